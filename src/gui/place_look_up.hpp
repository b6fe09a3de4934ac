#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gazetteer/gazetteer.hpp"

namespace dateline::gui {

/// A place that a typed name may mean.
struct PlaceMatch {
  std::string name;
  std::string spelling;  ///< the one that matched, where that is another
  std::string lies_in;   ///< "Nineveh, Iraq", smallest first; "" for countries
  geo::LngLat at;
  double radius_km = 0;
  std::uint32_t population = 0;  ///< 0 where unknown
  std::string key;               ///< of the gazetteer; "" for none
  std::string country;           ///< ISO 3166-1 alpha-2 or ""
  gazetteer::PlaceKind place_kind = gazetteer::PlaceKind::settlement;
  bool point = false;                 ///< on the map, of no gazetteer
  bool own = false;                   ///< of the user's own
  std::vector<std::string> why = {};  ///< reasons to take it, the strongest first, as far as known
  std::optional<double> chance = {};  ///< 0..1 that the story means it, where it was asked
};

/// Gives the gazetteer, which it opens when it is first asked for; nullptr where there is none. On
/// the main thread, within a frame.
using OpenWorld = std::function<const gazetteer::Gazetteer*()>;

/// At most `most` places for what was typed so far, as gazetteer::Gazetteer::search ranks them, but
/// that the user's own whose names begin so go before others.
[[nodiscard]] std::vector<PlaceMatch> find_places(const gazetteer::Gazetteer& world,
                                                  std::string_view name, std::size_t most);

/// A place of the gazetteer as a match of its own name; what it lies in only where it has its key.
[[nodiscard]] PlaceMatch match_of(const gazetteer::Place& place, const gazetteer::Gazetteer* world);

/// "settlement", "your own place", "point", in the language of the window.
[[nodiscard]] std::string kind_words(const PlaceMatch& match);

/// The settlement that a point is best told by: a larger one further off before a hamlet beside it.
/// "" where there is none within 60 km.
[[nodiscard]] std::string settlement_near(const gazetteer::Gazetteer& world, geo::LngLat at);

}  // namespace dateline::gui
