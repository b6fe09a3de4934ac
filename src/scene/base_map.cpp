#include "scene/base_map.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <string>
#include <utility>

#include "base/file.hpp"
#include "scene/base_map_format.hpp"

namespace dateline::scene {
namespace {

using format::Run;
using format::SectionId;

static_assert(std::endian::native == std::endian::little, "the file is read as it lies in memory");

base::Error damaged(const std::filesystem::path& path, std::string what) {
  return {base::ErrorCode::bad_format, "the base map is damaged: " + std::move(what), path.string(),
          "Build or install it again"};
}

bool fits(Run run, std::size_t size) { return run.first <= size && run.count <= size - run.first; }

bool good(const geo::WorldBox& b) {
  // Written so that NaN fails; a box may stick out of the world square a little.
  return b.x0 <= b.x1 && b.y0 <= b.y1 && b.x0 >= -1 && b.x1 <= 2 && b.y0 >= -1 && b.y1 <= 2;
}

bool good(geo::WorldPoint p) { return p.x >= -1 && p.x <= 2 && p.y >= -1 && p.y <= 2; }

/// The sections of a file as typed spans, cut by section() after its checks.
struct Sections {
  std::span<const format::ChunkRecord> fills;
  std::span<const format::ChunkRecord> lines;
  std::span<const format::AreaRecord> areas;
  std::span<const format::LabelRecord> labels;
  std::span<const format::ReliefRecord> reliefs;
  std::span<const Vertex> vertices;
  std::span<const std::uint32_t> indices;
  std::span<const char> strings;
  std::span<const std::uint8_t> grey;
};

template <class T>
bool cut(std::span<const std::byte> file, const format::Section& s, SectionId id,
         std::span<const T>& out) {
  if (s.id != static_cast<std::uint32_t>(id) || s.record_size != sizeof(T) || s.offset % 8 != 0 ||
      s.offset > file.size() || s.size > file.size() - s.offset || s.size % sizeof(T) != 0) {
    return false;
  }
  // The file is mapped to a page's start and the offset is a multiple of 8: aligned for every
  // record.
  out = {reinterpret_cast<const T*>(file.data() + s.offset),  // NOLINT(*-reinterpret-cast)
         s.size / sizeof(T)};
  return true;
}

bool triangles_ok(std::span<const std::uint32_t> indices, std::uint32_t vertices) {
  std::uint32_t most = 0;
  for (const std::uint32_t i : indices) most = std::max(most, i);
  return indices.size() % 3 == 0 && (indices.empty() || most < vertices);
}

bool starts_ok(std::span<const std::uint32_t> starts, std::uint32_t vertices) {
  return !starts.empty() && starts.front() == 0 && starts.back() == vertices &&
         std::is_sorted(starts.begin(), starts.end());
}

/// What is wrong with the records, or "".
std::string fault_in_chunks(const Sections& s) {
  const auto bad = [&](const format::ChunkRecord& c, int kinds) {
    return c.lod >= BaseMap::kLods || c.kind >= kinds || !good(c.box) || !good(c.origin) ||
           !fits(c.vertices, s.vertices.size()) || !fits(c.indices, s.indices.size());
  };
  const auto in_order = [](const format::ChunkRecord& a, const format::ChunkRecord& b) {
    return a.lod < b.lod;
  };
  for (const auto& c : s.fills) {
    if (bad(c, 2) ||
        !triangles_ok(s.indices.subspan(c.indices.first, c.indices.count), c.vertices.count)) {
      return "an area points outside its section";
    }
  }
  for (const auto& c : s.lines) {
    if (bad(c, 5) || c.cls > 15 ||
        !starts_ok(s.indices.subspan(c.indices.first, c.indices.count), c.vertices.count)) {
      return "a line points outside its section";
    }
  }
  if (!std::is_sorted(s.fills.begin(), s.fills.end(), in_order) ||
      !std::is_sorted(s.lines.begin(), s.lines.end(), in_order)) {
    return "its levels of detail are out of order";
  }
  return "";
}

std::string fault_in_rest(const Sections& s) {
  const auto text_ok = [&](Run r) { return fits(r, s.strings.size()); };
  for (const auto& a : s.areas) {
    if (a.kind > 1 || !good(a.box) || !good(a.origin) || !good(a.label_at) || !text_ok(a.code) ||
        !text_ok(a.country) || !text_ok(a.name_en) || !text_ok(a.name_ar) ||
        !fits(a.vertices, s.vertices.size()) || !fits(a.indices, s.indices.size()) ||
        !fits(a.ring_starts, s.indices.size()) ||
        !triangles_ok(s.indices.subspan(a.indices.first, a.indices.count), a.vertices.count) ||
        !starts_ok(s.indices.subspan(a.ring_starts.first, a.ring_starts.count), a.vertices.count)) {
      return "a country or province points outside its section";
    }
  }
  for (const auto& l : s.labels) {
    if (l.kind > static_cast<std::uint8_t>(LabelKind::river) || !good(l.at) ||
        !text_ok(l.name_en) || !text_ok(l.name_ar) || !std::isfinite(l.min_zoom) ||
        !std::isfinite(l.angle_deg)) {
      return "a label points outside its section";
    }
  }
  if (!std::is_sorted(s.labels.begin(), s.labels.end(),
                      [](const auto& a, const auto& b) { return a.min_zoom < b.min_zoom; })) {
    return "its labels are out of order";
  }
  for (const auto& r : s.reliefs) {
    const std::uint64_t bytes = std::uint64_t{r.width} * r.height;
    if (!good(r.box) || r.width > 1U << 16U || r.height > 1U << 16U || r.first > s.grey.size() ||
        bytes > s.grey.size() - r.first) {
      return "a relief picture points outside its section";
    }
  }
  return "";
}

/// Even-odd rule over all rings; `at` is relative to the area's origin.
bool inside(const MapArea& area, double x, double y) {
  bool in = false;
  for (std::size_t ring = 0; ring + 1 < area.ring_starts.size(); ++ring) {
    const auto points = area.vertices.subspan(area.ring_starts[ring],
                                              area.ring_starts[ring + 1] - area.ring_starts[ring]);
    for (std::size_t i = 1; i < points.size(); ++i) {
      const double ax = points[i - 1].x, ay = points[i - 1].y;
      const double bx = points[i].x, by = points[i].y;
      if ((ay > y) != (by > y) && x < ax + (y - ay) / (by - ay) * (bx - ax)) in = !in;
    }
  }
  return in;
}

}  // namespace

struct BaseMap::State {
  base::MappedFile file;
  Sections sections;
  geo::WorldBox detailed;
  std::string_view attribution;

