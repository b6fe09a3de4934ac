#pragma once

#include <cstddef>
#include <functional>
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
  std::string kind;      ///< "settlement"
  geo::LngLat at;
  double radius_km = 0;
  std::uint32_t population = 0;  ///< 0 where unknown
};

/// What finds places by a typed name, the best first. On the main thread, within a frame.
using PlaceLookUp = std::function<std::vector<PlaceMatch>(std::string_view name)>;

/// At most `most` places for what was typed so far, as gazetteer::Gazetteer::search ranks them.
[[nodiscard]] std::vector<PlaceMatch> find_places(const gazetteer::Gazetteer& world,
                                                  std::string_view name, std::size_t most);

}  // namespace dateline::gui
