#include "geoparse/group.hpp"

#include <cmath>

namespace dateline::geoparse {

using gazetteer::PlaceKind;

double Group::mentions() const {
  // Most are named once: log(1) is 0.
  return names.size() == 1 ? weight : weight * (1 + std::log(static_cast<double>(names.size())));
}

double log_sum(double sum) { return sum == 0 ? 0 : std::log1p(sum); }

bool contains(const Option& outer, const Option& inner) {
  if (outer.is(PlaceKind::country)) {
    return !inner.is(PlaceKind::country) && !outer.place.country.empty() &&
           same_country(outer, inner);
  }
  return outer.is(PlaceKind::region) && is_region_of(outer, inner);
}

}  // namespace dateline::geoparse
