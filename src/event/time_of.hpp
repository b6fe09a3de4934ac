#pragma once

#include <optional>
#include <string>
#include <vector>

#include "event/arguments.hpp"
#include "event/trigger.hpp"

namespace dateline::event {

/// What a sentence says of when its trigger's event was.
struct TimeReading {
  std::vector<int> times;            ///< indices of the expressions it rests on
  time::Bounds bounds;               ///< of the event, as far as its own clause says
  bool timed = false;                ///< the clause gives a time
  bool open_since = false;           ///< "since Friday": goes on from there
  bool starts_there = false;         ///< the bounds are those of the beginning alone
  std::optional<time::Bounds> said;  ///< when someone said so
  std::optional<std::int64_t>
      length_minutes;  ///< "two-month siege", "for 60 days": how long, up to then
  std::vector<std::string> reasons;
};

/// "a day after Mosul fell": the event of one clause counted from that of another in the sentence.
struct TimeLink {
  int from = -1;      ///< trigger (index in the sentence's list) of the subordinate clause
  int to = -1;        ///< trigger of the main clause
  bool after = true;  ///< to is after from
  std::optional<std::int64_t>
      days;           ///< exactly so many days; nullopt: no more than the order is told
  std::string words;  ///< "a day after"
};

/// Reads the times of the triggers of one sentence. `speech[i]` is the verb of saying above trigger
/// i.
[[nodiscard]] std::vector<TimeReading> read_times(const SentenceView& view,
                                                  const Arguments& arguments,
                                                  const std::vector<Trigger>& triggers,
                                                  const std::vector<int>& speech);

/// Relations of order between the triggers of one sentence: "after", "before", "a day after".
[[nodiscard]] std::vector<TimeLink> read_links(const SentenceView& view,
                                               const std::vector<Trigger>& triggers);

/// Length of a TIMEX3 duration ("P2M", "PT72H") in minutes; nullopt where it has none ("PXD").
[[nodiscard]] std::optional<std::int64_t> duration_minutes(std::string_view value);

}  // namespace dateline::event
