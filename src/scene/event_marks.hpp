#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "event/event.hpp"
#include "geo/lng_lat.hpp"
#include "time/local_time.hpp"

namespace dateline::scene {

/// An outline of the base map that an event's place is, or a side of it.
struct MapOutline {
  enum class Kind : std::uint8_t { none, country, province };
  Kind kind = Kind::none;
  std::string_view country;        ///< ISO 3166-1 alpha-2 of a country
  geo::LngLat middle;              ///< by which a province is found, and which sides are sides of
  std::optional<double> side_deg;  ///< that part alone which lies this way, clockwise from north
  friend bool operator==(const MapOutline&, const MapOutline&) = default;
};

/// What map and timeline need to know of one event. Plain numbers and views of what somebody else
/// holds, for there may be a million of them in a frame.
struct EventMark {
  std::uint32_t index = 0;  ///< the caller's number for it; comes back from picks
  event::EventType type = event::EventType::statement;
  event::Status status = event::Status::happened;
  std::optional<geo::LngLat> at;    ///< nullopt: unplaced, on the timeline only
  std::optional<geo::LngLat> from;  ///< whence those came whom it moved; nullopt where none is told
  std::optional<geo::LngLat> to;    ///< whither they went, likewise
  double people = 0;                ///< how many they were; 0 where no number is told
  double radius_km = 0;  ///< of the uncertain place; drawn once it is wider than the symbol
  std::span<const geo::LngLat> area;  ///< closed ring of the uncertain place; not the radius then
  MapOutline outline;   ///< that is the place instead, where the map has it; else the radius
  time::Bounds bounds;  ///< when it happened at the earliest and latest
  time::Bounds start;   ///< of its beginning alone; both absent: as bounds
  time::Bounds end;     ///< of its end alone
  float happened = 1;   ///< probability that it has happened by the playhead, 0..1
  float opacity = 1;    ///< 1 fresh .. 0.35 old, see age_opacity()
  bool selected = false;
  bool hovered = false;
  bool sign_above = false;  ///< the caller draws a sign over its symbol: names keep clear of that
  bool linked = false;      ///< a line leads to its bar, which gets a row before others do
  bool disputed = false;    ///< stories contradict each other, or themselves, about its time
  std::string_view place;   ///< "Tal Afar"
  std::string_view lane;    ///< of the timeline, where lanes are not of types; "" for none known
};

/// The events that are shown, in any order; later ones are drawn over earlier ones.
struct EventMarks {
  std::vector<EventMark> marks;
  /// "captured \u00B7 15\u201316 June": asked only of the few that get a label. Empty: none has
  /// one.
  std::function<std::string(const EventMark&)> words;

  [[nodiscard]] std::string what(const EventMark& mark) const {
    return words ? words(mark) : std::string();
  }
};

/// Age fades to 35 %, never to nothing: 1 until `fresh` minutes after its end, then evenly down to
/// 0.35 at `old` minutes. REQUIRES 0 <= fresh < old.
[[nodiscard]] float age_opacity(const time::Bounds& bounds, time::Minute playhead,
                                std::int64_t fresh, std::int64_t old);

/// The probability that an event has begun by the playhead, if every minute of its bounds is as
/// likely; 1 where it has no earliest bound and the playhead is past the latest, else 0.5 where the
/// bounds are open at the side that matters.
[[nodiscard]] float happened_by(const time::Bounds& bounds, time::Minute playhead);

}  // namespace dateline::scene
