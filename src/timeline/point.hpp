#pragma once

#include <compare>
#include <cstdint>

namespace dateline::timeline {

/// Names given by the caller, stable as long as it likes. Any number below 2^64 - 1.
enum class EventId : std::uint64_t {};
enum class OriginId : std::uint64_t {};
enum class StatementId : std::uint64_t {};

/// The calendar: its minute 0 is minute 0 of time::Minute. Every network has it. All other origins
/// are days that are not known, those of undated stories; their minute 0 is the day's 00:00.
inline constexpr OriginId kCalendar{0};

/// A point in time that a network knows by name: the start or the end of an event, or an origin.
struct Point {
  enum class Kind : std::uint8_t { origin, start, end };
  Kind kind = Kind::origin;
  std::uint64_t id = 0;  ///< an OriginId or an EventId, by kind

  [[nodiscard]] static constexpr Point start(EventId event) {
    return {Kind::start, static_cast<std::uint64_t>(event)};
  }
  [[nodiscard]] static constexpr Point end(EventId event) {
    return {Kind::end, static_cast<std::uint64_t>(event)};
  }
  [[nodiscard]] static constexpr Point origin(OriginId origin) {
    return {Kind::origin, static_cast<std::uint64_t>(origin)};
  }
  friend constexpr auto operator<=>(const Point&, const Point&) = default;
};

/// `to` is at most so many minutes after `from` (before it, where negative).
struct Constraint {
  Point from;
  Point to;
  std::int64_t at_most = 0;
  friend constexpr auto operator<=>(const Constraint&, const Constraint&) = default;
};

}  // namespace dateline::timeline
