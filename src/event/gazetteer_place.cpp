#include "event/gazetteer_place.hpp"

#include <utility>

namespace dateline::event {

using gazetteer::PlaceKind;

Precision precision_of(PlaceKind kind) {
  switch (kind) {
    case PlaceKind::country:
      return Precision::country;
    case PlaceKind::region:
      return Precision::region;
    case PlaceKind::water:
    case PlaceKind::relief:
    case PlaceKind::area:
      return Precision::area;
    case PlaceKind::facility:
    case PlaceKind::district:
      return Precision::point;
    case PlaceKind::settlement:
    case PlaceKind::other:
      break;
  }
  return Precision::settlement;
}

EventPlace gazetteer_place(const gazetteer::Place& place, std::string name) {
  EventPlace out;
  out.name = std::move(name);
  out.key = std::string(place.key);
  out.at = place.at;
  out.precision = precision_of(place.kind);
  out.radius_km = static_cast<double>(place.radius_km);
  return out;
}

}  // namespace dateline::event
