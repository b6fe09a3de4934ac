#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <initializer_list>

#include "geoparse/roles.hpp"
#include "geoparse/small_words.hpp"

namespace dateline::geoparse {
namespace {

using gazetteer::Place;
using gazetteer::PlaceKind;

constexpr double kKmPerMile = 1.609344;
constexpr double kNearKm = 8;            ///< "near", "outside"
constexpr double kDirectionOfKm = 15;    ///< "north of the town", no distance told
constexpr double kDistanceDoubt = 0.15;  ///< share of a told distance that it may be off

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::optional<double> number_of(const Tok& tok) {
  static constexpr std::array<std::pair<std::string_view, double>, 22> kWords{
      {{"one", 1},       {"two", 2},      {"three", 3},    {"four", 4},    {"five", 5},
       {"six", 6},       {"seven", 7},    {"eight", 8},    {"nine", 9},    {"ten", 10},
       {"twelve", 12},   {"fifteen", 15}, {"twenty", 20},  {"thirty", 30}, {"forty", 40},
       {"fifty", 50},    {"sixty", 60},   {"seventy", 70}, {"eighty", 80}, {"ninety", 90},
       {"hundred", 100}, {"dozen", 12}}};
  for (const auto& [word, value] : kWords) {
    if (tok.lower == word) return value;
  }
  if (!tok.number) return std::nullopt;
  std::string digits;
  for (const char c : tok.lower) {
    if (c != ',') digits.push_back(c);
  }
  double value = 0;
  const auto [end, ec] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (ec != std::errc() || end == digits.data()) return std::nullopt;
  return value;
}

/// Kilometres in one of a unit; 0 for what is no unit of length.
double unit_km(std::string_view lower) {
  if (one_of(lower, {"km", "kms", "kilometre", "kilometres", "kilometer", "kilometers", "km.",
                     "kilometre-long"}))
    return 1;
  if (one_of(lower, {"mile", "miles", "mi", "mi."})) return kKmPerMile;
  if (one_of(lower, {"metre", "metres", "meter", "meters", "m"})) return 0.001;
  return 0;
}

struct Distance {
  double km = 0;
  int begin = 0;
};

/// "200 km", "some 45 km (28 miles)" that ends before token `end`.
std::optional<Distance> distance_before(const Name& name, const Tokens& tokens, int end) {
  int i = end - 1;
  const auto at = [&](int k) -> const Tok& { return tokens.beside(name.begin, k - name.begin); };
  if (at(i).lower == ")") {
    while (i > end - 7 && at(i).lower != "(" && !at(i).lower.empty()) --i;
    if (at(i).lower != "(") return std::nullopt;
    --i;
  }
  if (one_of(at(i).lower, {"further", "farther", "away", "due", "just", "to", "the"})) --i;
  if (one_of(at(i).lower, {"further", "farther", "away", "to"})) --i;
  const double unit = unit_km(at(i).lower);
  if (unit == 0) return std::nullopt;
  --i;
  if (at(i).lower == "-") --i;
  const auto value = number_of(at(i));
  if (!value) return std::nullopt;
  return Distance{*value * unit, i};
}

/// A word of direction that ends before token `end`, and where it begins: "south", "south-west"
/// (cut into three).
struct Direction {
  double bearing = 0;
  int begin = 0;
};
std::optional<Direction> direction_before(const Name& name, const Tokens& tokens, int end) {
  const auto at = [&](int k) -> const Tok& { return tokens.beside(name.begin, k - name.begin); };
  const Lexicon& lexicon = tokens.lexicon();
  if (at(end - 2).lower == "-") {
    if (const auto b =
            lexicon.bearing(fmt::format("{}-{}", at(end - 3).lower, at(end - 1).lower))) {
      return Direction{*b, end - 3};
    }
  }
  const auto b = lexicon.bearing(at(end - 1).lower);
  if (!b) return std::nullopt;
  return Direction{*b, end - 1};
}

}  // namespace

std::optional<Relation> relation_of(const Name& name, const Tokens& tokens) {
  const auto at = [&](int k) -> const Tok& { return tokens.beside(name.begin, k - name.begin); };
  const Lexicon& lexicon = tokens.lexicon();
  int i = name.begin - 1;
  // "the town of Amerli", "the city Baiji"
  if (at(i).lower == "of" && (at(i - 1).classes & (kSettlementWord | kRegionWord)) != 0 &&
      !lexicon.bearing(at(i - 1).lower)) {
    i -= 2;
    while (at(i).parse != nullptr && at(i).parse->upos == syntax::Upos::adj) --i;
  }
  if (at(i).lower == "the") --i;
  const std::string_view link = at(i).lower;
  Relation out;
  // "25 km south of X", "a short drive west from X", "to the north of X"
  if (link == "of" || link == "from") {
    if (const auto direction = direction_before(name, tokens, i)) {
      const int first = direction->begin;
      const bool the = at(first - 1).lower == "the" && at(first - 2).lower != "to";
      out.bearing_deg = direction->bearing;
      out.kind = the && link == "of" ? Relation::Kind::part_of : Relation::Kind::direction_of;
      int begin = first;
      if (const auto distance = distance_before(name, tokens, begin)) {
        out.kind = Relation::Kind::direction_of;
        out.distance_km = distance->km;
        begin = distance->begin;
      }
      out.span = tokens.span(begin, name.end);
      return out;
    }
    if (const auto distance = distance_before(name, tokens, i)) {
      out.kind = Relation::Kind::near;
      out.distance_km = distance->km;
      out.span = tokens.span(distance->begin, name.end);
      return out;
    }
    if (one_of(at(i - 1).lower, {"outskirts", "edge", "edges", "suburbs", "vicinity", "gates"})) {
      out.kind = Relation::Kind::near;
      const auto direction = direction_before(name, tokens, i - 1);
      if (direction) {
        out.kind = Relation::Kind::part_of;
        out.bearing_deg = direction->bearing;
      }
      out.span = tokens.span(direction ? direction->begin : i - 1, name.end);
      return out;
    }
    return std::nullopt;
  }
  if ((small_word(link) & kNextTo) != 0 ||
      (link == "to" && one_of(at(i - 1).lower, {"close", "next", "adjacent"}))) {
    const int begin = link == "to" ? i - 1 : i;
    out.kind = Relation::Kind::near;
    if (const auto distance = distance_before(name, tokens, begin)) {
      out.distance_km = distance->km;
      out.span = tokens.span(distance->begin, name.end);
    } else {
      out.span = tokens.span(begin, name.end);
    }
    return out;
  }
  // "northern Iraq", "west Mosul"; not "East Timor", whose direction is in the name.
  if (const auto direction = direction_before(name, tokens, name.begin)) {
    out.kind = Relation::Kind::part_of;
    out.bearing_deg = direction->bearing;
    out.span = tokens.span(direction->begin, name.end);
    return out;
  }
  if (at(name.begin - 1).lower == "nearby") return std::nullopt;
  // "Iraq's north", "the Falluja outskirts"
  const Tok& after = tokens.beside(name.end - 1, 1);
  const Tok& after2 = tokens.beside(name.end - 1, 2);
  if (after.lower == "'s") {
    const auto bearing = lexicon.bearing(after2.lower);
    const Tok& after3 = tokens.beside(name.end - 1, 3);
    if (bearing && (!after3.word || (after3.classes & (kDistrictWord | kRegionWord)) != 0 ||
                    (after3.classes & kNever) != 0)) {
      out.kind = Relation::Kind::part_of;
      out.bearing_deg = *bearing;
      out.span = tokens.span(name.begin, name.end + 2);
      return out;
    }
  }
  return std::nullopt;
}

namespace {

bool is_way(const Tok& t) {
  return one_of(t.lower, {"road", "highway", "route", "motorway", "expressway", "railway",
                          "railroad", "track", "corridor", "line"});
}

/// "the road from Mosul to Tal Afar", "the highway linking Homs with Hama", "the Homs-Hama road".
std::optional<Relation> along_a_way(const Name& first, const Name& second, const Tokens& tokens) {
  const auto small = [](const Tok& t) {
    return t.lower == "the" || t.lower == "of" || (t.classes & kSettlementWord) != 0;
  };
  int at = first.begin - 1;
  while (at > 0 && small(tokens.beside(first.begin, at - first.begin))) --at;
  const Tok& link = tokens.beside(first.begin, at - first.begin);
  const bool leads =
      one_of(link.lower, {"from", "linking", "connecting", "joining", "links", "connects"});
  Relation out;
  out.kind = Relation::Kind::between;
  if (leads) {
    int way = at - 1;
    while (way > at - 4 &&
           one_of(tokens[way].lower, {"that", "which", "leading", "running", "main"})) {
      --way;
    }
    if (way < 0 || tokens[way].sentence != tokens[first.begin].sentence || !is_way(tokens[way])) {
      return std::nullopt;
    }
    bool joined = false;
    for (int i = first.end; i < second.begin; ++i) {
      if (one_of(tokens[i].lower, {"to", "with", "and", "towards", "toward"})) {
        joined = true;
      } else if (!small(tokens[i])) {
        return std::nullopt;
      }
    }
    if (!joined) return std::nullopt;
    out.span = tokens.span(way, second.end);
    return out;
  }
  const bool hyphen =
      second.begin - first.end == 1 && one_of(tokens[first.end].lower, {"-", "\u2013", "to"});
  const Tok& after = tokens.beside(second.end - 1, 1);
  const bool named = one_of(after.lower, {"main", "international", "coastal"});
  const int way = second.end + (named ? 1 : 0);
  if (!hyphen || way >= tokens.size() || tokens[way].sentence != tokens[first.begin].sentence ||
      !is_way(tokens[way])) {
    return std::nullopt;
  }
  out.span = tokens.span(first.begin, way + 1);
  return out;
}

}  // namespace

std::optional<Relation> between(const Name& first, const Name& second, const Tokens& tokens) {
  if (tokens[first.begin].sentence != tokens[second.begin].sentence) return std::nullopt;
  if (auto way = along_a_way(first, second, tokens)) return way;
  int begin = -1;
  for (int step = 1; step <= 4; ++step) {
    const Tok& t = tokens.beside(first.begin, -step);
    if (t.lower == "between") begin = first.begin - step;
    if (t.lower.empty() || begin >= 0) break;
    if (!(t.lower == "the" || (t.classes & kPlaceNoun) != 0 || t.lower == "of")) break;
  }
  if (begin < 0) return std::nullopt;
  bool joined = false;
  for (int i = first.end; i < second.begin; ++i) {
    const Tok& t = tokens[i];
    if (t.lower == "and") {
      joined = true;
    } else if (!(t.lower == "the" || t.lower == "," || (t.classes & kPlaceNoun) != 0 ||
                 t.lower == "of" || t.capital)) {
      return std::nullopt;
    }
  }
  if (!joined) return std::nullopt;
  Relation out;
  out.kind = Relation::Kind::between;
  out.span = tokens.span(begin, second.end);
  return out;
}

void settle(PlaceMention& mention, const Place* other) {
  const Place* place = mention.place();
  if (place == nullptr) return;
  const double radius = static_cast<double>(place->radius_km);
  mention.radius_km = radius;
  if (!mention.relation) return;
  const Relation& r = *mention.relation;
  switch (r.kind) {
    case Relation::Kind::near:
      mention.radius_km = r.distance_km ? *r.distance_km + radius : std::max(kNearKm, 2.0 * radius);
      break;
    case Relation::Kind::direction_of: {
      // Distances are counted from the middle of a town; without one, from its edge.
      const double km = r.distance_km.value_or(radius + kDirectionOfKm);
      mention.at = geo::destination(place->at, r.bearing_deg, km);
      mention.radius_km = r.distance_km
                              ? std::max(5.0, *r.distance_km * kDistanceDoubt + radius / 2)
                              : kDirectionOfKm + radius;
      break;
    }
    case Relation::Kind::part_of:
      // Half a disc, as a disc around its middle.
      mention.at = geo::destination(place->at, r.bearing_deg, 0.5 * radius);
      mention.radius_km = 0.7 * radius;
      break;
    case Relation::Kind::between:
      if (other != nullptr) {
        const double km = geo::distance_km(place->at, other->at);
        mention.at = geo::destination(place->at, geo::bearing_deg(place->at, other->at), km / 2);
        mention.radius_km = std::max(3.0, km / 2);
      }
      break;
  }
}

}  // namespace dateline::geoparse
