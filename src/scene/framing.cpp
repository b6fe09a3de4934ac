#include "scene/framing.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "geo/lng_lat.hpp"
#include "scene/map_scene.hpp"

namespace dateline::scene {

namespace {

constexpr double kMost = 0.6;  // the share of dated events that makes the main time
// The share of placed events that makes the main ground: a second theatre of war belongs to it.
constexpr double kNearly = 0.85;
constexpr double kLeastKm =
    250;  // no part of the world is so small that its surroundings say nothing
constexpr double kDay = 1440;
constexpr std::size_t kSampled = 600;  // of great crowds, every n-th event stands for the others

struct Placed {
  const EventMark* mark;
  geo::LngLat at;
  double weight;
};

std::vector<Placed> placed_of(const EventMarks& events) {
  std::vector<Placed> out;
  for (const EventMark& m : events.marks) {
    // How wide an uncertain place is says how little it tells of where things happen.
    const double vague = m.radius_km > 300 ? 0.25 : 1;
    const double weight = static_cast<double>(m.opacity) * vague;
    if (m.at && m.opacity > 0 && m.happened > 0) out.push_back({&m, *m.at, weight});
  }
  return out;
}

/// Radius in km around `centre` that holds kNearly all of the weight.
double radius_of(const std::vector<Placed>& sample, geo::LngLat centre) {
  std::vector<std::pair<double, double>> by_distance;
  double all = 0;
  for (const Placed& p : sample) {
    by_distance.emplace_back(geo::distance_km(centre, p.at), p.weight);
    all += p.weight;
  }
  std::sort(by_distance.begin(), by_distance.end());
  double held = 0;
  for (const auto& [km, weight] : by_distance) {
    held += weight;
    if (held >= kNearly * all) return km;
  }
  return by_distance.back().first;
}

struct Dated {
  double begin;
  double end;
};

std::vector<Dated> dated_of(const EventMarks& events) {
  std::vector<Dated> out;
  for (const EventMark& m : events.marks) {
    const auto& first = m.bounds.earliest ? m.bounds.earliest : m.bounds.latest;
    const auto& last = m.bounds.latest ? m.bounds.latest : m.bounds.earliest;
    if (!first || !last || m.opacity <= 0) continue;
    out.push_back({static_cast<double>(first->count()), static_cast<double>(last->count())});
  }
  std::sort(out.begin(), out.end(),
            [](const Dated& a, const Dated& b) { return a.begin < b.begin; });
  return out;
}

/// The shortest stretch that wholly holds `count` events, which are sorted by their beginnings.
TimeSpan shortest_with(const std::vector<Dated>& events, std::size_t count) {
  TimeSpan best{events.front().begin, events.front().end};
  double least = INFINITY;
  const std::size_t step = std::max<std::size_t>(1, events.size() / kSampled);
  std::vector<double> ends;
  for (std::size_t i = 0; i + count <= events.size(); i += step) {
    ends.clear();
    for (std::size_t j = i; j < events.size(); j += step) ends.push_back(events[j].end);
    const std::size_t nth = std::min(ends.size() - 1, (count - 1) / step);
    std::nth_element(ends.begin(), ends.begin() + static_cast<std::ptrdiff_t>(nth), ends.end());
    const double length = ends[nth] - events[i].begin;
    if (length < least) {
      least = length;
      best = {events[i].begin, ends[nth]};
    }
  }
  return best;
}

}  // namespace

std::optional<MainPlaces> main_places(const EventMarks& events) {
  const std::vector<Placed> all = placed_of(events);
  if (all.empty()) return std::nullopt;
  std::vector<Placed> sample;
  const std::size_t step = std::max<std::size_t>(1, all.size() / kSampled);
  for (std::size_t i = 0; i < all.size(); i += step) sample.push_back(all[i]);
  double least = INFINITY;
  geo::LngLat centre;
  for (const Placed& p : sample) {
    const double r = radius_of(sample, p.at);
    if (r >= least) continue;
    least = r;
    centre = p.at;
  }
  const double reach = 2 * std::max(least, kLeastKm);
  MainPlaces main;
  EventMarks kept;
  for (const Placed& p : all) {
    if (geo::distance_km(centre, p.at) > reach) {
      ++main.outside;
    } else {
      kept.marks.push_back(*p.mark);
    }
  }
  main.box = *box_of(kept);  // the centre itself is always kept
  return main;
}

std::optional<MainTimes> main_times(const EventMarks& events,
                                    const std::optional<time::Minute>& keep) {
  const std::vector<Dated> dated = dated_of(events);
  auto whole = span_of(events);
  if (dated.empty() || !whole) return std::nullopt;
  const auto count = static_cast<std::size_t>(std::ceil(kMost * static_cast<double>(dated.size())));
  TimeSpan span = shortest_with(dated, count);
  const double near = std::max(span.length(), 2 * kDay);
  const TimeSpan reach{span.begin - near, span.end + near};
  for (const Dated& d : dated) {
    if (d.begin < reach.begin || d.end > reach.end) continue;
    span = {std::min(span.begin, d.begin), std::max(span.end, d.end)};
  }
  // What reaches into it from outside is shown whole, unless that dwarfs the rest.
  TimeSpan widened = span;
  for (const Dated& d : dated) {
    if (d.end < span.begin || d.begin > span.end) continue;
    widened = {std::min(widened.begin, d.begin), std::max(widened.end, d.end)};
  }
  if (widened.length() <= 4 * std::max(span.length(), kDay)) span = widened;
  if (keep) {
    const auto at = static_cast<double>(keep->count());
    span = {std::min(span.begin, at), std::max(span.end, at)};
    whole = TimeSpan{std::min(whole->begin, at), std::max(whole->end, at)};
  }
  MainTimes main;
  // Leaving out a few days would only puzzle.
  constexpr double kMuchLonger = 2.5;
  const double air = std::max(kDay / 4, span.length() * 0.03);
  span = {std::floor((span.begin - air) / (kDay / 4)) * (kDay / 4),
          std::ceil((span.end + air) / (kDay / 4)) * (kDay / 4)};
  main.span = whole->length() > kMuchLonger * span.length() ? span : *whole;
  for (const Dated& d : dated) {
    main.earlier += d.end < main.span.begin ? 1U : 0U;
    main.later += d.begin > main.span.end ? 1U : 0U;
  }
  return main;
}

}  // namespace dateline::scene
