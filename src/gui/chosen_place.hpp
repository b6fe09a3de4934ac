#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "curation/correction.hpp"
#include "event/document.hpp"
#include "gui/place_look_up.hpp"

namespace dateline::gui {

// What users choose, click or draw, as the places that corrections hold. Pure.

[[nodiscard]] event::EventPlace event_place_of(const PlaceMatch& match);
[[nodiscard]] curation::PlaceChoice choice_of(const PlaceMatch& match);
/// Coordinates that were typed, by what they are read out as.
[[nodiscard]] PlaceMatch match_of(geo::LngLat at, double radius_km, std::string label);

/// A point set by hand. It keeps the name of the place that the event had where it still lies
/// there; else it is told by the settlement `near` it, or by its coordinates.
[[nodiscard]] event::EventPlace point_place(geo::LngLat at, double radius_km,
                                            const event::EventPlace* before, std::string_view near);

/// The area between corners, in the order in which they were set: its ring closed, its point the
/// middle of its ground, its radius out to the farthest corner. Named as point_place() does.
/// nullopt where the corners hold no ground.
[[nodiscard]] std::optional<event::EventPlace> area_place(std::span<const geo::LngLat> corners,
                                                          const event::EventPlace* before,
                                                          std::string_view near);
/// Whether the outline that closes over the corners crosses itself.
[[nodiscard]] bool crosses_itself(std::span<const geo::LngLat> corners);

/// The middle of the ground between corners; their mean where they hold none. REQUIRES a corner.
[[nodiscard]] geo::LngLat middle_of(std::span<const geo::LngLat> corners);

/// The mention that says where selected words happened: one within them, else the nearest in
/// their sentence that means a place and is no adjective; nullopt where it has none.
[[nodiscard]] std::optional<std::size_t> mention_for(const event::Document& document,
                                                     text::Span words);
/// The mention at a code point, the shortest where they overlap.
[[nodiscard]] std::optional<std::size_t> mention_at(const event::Document& document,
                                                    std::uint32_t code_point);

}  // namespace dateline::gui
