#pragma once

#include <vector>

#include "event/time_of.hpp"

namespace dateline::event {

/// An expression of time in its sentence.
struct LocalTime {
  int index = -1;  ///< into Document::times
  int head = -1;   ///< its head word in the sentence
  int owner = -1;  ///< the predicate or trigger that it hangs on
  int first = 0;
  int last = 0;
};

/// Gives the triggers of one sentence their times, step by step: the surest words first, each step
/// only where the ones before found nothing. Used by read_times() alone.
class TimeReader {
 public:
  TimeReader(const SentenceView& view, const Arguments& arguments,
             const std::vector<Trigger>& triggers, const std::vector<int>& speech);

  [[nodiscard]] std::vector<TimeReading> read();

 private:
  // Of its own words.
  void see_perfects();
  void take_what_hangs_on_it();
  void take_its_relative_clause();
  void see_since();
  void take_lengths_of_it();
  // Of the words around it.
  void take_of_the_clause_above();
  void take_after_what_is_no_event();
  void take_the_only_one();
  void take_behind_the_verb();
  void take_in_front();
  void take_of_the_verb_before();
  void count_from_a_day();
  void take_after_a_clause();
  void take_day_of_when();
  void see_when_it_was_said();

  [[nodiscard]] const timex::Timex& timex(std::size_t time) const {
    return document_.times[static_cast<std::size_t>(times_[time].index)];
  }
  /// Says on which days, by itself.
  [[nodiscard]] bool plain(std::size_t time) const;
  [[nodiscard]] bool counted_off(std::size_t time, int word) const;
  /// Whether the trigger still has no time.
  [[nodiscard]] bool open(std::size_t k) const { return !out_[k].timed && !out_[k].since_then; }
  [[nodiscard]] int untimed_since(int verb) const;
  [[nodiscard]] bool aside(int word, bool participles) const;
  [[nodiscard]] bool parted(const Trigger& trigger, int time) const;
  void take(std::size_t trigger, std::size_t time);

  const SentenceView& view_;
  const Arguments& arguments_;
  const std::vector<Trigger>& triggers_;
  const std::vector<int>& speech_;
  const Document& document_;
  std::vector<LocalTime> times_;
  std::vector<TimeReading> out_;
  std::vector<bool> own_;  ///< had a time before the words around it were asked
};

/// True for "a day after": counted from the event of a clause or noun that follows.
[[nodiscard]] inline bool links_events(const timex::Timex& t) { return t.anchor == -2; }

/// Usable for placing an event: has bounds or a length.
[[nodiscard]] bool telling(const timex::Timex& t);

}  // namespace dateline::event
