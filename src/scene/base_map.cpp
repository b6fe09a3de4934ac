#include "scene/base_map.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstddef>
#include <string>
#include <utility>

#include "base/file.hpp"
#include "scene/base_map_directory.hpp"
#include "scene/base_map_format.hpp"

namespace dateline::scene {
namespace {

/// Remembers for each of many pieces whether its check has been made and what came of it. Two
/// threads may make the same check at once; both find the same.
class Checks {
 public:
  explicit Checks(std::size_t pieces) : states_(pieces) {}

  template <class Check>
  bool ok(std::size_t piece, Check&& check) {
    enum : unsigned char { unknown, good, bad };
    std::atomic<unsigned char>& state = states_[piece];
    if (state.load(std::memory_order_relaxed) == unknown) {
      state.store(check() ? good : bad, std::memory_order_relaxed);
    }
    return state.load(std::memory_order_relaxed) == good;
  }

 private:
  std::vector<std::atomic<unsigned char>> states_;
};

/// Even-odd rule over all rings; `x`, `y` are relative to the area's origin.
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

/// First and one past the last record of a level.
std::pair<std::size_t, std::size_t> of_level(std::span<const format::ChunkRecord> all, int lod) {
  const auto level = static_cast<std::uint8_t>(std::clamp(lod, 0, BaseMap::kLods - 1));
  const auto first = std::ranges::lower_bound(all, level, {}, &format::ChunkRecord::lod);
  const auto last = std::ranges::upper_bound(all, level, {}, &format::ChunkRecord::lod);
  return {static_cast<std::size_t>(first - all.begin()),
          static_cast<std::size_t>(last - all.begin())};
}

}  // namespace

struct BaseMap::State {
  State(base::MappedFile mapped, const MapDirectory& read)
      : file(std::move(mapped)),
        map(read),
        fills(read.fills.size()),
        lines(read.lines.size()),
        areas(read.areas.size()),
        reliefs(read.reliefs.size()) {}

  base::MappedFile file;
  MapDirectory map;
  Checks fills, lines, areas, reliefs;

