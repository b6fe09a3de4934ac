#include "gazetteer/prominence.hpp"

#include <algorithm>
#include <cmath>

namespace dateline::gazetteer {

double prominence(PlaceKind kind, std::uint32_t population, float radius_km) {
  // In powers of ten of people: a town of a million is 6.
  const double people = population > 0 ? std::log10(1.0 + population) : 0;
  const double extent = radius_km > 0 ? std::log10(1.0 + static_cast<double>(radius_km)) : 0;
  switch (kind) {
    case PlaceKind::country:
      return 7.5 + 0.1 * people + 0.1 * extent;
    case PlaceKind::area:
      return std::min(8.0, 2.0 + 2 * extent);
    case PlaceKind::region:
      return std::max(3.0 + extent, 0.9 * people);
    case PlaceKind::settlement:
      return std::max(2.0, people);
    case PlaceKind::water:
    case PlaceKind::relief:
      return 2.0 + extent;
    case PlaceKind::facility:
      return 2.2;
    case PlaceKind::district:
      return std::max(1.8, 0.8 * people);
    case PlaceKind::other:
      break;
  }
  return 1;
}

}  // namespace dateline::gazetteer
