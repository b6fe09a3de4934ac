#pragma once

#include <string>

#include "event/event.hpp"
#include "gazetteer/place.hpp"

namespace dateline::event {

/// How sharply a place is known of which only its kind is known: facilities and districts as
/// points, waters, mountains and areas as areas.
[[nodiscard]] Precision precision_of(gazetteer::PlaceKind kind);

/// A place of the gazetteer as events have it, under the name by which it is told.
[[nodiscard]] EventPlace gazetteer_place(const gazetteer::Place& place, std::string name);

}  // namespace dateline::event
