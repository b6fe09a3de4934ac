// dateline_places_rate: the two sides of bench/places.py that are C++. See usage().

#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.hpp"
#include "base/table.hpp"
#include "gazetteer/gazetteer.hpp"
#include "gazetteer/row.hpp"
#include "geoparse/geoparser.hpp"
#include "text/name_key.hpp"
#include "text/story.hpp"

namespace dateline {
namespace {

constexpr std::uintmax_t kMostBytes = std::uintmax_t{1} << 30U;

void usage() {
  fmt::print(
      "Usage: dateline_places_rate names GAZETTEER TABLE.tsv... > NAMES.tsv\n"
      "       dateline_places_rate find GAZETTEER LEXICON RUNS CORPUS.json...\n\n"
      "names  writes folded name, key and population of the most populous place of every name of "
      "the\n"
      "       tables, as the compiled GAZETTEER knows them\n"
      "find   prints as JSON how fast the geoparser reads stories and finds and ranks their "
      "places, "
      "without\n"
      "       parses: of RUNS rounds the fastest. In each a new geoparser loads all names and "
      "reads "
      "every other\n"
      "       document, then the rest by the clock, so that none that is timed was seen before\n");
}

/// A spelling's population is that of its biggest place, the first of equals.
base::Result<void> print_names(const gazetteer::Gazetteer& world,
                               std::span<const std::filesystem::path> tables) {
  std::map<std::string, bool> keys;
  for (const auto& path : tables) {
    const auto table = base::Table::read(path, {"key", "name", "names"});
    if (!table) return table.error();
    for (const auto& line : table->rows()) {
      const auto row = gazetteer::read_row(*table, line);
      if (!row) return row.error();
      keys.emplace(text::name_key(row->name), true);
      for (const auto& name : row->names) keys.emplace(text::name_key(name.spelling), true);
    }
  }
  for (const auto& [key, unused] : keys) {
    gazetteer::Place best;
    for (const auto& hit : world.find_key(key)) {
      const gazetteer::Place place = world.place(hit.id);
      if (best.key.empty() || place.population > best.population) best = place;
    }
    if (!best.key.empty()) fmt::print("{}\t{}\t{}\n", key, best.key, best.population);
  }
  return {};
}

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

base::Result<void> time_find(const std::filesystem::path& world_folder,
                             const std::filesystem::path& lexicon, int runs,
                             std::span<const std::filesystem::path> corpora) {
  const auto world = gazetteer::Gazetteer::open(world_folder);
  if (!world) return world.error();
  for (const auto& corpus : corpora) {
    const auto bytes = base::read_file(corpus, kMostBytes);
    if (!bytes) return bytes.error();
    std::vector<std::string> texts;
    for (const auto& document : nlohmann::json::parse(*bytes)) {
      texts.push_back(document.at("text").get<std::string>());
    }
    double reading = 1e9;
    double whole = 1e9;
    std::size_t mentions = 0;
    std::size_t placed = 0;
    std::size_t size = 0;
    std::size_t documents = 0;
    for (int run = 0; run < runs; ++run) {
      const auto geoparser = geoparse::Geoparser::open(*world, lexicon);
      if (!geoparser) return geoparser.error();
      geoparser->load_names();
      double read = 0;
      std::chrono::steady_clock::time_point start;
      for (const std::size_t first : {1U, 0U}) {
        mentions = placed = size = documents = 0;
        read = 0;
        start = std::chrono::steady_clock::now();
        for (std::size_t i = first; i < texts.size(); i += 2) {
          const auto begun = std::chrono::steady_clock::now();
          const auto story = text::make_story(texts[i], "text", "id");
          read += seconds_since(begun);
          ++documents;
          size += texts[i].size();
          if (!story) continue;
          for (const auto& m : geoparser->find(*story, {}, geoparse::Reasons::none)) {
            ++mentions;
            placed += m.place() != nullptr ? 1U : 0U;
          }
        }
      }
      whole = std::min(whole, seconds_since(start));
      reading = std::min(reading, read);
    }
    const nlohmann::json out = {{"corpus", corpus.stem().string()},
                                {"documents", documents},
                                {"bytes", size},
                                {"seconds", whole},
                                {"reading_seconds", reading},
                                {"mentions", mentions},
                                {"placed", placed}};
    fmt::print("{}\n", out.dump());
  }
  return {};
}

int run(std::span<const std::string> arguments) {
  if (arguments.size() < 3) return usage(), 2;
  const std::vector<std::filesystem::path> paths(arguments.begin() + 1, arguments.end());
  base::Result<void> done;
  if (arguments[0] == "names") {
    const auto world = gazetteer::Gazetteer::open(paths[0]);
    done = world ? print_names(*world, std::span(paths).subspan(1)) : world.error();
  } else if (arguments[0] == "find" && arguments.size() >= 5) {
    done = time_find(paths[0], paths[1], std::stoi(arguments[3]), std::span(paths).subspan(3));
  } else {
    return usage(), 2;
  }
  if (done) return 0;
  fmt::print(stderr, "dateline_places_rate: {}\n", done.error().to_string());
  return 1;
}

}  // namespace
}  // namespace dateline

int main(int argc, char** argv) {
  try {
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    return dateline::run(arguments);
  } catch (const std::exception& e) {
    fmt::print(stderr, "dateline_places_rate: {}\n", e.what());
    return 1;
  }
}