  bool fill_ok(std::size_t i) {
    return fills.ok(i, [&] { return map.fill_ok(map.fills[i]); });
  }
  bool line_ok(std::size_t i) {
    return lines.ok(i, [&] { return map.line_ok(map.lines[i]); });
  }
  bool area_ok(std::size_t i) {
    return areas.ok(i, [&] { return map.area_ok(map.areas[i]); });
  }
  bool relief_ok(std::size_t i) {
    return reliefs.ok(i, [&] { return map.relief_ok(map.reliefs[i]); });
  }
};

BaseMap::BaseMap(std::unique_ptr<State> state) : state_(std::move(state)) {}
BaseMap::BaseMap(BaseMap&&) noexcept = default;
BaseMap& BaseMap::operator=(BaseMap&&) noexcept = default;
BaseMap::~BaseMap() = default;

base::Result<BaseMap> BaseMap::open(const std::filesystem::path& path) {
  auto mapped = base::MappedFile::open(path);
  if (!mapped) return mapped.error();
  const auto directory = read_directory(mapped->bytes(), path);
  if (!directory) return directory.error();
  return BaseMap(std::make_unique<State>(std::move(mapped).value(), *directory));
}

base::Result<void> BaseMap::verify() const {
  const auto all = [](std::size_t count, auto&& ok) {
    for (std::size_t i = 0; i < count; ++i) {
      if (!ok(i)) return false;
    }
    return true;
  };
  const MapDirectory& m = state_->map;
  const auto failure = [&](std::string_view what) {
    return damaged_map(state_->file.path(), what);
  };
  if (!all(m.fills.size(), [&](auto i) { return state_->fill_ok(i); })) {
    return failure("a filled area is not as it was written");
  }
  if (!all(m.lines.size(), [&](auto i) { return state_->line_ok(i); })) {
    return failure("a line is not as it was written");
  }
  if (!all(m.areas.size(), [&](auto i) { return state_->area_ok(i); })) {
    return failure("a country or province is not as it was written");
  }
  if (!all(m.reliefs.size(), [&](auto i) { return state_->relief_ok(i); })) {
    return failure("a relief picture is not as it was written");
  }
  return {};
}

int BaseMap::lod_for_zoom(double zoom) {
  constexpr std::array<double, kLods - 1> kUpTo{3.5, 5, 6.5, 8.5};
  return static_cast<int>(std::lower_bound(kUpTo.begin(), kUpTo.end(), zoom) - kUpTo.begin());
}

MapChunks BaseMap::query(int lod, const geo::WorldBox& box) const {
  const MapDirectory& m = state_->map;
  MapChunks out;
  const auto [fill, fill_end] = of_level(m.fills, lod);
  for (std::size_t i = fill; i < fill_end; ++i) {
    const auto& c = m.fills[i];
    if (!c.box.overlaps(box)) continue;
    if (!state_->fill_ok(i)) {
      out.damaged = true;
      continue;
    }
    out.fills.push_back({static_cast<FillKind>(c.kind), static_cast<std::uint32_t>(i), c.box,
                         c.origin, m.vertices_of(c.vertices), m.indices_of(c.indices)});
  }
  const auto [line, line_end] = of_level(m.lines, lod);
  for (std::size_t i = line; i < line_end; ++i) {
    const auto& c = m.lines[i];
    if (!c.box.overlaps(box)) continue;
    if (!state_->line_ok(i)) {
      out.damaged = true;
      continue;
    }
    // Numbered after the fills, so that an id names one chunk of either sort.
    const auto id = static_cast<std::uint32_t>(m.fills.size() + i);
    out.lines.push_back({static_cast<LineKind>(c.kind), c.cls, id, c.box, c.origin,
                         m.vertices_of(c.vertices), m.indices_of(c.indices)});
  }
  return out;
}

std::vector<MapLabel> BaseMap::labels(const geo::WorldBox& box, double zoom) const {
  const MapDirectory& m = state_->map;
  std::vector<MapLabel> out;
  for (std::size_t i = 0; i < m.labels.size(); ++i) {
    const auto& l = m.labels[i];
    if (static_cast<double>(l.min_zoom) > zoom) break;  // sorted by it
    const geo::WorldPoint at{l.x / format::kLabelUnits, l.y / format::kLabelUnits};
    if (!box.contains(at) || static_cast<double>(l.max_zoom) <= zoom) continue;
    out.push_back({static_cast<LabelKind>(l.kind), l.rank, l.min_zoom, l.max_zoom,
                   static_cast<std::uint32_t>(i), at, m.text({l.name_en, l.name_en_size}),
                   m.text({l.name_ar, l.name_ar_size}),
                   m.courses.subspan(l.course.first, l.course.count)});
  }
  return out;
}

std::size_t BaseMap::area_count() const { return state_->map.areas.size(); }

MapArea BaseMap::area(std::size_t index) const {
  const MapDirectory& m = state_->map;
  const auto& a = m.areas[index];
  MapArea out{static_cast<AreaKind>(a.kind),
              static_cast<std::uint32_t>(index),
              a.box,
              a.origin,
              a.label_at,
              m.text(a.code),
              m.text(a.country),
              m.text(a.name_en),
              m.text(a.name_ar),
              {},
              {},
              {}};
  if (state_->area_ok(index)) {
    out.vertices = m.vertices_of(a.vertices);
    out.indices = m.indices_of(a.indices);
    out.ring_starts = m.indices_of(a.ring_starts);
  }
  return out;
}

std::optional<MapArea> BaseMap::area_at(AreaKind kind, geo::WorldPoint at) const {
  for (std::size_t i = 0; i < area_count(); ++i) {
    const auto& record = state_->map.areas[i];
    if (record.kind != static_cast<std::uint8_t>(kind) || !record.box.contains(at)) continue;
    const MapArea candidate = area(i);
    if (inside(candidate, at.x - candidate.origin.x, at.y - candidate.origin.y)) return candidate;
  }
  return std::nullopt;
}

std::optional<MapArea> BaseMap::find_area(std::string_view code) const {
  if (code.empty()) return std::nullopt;
  for (std::size_t i = 0; i < area_count(); ++i) {
    if (state_->map.text(state_->map.areas[i].code) == code) return area(i);
  }
  return std::nullopt;
}

std::vector<MapRelief> BaseMap::reliefs() const {
  const MapDirectory& m = state_->map;
  std::vector<MapRelief> out;
  for (std::size_t i = 0; i < m.reliefs.size(); ++i) {
    const auto& r = m.reliefs[i];
    if (!state_->relief_ok(i)) continue;
    out.push_back(
        {r.box, r.width, r.height, m.grey.subspan(r.first, std::size_t{r.width} * r.height)});
  }
  return out;
}

geo::WorldBox BaseMap::detailed_box() const { return state_->map.detailed; }

std::string_view BaseMap::attribution() const { return state_->map.attribution; }

}  // namespace dateline::scene
