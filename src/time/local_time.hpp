#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dateline::time {

using Days = std::chrono::sys_days;  ///< a civil day (proleptic Gregorian), local to the dateline

/// A minute of local civil time, counted from 1970-01-01T00:00. Years -9999 to 9999.
/// Events are never sharper than the minute; the zone belongs to the story, not to each time.
class Minute {
 public:
  constexpr Minute() = default;
  constexpr explicit Minute(std::int64_t since_epoch) : value_(since_epoch) {}
  [[nodiscard]] static constexpr Minute start_of(Days day) {
    return Minute(std::int64_t{day.time_since_epoch().count()} * 1440);
  }
  [[nodiscard]] static constexpr Minute end_of(Days day) {  ///< its last minute, 23:59
    return Minute(std::int64_t{day.time_since_epoch().count()} * 1440 + 1439);
  }
  [[nodiscard]] constexpr std::int64_t count() const { return value_; }
  [[nodiscard]] constexpr Days day() const {
    return Days(std::chrono::days(value_ >= 0 ? value_ / 1440 : -((-value_ + 1439) / 1440)));
  }
  [[nodiscard]] constexpr int minute_of_day() const {
    return static_cast<int>(value_ - start_of(day()).value_);
  }
  constexpr Minute operator+(std::int64_t minutes) const { return Minute(value_ + minutes); }
  constexpr Minute operator-(std::int64_t minutes) const { return Minute(value_ - minutes); }
  constexpr std::int64_t operator-(Minute o) const { return value_ - o.value_; }
  friend constexpr auto operator<=>(const Minute&, const Minute&) = default;

 private:
  std::int64_t value_ = 0;
};

/// Between when and when: inclusive on both sides, open where absent. Invariant kept by the makers:
/// earliest <= latest where both are there.
struct Bounds {
  std::optional<Minute> earliest;
  std::optional<Minute> latest;

  [[nodiscard]] static Bounds of(Days day) { return {Minute::start_of(day), Minute::end_of(day)}; }
  [[nodiscard]] static Bounds of(Days first, Days last) {
    return {Minute::start_of(first), Minute::end_of(last)};
  }
  [[nodiscard]] bool open() const { return !earliest || !latest; }
  [[nodiscard]] bool surely_before(const Bounds& o) const {
    return latest && o.earliest && *latest < *o.earliest;
  }
  friend bool operator==(const Bounds&, const Bounds&) = default;
};

/// "2014-06-15" (ISO 8601; years outside 0..9999 with sign).
[[nodiscard]] std::string to_iso_date(Days day);
/// "2014-06-15T23:59".
[[nodiscard]] std::string to_iso_minute(Minute minute);
/// Reads "2014-06-15" alone. nullopt for anything else and for days that do not exist.
[[nodiscard]] std::optional<Days> parse_iso_date(std::string_view text);

}  // namespace dateline::time
