#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "app/cli/commands.hpp"
#include "app/cli/exit_status.hpp"
#include "app/cli/options.hpp"
#include "io/story_to_read.hpp"
#include "syntax/morphology.hpp"

namespace dateline::cli {
namespace {

/// CoNLL-U of one sentence: index, form, lemma, UPOS, XPOS, features, head, relation.
std::string conllu(const event::Document& d, std::size_t sentence) {
  const auto& s = d.story.sentences[sentence];
  const std::string text = d.story.line(s.span);
  std::string out = fmt::format("# sent_id = {}-{}\n# text = {}\n", d.story.id, sentence + 1, text);
  const auto& words = d.trees[sentence].words;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto& token = d.story.tokens[s.tokens.begin + i];
    const auto& w = words[i];
    out += fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t_\t{}\n", i + 1, token.form, w.lemma,
                       syntax::name(w.upos), w.xpos, syntax::features(w), w.head + 1,
                       syntax::name(w.rel), token.space_after ? "_" : "SpaceAfter=No");
  }
  return out + "\n";
}

struct Options {
  ReadingOptions reading;
  std::vector<std::string> stories;
};

int parse_stories(const Options& o) {
  auto reader = open_reader(o.reading);
  if (!reader) return kBadAssets;
  int status = kDone;
  const std::vector<std::filesystem::path> paths(o.stories.begin(), o.stories.end());
  io::each_story(paths, std::nullopt, [&](base::Result<io::StoryToRead> next) {
    if (!next) {
      status = fail(next.error());
      return true;
    }
    const event::Document d = reader->read(std::move(next->story));
    for (std::size_t i = 0; i < d.trees.size(); ++i) fmt::print("{}", conllu(d, i));
    return true;
  });
  return status;
}

}  // namespace

void add_parse(CLI::App& app, std::function<int()>& run) {
  auto* command = app.add_subcommand("parse", "Print sentences, tags and trees (CoNLL-U)");
  auto options = std::make_shared<Options>();
  command
      ->add_option(
          "STORY", options->stories,
          "Files with stories (text, web pages, PDF, documents, mail, feeds), or folders of them")
      ->required();
  command->add_option("--assets", options->reading.assets, "Folder of the program's data");
  command->add_option("--syntax", options->reading.files.syntax_model,
                      "Syntax model instead of the shipped one");
  command->callback([&run, options] { run = [options] { return parse_stories(*options); }; });
}

}  // namespace dateline::cli
