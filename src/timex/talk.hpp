#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "time/calendar.hpp"
#include "timex/timex.hpp"

namespace dateline::timex {

/// How far a time is told, from the finest.
enum class Grain : std::uint8_t {
  minute,
  part,
  day,
  week,
  month,
  season,
  quarter,
  half,
  year,
  decade,
  century
};

/// What the verb says of the time; planned: "was to meet on Friday", which may have come since.
enum class Direction : std::uint8_t { unknown, past, future, planned };

/// A time that was spoken of: what later ones count from.
struct Told {
  Grain grain = Grain::day;
  time::DaySpan days;
  bool relative = false;      ///< counts from the story's unknown day
  std::optional<int> minute;  ///< of days.first, where a clock time was told
  bool evening = false;       ///< an afternoon, evening or night was told
  bool night = false;         ///< a night was told, which goes on into the next day
  int timex = -1;             ///< index in the answer
  std::uint32_t paragraph = 0;
  std::uint32_t sentence = 0;
  /// A look back or aside ("two years earlier", "the 1911 edition"): later dates without a year do
  /// not take its year, unless they stand in its sentence.
  bool background = false;
  bool reported = false;  ///< when something was said: only its own sentence counts from it
};

/// From where an expression counts.
struct Base {
  time::DaySpan days;
  Grain grain = Grain::day;
  bool relative = false;
  std::optional<int> minute;  ///< of days.first, where a clock time was told
  int anchor = -1;            ///< index of the expression, -1 the story's date
};

/// What is known while a story is read: its date, how it tells, what was said before.
class Talk {
 public:
  Talk(std::optional<time::Days> story, bool narrative) : story_(story), narrative_(narrative) {}

  [[nodiscard]] bool narrative() const { return narrative_; }
  [[nodiscard]] const std::optional<time::Days>& story() const { return story_; }
  [[nodiscard]] Direction direction() const { return direction_; }

  void at(std::uint32_t paragraph, std::uint32_t sentence, Direction direction) {
    paragraph_ = paragraph;
    sentence_ = sentence;
    direction_ = direction;
  }
  /// Remembers a time; where it was told is filled in here.
  void tell(Told told);

  /// The latest time told at least as finely as `grain`; nullptr if there is none. In news only of
  /// the present paragraph and so many before, and no time of mere saying or yet to come.
  [[nodiscard]] const Told* last(Grain grain, std::uint32_t paragraphs_before = 0) const;
  /// The story's day; day 0 with `relative` where it has none.
  [[nodiscard]] Base story_base() const;
  /// The time told last, as finely as `grain`, else (in news) the story's day; nullopt in a
  /// narrative that has told none.
  [[nodiscard]] std::optional<Base> told_base(Grain grain,
                                              std::uint32_t paragraphs_before = 0) const;
  /// What "this", "last" and "ago" count from: the story's day in news, the time told in
  /// narratives.
  [[nodiscard]] std::optional<Base> deictic_base(Grain grain) const;
  /// The year that a date without one has in a narrative.
  [[nodiscard]] std::optional<int> told_year() const;
  /// The year that "that year" stands for: the one told last, be it an aside.
  [[nodiscard]] std::optional<int> last_year() const;

 private:
  std::optional<time::Days> story_;
  bool narrative_;
  Direction direction_ = Direction::unknown;
  std::uint32_t paragraph_ = 0;
  std::uint32_t sentence_ = 0;
  std::vector<Told> told_;
};

/// What a rule makes of its match.
struct Answer {
  TimexType type = TimexType::date;
  std::optional<std::string> value;
  time::Bounds bounds;
  bool relative = false;
  bool vague = false;
  std::optional<int> zone;  ///< of a clock time, minutes ahead of Greenwich
  int anchor = -1;
  std::int64_t offset_days = 0;
  std::optional<Anchoring> anchoring;  ///< where the rule knows better than the words before it
  std::optional<Told> told;            ///< what later expressions may count from
};

}  // namespace dateline::timex
