// Compiled base maps: whatever the file holds, it is refused, or all that it hands out can be read
// and every index leads to a vertex.
//
// The first byte of the input chooses. 0: the rest is the file. Else the rest is a list of changes
// to a sound file, 8 bytes each (fuzz::change), which then gets a fitting checksum.
#include "scene/base_map.hpp"

#include <span>
#include <string>

#include "base/checksum.hpp"
#include "base/utf8.hpp"
#include "fuzz/compiled_file.hpp"
#include "fuzz/fuzz.hpp"
#include "scene/base_map_directory.hpp"
#include "scene/base_map_format.hpp"
#include "scene/base_map_writer.hpp"

using namespace dateline;
using scene::BaseMap;
namespace format = scene::format;

namespace {

/// An island with a river, a town and a hill, in the coarsest level.
std::string sound_file() {
  scene::MapContents m;
  m.detailed = {0.25, 0.25, 0.75, 0.75};
  m.attribution = "Drawn for fuzzing";
  const geo::WorldBox box{0.4, 0.4, 0.6, 0.6};
  const geo::WorldPoint middle{0.5, 0.5};
  const std::vector<scene::Vertex> ring{
      {-0.1F, -0.1F}, {0.1F, -0.1F}, {0.1F, 0.1F}, {-0.1F, 0.1F}, {-0.1F, -0.1F}};
  const std::vector<std::uint32_t> triangles{0, 1, 2, 0, 2, 3};
  m.fills.push_back({0, scene::FillKind::land, box, middle, ring, triangles});
  m.lines.push_back({0, scene::LineKind::coast, 0, box, middle, ring, {0, 5}});
  m.lines.push_back({0, scene::LineKind::river, 2, box, middle, {{0, -0.1F}, {0, 0.1F}}, {0, 2}});
  m.areas.push_back({scene::AreaKind::country,
                     box,
                     middle,
                     middle,
                     "XI",
                     "XI",
                     "Island",
                     "",
                     ring,
                     triangles,
                     {0, 5}});
  m.labels.push_back({scene::LabelKind::town, 3, 4, middle, "Town", "\u0642\u0631\u064a\u0629"});
  m.reliefs.push_back({box, 2, 2, {120, 128, 136, 128}});
  return scene::encode_base_map(std::move(m));
}

void seal_directory(std::string& file) {
  auto header = fuzz::read<format::Header>(file, 0);
  if (header.directory_end < sizeof(header) || header.directory_end > file.size()) return;
  const auto bytes = std::as_bytes(std::span(file)).first(header.directory_end);
  header.checksum = format::directory_checksum(header, bytes.subspan(sizeof(header)));
  std::memcpy(file.data(), &header, sizeof(header));
}

/// Makes all checksums fit: those of the records' geometry where the records lie in the file, then
/// the one of the directory.
void seal(std::string& file) {
  seal_directory(file);
  const auto d = scene::read_directory(std::as_bytes(std::span(file)), "input");
  if (!d) return;
  const auto put = [&](const std::uint64_t& place, std::uint64_t sum) {
    const auto at = reinterpret_cast<const char*>(&place) - file.data();
    std::memcpy(file.data() + at, &sum, sizeof(sum));
  };
  for (const auto* chunks : {&d->fills, &d->lines}) {
    for (const auto& c : *chunks) {
      put(c.checksum, format::piece_checksum(d->vertices_of(c.vertices), d->indices_of(c.indices)));
    }
  }
  for (const auto& a : d->areas) {
    put(a.checksum, format::piece_checksum(d->vertices_of(a.vertices), d->indices_of(a.indices),
                                           d->indices_of(a.ring_starts)));
  }
  for (const auto& r : d->reliefs) {
    const auto grey = d->grey.subspan(r.first, std::size_t{r.width} * r.height);
    put(r.checksum, base::fast_checksum(std::as_bytes(grey)));
  }
  seal_directory(file);
}

void require_triangles(std::span<const scene::Vertex> vertices,
                       std::span<const std::uint32_t> indices) {
  fuzz::require(indices.size() % 3 == 0, "triangles have three corners");
  for (const std::uint32_t i : indices) {
    fuzz::require(i < vertices.size(), "an index leads to a vertex");
  }
}

void require_starts(std::size_t points, std::span<const std::uint32_t> starts) {
  for (std::size_t i = 0; i < starts.size(); ++i) {
    fuzz::require(starts[i] <= points && (i == 0 || starts[i - 1] <= starts[i]),
                  "lines start in order and within their points");
  }
}

void read_all(const std::string& path, bool sound) {
  const auto map = BaseMap::open(path);
  if (!map) {
    fuzz::require(!sound, "a sound file with a new checksum opens");
    fuzz::require(!map.error().message.empty(), "an error says what is wrong");
    return;
  }
  const geo::WorldBox world{0, 0, 1, 1};
  float sum = 0;
  for (int lod = 0; lod < BaseMap::kLods; ++lod) {
    const auto chunks = map->query(lod, world);
    for (const auto& fill : chunks.fills) {
      require_triangles(fill.vertices, fill.indices);
      for (const auto& v : fill.vertices) sum += v.x + v.y;
    }
    for (const auto& line : chunks.lines) {
      require_starts(line.points.size(), line.starts);
      for (const auto& v : line.points) sum += v.x + v.y;
    }
  }
  for (const auto& label : map->labels(world, 20)) {
    fuzz::require(!base::first_invalid_utf8(label.name_en), "labels are UTF-8");
    fuzz::require(!base::first_invalid_utf8(label.name_ar), "labels are UTF-8");
  }
  for (std::size_t i = 0; i < map->area_count(); ++i) {
    const auto area = map->area(i);
    require_triangles(area.vertices, area.indices);
    require_starts(area.vertices.size(), area.ring_starts);
    (void)map->find_area(area.code);
  }
  (void)map->area_at(scene::AreaKind::country, {0.5, 0.5});
  for (const auto& relief : map->reliefs()) {
    fuzz::require(relief.grey.size() == std::size_t{relief.width} * relief.height,
                  "a relief picture has all its pixels");
    for (const std::uint8_t grey : relief.grey) sum += grey;
  }
  const bool whole = map->verify().ok();
  fuzz::require(!sound || whole, "a sound file is whole");
  volatile float kept = sum;  // or the reads could be left out
  (void)kept;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  static const std::string sound = sound_file();
  std::string file;
  if (data[0] == 0) {
    file.assign(fuzz::text(data + 1, size - 1));
  } else {
    file = sound;
    for (std::size_t at = 1; at + 8 <= size; at += 8) {
      fuzz::change(file, sizeof(format::Header), format::kSectionCount, data + at);
    }
    seal(file);
  }
  read_all(fuzz::as_file(file), file == sound);
  return 0;
}
