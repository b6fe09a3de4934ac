// gazetteer_rate [BELOW.dlgaz...] FILE.dlgaz: how soon a compiled gazetteer opens, over the layers
// below it, and a name is found, beside a hash map of the same names in memory. Prints a JSON
// object; bench/gazetteer_build.py makes a table of it. Names are spread over all of the file. A
// first look-up finds its pages unread and their checksums unverified; a warm one comes after it.
#include <fcntl.h>
#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <unordered_map>
#include <vector>

#include "gazetteer/gazetteer.hpp"
#include "gazetteer/layer.hpp"
#include "text/name_key.hpp"

using namespace dateline;
using Clock = std::chrono::steady_clock;

namespace {

constexpr std::uint32_t kLookUps = 20'000;
constexpr std::uint32_t kReferenceShare = 8;  // one name in so many: all would fill the memory

double micros(Clock::duration d) { return std::chrono::duration<double, std::micro>(d).count(); }

double median(std::vector<double> v) {
  std::nth_element(v.begin(), v.begin() + static_cast<std::ptrdiff_t>(v.size() / 2), v.end());
  return v[v.size() / 2];
}

/// The median of the time that `look` takes for each name.
template <class Look>
double median_of(const std::vector<std::string>& names, Look look) {
  std::vector<double> times;
  times.reserve(names.size());
  for (const std::string& name : names) {
    const auto start = Clock::now();
    look(name);
    times.push_back(micros(Clock::now() - start));
  }
  return median(std::move(times));
}

/// Lets the system forget what it keeps of a file.
void evict(const char* path) {
  const int fd = ::open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return;
  (void)::posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
  ::close(fd);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "Usage: gazetteer_rate [BELOW.dlgaz...] FILE.dlgaz\n");
    return 2;
  }
  const std::vector<std::filesystem::path> files(argv + 1, argv + argc);
  std::vector<std::string> names;
  std::unordered_map<std::string, std::vector<std::uint32_t>> map;
  std::vector<std::string> known;
  {
    const auto layer = gazetteer::Layer::open(files.back());
    if (!layer) {
      fmt::print(stderr, "{}\n", layer.error().to_string());
      return 1;
    }
    const std::uint32_t all = layer->count(gazetteer::format::SectionId::name_places);
    const std::uint32_t step = std::max(1U, all / kLookUps);
    for (std::uint32_t i = 0; i < all; i += step) names.emplace_back(layer->spelling(i));
    for (std::uint32_t i = 0; i < all; i += kReferenceShare) {
      map[text::name_key(layer->spelling(i))].push_back(i);
      if (i / kReferenceShare % std::max(1U, step / kReferenceShare) == 0) {
        known.emplace_back(layer->spelling(i));
      }
    }
    // Neighbours in the file are neighbours in the alphabet; stories are not in that order.
    std::sort(names.begin(), names.end(), [](const std::string& a, const std::string& b) {
      return std::hash<std::string>{}(a) < std::hash<std::string>{}(b);
    });
  }
  const auto open_ms = [&] {
    const auto start = Clock::now();
    const auto opened = gazetteer::Gazetteer::open_files(files);
    return opened ? micros(Clock::now() - start) / 1000 : 0;
  };
  evict(argv[argc - 1]);
  const double open_unread_ms = open_ms();
  double open_again_ms = 1e9;
  for (int i = 0; i < 5; ++i) open_again_ms = std::min(open_again_ms, open_ms());
  evict(argv[argc - 1]);
  const auto world = gazetteer::Gazetteer::open_files(files);
  if (!world) return 1;
  std::size_t found = 0;
  const auto ours = [&](const std::string& name) { found += world->find(name).size(); };
  const double first = median_of(names, ours);
  double warm = 1e9;
  for (int i = 0; i < 5; ++i) warm = std::min(warm, median_of(names, ours));
  double reference = 1e9;
  for (int i = 0; i < 5; ++i) {
    reference = std::min(reference, median_of(known, [&](const std::string& name) {
                           const auto at = map.find(text::name_key(name));
                           found += at == map.end() ? 0 : at->second.size();
                         }));
  }
  double search = 0;
  {
    std::vector<double> times;
    for (std::size_t i = 0; i < names.size(); i += names.size() / 200 + 1) {
      const std::string typed = names[i].substr(0, 6);
      const auto before = Clock::now();
      found += world->search(typed, 20).size();
      times.push_back(micros(Clock::now() - before) / 1000);
    }
    search = median(std::move(times));
  }
  fmt::print(
      "{{\"places\": {}, \"names\": {}, \"bytes\": {}, \"open_ms\": {:.3f}, \"open_unread_ms\": "
      "{:.3f}, \"first_us\": {:.3f}, "
      "\"warm_us\": {:.3f}, \"hash_map_us\": {:.3f}, \"search_ms\": {:.2f}, \"found\": {}}}\n",
      world->layers().back().places, world->layers().back().names,
      std::filesystem::file_size(files.back()), open_again_ms, open_unread_ms, first, warm,
      reference, search, found);
  return 0;
}
