// Taking up the kept readings of a project's stories, against copying their bytes; and how many
// bytes a reading has, against its story's text.
#include <benchmark/benchmark.h>

#include <cstdint>
#include <filesystem>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "event/story_reader.hpp"
#include "io/document_codec.hpp"

using namespace dateline;

namespace {

/// The annotated stories as they are kept, and how many bytes their texts have together.
struct Kept {
  std::vector<std::string> records;
  std::size_t text_bytes = 0;
};

const Kept& kept() {
  static const Kept made = [] {
    const auto reader = event::StoryReader::open(DATELINE_SHARE);
    if (!reader) throw std::runtime_error(reader.error().to_string());
    Kept out;
    for (const auto& entry : std::filesystem::directory_iterator(DATELINE_STORIES)) {
      if (entry.path().extension() != ".txt" || entry.path().stem() == "CMakeLists") continue;
      auto story = text::read_story(entry.path());
      if (!story) throw std::runtime_error(story.error().to_string());
      out.text_bytes += entry.file_size();
      out.records.push_back(io::encode(reader->read(std::move(*story))));
    }
    return out;
  }();
  return made;
}

void take_up(benchmark::State& state, io::DecodeParts parts) {
  std::size_t bytes = 0;
  for (const std::string& record : kept().records) bytes += record.size();
  for (auto _ : state) {
    for (const std::string& record : kept().records) {
      auto document = io::decode(std::as_bytes(std::span(record)), nullptr, parts);
      benchmark::DoNotOptimize(document);
    }
  }
  const std::size_t count = kept().records.size();
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(count));
  state.counters["bytes"] = static_cast<double>(bytes / count);
  state.counters["text"] = static_cast<double>(kept().text_bytes / count);
}

void readings_ours(benchmark::State& state) { take_up(state, {}); }
BENCHMARK(readings_ours)->Name("readings/ours")->Unit(benchmark::kMicrosecond);
void trees_ours(benchmark::State& state) { take_up(state, {.grammar = true}); }
BENCHMARK(trees_ours)->Name("readings_with_trees/ours")->Unit(benchmark::kMicrosecond);

/// The same bytes, copied.
void copy_reference(benchmark::State& state) {
  for (auto _ : state) {
    for (const std::string& record : kept().records) {
      std::string copy(record);
      benchmark::DoNotOptimize(copy);
    }
  }
}
BENCHMARK(copy_reference)->Name("readings/reference")->Unit(benchmark::kMicrosecond);
BENCHMARK(copy_reference)->Name("readings_with_trees/reference")->Unit(benchmark::kMicrosecond);

}  // namespace
