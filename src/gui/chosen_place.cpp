#include "gui/chosen_place.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "event/event_place.hpp"
#include "event/gazetteer_place.hpp"
#include "geo/coordinates.hpp"
#include "geo/mercator.hpp"
#include "geoparse/mention.hpp"

namespace dateline::gui {
namespace {

using event::EventPlace;
using event::Precision;
using gazetteer::PlaceKind;
using geo::WorldPoint;

constexpr double kStillThere = 10;  // km beyond its radius that a place is still told by its name

std::string key_of(geo::LngLat at) {
  return fmt::format("{}{:.5f},{:.5f}", geoparse::kCoordinatesKey, at.lat(), at.lng());
}

/// Wide places keep no name: a point in a country is not the country.
bool keeps_name(const EventPlace* before, geo::LngLat at, double radius_km) {
  if (before == nullptr || before->name.empty()) return false;
  if (before->precision == Precision::country || before->precision == Precision::region) {
    return false;
  }
  return geo::distance_km(before->at, at) <= before->radius_km + radius_km + kStillThere;
}

/// What keeps its place's name is told together with all else that is told of that place.
std::string key_of(geo::LngLat at, const EventPlace* before) {
  return keeps_name(before, at, 0) ? before->key : key_of(at);
}

std::string name_of(const char* what, geo::LngLat at, double radius_km, const EventPlace* before,
                    std::string_view near) {
  if (keeps_name(before, at, radius_km)) return before->name;
  if (!near.empty()) return fmt::format("{} near {}", what, near);
  return fmt::format("{} at {}", what, geo::format_coordinates(at, geo::Notation::decimal, 2));
}

std::vector<WorldPoint> to_world(std::span<const geo::LngLat> corners) {
  std::vector<WorldPoint> out;
  out.reserve(corners.size());
  for (const geo::LngLat& c : corners) out.push_back(geo::to_world(c));
  return out;
}

double cross(WorldPoint o, WorldPoint a, WorldPoint b) {
  return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
}

bool cross_each_other(WorldPoint a, WorldPoint b, WorldPoint c, WorldPoint d) {
  const double abc = cross(a, b, c);
  const double abd = cross(a, b, d);
  const double cda = cross(c, d, a);
  const double cdb = cross(c, d, b);
  return ((abc > 0) != (abd > 0)) && ((cda > 0) != (cdb > 0)) && abc != 0 && abd != 0 && cda != 0 &&
         cdb != 0;
}

/// Twice the ground between the corners, and the point that it balances on.
std::pair<double, WorldPoint> balance(const std::vector<WorldPoint>& p) {
  // From the first corner, so that small areas lose no digits.
  double twice = 0;
  double x = 0;
  double y = 0;
  for (std::size_t i = 1; i + 1 < p.size(); ++i) {
    const double part = cross(p[0], p[i], p[i + 1]);
    twice += part;
    x += part * (p[i].x + p[i + 1].x - 2 * p[0].x);
    y += part * (p[i].y + p[i + 1].y - 2 * p[0].y);
  }
  if (twice == 0) return {0, p[0]};
  return {twice, {p[0].x + x / (3 * twice), p[0].y + y / (3 * twice)}};
}

}  // namespace

EventPlace event_place_of(const PlaceMatch& match) {
  return {match.name,      match.key, match.at, event::precision_of(match.place_kind),
          match.radius_km, {},        -1};
}

curation::PlaceChoice choice_of(const PlaceMatch& match) {
  return {match.key, match.name, match.country, match.place_kind, match.at, match.radius_km};
}

PlaceMatch match_of(geo::LngLat at, double radius_km, std::string label) {
  PlaceMatch match;
  match.name = std::move(label);
  match.point = true;
  match.at = at;
  match.radius_km = radius_km;
  match.key = key_of(at);
  match.place_kind = PlaceKind::facility;
  return match;
}

EventPlace point_place(geo::LngLat at, double radius_km, const EventPlace* before,
                       std::string_view near) {
  return {name_of("point", at, 0, before, near),
          key_of(at, before),
          at,
          Precision::point,
          radius_km,
          {},
          -1};
}

std::optional<EventPlace> area_place(std::span<const geo::LngLat> corners, const EventPlace* before,
                                     std::string_view near) {
  if (corners.size() < 3 || balance(to_world(corners)).first == 0) return std::nullopt;
  EventPlace place;
  place.at = middle_of(corners);
  place.area.assign(corners.begin(), corners.end());
  if (!(place.area.front() == place.area.back())) place.area.push_back(place.area.front());
  for (const geo::LngLat& c : corners) {
    place.radius_km = std::max(place.radius_km, geo::distance_km(place.at, c));
  }
  place.precision = Precision::area;
  place.key = key_of(place.at);  // more or less than the town, whatever it is called
  place.name = name_of("area", place.at, place.radius_km, before, near);
  return place;
}

geo::LngLat middle_of(std::span<const geo::LngLat> corners) {
  const std::vector<WorldPoint> points = to_world(corners);
  const auto [twice, middle] = balance(points);
  if (twice != 0) return geo::from_world(middle);
  WorldPoint mean;
  for (const WorldPoint& p : points) {
    mean.x += p.x / static_cast<double>(points.size());
    mean.y += p.y / static_cast<double>(points.size());
  }
  return geo::from_world(mean);
}

bool crosses_itself(std::span<const geo::LngLat> corners) {
  const std::vector<WorldPoint> p = to_world(corners);
  const std::size_t n = p.size();
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = i + 2; j < n; ++j) {
      if (i == 0 && j == n - 1) continue;  // neighbours at the closing corner
      if (cross_each_other(p[i], p[i + 1], p[j], p[(j + 1) % n])) return true;
    }
  }
  return false;
}

std::optional<std::size_t> mention_for(const event::Document& document, text::Span words) {
  if (document.story.sentences.empty()) return std::nullopt;
  const text::Span sentence =
      document.story.sentences[document.story.sentence_at(words.start)].span;
  std::optional<std::size_t> best;
  std::uint32_t least = 0;
  for (std::size_t i = 0; i < document.places.size(); ++i) {
    const geoparse::PlaceMention& m = document.places[i];
    if (!event::is_site(m) || (!sentence.covers(m.span) && !words.overlaps(m.span))) continue;
    const std::uint32_t gap = m.span.overlaps(words)      ? 0
                              : m.span.start >= words.end ? m.span.start - words.end + 1
                                                          : words.start - m.span.end + 1;
    if (best && gap >= least) continue;
    best = i;
    least = gap;
  }
  return best;
}

std::optional<std::size_t> mention_at(const event::Document& document, std::uint32_t code_point) {
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < document.places.size(); ++i) {
    const text::Span span = document.places[i].span;
    if (!span.contains(code_point)) continue;
    if (!best || span.size() < document.places[*best].span.size()) best = i;
  }
  return best;
}

}  // namespace dateline::gui
