#include "geoparse/told_coordinates.hpp"

#include "base/translate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <memory>

namespace dateline::geoparse {
namespace {

using base::mark_in;

using Form = geo::CoordinatesFound::Form;
using gazetteer::Place;
using gazetteer::PlaceKind;

constexpr double kSureConfidence = 0.95;
constexpr double kPairConfidence = 0.85;
constexpr double kCountryKm = 60;  ///< as far as the nearest town may be to say the country
constexpr double kNamedNearKm = 100;
constexpr int kWordsAround = 8;
constexpr int kWordsBehind = 3;
constexpr int kBareDecimals = 3;  ///< of two numbers that nothing but a preposition leads to

/// Where something is, told from a town around it.
struct Surroundings {
  std::string country;
  std::string words;  ///< "it lies 12 km south-west of Mosul", "it lies in Mosul"; "" far from any
};

std::string_view compass(double bearing_deg) {
  static constexpr std::array<std::string_view, 8> kPoints{
      "north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west"};
  return kPoints[static_cast<std::size_t>(std::lround(bearing_deg / 45)) % kPoints.size()];
}

Surroundings surroundings(const gazetteer::Gazetteer& world, geo::LngLat at) {
  // The larger of those about: a village says nothing to most readers.
  static constexpr std::array<std::uint32_t, 3> kPeople{50000, 5000, 0};
  Surroundings out;
  std::array<std::optional<gazetteer::NearHit>, kPeople.size()> nearest;
  for (const gazetteer::NearHit& hit : world.near(at, kCountryKm)) {
    const Place place = world.place(hit.id);
    if (place.kind != PlaceKind::settlement) continue;
    if (out.country.empty()) out.country = place.country;
    for (std::size_t i = 0; i < kPeople.size(); ++i) {
      if (!nearest[i] && place.population >= kPeople[i]) nearest[i] = hit;
    }
    if (nearest.front()) break;
  }
  const auto told = std::ranges::find_if(nearest, [](const auto& hit) { return hit.has_value(); });
  if (told == nearest.end()) return out;
  const Place town = world.place((*told)->id);
  const double km = (*told)->km;
  if (km < std::max(1.0, static_cast<double>(town.radius_km) / 2)) {
    out.words = fmt::format(mark_in("reason", "it lies in {}"), town.name);
  } else {
    out.words = fmt::format(mark_in("reason", "it lies {:.0f} km {} of {}"), std::max(1.0, km),
                            compass(geo::bearing_deg(town.at, at)), town.name);
  }
  return out;
}

/// As a reader would write them, to the digits given.
std::string in_words(const geo::Coordinates& c) {
  constexpr double kUnitOfRadius = 2000;  // metres of a whole unit for each km that half of one is
  return geo::format_coordinates(c.at, c.notation,
                                 geo::precision_for(c.notation, kUnitOfRadius * c.radius_km));
}

}  // namespace

ToldCoordinates::ToldCoordinates(const Tokens& tokens, const gazetteer::Gazetteer& world)
    : tokens_(&tokens), world_(&world) {
  const text::Story& story = tokens.story();
  for (const geo::CoordinatesFound& c : geo::find_coordinates(story.text)) {
    Found found{c, static_cast<int>(story.token_at(static_cast<std::uint32_t>(c.begin))), 0};
    found.end = found.begin;
    while (found.end < tokens.size() &&
           story.tokens[static_cast<std::size_t>(found.end)].span.start < c.end) {
      ++found.end;
    }
    if (found.end > found.begin) found_.push_back(found);
  }
}

bool ToldCoordinates::vouched_for(const Found& found, const std::vector<Name>& before) const {
  const Tokens& tokens = *tokens_;
  const geo::CoordinatesFound& c = found.coordinates;
  if (c.form == Form::sure) return true;
  const int last = found.end - 1;
  // What the numbers are of, if anything, is said close behind them.
  for (int step = 1; step <= kWordsBehind; ++step) {
    const Tok& t = tokens.beside(last, step);
    if (t.lower.empty() || t.lower == "." || t.lower == ")" || t.lower == ",") break;
    if ((t.classes & (kMeasure | kUnit)) != 0) return false;
  }
  for (int step = 1; step <= kWordsAround; ++step) {
    const std::uint32_t classes = tokens.beside(found.begin, -step).classes;
    if ((classes & kPosition) != 0) return true;
    if ((classes & kMeasure) != 0) return false;
  }
  const auto direction = direction_of(c.coordinates.at);
  for (std::size_t i = before.size(); i > 0; --i) {
    const Name& name = before[i - 1];
    if (name.begin >= tokens.size() ||
        tokens[name.begin].sentence != tokens[found.begin].sentence ||
        found.begin - name.end > kWordsAround) {
      break;
    }
    const bool near = std::ranges::any_of(name.options, [&](const Option& o) {
      return o.place.kind != PlaceKind::country &&
             distance_km(o.direction, direction) <=
                 kNamedNearKm + static_cast<double>(o.place.radius_km);
    });
    if (near) return true;
  }
  if (c.decimals < kBareDecimals) return false;
  if (c.form == Form::bracketed) {
    return (tokens.beside(found.begin, -2).classes & kPlaceNoun) != 0;
  }
  static constexpr std::array<std::string_view, 6> kWhere{"at",     "near",    "around",
                                                          "toward", "towards", "outside"};
  return std::ranges::find(kWhere, tokens.beside(found.begin, -1).lower) != kWhere.end();
}

Name ToldCoordinates::name_of(const Found& found) const {
  const geo::CoordinatesFound& c = found.coordinates;
  const geo::LngLat at = c.coordinates.at;
  auto told = std::make_shared<Told>();
  told->span = {static_cast<std::uint32_t>(c.begin), static_cast<std::uint32_t>(c.end)};
  told->confidence = c.form == Form::sure ? kSureConfidence : kPairConfidence;
  told->own.key = fmt::format("{}{:.5f},{:.5f}", kCoordinatesKey, at.lat(), at.lng());
  told->own.name = tokens_->story().line(told->span);
  Surroundings around = surroundings(*world_, at);
  told->own.country = std::move(around.country);
  told->reasons.push_back(fmt::format(mark_in("reason", "the story gives the coordinates {}"),
                                      in_words(c.coordinates)));
  if (!around.words.empty()) told->reasons.push_back(std::move(around.words));

  Option& option = told->option;
  // No place of a gazetteer; one number for each spot, so that two mentions of it are one.
  const auto mixed = std::hash<std::string>{}(told->own.key);
  option.id = {std::numeric_limits<std::uint32_t>::max(), static_cast<std::uint32_t>(mixed)};
  option.place.key = told->own.key;
  option.place.name = told->own.name;
  option.place.country = told->own.country;
  option.place.kind = PlaceKind::other;
  option.place.at = at;
  option.place.radius_km = static_cast<float>(c.coordinates.radius_km);
  option.place.source = "the story";
  option.primary = true;
  describe(option);

  Name name;
  name.begin = found.begin;
  name.end = found.end;
  name.text = told->own.name;
  name.key = told->own.key;
  name.options = {&told->option, 1};
  name.told = std::move(told);
  return name;
}

std::optional<Name> ToldCoordinates::at(int token, const std::vector<Name>& before) const {
  const auto found = std::ranges::lower_bound(found_, token, {}, &Found::begin);
  if (found == found_.end() || found->begin != token || !vouched_for(*found, before)) {
    return std::nullopt;
  }
  return name_of(*found);
}

std::optional<Name> ToldCoordinates::in(text::Span span) const {
  for (const Found& found : found_) {
    if (span.start <= found.coordinates.begin && found.coordinates.end <= span.end) {
      return name_of(found);
    }
  }
  return std::nullopt;
}

std::vector<std::pair<int, geo::LngLat>> beside_coordinates(const std::vector<Name>& names,
                                                            const Tokens& tokens) {
  static constexpr std::array<std::string_view, 6> kBetween{"(", "[", ",", "at", ":", "-"};
  constexpr int kMostBetween = 5;
  std::vector<std::pair<int, geo::LngLat>> out;
  for (std::size_t i = 0; i + 1 < names.size(); ++i) {
    const Name& name = names[i];
    const Name& next = names[i + 1];
    if (next.told == nullptr || name.told != nullptr || next.begin <= name.end ||
        next.begin - name.end > kMostBetween || name.end <= name.begin ||
        tokens[name.begin].sentence != tokens[next.begin].sentence) {
      continue;
    }
    bool beside = true;
    for (int k = name.end; k < next.begin; ++k) {
      const Tok& t = tokens[k];
      // "Mosul dam (36.63, 42.82)", "Tal Afar, at coordinates 36.37 N 42.45 E"
      const bool noun = k == name.end && (t.classes & kPlaceNoun) != 0;
      beside = beside && (noun || (t.classes & kPosition) != 0 ||
                          std::ranges::find(kBetween, t.lower) != kBetween.end());
    }
    if (beside) out.emplace_back(static_cast<int>(i), next.options.front().place.at);
  }
  return out;
}

}  // namespace dateline::geoparse
