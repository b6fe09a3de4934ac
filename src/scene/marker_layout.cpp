#include "scene/marker_layout.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <optional>
#include <tuple>
#include <unordered_map>

#include "scene/crowd.hpp"
#include "scene/label_space.hpp"
#include "scene/symbols.hpp"
#include "scene/theme.hpp"

namespace dateline::scene {

namespace {

// Up to so many events on the whole map are drawn one by one wherever their places differ.
constexpr std::size_t kFew = 80;
constexpr std::size_t kMostInCrowd = 3;  // side by side, where there is room

struct Cell {
  std::int64_t x = 0;
  std::int64_t y = 0;
  [[nodiscard]] std::uint64_t key() const {
    return (static_cast<std::uint64_t>(x) << 32U) ^ static_cast<std::uint64_t>(y & 0xFFFFFFFF);
  }
};

/// Groups marks greedily: each joins the first seed within `reach` world units, else seeds its own.
std::vector<MarkGroup> group(const EventMarks& events, double reach) {
  std::vector<MarkGroup> seeds;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> cells;
  for (std::uint32_t i = 0; i < events.marks.size(); ++i) {
    const EventMark& mark = events.marks[i];
    if (!mark.at || mark.opacity <= 0 || mark.happened <= 0) continue;
    const geo::WorldPoint at = geo::to_world(*mark.at);
    const Cell cell{static_cast<std::int64_t>(at.x / reach),
                    static_cast<std::int64_t>(at.y / reach)};
    MarkGroup* joined = nullptr;
    for (std::int64_t dy = -1; dy <= 1 && joined == nullptr; ++dy) {
      for (std::int64_t dx = -1; dx <= 1 && joined == nullptr; ++dx) {
        const auto found = cells.find(Cell{cell.x + dx, cell.y + dy}.key());
        if (found == cells.end()) continue;
        for (const std::uint32_t s : found->second) {
          if (std::hypot(seeds[s].at.x - at.x, seeds[s].at.y - at.y) < reach) {
            joined = &seeds[s];
            break;
          }
        }
      }
    }
    if (joined == nullptr) {
      cells[cell.key()].push_back(static_cast<std::uint32_t>(seeds.size()));
      seeds.push_back({at, {}});
      joined = &seeds.back();
    }
    joined->marks.push_back(i);
  }
  return seeds;
}

/// Whether some place has so many others around it that they could not all step aside.
bool is_crowded(const std::vector<MarkGroup>& seeds, double around) {
  constexpr int kMostNeighbours = 5;
  return std::any_of(seeds.begin(), seeds.end(), [&](const MarkGroup& a) {
    const auto near = std::count_if(seeds.begin(), seeds.end(), [&](const MarkGroup& b) {
      return std::hypot(a.at.x - b.at.x, a.at.y - b.at.y) < around;
    });
    return near - 1 > kMostNeighbours;
  });
}

void sort_by_time(std::vector<std::uint32_t>& marks, const EventMarks& events) {
  const auto when = [&events](std::uint32_t i) {
    const EventMark& m = events.marks[i];
    constexpr std::int64_t kUndated = INT64_MAX;
    const std::int64_t first = m.bounds.earliest ? m.bounds.earliest->count()
                               : m.bounds.latest ? m.bounds.latest->count()
                                                 : kUndated;
    return std::tuple(first, m.index);
  };
  std::sort(marks.begin(), marks.end(),
            [&when](std::uint32_t a, std::uint32_t b) { return when(a) < when(b); });
}

/// Side by side around `middle`, in rows of at most four. `own_anchors`: each has the place of its
/// event, else all have the site's.
void fan_out(MarkerSite& site, const EventMarks& events, const View& view, float symbol,
             PathPoint middle, bool own_anchors = true) {
  site.markers.clear();
  const float s = view.scale();
  const std::size_t n = site.marks.size();
  const std::size_t columns = n <= 4 ? n : (n + 1) / 2;
  // Rings and arcs around a symbol push its neighbours away.
  float reach = symbol * s / 2 + Sizes::symbol_edge * s;
  for (const std::uint32_t i : site.marks) {
    const EventMark& mark = events.marks[i];
    SymbolLook look;
    look.status = mark.status;
    look.size = symbol * s;
    look.scale = s;
    look.happened = mark.happened;
    reach = std::max(reach, symbol_reach(look) - 1 * s);
  }
  const float pitch = (symbol * s / 2 + Sizes::symbol_edge * s) + reach + 1.5F * s;
  const std::size_t rows = (n + columns - 1) / columns;
  site.box = {middle.x, middle.y, middle.x, middle.y};
  for (std::size_t i = 0; i < n; ++i) {
    const EventMark& mark = events.marks[site.marks[i]];
    const std::size_t row_of_i = i / columns;
    const auto row = static_cast<float>(row_of_i);
    const auto column = static_cast<float>(i % columns);
    const std::size_t in_row = std::min(columns, n - row_of_i * columns);
    PlacedMarker m;
    m.mark = site.marks[i];
    m.anchor = own_anchors ? view.project(geo::to_world(*mark.at)) : site.anchor;
    m.at = {middle.x + (column - static_cast<float>(in_row - 1) / 2) * pitch,
            middle.y + (row - static_cast<float>(rows - 1) / 2) * pitch};
    const float grown = mark.selected ? symbol * Sizes::symbol_selected / Sizes::symbol : symbol;
    m.size = grown * s;
    SymbolLook look;
    look.status = mark.status;
    look.size = m.size;
    look.scale = s;
    look.happened = mark.happened;
    const float half = symbol_reach(look);
    site.box = {std::min(site.box.x0, m.at.x - half), std::min(site.box.y0, m.at.y - half),
                std::max(site.box.x1, m.at.x + half), std::max(site.box.y1, m.at.y + half)};
    site.markers.push_back(m);
  }
}

void make_cluster(MarkerSite& site, const EventMarks& events, const View& view, float symbol) {
  site.cluster = true;
  for (const std::uint32_t i : site.marks) {
    ++site.shares[static_cast<std::size_t>(event::family(events.marks[i].type))];
  }
  site.markers.clear();
  site.radius = cluster_radius(site.marks.size(), symbol * view.scale());
  const float r = site.radius + 2 * view.scale();
  site.box = {site.anchor.x - r, site.anchor.y - r, site.anchor.x + r, site.anchor.y + r};
}

/// Moves rows of symbols apart that run into each other: the smallest sites stay where their place
/// is, the others go to the nearest clear spot around it.
void move_apart(std::vector<MarkerSite>& sites, const EventMarks& events, const View& view,
                float symbol, PixelBox bounds) {
  std::vector<std::size_t> order(sites.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&sites](std::size_t a, std::size_t b) {
    return std::tuple(!sites[a].cluster, sites[a].marks.size()) <
           std::tuple(!sites[b].cluster, sites[b].marks.size());
  });
  LabelSpace settled(bounds, false);
  const float step = 0.45F * symbol * view.scale();
  for (const std::size_t i : order) {
    MarkerSite& site = sites[i];
    if (!site.cluster && !settled.is_free(site.box)) {
      const PixelBox at_home = site.box;
      std::optional<PathPoint> spot;
      for (int ring = 1; ring <= 12 && !spot; ++ring) {
        constexpr int kAngles = 16;
        for (int a = 0; a < kAngles && !spot; ++a) {
          const float turn = static_cast<float>(a) / kAngles * 2 * std::numbers::pi_v<float>;
          const float r = step * static_cast<float>(ring);
          const PathPoint shift{r * std::cos(turn), r * std::sin(turn)};
          const PixelBox box{at_home.x0 + shift.x, at_home.y0 + shift.y, at_home.x1 + shift.x,
                             at_home.y1 + shift.y};
          if (settled.is_free(box)) spot = shift;
        }
      }
      if (spot) {
        fan_out(site, events, view, symbol, {site.anchor.x + spot->x, site.anchor.y + spot->y});
      }
    }
    settled.take(site.box);
  }
}

/// In a crowd nothing steps aside, for leaders would cross: symbols side by side that run into
/// others are counted in one circle, which does not.
void gather_what_touches(std::vector<MarkerSite>& sites, const EventMarks& events, const View& view,
                         float symbol, PixelBox bounds) {
  const auto rank = [](const MarkerSite& site) {
    return site.cluster ? 0 : site.marks.size() == 1 ? 1 : 2;
  };
  std::ranges::stable_sort(sites, {}, rank);
  LabelSpace settled(bounds, false);
  for (MarkerSite& site : sites) {
    if (rank(site) == 2 && !settled.is_free(site.box)) make_cluster(site, events, view, symbol);
    settled.take(site.box);
  }
}

}  // namespace

