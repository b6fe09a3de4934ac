// Tagging and parsing, against giving each word the tag it has in a table: what any reader of words
// must do. The text is the stories of the tests, some 9,000 words of news.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/file.hpp"
#include "syntax/analysis.hpp"
#include "syntax/model.hpp"
#include "text/story.hpp"

using namespace dateline;

namespace {

constexpr std::uintmax_t kMostStory = 1U << 20U;

using Sentence = std::vector<std::string_view>;

/// The stories, cut into the words of each sentence; empty if the folder cannot be read.
const std::vector<Sentence>& sentences() {
  static std::vector<text::Story> stories;
  static const std::vector<Sentence> made = [] {
    std::vector<std::filesystem::path> files;
    std::error_code fault;
    for (const auto& entry : std::filesystem::directory_iterator(DATELINE_STORIES, fault)) {
      if (entry.path().extension() == ".txt") files.push_back(entry.path());
    }
    std::ranges::sort(files);
    for (const auto& file : files) {
      const auto bytes = base::read_file(file, kMostStory);
      if (!bytes) continue;
      if (auto story = text::make_story(*bytes, file.stem().string())) {
        stories.push_back(std::move(*story));
      }
    }
    std::vector<Sentence> out;
    for (const text::Story& story : stories) {
      for (const text::Sentence& sentence : story.sentences) {
        Sentence& words = out.emplace_back();
        for (std::size_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
          words.emplace_back(story.tokens[i].form);
        }
      }
    }
    return out;
  }();
  return made;
}

const syntax::ModelFile* model() {
  static const auto opened =
      syntax::open_model(std::filesystem::path(DATELINE_SHARE) / "syntax/english.dlsyn");
  return opened ? &*opened : nullptr;
}

void count_words(benchmark::State& state) {
  std::size_t words = 0;
  for (const Sentence& sentence : sentences()) words += sentence.size();
  state.SetItemsProcessed(static_cast<std::int64_t>(words) * state.iterations());
}

template <class Read>
void read_all(benchmark::State& state, Read&& read) {
  if (model() == nullptr || sentences().empty()) {
    state.SkipWithError("the model or the stories are missing");
    return;
  }
  for (auto _ : state) {
    for (const Sentence& sentence : sentences()) {
      auto out = read(sentence);
      benchmark::DoNotOptimize(out);
    }
  }
  count_words(state);
}

void tag_ours(benchmark::State& state) {
  read_all(state, [](const Sentence& sentence) { return syntax::tag(*model(), sentence); });
}
BENCHMARK(tag_ours)->Name("tag/ours")->Unit(benchmark::kMillisecond);

void parse_ours(benchmark::State& state) {
  read_all(state, [](const Sentence& sentence) { return syntax::analyse(*model(), sentence); });
}
BENCHMARK(parse_ours)->Name("tag and parse/ours")->Unit(benchmark::kMillisecond);

void table_reference(benchmark::State& state) {
  std::unordered_map<std::string, int> table;
  for (const Sentence& sentence : sentences()) {
    for (const auto word : sentence)
      table.emplace(std::string(word), static_cast<int>(word.size()));
  }
  read_all(state, [&table](const Sentence& sentence) {
    std::vector<syntax::Word> words(sentence.size());
    for (std::size_t i = 0; i < sentence.size(); ++i) {
      words[i].lemma = sentence[i];
      words[i].head = table.find(std::string(sentence[i]))->second;
    }
    return words;
  });
}
BENCHMARK(table_reference)->Name("tag/reference")->Unit(benchmark::kMillisecond);
BENCHMARK(table_reference)->Name("tag and parse/reference")->Unit(benchmark::kMillisecond);

}  // namespace
