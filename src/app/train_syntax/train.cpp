#include "train.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <future>
#include <map>
#include <numeric>

#include "net.hpp"
#include "random.hpp"
#include "syntax/analysis.hpp"
#include "syntax/lemma.hpp"
#include "syntax/model.hpp"
#include "syntax/names.hpp"

namespace dateline::train {
namespace {

using syntax::Atoms;
using syntax::Scores;

constexpr int kRarestTag = 4;
constexpr std::size_t kTaggerBytes = 3U << 20U;
constexpr double kForgetting = 0.7;  // of words seen once; of others as they are rarer

std::vector<std::size_t> shuffled(std::size_t n, Random& random) {
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (std::size_t i = n; i > 1; --i) {
    std::swap(order[i - 1], order[random.below(static_cast<std::uint32_t>(i))]);
  }
  return order;
}

std::vector<Atoms> atoms_of(const GoldSentence& sentence, const Lexicon& lexicon) {
  std::vector<Atoms> out;
  for (const GoldWord& word : sentence.words) {
    out.push_back(syntax::atoms_of(word.form));
    lexicon.look_up(out.back());
  }
  return out;
}

/// Tags each sentence with a tagger that has not seen it, so that the parser learns from tags as
/// wrong as it will meet.
std::vector<TaggedSentence> tag_in_folds(const std::vector<GoldSentence>& sentences,
                                         const TagSet& tags, const Lexicon& lexicon,
                                         const syntax::ModelFile& model, const Options& options) {
  std::vector<TaggedSentence> out(sentences.size());
  std::size_t right = 0;
  std::size_t all = 0;
  for (int fold = 0; fold < options.folds; ++fold) {
    std::vector<const GoldSentence*> rest;
    // Whole stretches, since neighbours are alike.
    const auto in_fold = [&](std::size_t i) {
      return static_cast<int>(i / 50) % options.folds == fold;
    };
    for (std::size_t i = 0; i < sentences.size(); ++i) {
      if (!in_fold(i)) rest.push_back(&sentences[i]);
    }
    const Perceptron tagger = train_tagger(rest, tags, lexicon, options).averaged();
    for (std::size_t i = 0; i < sentences.size(); ++i) {
      if (!in_fold(i)) continue;
      const auto atoms = atoms_of(sentences[i], lexicon);
      const auto guess = syntax::tag_greedily(atoms, tags.names.size(),
                                              [&](auto f, Scores& s) { tagger.add(f, s); });
      out[i].gold = &sentences[i];
      for (std::size_t w = 0; w < atoms.size(); ++w) {
        const syntax::TagClass& tag = model.tags[static_cast<std::size_t>(guess[w])];
        out[i].tokens.push_back(syntax::token_input(atoms[w], guess[w], model.words));
        ++all;
        if (tag.upos == sentences[i].words[w].upos) ++right;
      }
    }
  }
  fmt::print("universal tags of unseen folds: {:.2f} % right\n",
             100.0 * static_cast<double>(right) / static_cast<double>(all));
  return out;
}

}  // namespace

TagSet learn_tag_set(const std::vector<GoldSentence>& sentences) {
  std::map<std::string, int> seen;
  for (const GoldSentence& sentence : sentences) {
    for (const GoldWord& word : sentence.words) {
      ++seen[fmt::format("{}\t{}", syntax::name(word.upos), word.xpos)];
    }
  }
  std::vector<std::pair<int, std::string>> order;
  for (const auto& [name, count] : seen) {
    if (count >= kRarestTag) order.emplace_back(-count, name);
  }
  std::ranges::sort(order);
  TagSet out;
  for (const auto& [count, name] : order) {
    if (out.names.size() < syntax::kClassLimit) out.names.push_back(name);
  }
  return out;
}

int TagSet::of(const GoldWord& word) const {
  const auto it =
      std::ranges::find(names, fmt::format("{}\t{}", syntax::name(word.upos), word.xpos));
  return it == names.end() ? -1 : static_cast<int>(it - names.begin());
}

namespace {

struct Example {
  std::vector<Atoms> words;
  std::vector<int> tags;
  std::vector<int> times;  ///< that each word was met, as Lexicon::times has it
};

Perceptron train_once(const std::vector<Example>& examples, const TagSet& tags,
                      const Lexicon& lexicon, const Options& options, Random& random) {
  Perceptron weights;
  syntax::TagFeatures features;
  Scores scores;
  for (int round = 0; round < options.tagger_rounds; ++round) {
    for (const std::size_t e : shuffled(examples.size(), random)) {
      Example example = examples[e];
      // Words are forgotten now and then, the more so the rarer they are, so that the tagger learns
      // what to make of those that no treebank holds.
      for (std::size_t i = 0; i < example.words.size(); ++i) {
        const int times = example.times[i];
        if (times > 0 && random.below(10000) < 10000 * kForgetting / (kForgetting + times))
          lexicon.forget(example.words[i], random.next());
      }
      const auto setting = syntax::setting_of(example.words);
      int tag1 = -1;
      int tag2 = -1;
      for (std::size_t i = 0; i < example.words.size(); ++i) {
        syntax::tag_features(example.words, setting, i, tag1, tag2, features);
        scores.fill(0);
        weights.add(features.view(), scores);
        const std::size_t guess =
            syntax::best_tag(scores, example.words[i].allowed, tags.names.size());
        const int gold = example.tags[i];
        if (gold >= 0 && guess != static_cast<std::size_t>(gold)) {
          weights.update(features.view(), static_cast<std::size_t>(gold), 1);
          weights.update(features.view(), guess, -1);
        }
        weights.step();
        // The tags before come from the model itself, as in use.
        tag2 = tag1;
        tag1 = static_cast<int>(guess);
      }
    }
  }
  return weights;
}

}  // namespace

Perceptron train_tagger(const std::vector<const GoldSentence*>& sentences, const TagSet& tags,
                        const Lexicon& lexicon, const Options& options) {
  std::vector<Example> examples;
  for (const GoldSentence* sentence : sentences) {
    Example example{atoms_of(*sentence, lexicon), {}, {}};
    for (const GoldWord& word : sentence->words) example.tags.push_back(tags.of(word));
    for (const Atoms& word : example.words) example.times.push_back(lexicon.times(word));
    examples.push_back(std::move(example));
  }
  // Three orders of the same sentences, in each of which other words are forgotten: their average
  // errs less than any of them.
  Perceptron joined;
  Random random(options.seed);
  for (int part = 0; part < options.taggers; ++part) {
    joined.join(train_once(examples, tags, lexicon, options, random));
  }
  return joined;
}

namespace {

/// The networks of the parser, which differ in their random numbers alone, as a section of the
/// model.
std::string train_networks(const std::vector<TaggedSentence>& tagged, const WordTable& table,
                           const Options& options) {
  std::vector<std::future<std::vector<std::int16_t>>> networks;
  for (int i = 0; i < options.parsers; ++i) {
    networks.push_back(std::async(std::launch::async, [&, i] {
      return train_network(tagged, {.rounds = options.parser_rounds,
                                    .words = table.frequency.size(),
                                    .frequency = table.frequency,
                                    .instead = table.instead,
                                    .seed = options.seed + static_cast<std::uint64_t>(i)});
    }));
  }
  const std::uint64_t count = networks.size();
  std::string out(reinterpret_cast<const char*>(&count), sizeof count);
  for (auto& network : networks) {
    const auto parameters = network.get();
    out.append(reinterpret_cast<const char*>(parameters.data()),
               parameters.size() * sizeof parameters[0]);
  }
  return out;
}

}  // namespace

std::string train_model(const std::vector<GoldSentence>& sentences, const Dictionary& dictionary,
                        const Options& options, const std::string& version) {
  const TagSet tags = learn_tag_set(sentences);
  const Lexicon lexicon(sentences, dictionary, tags.names, 3);
  const Lemmas lemmas = learn_lemmas(sentences);
  std::array<std::string, syntax::kSections> sections;
  const auto part = [&sections](syntax::Section s) -> std::string& {
    return sections[static_cast<std::size_t>(s)];
  };
  part(syntax::Section::text) = version + "\n";
  for (const std::string& name : tags.names) part(syntax::Section::text) += name + "\n";
  part(syntax::Section::known) = lexicon.pack_known();
  part(syntax::Section::allowed) = lexicon.pack_allowed();
  part(syntax::Section::lemma_keys) = lemmas.keys;
  part(syntax::Section::lemma_text) = lemmas.text;

  syntax::ModelFile words;  // the parts that the parser's training shares with its use
  for (const std::string& name : tags.names) {
    const std::size_t tab = name.find('\t');
    words.tags.push_back({*syntax::upos_of(name.substr(0, tab)), name.substr(tab + 1)});
  }
  const WordTable table = learn_words(sentences, dictionary);
  words.words = table.keys;
  fmt::print("{} sentences, {} tag classes\n", sentences.size(), tags.names.size());

  std::vector<const GoldSentence*> all;
  for (const GoldSentence& s : sentences) all.push_back(&s);
  const auto tagger = train_tagger(all, tags, lexicon, options).pack_within(kTaggerBytes);
  fmt::print("tagger: {} features, {} weights\n", tagger.features, tagger.values);
  const auto tagged = tag_in_folds(sentences, tags, lexicon, words, options);
  part(syntax::Section::networks) = train_networks(tagged, table, options);
  part(syntax::Section::tag_slots) = tagger.slots;
  part(syntax::Section::tag_weights) = tagger.weights;
  part(syntax::Section::words)
      .assign(reinterpret_cast<const char*>(table.keys.data()),
              table.keys.size() * sizeof table.keys[0]);
  return syntax::pack_model(sections);
}

}  // namespace dateline::train