std::vector<MarkerSite> layout_markers(const EventMarks& events, const View& view, float symbol) {
  // A few events are told apart as long as can be; crowds are gathered before they touch.
  const double pixel = 1.0 / view.world_pixels();
  const float size = symbol * view.scale();
  bool crowd = events.marks.size() > kFew;
  std::vector<MarkGroup> groups;
  if (!crowd) {
    groups = group(events, 0.5 * static_cast<double>(size) * pixel);
    crowd = is_crowded(groups, 2 * static_cast<double>(size) * pixel);
  }
  if (crowd) groups = gather_crowd(events, pixel, size, 2 * Sizes::symbol_edge * view.scale());
  const PixelBox seen =
      PixelBox{0, 0, static_cast<float>(view.width()), static_cast<float>(view.height())}.grown(
          8 * size);
  std::vector<MarkerSite> sites;
  for (MarkGroup& group : groups) {
    MarkerSite site;
    site.anchor = view.project(group.at);
    if (!seen.contains(site.anchor.x, site.anchor.y)) continue;
    site.marks = std::move(group.marks);
    if (site.marks.size() > (crowd ? kMostInCrowd : kMostFanned)) {
      make_cluster(site, events, view, symbol);
    } else {
      sort_by_time(site.marks, events);
      fan_out(site, events, view, symbol, site.anchor, !crowd);
    }
    sites.push_back(std::move(site));
  }
  if (crowd) {
    gather_what_touches(sites, events, view, symbol, seen);
  } else {
    move_apart(sites, events, view, symbol, seen);
  }
  if (sites.size() > kFew / 2) {
    for (MarkerSite& site : sites) site.one_of_many = true;
  }
  return sites;
}

}  // namespace dateline::scene
