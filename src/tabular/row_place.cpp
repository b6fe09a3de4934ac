// Where the event of a row was: by its coordinates or outline, else by its names.
#include <fmt/compile.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <tuple>
#include <utility>

#include "base/translate.hpp"
#include "event/gazetteer_place.hpp"
#include "geo/coordinates.hpp"
#include "geo/wkt.hpp"
#include "geoparse/mention.hpp"
#include "tabular/cell.hpp"
#include "tabular/row_reader.hpp"

namespace dateline::tabular {
namespace {

using base::mark_in;
using base::Result;

constexpr double kKmADegree = 111.2;
constexpr double kNameReachKm = 30;   // how far a place may be to lend its name
constexpr double kSamePlaceKm = 2.5;  // up to so far it is not said to be near
constexpr double kCoordinatesSure = 0.95;
constexpr double kNameSure = 0.8;
constexpr double kNameDoubtful = 0.5;

base::Error misfit(std::string message) {
  return {base::ErrorCode::bad_value, std::move(message), "", ""};
}

/// Of the box about a ring; nullopt where there is none.
std::optional<geo::LngLat> middle_of(std::span<const geo::LngLat> ring) {
  if (ring.empty()) return std::nullopt;
  double west = ring.front().lng();
  double east = west;
  double south = ring.front().lat();
  double north = south;
  for (const geo::LngLat& p : ring) {
    west = std::min(west, p.lng());
    east = std::max(east, p.lng());
    south = std::min(south, p.lat());
    north = std::max(north, p.lat());
  }
  return geo::LngLat::from_degrees((west + east) / 2, (south + north) / 2);
}

/// As "{:.5f}" of fmt, of a coordinate that geo::LngLat has: a whole number of 1e-7 degrees, and
/// several times as fast for that.
void append_degrees(std::string& out, double degrees) {
  const auto whole = static_cast<std::int64_t>(std::llround(degrees * 1e7));
  const std::int64_t size = std::abs(whole);
  constexpr std::int64_t kLeftOut = 100;
  // Which way half of the last place goes is a matter of the double's own last bit.
  if (size % kLeftOut == kLeftOut / 2) {
    fmt::format_to(std::back_inserter(out), "{:.5f}", degrees);
    return;
  }
  constexpr std::int64_t kParts = 100'000;
  const std::int64_t rounded = (size + kLeftOut / 2) / kLeftOut;
  if (whole < 0) out += '-';
  fmt::format_to(std::back_inserter(out), FMT_COMPILE("{}.{:05}"), rounded / kParts,
                 rounded % kParts);
}

double farthest_km(geo::LngLat from, std::span<const geo::LngLat> ring) {
  double out = 0;
  for (const geo::LngLat& p : ring) out = std::max(out, geo::distance_km(from, p));
  return out;
}

}  // namespace

Result<std::vector<geo::LngLat>> RowReader::outline_of(const Row& row) const {
  const std::string& text = cell(row, Meaning::outline);
  if (text.empty()) return std::vector<geo::LngLat>();
  auto ring = geo::ring_in_wkt(text);
  if (ring) return std::move(*ring);
  constexpr std::size_t kShown = 40;
  return misfit(fmt::format("\"{}\" is no outline, as POLYGON ((44 33,45 33,45 34,44 33)) is one",
                            one_line(text.substr(0, kShown))));
}

Result<std::optional<geo::LngLat>> RowReader::point_of(const Row& row,
                                                       std::span<const geo::LngLat> ring) const {
  if (row.at) return row.at;
  const std::string& lat = cell(row, Meaning::latitude);
  const std::string& lng = cell(row, Meaning::longitude);
  if (lat.empty() && lng.empty()) return middle_of(ring);
  const auto y = number_in(lat);
  const auto x = number_in(lng);
  const auto at = x && y ? geo::LngLat::from_degrees(*x, *y) : std::nullopt;
  if (!at) {
    return misfit(
        fmt::format("latitude \"{}\" and longitude \"{}\" are no point on the earth", lat, lng));
  }
  return at;
}

/// A name of a nearby town: numbers alone say little on a map.
std::string RowReader::name_near(geo::LngLat at) {
  constexpr double kCell = 100;
  const std::pair key{static_cast<int>(std::floor(at.lng() * kCell)),
                      static_cast<int>(std::floor(at.lat() * kCell))};
  const auto [known, fresh] = near_.try_emplace(key);
  if (!fresh) return known->second;
  std::string& name = known->second;
  if (world_ != nullptr) {
    for (const gazetteer::NearHit& hit : world_->near(at, kNameReachKm)) {
      const gazetteer::Place place = world_->place(hit.id);
      if (place.kind != gazetteer::PlaceKind::settlement || place.name.empty()) continue;
      name = geo::distance_km(at, place.at) <= kSamePlaceKm ? std::string(place.name)
                                                            : fmt::format("near {}", place.name);
      break;
    }
  }
  if (name.empty()) name = geo::format_coordinates(at, geo::Notation::decimal, 2);
  return name;
}

Result<void> RowReader::where(const Row& row, RowEvent& out) {
  event::Event& e = out.event;
  auto ring = outline_of(row);
  if (!ring) return ring.error();
  const auto point = point_of(row, *ring);
  if (!point) return point.error();
  if (!*point) {
    where_by_name(row, e);
    return {};
  }
  event::EventPlace place;
  place.at = **point;
  place.name = one_line(cell(row, Meaning::place));
  if (place.name.empty()) place.name = name_near(place.at);
  place.key = geoparse::kCoordinatesKey;
  append_degrees(place.key, place.at.lat());
  place.key += ',';
  append_degrees(place.key, place.at.lng());
  // A key that the gazetteer knows makes it that place, wherever the table puts it.
  if (const std::string& key = cell(row, Meaning::place_key); world_ != nullptr && !key.empty()) {
    if (const auto id = world_->by_key(key)) {
      place.key = key;
      out.known = world_->place(*id);
    }
  }
  auto radius = number_in(cell(row, Meaning::place_radius));
  if (!ring->empty() && !(radius && *radius >= 0)) radius = farthest_km(place.at, *ring);
  place.area = std::move(*ring);
  if (const auto precision =
          lexicon_.place_precision(mapping_.profile, cell(row, Meaning::place_precision))) {
    place.precision = precision->precision;
    place.radius_km = radius && *radius >= 0 ? *radius : precision->radius_km;
    e.reasons.push_back(
        fmt::format(mark_in("reason", "The table gives coordinates, known to about {:g} km."),
                    place.radius_km));
  } else {
    const int decimals = row.at ? 5
                                : std::min(decimals_in(cell(row, Meaning::latitude)),
                                           decimals_in(cell(row, Meaning::longitude)));
    place.radius_km = place.area.empty() ? std::max(0.1, kKmADegree * std::pow(10.0, -decimals) / 2)
                                         : radius.value_or(0);
    place.precision = place.radius_km > 10 ? event::Precision::area : event::Precision::point;
    e.reasons.push_back(gives_coordinates_);
  }
  e.place = std::move(place);
  e.confidence = kCoordinatesSure;
  return {};
}

std::string RowReader::country_code(const std::string& name) {
  if (name.empty() || world_ == nullptr) return {};
  const auto [known, fresh] = countries_.try_emplace(name);
  if (!fresh) return known->second;
  for (const gazetteer::NameHit& hit : world_->find(name)) {
    const gazetteer::Place place = world_->place(hit.id);
    if (place.kind == gazetteer::PlaceKind::country) return known->second = place.country;
  }
  if (name.size() == 2 && world_->country(name)) known->second = name;
  return known->second;
}

/// The place of that name in the country that the row names, the one with the most people.
void RowReader::where_by_name(const Row& row, event::Event& e) {
  if (world_ == nullptr) return;
  const std::string& country = cell(row, Meaning::country);
  const std::string& admin = cell(row, Meaning::admin);
  const std::string& place = cell(row, Meaning::place);
  const std::string& name = !place.empty() ? place : !admin.empty() ? admin : country;
  if (name.empty()) return;
  const auto [known, fresh] = places_.try_emplace(name + '\n' + admin + '\n' + country);
  if (fresh) {
    const std::string code = country_code(country);
    std::optional<gazetteer::Place> best;
    std::tuple<bool, bool, std::uint32_t> best_by;
    for (const gazetteer::NameHit& hit : world_->find(name)) {
      const gazetteer::Place p = world_->place(hit.id);
      if (!code.empty() && p.country != code) continue;
      const auto of_admin = [&](std::string_view key) {
        const auto id = key.empty() ? std::nullopt : world_->by_key(key);
        return id && folded(world_->place(*id).name) == folded(admin);
      };
      const bool of_kind = &name == &place   ? p.kind == gazetteer::PlaceKind::settlement
                           : &name == &admin ? p.kind == gazetteer::PlaceKind::region
                                             : p.kind == gazetteer::PlaceKind::country;
      const std::tuple by{!admin.empty() && (of_admin(p.admin1) || of_admin(p.admin2)), of_kind,
                          p.population};
      if (!best || by > best_by) {
        best = p;
        best_by = by;
      }
    }
    if (best) known->second = event::gazetteer_place(*best, std::string(best->name));
  }
  e.place = known->second;
  e.confidence = e.place ? (country.empty() ? kNameDoubtful : kNameSure) : kNameDoubtful;
  if (e.place) {
    e.reasons.push_back(
        fmt::format(mark_in("reason",
                            "The table names \u201C{}\u201D; {} has the most people of "
                            "those that fit."),
                    name, e.place->name));
  } else {
    e.reasons.push_back(
        fmt::format(mark_in("reason", "The gazetteer has no \u201C{}\u201D."), name));
  }
}

}  // namespace dateline::tabular
