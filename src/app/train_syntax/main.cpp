// Trains the syntax model: dateline_train_syntax TREEBANKS WORDNET OUT. See script/train-syntax.

#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <iterator>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "augment.hpp"
#include "base/file.hpp"
#include "base/utf8.hpp"
#include "conllu.hpp"
#include "score.hpp"
#include "syntax/names.hpp"
#include "text/sentences.hpp"
#include "train.hpp"
#include "wordnet.hpp"

namespace {

using namespace dateline;

constexpr std::uintmax_t kMostText = 16U << 20U;

int fail(const base::Error& error) {
  fmt::print(stderr, "{}\n", error.to_string());
  return 1;
}

/// Prints the trees of a text, for reading by eye.
int show(const std::filesystem::path& model, const std::filesystem::path& file) {
  const auto parser = syntax::Parser::open(model);
  if (!parser) return fail(parser.error());
  const auto bytes = base::read_file(file, kMostText);
  if (!bytes) return fail(bytes.error());
  const std::u32string text = base::to_code_points(*bytes);
  const auto tokens = text::tokenize(text);
  for (const text::Range& r : text::split_sentences(text, tokens)) {
    const std::span sentence(tokens.data() + r.begin, r.size());
    const syntax::Tree tree = parser->parse(sentence);
    for (std::size_t i = 0; i < tree.words.size(); ++i) {
      const syntax::Word& w = tree.words[i];
      fmt::print("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n", i + 1, sentence[i].form, w.lemma,
                 name(w.upos), w.xpos, w.voice == syntax::Voice::passive ? "Pass" : "_", w.head + 1,
                 name(w.rel),
                 w.head < 0 ? "ROOT" : sentence[static_cast<std::size_t>(w.head)].form);
    }
    fmt::print("\n");
  }
  return 0;
}

/// Scores of a model on treebanks, as they are and written as news writes.
int score(const std::filesystem::path& model, std::span<const std::string> files) {
  const auto parser = syntax::Parser::open(model);
  if (!parser) return fail(parser.error());
  for (const std::filesystem::path file : files) {
    const auto gold = train::read_conllu(file);
    if (!gold) return fail(gold.error());
    const std::string name = file.filename().string();
    train::print_scores(*parser, *gold, name);
    using train::Variant;
    for (const auto& [variant, words] :
         {std::pair{Variant::headline, "as headlines"}, std::pair{Variant::capitals, "in capitals"},
          std::pair{Variant::names, "with other names"}}) {
      constexpr std::uint32_t kSeed = 7;  // not that of the training
      train::print_scores(*parser, train::rewritten(*gold, variant, kSeed), name + " " + words,
                          false);
    }
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> args(argv + 1, argv + argc);
  if (args.size() == 3 && args[0] == "--show") return show(args[1], args[2]);
  if (args.size() > 2 && args[0] == "--score") {
    return score(args[1], std::span(args).subspan(2));
  }
  const auto added = train::augmentation_from(args.size() > 3 ? args[3] : "all");
  if (args.size() < 3 || !added) {
    fmt::print(stderr,
               "use: dateline_train_syntax TREEBANKS WORDNET OUT [none|variants|all [TAGGER_ROUNDS "
               "PARSER_ROUNDS]]\n     dateline_train_syntax --score MODEL FILE.conllu...\n     "
               "dateline_train_syntax --show MODEL TEXT\n");
    return 2;
  }
  const std::filesystem::path folder = args[0];
  const std::filesystem::path out = args[2];
  train::Options options;
  if (args.size() > 5) {
    options.tagger_rounds = std::atoi(args[4].c_str());
    options.parser_rounds = std::atoi(args[5].c_str());
  }
  const auto dictionary = train::read_wordnet(args[1]);
  if (!dictionary) return fail(dictionary.error());
  std::vector<train::GoldSentence> sentences;
  for (const char* part : {"ewt-train.conllu", "gum-train.conllu"}) {
    auto read = train::read_conllu(folder / part);
    if (!read) return fail(read.error());
    sentences.insert(sentences.end(), std::make_move_iterator(read->begin()),
                     std::make_move_iterator(read->end()));
  }
  const auto all = train::augment(sentences, *added, options.seed);
  const std::string model = train::train_model(all, *dictionary, options, "english 1");
  if (const auto done = base::write_file_atomically(out, model); !done) return fail(done.error());
  fmt::print("{}: {} bytes\n", out.string(), model.size());
  const auto parser = syntax::Parser::open(out);
  if (!parser) return fail(parser.error());
  for (const char* part : {"ewt-dev.conllu", "gum-dev.conllu"}) {
    const auto gold = train::read_conllu(folder / part);
    if (!gold) return fail(gold.error());
    train::print_scores(*parser, *gold, part);
  }
  return 0;
}
