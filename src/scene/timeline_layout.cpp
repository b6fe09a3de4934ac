#include "scene/timeline_layout.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>

namespace dateline::scene {

namespace {

// Bounds of a day or less are as sharp as news gets: drawn solid, without soft ends.
constexpr std::int64_t kSharp = 1440;

struct Times {
  std::optional<double> begin;
  std::optional<double> end;
  std::optional<double> core_begin;
  std::optional<double> core_end;
};

std::optional<double> minutes(const std::optional<time::Minute>& m) {
  if (!m) return std::nullopt;
  return static_cast<double>(m->count());
}

/// When an event is on, at most and at least, from the bounds of its whole, beginning and end.
std::optional<Times> times_of(const EventMark& mark) {
  Times t;
  t.begin = minutes(mark.bounds.earliest ? mark.bounds.earliest : mark.start.earliest);
  t.end = minutes(mark.bounds.latest ? mark.bounds.latest : mark.end.latest);
  if (!t.begin && !t.end) return std::nullopt;
  // Bounds are whole minutes, both inside; on the axis the last one ends a minute later.
  if (t.end) *t.end += 1;
  if (mark.start.latest && mark.end.earliest && *mark.start.latest < *mark.end.earliest) {
    t.core_begin = minutes(mark.start.latest);
    t.core_end = minutes(mark.end.earliest);
  } else if (t.begin && t.end && *t.end - *t.begin <= static_cast<double>(kSharp)) {
    t.core_begin = t.begin;
    t.core_end = t.end;
  }
  return t;
}

TimelineItem placed(std::uint32_t mark, const Times& times, const TimeAxis& axis,
                    const LaneMetrics& metrics) {
  TimelineItem item;
  item.mark = mark;
  item.open_left = !times.begin;
  item.open_right = !times.end;
  item.x0 = times.begin ? axis.to_x(*times.begin) : axis.to_x(*times.end) - metrics.fade;
  item.x1 = times.end ? axis.to_x(*times.end) : axis.to_x(*times.begin) + metrics.fade;
  item.core0 = times.core_begin ? axis.to_x(*times.core_begin) : item.x1;
  item.core1 = times.core_end ? axis.to_x(*times.core_end) : item.x0;
  item.instant = item.x1 - item.x0 < metrics.shape;
  return item;
}

bool by_begin(const TimelineItem& a, const TimelineItem& b) {
  return std::tuple(a.x0, a.mark) < std::tuple(b.x0, b.mark);
}

/// What an item takes of its row.
std::pair<float, float> taken(const TimelineItem& item, const LaneMetrics& metrics) {
  const float middle = (item.x0 + item.x1) / 2;
  const float left = item.instant ? middle - metrics.shape / 2 : item.x0;
  const float right = item.instant ? middle + metrics.shape / 2 : item.x1;
  return {left, right + 3 + metrics.label};
}

void fold(TimelineLane& lane, const LaneMetrics& metrics) {
  std::vector<TimelineItem> out;
  lane.marks.reserve(lane.items.size());
  for (TimelineItem item : lane.items) {
    item.first = static_cast<std::uint32_t>(lane.marks.size());
    lane.marks.push_back(item.mark);
    if (!out.empty() && item.instant && out.back().instant &&
        item.x0 - out.back().x0 < metrics.fold) {
      TimelineItem& into = out.back();
      ++into.count;
      into.x1 = std::max(into.x1, item.x1);
    } else {
      out.push_back(item);
    }
  }
  lane.items = std::move(out);
}

void hide(TimelineLane& lane, const TimelineItem& item) {
  const auto marks = lane.marks_of(item);
  lane.hidden.insert(lane.hidden.end(), marks.begin(), marks.end());
}

void assign_rows(TimelineLane& lane, int most_rows, const LaneMetrics& metrics) {
  std::vector<float> free_from;
  std::vector<TimelineItem> kept;
  for (TimelineItem item : lane.items) {
    const auto [left, right] = taken(item, metrics);
    std::size_t row = 0;
    while (row < free_from.size() && free_from[row] > left) ++row;
    if (row == free_from.size()) {
      if (static_cast<int>(row) >= most_rows) {
        hide(lane, item);
        continue;
      }
      free_from.push_back(right);
    }
    free_from[row] = right;
    item.row = static_cast<int>(row);
    kept.push_back(item);
  }
  lane.items = std::move(kept);
  lane.rows = std::max(1, static_cast<int>(free_from.size()));
}

/// The same where rows are short: linked events first, then what still fits.
void assign_rows_linked_first(TimelineLane& lane, const EventMarks& events, int most_rows,
                              const LaneMetrics& metrics) {
  const auto is_linked = [&](const TimelineItem& item) { return events.marks[item.mark].linked; };
  std::stable_partition(lane.items.begin(), lane.items.end(), is_linked);
  std::vector<std::vector<std::pair<float, float>>> rows;
  std::vector<TimelineItem> kept;
  for (TimelineItem item : lane.items) {
    const auto [left, right] = taken(item, metrics);
    std::size_t row = 0;
    const auto is_free = [&, l = left, r = right](const auto& spans) {
      return std::none_of(spans.begin(), spans.end(),
                          [&](const auto& s) { return s.first < r && l < s.second; });
    };
    while (row < rows.size() && !is_free(rows[row])) ++row;
    if (row == rows.size()) {
      if (static_cast<int>(row) >= most_rows) {
        hide(lane, item);
        continue;
      }
      rows.emplace_back();
    }
    rows[row].emplace_back(left, right);
    item.row = static_cast<int>(row);
    kept.push_back(item);
  }
  std::sort(kept.begin(), kept.end(), by_begin);
  lane.items = std::move(kept);
  lane.rows = std::max(1, static_cast<int>(rows.size()));
}

/// What is too much for the room is put together in the last lane.
void share_last_lane(std::vector<TimelineLane>& lanes, int most) {
  const auto room = static_cast<std::size_t>(std::max(1, most));
  if (lanes.size() <= room) return;
  TimelineLane& rest = lanes[room - 1];
  rest.others = lanes.size() - room + 1;
  rest.name.clear();
  for (std::size_t i = room; i < lanes.size(); ++i) {
    rest.items.insert(rest.items.end(), lanes[i].items.begin(), lanes[i].items.end());
  }
  lanes.resize(room);
}

/// A lane for each type or, where those are too many, each family.
std::vector<TimelineLane> lanes_of_types(const EventMarks& events,
                                         const std::vector<TimelineItem>& items, int most) {
  std::array<std::vector<TimelineItem>, event::kEventTypes> by_type;
  for (const TimelineItem& item : items) {
    by_type[static_cast<std::size_t>(events.marks[item.mark].type)].push_back(item);
  }
  const auto types =
      std::count_if(by_type.begin(), by_type.end(), [](const auto& list) { return !list.empty(); });
  const bool by_family = types > most;
  if (by_family) {
    std::array<std::vector<TimelineItem>, event::kEventTypes> merged;
    std::array<std::size_t, event::kFamilies> first;
    first.fill(event::kEventTypes);
    for (std::size_t t = 0; t < by_type.size(); ++t) {
      auto& lane = first[static_cast<std::size_t>(event::family(static_cast<event::EventType>(t)))];
      if (lane == event::kEventTypes && !by_type[t].empty()) lane = t;
      if (by_type[t].empty()) continue;
      merged[lane].insert(merged[lane].end(), by_type[t].begin(), by_type[t].end());
    }
    by_type = std::move(merged);
  }
  std::vector<TimelineLane> lanes;
  for (std::size_t t = 0; t < by_type.size(); ++t) {
    if (by_type[t].empty()) continue;
    TimelineLane lane;
    lane.type = static_cast<event::EventType>(t);
    lane.whole_family = by_family;
    lane.items = std::move(by_type[t]);
    lanes.push_back(std::move(lane));
  }
  share_last_lane(lanes, most);
  return lanes;
}

/// A lane for each name, the most frequent first.
std::vector<TimelineLane> lanes_of_names(const EventMarks& events,
                                         const std::vector<TimelineItem>& items, int most) {
  std::map<std::string_view, std::vector<TimelineItem>> by_name;
  for (const TimelineItem& item : items) by_name[events.marks[item.mark].lane].push_back(item);
  std::vector<TimelineLane> lanes;
  for (auto& [name, its] : by_name) {
    TimelineLane lane;
    lane.named = true;
    lane.name = name;
    lane.type = events.marks[its.front().mark].type;
    lane.items = std::move(its);
    lanes.push_back(std::move(lane));
  }
  std::stable_sort(lanes.begin(), lanes.end(), [](const TimelineLane& a, const TimelineLane& b) {
    return std::tuple(a.name.empty(), b.items.size()) < std::tuple(b.name.empty(), a.items.size());
  });
  share_last_lane(lanes, most);
  return lanes;
}

}  // namespace

std::vector<TimelineLane> layout_lanes(const EventMarks& events, const TimeAxis& axis,
                                       const LaneMetrics& metrics) {
  std::vector<TimelineItem> items;
  for (std::uint32_t i = 0; i < events.marks.size(); ++i) {
    const EventMark& mark = events.marks[i];
    if (mark.opacity <= 0) continue;
    const auto times = times_of(mark);
    if (!times) continue;
    const TimelineItem item = placed(i, *times, axis, metrics);
    if (item.x1 < axis.left() || item.x0 > axis.right()) continue;
    items.push_back(item);
  }
  std::vector<TimelineLane> lanes = metrics.lanes == Lanes::named
                                        ? lanes_of_names(events, items, metrics.most_rows)
                                        : lanes_of_types(events, items, metrics.most_rows);
  for (TimelineLane& lane : lanes) {
    std::sort(lane.items.begin(), lane.items.end(), by_begin);
    fold(lane, metrics);
  }
  // Every lane its wish, then cut the tallest until all fit.
  std::vector<int> most(lanes.size(), 1000);
  const auto laid = [&](std::size_t i) {
    TimelineLane copy = lanes[i];
    assign_rows(copy, most[i], metrics);
    // Rows change for the sake of a link only where its bar would not be seen at all.
    const auto linked = [&](const TimelineLane& lane) {
      return std::count_if(lane.items.begin(), lane.items.end(), [&](const TimelineItem& item) {
        return events.marks[item.mark].linked;
      });
    };
    if (!copy.hidden.empty() && linked(copy) < linked(lanes[i])) {
      copy = lanes[i];
      assign_rows_linked_first(copy, events, most[i], metrics);
    }
    return copy;
  };
  std::vector<TimelineLane> out;
  out.reserve(lanes.size());
  int total = 0;
  for (std::size_t i = 0; i < lanes.size(); ++i) {
    out.push_back(laid(i));
    total += out.back().rows;
  }
  while (total > metrics.most_rows) {
    const auto tallest = std::max_element(
        out.begin(), out.end(),
        [](const TimelineLane& a, const TimelineLane& b) { return a.rows < b.rows; });
    if (tallest == out.end() || tallest->rows <= 1) break;
    const auto i = static_cast<std::size_t>(tallest - out.begin());
    const int excess = total - metrics.most_rows;
    const int before = tallest->rows;
    most[i] = std::max({1, before - excess, before * 2 / 3});
    out[i] = laid(i);
    total += out[i].rows - before;
  }
  return out;
}

std::vector<float> histogram(const EventMarks& events, const TimeSpan& span, std::size_t bins) {
  std::vector<float> out(bins, 0);
  if (bins == 0) return out;
  const double width = span.length() / static_cast<double>(bins);
  for (const EventMark& mark : events.marks) {
    if (mark.opacity <= 0) continue;
    const auto times = times_of(mark);
    if (!times) continue;
    const double begin = times->begin.value_or(*(times->end ? times->end : times->begin) - 1);
    const double end = std::max(times->end.value_or(begin + 1), begin + 1);
    const auto bin_of = [&](double m) {
      const double b = std::floor((m - span.begin) / width);
      return static_cast<std::size_t>(std::clamp(b, 0.0, static_cast<double>(bins - 1)));
    };
    for (std::size_t b = bin_of(begin); b <= bin_of(end - 1e-6); ++b) {
      const double from = std::max(begin, span.begin + static_cast<double>(b) * width);
      const double to = std::min(end, span.begin + static_cast<double>(b + 1) * width);
      if (to > from) out[b] += static_cast<float>((to - from) / (end - begin));
    }
  }
  return out;
}

}  // namespace dateline::scene
