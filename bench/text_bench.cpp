// Reading a story into paragraphs, sentences and tokens, against splitting the same text at spaces.
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "base/utf8.hpp"
#include "text/story.hpp"

using namespace dateline;

namespace {

std::string long_story() {
  std::string text = "BAGHDAD, June 16, 2014 -\n\n";
  for (int i = 0; i < 400; ++i) {
    text += "Column " + std::to_string(i) +
            " of the 4th Brigade left Tal Afar at 5:30 a.m. on Sunday, officials said. \"We could "
            "not hold the town,\" a U.S.-trained officer told reporters in Mosul.\n\n";
  }
  return text;
}

void story_ours(benchmark::State& state) {
  const std::string text = long_story();
  for (auto _ : state) {
    auto story = text::make_story(text, "story");
    benchmark::DoNotOptimize(story);
  }
}
BENCHMARK(story_ours)->Name("story/ours")->Unit(benchmark::kMillisecond);

/// Code points, cut at spaces.
void story_reference(benchmark::State& state) {
  const std::string text = long_story();
  for (auto _ : state) {
    const std::u32string points = base::to_code_points(text);
    std::vector<std::string> words;
    std::size_t start = 0;
    for (std::size_t at = 0; at <= points.size(); ++at) {
      if (at < points.size() && points[at] != U' ' && points[at] != U'\n') continue;
      if (at > start) {
        words.push_back(base::to_utf8(std::u32string_view(points).substr(start, at - start)));
      }
      start = at + 1;
    }
    benchmark::DoNotOptimize(words);
  }
}
BENCHMARK(story_reference)->Name("story/reference")->Unit(benchmark::kMillisecond);

}  // namespace
