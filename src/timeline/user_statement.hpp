#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "time/local_time.hpp"

namespace dateline::timeline {

/// When an event was, by the calendar.
struct GivenTime {
  enum class Of : std::uint8_t { whole, begins, ends } of = Of::whole;
  /// What `of` names lies in it; at least one side is there.
  time::Bounds bounds;
  friend bool operator==(const GivenTime&, const GivenTime&) = default;
};
[[nodiscard]] std::string_view name(GivenTime::Of of);

/// How an event stands to another.
struct GivenOrder {
  enum class Kind : std::uint8_t {
    before,     ///< it was over when the other began
    after,      ///< it began when the other was over
    during,     ///< it happened while the other went on
    overlaps,   ///< both went on at one time
    same_time,  ///< both began and ended at once
  } kind = Kind::before;
  std::string other;  ///< event::Event::id
  /// Days from the end of the earlier to the beginning of the later, for before and after. Whole
  /// days, as stories count them: from any hour of one day to any hour of the next is one.
  std::optional<std::int64_t> at_least_days;
  std::optional<std::int64_t> at_most_days;
  friend bool operator==(const GivenOrder&, const GivenOrder&) = default;
};
[[nodiscard]] std::string_view name(GivenOrder::Kind kind);

/// What a user knows of an event beside what stories tell: when it was, or how it stands to
/// another. Names events by their ids, so that it outlives the stories that are open. A plain
/// value.
struct UserStatement {
  /// More is no number of days but a slip: ten thousand years.
  static constexpr std::int64_t kMostDays = 3'652'500;

  std::string event;  ///< event::Event::id
  std::variant<GivenTime, GivenOrder> says;
  std::string note;  ///< the user's own words, shown as the reason; may be ""

  [[nodiscard]] const GivenTime* time() const { return std::get_if<GivenTime>(&says); }
  [[nodiscard]] const GivenOrder* order() const { return std::get_if<GivenOrder>(&says); }
  [[nodiscard]] bool speaks_of(std::string_view id) const {
    return event == id || (order() != nullptr && order()->other == id);
  }
  friend bool operator==(const UserStatement&, const UserStatement&) = default;
};

/// What it says, in words: "capture in Tikrit: 12 June 2014", "raid in Kirkuk was over before
/// capture in Tikrit, at least 2 days". `event` and `other` are what the events are called.
[[nodiscard]] std::string sense(const UserStatement& statement, std::string_view event,
                                std::string_view other);

/// What has become of a user's statement in a chronology.
enum class Outcome : std::uint8_t {
  holds,
  set_aside,  ///< it contradicts what the user said earlier
  no_event    ///< no open story tells an event that it speaks of; kept until one does
};
[[nodiscard]] std::string_view name(Outcome outcome);

}  // namespace dateline::timeline
