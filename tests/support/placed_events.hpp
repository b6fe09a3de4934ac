#pragma once

#include <utility>

#include "event/document.hpp"

namespace dateline::tests {

/// Noon of an ISO date. REQUIRES a valid one.
inline time::Minute noon(const char* iso) {
  return time::Minute::start_of(*time::parse_iso_date(iso)) + 720;
}

/// The event at a place of no name that matters, by degrees.
inline event::Event at(event::Event event, double lng, double lat) {
  event.place = event::EventPlace{};
  event.place->name = "there";
  event.place->at = *geo::LngLat::from_degrees(lng, lat);
  return event;
}

}  // namespace dateline::tests
