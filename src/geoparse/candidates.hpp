#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "gazetteer/gazetteer.hpp"
#include "geoparse/lexicon.hpp"
#include "geoparse/name_filter.hpp"

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
  std::array<double, 3> direction{};  ///< unit vector from the middle of the earth
};

/// Unit vector from the middle of the earth, for Option::direction.
[[nodiscard]] std::array<double, 3> direction_of(geo::LngLat at);

/// Great-circle distance of unit vectors, km.
[[nodiscard]] double distance_km(const std::array<double, 3>& a, const std::array<double, 3>& b);

/// What the candidates of a name are asked for.
struct NameQuery {
  std::string text;      ///< as written, UTF-8
  bool demonyms = true;  ///< "Iraqi", "Americans"
  bool shorten = false;  ///< drop words of the name until something is found
  double loose = 0;      ///< least similarity of names that only sound the same; 0: none
  /// What Gazetteer::find gave for the text; null where it was not asked.
  const std::vector<gazetteer::NameHit>* found = nullptr;
};

/// What candidates are asked of.
struct NameSources {
  const gazetteer::Gazetteer* world;
  const Lexicon* lexicon;
  const NameFilter* filter;  ///< of that gazetteer
};

/// Places that a name may mean, at most `most`, biggest first. Empty if there are none.
[[nodiscard]] std::vector<Option> options_for(const NameSources& sources, const NameQuery& query,
                                              std::size_t most = 24);

/// How much a place matters by itself, 0..1: people, rank as a capital or region.
[[nodiscard]] double prominence(const gazetteer::Place& place);

}  // namespace dateline::geoparse
