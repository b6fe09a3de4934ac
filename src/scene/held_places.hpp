#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scene/painter.hpp"
#include "scene/theme.hpp"
#include "store/snapshot.hpp"

namespace dateline::scene {

/// Who holds a place at one moment; places of which that is unknown are none.
struct HeldPlace {
  std::string key;  ///< of the gazetteer
  std::string name;
  geo::LngLat at;
  timeline::Hold how = timeline::Hold::probably;
  struct Holder {
    std::string name;  ///< the shortest that the stories give
    int colour = 0;    ///< into Theme::holders, the same at all times and places; -1: none is left
    friend bool operator==(const Holder&, const Holder&) = default;
  };
  std::vector<Holder> holders;  ///< several only where it is contested
};

/// The places held at `when`, by key; none before the snapshot's conclusions are drawn.
[[nodiscard]] std::vector<HeldPlace> held_places(const store::Snapshot& snapshot,
                                                 time::Minute when);

/// The same over all of time, for what lets its reader move through it.
struct HeldSpan {
  HeldPlace held;
  std::optional<time::Minute> from;  ///< inclusive; open at the beginning
  std::optional<time::Minute> to;    ///< inclusive; open at the end
  std::vector<timeline::HoldEvidence> because;
};
/// By place, then by time; none before the snapshot's conclusions are drawn.
[[nodiscard]] std::vector<HeldSpan> held_spans(const store::Snapshot& snapshot);

/// What is known of a place at a time: "16 June 2014: probably held by ISIL, since 15 June 2014".
[[nodiscard]] std::string hold_words(const timeline::HoldSpan& span, time::Minute when,
                                     time::DayZero zero);

/// The sentence that a span of holding rests on.
struct HoldSource {
  std::uint32_t document = 0;
  std::uint32_t sentence = 0;
  std::string event_id;  ///< "" where it tells no event, but states who holds
};
[[nodiscard]] HoldSource source_of(const store::Snapshot& snapshot,
                                   const timeline::HoldEvidence& evidence);

[[nodiscard]] Rgba holder_colour(int colour, const Theme& theme);

/// A soft disc under the symbols of a place: full with a ring where it is sure, with a dashed ring
/// where it is probable, hatched in all holders' colours where it is contested. It says that the
/// place is held, not how far around: its size does not follow the zoom. Radius in pixels.
void draw_hold(Painter& painter, PathPoint at, float radius, const HeldPlace& held, float scale,
               const Theme& theme);
inline constexpr float kHoldRadius = 15;     ///< logical pixels
inline constexpr float kHoldGround = 0.55F;  ///< of the land's colour, under that of the holder
inline constexpr float kHoldShare = 0.42F;   ///< of a sure holder's colour

}  // namespace dateline::scene
