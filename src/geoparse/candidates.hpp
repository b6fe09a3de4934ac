#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gazetteer/gazetteer.hpp"
#include "geoparse/lexicon.hpp"
#include "geoparse/name_finder.hpp"

namespace dateline::geoparse {

/// One place that a name may mean, with what ranking needs at hand.
struct Option {
  gazetteer::PlaceId id;
  gazetteer::Place place;
  double similarity = 1;
  bool primary = false;
  bool abbreviation = false;
  bool shortened = false;  ///< found by part of the name only ("Mosul" of "Mosul city")
  bool from_demonym = false;

  // Made of the place by describe(), once for all stories.
  bool own = false;                   ///< the user of the project says where it is
  bool is_capital = false;            ///< of a country
  bool is_first_region = false;       ///< a region of the first level
  std::array<double, 3> direction{};  ///< unit vector from the middle of the earth
  double prominence = 0;              ///< prominence(place)
  double log_people = 0;              ///< log10(1 + population)
  /// Of the texts in `place`: unlike where those are, and alike where they are, but for a chance in
  /// 2^64.
  std::uint64_t country_id = 0;
  std::uint64_t key_id = 0;
  std::uint64_t admin1_id = 0;
  std::uint64_t admin2_id = 0;

  [[nodiscard]] bool is(gazetteer::PlaceKind kind) const { return place.kind == kind; }
};
/// Fills in what is made of option.place.
void describe(Option& option);

[[nodiscard]] inline bool same_country(const Option& a, const Option& b) {
  return a.country_id == b.country_id && a.place.country == b.place.country;
}
[[nodiscard]] inline bool same_key(const Option& a, const Option& b) {
  return a.key_id == b.key_id && a.place.key == b.place.key;
}
/// Whether a region is the one of the first or second level that a place lies in.
[[nodiscard]] inline bool is_region_of(const Option& region, const Option& inner) {
  return (inner.admin1_id == region.key_id && region.place.key == inner.place.admin1) ||
         (inner.admin2_id == region.key_id && region.place.key == inner.place.admin2);
}

/// Unit vector from the middle of the earth, for Option::direction.
[[nodiscard]] std::array<double, 3> direction_of(geo::LngLat at);

/// Great-circle distance of unit vectors, km.
[[nodiscard]] double distance_km(const std::array<double, 3>& a, const std::array<double, 3>& b);
/// distance_km(a, b) < km, in most cases without the distance itself.
[[nodiscard]] bool is_nearer(const std::array<double, 3>& a, const std::array<double, 3>& b,
                             double km);

/// What the candidates of a name are asked for.
struct NameQuery {
  std::string text;      ///< as written, UTF-8
  bool demonyms = true;  ///< "Iraqi", "Americans"
  bool shorten = false;  ///< drop words of the name until something is found
  double loose = 0;      ///< least similarity of names that only sound the same; 0: none
  /// The name_key of the text and what Gazetteer::find gave for it; null where it was not asked.
  std::string_view key = {};
  const std::vector<gazetteer::NameHit>* found = nullptr;
  bool begins = true;  ///< false where no longer name begins with the text
};

/// What candidates are asked of.
struct NameSources {
  const gazetteer::Gazetteer* world;
  const Lexicon* lexicon;
  const NameFinder* finder;  ///< of that gazetteer
};

/// Places that a name may mean, at most `most`: the user's own, then the biggest first. Empty if
/// there are none.
[[nodiscard]] std::vector<Option> options_for(const NameSources& sources, const NameQuery& query,
                                              std::size_t most = 24);

/// Whether a name of these options is spelled as a place of the user's own is.
[[nodiscard]] bool is_own(std::span<const Option> options);

/// How much a place matters by itself, 0..1: people, rank as a capital or region.
[[nodiscard]] double prominence(const gazetteer::Place& place);

}  // namespace dateline::geoparse
