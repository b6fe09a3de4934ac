// Opening the world's gazetteer and finding names in it, against reading its files and a hash map.
#include <benchmark/benchmark.h>

#include <filesystem>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/file.hpp"
#include "gazetteer/gazetteer.hpp"
#include "text/name_key.hpp"

using namespace dateline;

namespace {

const std::filesystem::path& folder() {
  static const std::filesystem::path path = std::filesystem::path(DATELINE_SHARE) / "gazetteer";
  return path;
}

void open_ours(benchmark::State& state) {
  for (auto _ : state) {
    auto world = gazetteer::Gazetteer::open(folder());
    if (!world) return state.SkipWithError(world.error().to_string().c_str());
    benchmark::DoNotOptimize(world->find("Tal Afar"));
  }
}
BENCHMARK(open_ours)->Name("gazetteer_open/ours")->Unit(benchmark::kMillisecond);

/// Reading the same files whole, without looking at a byte of them.
void open_reference(benchmark::State& state) {
  for (auto _ : state) {
    for (const auto& entry : std::filesystem::directory_iterator(folder())) {
      auto bytes = base::read_file(entry.path(), std::uintmax_t{1} << 32U);
      benchmark::DoNotOptimize(bytes);
    }
  }
}
BENCHMARK(open_reference)->Name("gazetteer_open/reference")->Unit(benchmark::kMillisecond);

/// Names as a story has them: one in a hundred of the world's settlements, spread over all.
struct World {
  gazetteer::Gazetteer places;
  std::vector<std::string> names;
  std::unordered_map<std::string, std::vector<gazetteer::PlaceId>> map;
};

const World* world() {
  static const std::unique_ptr<World> made = [] {
    auto opened = gazetteer::Gazetteer::open(folder());
    if (!opened) return std::unique_ptr<World>();
    auto out = std::make_unique<World>(World{std::move(*opened), {}, {}});
    const auto layers = out->places.layers();
    for (std::uint32_t layer = 0; layer < layers.size(); ++layer) {
      for (std::uint32_t i = 0; i < layers[layer].places; ++i) {
        const std::string name(out->places.place({layer, i}).name);
        out->map[text::name_key(name)].push_back({layer, i});
        if (i % 100 == 7) out->names.push_back(name);
      }
    }
    return out;
  }();
  return made.get();
}

void find_ours(benchmark::State& state) {
  if (world() == nullptr) return state.SkipWithError("there is no gazetteer");
  std::size_t i = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(world()->places.find(world()->names[i++ % world()->names.size()]));
  }
}
BENCHMARK(find_ours)->Name("gazetteer_find/ours")->Unit(benchmark::kMicrosecond);

/// The same by display names alone, in a hash map that would take seconds to fill at each start.
void find_reference(benchmark::State& state) {
  if (world() == nullptr) return state.SkipWithError("there is no gazetteer");
  std::size_t i = 0;
  for (auto _ : state) {
    auto found = world()->map.find(text::name_key(world()->names[i++ % world()->names.size()]));
    benchmark::DoNotOptimize(found);
  }
}
BENCHMARK(find_reference)->Name("gazetteer_find/reference")->Unit(benchmark::kMicrosecond);

}  // namespace