  [[nodiscard]] std::string_view text(Run r) const {
    return {sections.strings.data() + r.first, r.count};
  }
};

BaseMap::BaseMap(std::unique_ptr<State> state) : state_(std::move(state)) {}
BaseMap::BaseMap(BaseMap&&) noexcept = default;
BaseMap& BaseMap::operator=(BaseMap&&) noexcept = default;
BaseMap::~BaseMap() = default;

base::Result<BaseMap> BaseMap::open(const std::filesystem::path& path) {
  auto mapped = base::MappedFile::open(path);
  if (!mapped) return mapped.error();
  auto state = std::make_unique<State>();
  state->file = std::move(mapped).value();
  const auto bytes = state->file.bytes();

  format::Header h{};
  if (bytes.size() < sizeof h) return damaged(path, "it is cut short");
  std::memcpy(&h, bytes.data(), sizeof h);
  if (h.magic != format::kMagic) {
    return base::Error{base::ErrorCode::bad_format, "this is not a compiled base map",
                       path.string(), "Name the file map.dlmap of Dateline's assets"};
  }
  if (h.version != format::kVersion || h.byte_order != format::kByteOrder) {
    return base::Error{base::ErrorCode::unsupported,
                       "the base map has format version " + std::to_string(h.version) +
                           "; this program reads version " + std::to_string(format::kVersion),
                       path.string(), "Build or install the map that came with this program"};
  }
  if (h.file_size != bytes.size()) {
    return damaged(path, "it has " + std::to_string(bytes.size()) + " bytes instead of " +
                             std::to_string(h.file_size));
  }
  constexpr std::size_t kTable = sizeof(format::Section) * format::kSectionCount;
  if (h.section_count != format::kSectionCount || h.lods != kLods || !good(h.detailed) ||
      bytes.size() < sizeof h + kTable) {
    return damaged(path, "its table of sections is not as this version has it");
  }
  if (format::checksum(h, bytes.subspan(sizeof h)) != h.checksum) {
    return damaged(path, "its checksum does not match");
  }

  std::array<format::Section, format::kSectionCount> table{};
  std::memcpy(table.data(), bytes.data() + sizeof h, kTable);
  const auto& at = [&](SectionId id) -> const format::Section& {
    return table[static_cast<std::size_t>(id)];
  };
  Sections& s = state->sections;
  if (!cut(bytes, at(SectionId::fills), SectionId::fills, s.fills) ||
      !cut(bytes, at(SectionId::lines), SectionId::lines, s.lines) ||
      !cut(bytes, at(SectionId::areas), SectionId::areas, s.areas) ||
      !cut(bytes, at(SectionId::labels), SectionId::labels, s.labels) ||
      !cut(bytes, at(SectionId::reliefs), SectionId::reliefs, s.reliefs) ||
      !cut(bytes, at(SectionId::vertices), SectionId::vertices, s.vertices) ||
      !cut(bytes, at(SectionId::indices), SectionId::indices, s.indices) ||
      !cut(bytes, at(SectionId::strings), SectionId::strings, s.strings) ||
      !cut(bytes, at(SectionId::grey), SectionId::grey, s.grey) ||
      h.attribution > s.strings.size()) {
    return damaged(path, "a section lies outside the file");
  }
  if (const std::string fault = fault_in_chunks(s); !fault.empty()) return damaged(path, fault);
  if (const std::string fault = fault_in_rest(s); !fault.empty()) return damaged(path, fault);
  state->detailed = h.detailed;
  state->attribution = state->text({0, h.attribution});
  return BaseMap(std::move(state));
}

int BaseMap::lod_for_zoom(double zoom) {
  constexpr std::array<double, kLods - 1> kUpTo{3.5, 5, 6.5, 8.5};
  return static_cast<int>(std::lower_bound(kUpTo.begin(), kUpTo.end(), zoom) - kUpTo.begin());
}

MapChunks BaseMap::query(int lod, const geo::WorldBox& box) const {
  const Sections& s = state_->sections;
  const auto level = static_cast<std::uint8_t>(std::clamp(lod, 0, kLods - 1));
  const auto of_level = [&](std::span<const format::ChunkRecord> all) {
    const auto [first, last] = std::ranges::equal_range(all, level, {}, &format::ChunkRecord::lod);
    return std::pair(static_cast<std::size_t>(first - all.begin()),
                     static_cast<std::size_t>(last - all.begin()));
  };
  MapChunks out;
  const auto [fill, fill_end] = of_level(s.fills);
  for (std::size_t i = fill; i < fill_end; ++i) {
    const auto& c = s.fills[i];
    if (!c.box.overlaps(box)) continue;
    out.fills.push_back({static_cast<FillKind>(c.kind), static_cast<std::uint32_t>(i), c.box,
                         c.origin, s.vertices.subspan(c.vertices.first, c.vertices.count),
                         s.indices.subspan(c.indices.first, c.indices.count)});
  }
  const auto [line, line_end] = of_level(s.lines);
  for (std::size_t i = line; i < line_end; ++i) {
    const auto& c = s.lines[i];
    if (!c.box.overlaps(box)) continue;
    // Numbered after the fills, so that an id names one chunk of either sort.
    out.lines.push_back({static_cast<LineKind>(c.kind), c.cls,
                         static_cast<std::uint32_t>(s.fills.size() + i), c.box, c.origin,
                         s.vertices.subspan(c.vertices.first, c.vertices.count),
                         s.indices.subspan(c.indices.first, c.indices.count)});
  }
  return out;
}

std::vector<MapLabel> BaseMap::labels(const geo::WorldBox& box, double zoom) const {
  std::vector<MapLabel> out;
  const auto& all = state_->sections.labels;
  for (std::size_t i = 0; i < all.size() && static_cast<double>(all[i].min_zoom) <= zoom; ++i) {
    const auto& l = all[i];
    if (!box.contains(l.at)) continue;
    out.push_back({static_cast<LabelKind>(l.kind), l.rank, l.min_zoom, l.angle_deg,
                   static_cast<std::uint32_t>(i), l.at, state_->text(l.name_en),
                   state_->text(l.name_ar)});
  }
  return out;
}

std::size_t BaseMap::area_count() const { return state_->sections.areas.size(); }

MapArea BaseMap::area(std::size_t index) const {
  const Sections& s = state_->sections;
  const auto& a = s.areas[index];
  return {static_cast<AreaKind>(a.kind),
          static_cast<std::uint32_t>(index),
          a.box,
          a.origin,
          a.label_at,
          state_->text(a.code),
          state_->text(a.country),
          state_->text(a.name_en),
          state_->text(a.name_ar),
          s.vertices.subspan(a.vertices.first, a.vertices.count),
          s.indices.subspan(a.indices.first, a.indices.count),
          s.indices.subspan(a.ring_starts.first, a.ring_starts.count)};
}

std::optional<MapArea> BaseMap::area_at(AreaKind kind, geo::WorldPoint at) const {
  for (std::size_t i = 0; i < area_count(); ++i) {
    const auto& record = state_->sections.areas[i];
    if (record.kind != static_cast<std::uint8_t>(kind) || !record.box.contains(at)) continue;
    const MapArea candidate = area(i);
    if (inside(candidate, at.x - candidate.origin.x, at.y - candidate.origin.y)) return candidate;
  }
  return std::nullopt;
}

std::optional<MapArea> BaseMap::find_area(std::string_view code) const {
  if (code.empty()) return std::nullopt;
  for (std::size_t i = 0; i < area_count(); ++i) {
    if (state_->text(state_->sections.areas[i].code) == code) return area(i);
  }
  return std::nullopt;
}

std::vector<MapRelief> BaseMap::reliefs() const {
  std::vector<MapRelief> out;
  for (const auto& r : state_->sections.reliefs) {
    out.push_back({r.box, r.width, r.height,
                   state_->sections.grey.subspan(r.first, std::size_t{r.width} * r.height)});
  }
  return out;
}

geo::WorldBox BaseMap::detailed_box() const { return state_->detailed; }

std::string_view BaseMap::attribution() const { return state_->attribution; }

}  // namespace dateline::scene
