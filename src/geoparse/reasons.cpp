#include "geoparse/reasons.hpp"

#include <fmt/format.h>

#include <cmath>

namespace dateline::geoparse {

std::vector<std::string> reasons_for(const Group& group, std::size_t option) {
  using C = ChoiceFeature;
  const ChoiceFeatures& f = group.features[option];
  const Option& o = group.options[option];
  const auto at = [&](C c) { return f[static_cast<std::size_t>(c)]; };
  std::vector<std::string> out;
  if (o.from_demonym) {
    out.emplace_back("what is of " + std::string(o.place.name));
    return out;
  }
  if (group.pinned == static_cast<int>(option)) {
    out.emplace_back("the coordinates beside it lie there");
  }
  if (at(C::in_container) > 0) out.emplace_back("lies in the region named beside it");
  if (at(C::contains_neighbour) > 0) out.emplace_back("holds the place named before it");
  if (group.options.size() == 1) {
    out.emplace_back("the only place of the name");
  } else if (at(C::most_people) > 0) {
    out.push_back(fmt::format("most people of {} places of the name", group.options.size()));
  }
  if (at(C::class_agrees) > 0) out.emplace_back("the word beside it says what kind of place it is");
  if (at(C::country_share) > 0.2 && o.place.kind != gazetteer::PlaceKind::country) {
    out.emplace_back("in a country that the story names");
  }
  if (at(C::region_named) > 0) out.emplace_back("in a region that the story names");
  if (at(C::near_50) > 0) {
    out.emplace_back("within 50 km of another place of the story");
  } else if (at(C::near_161) > 0) {
    out.emplace_back("within 161 km of another place of the story");
  }
  if (at(C::contains_others) > 0.3) out.emplace_back("other places of the story lie in it");
  if (at(C::capital) > 0) out.emplace_back("a capital");
  if (at(C::dissimilar) > 0) {
    out.push_back(fmt::format("sounds like {}, {:.0f} % alike", o.place.name, 100 * o.similarity));
  }
  if (at(C::shortened) > 0) out.emplace_back("part of the name fits");
  return out;
}

}  // namespace dateline::geoparse
