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
  bool deadline = false;             ///< "by Friday": on that day at the latest
  bool borrowed = false;             ///< of another word of the sentence, not of its own
  bool since_then = false;           ///< "has since": from what it is told with up to now
  int since_what = -1;               ///< the noun of "since the quake", "since the war broke out"
  bool perfect = false;              ///< "have fled": up to when it is told
  std::optional<time::Bounds> said;  ///< when someone said so
  std::optional<std::int64_t>
      length_minutes;  ///< "two-month siege", "for 60 days": how long, up to then
  std::optional<std::int64_t>
      within_minutes;  ///< "within hours": no later after what it is told with
  std::vector<std::string> reasons;
};

/// What the sentence says of when by an expression that hangs on a word alone: of "captured Tikrit
/// on Wednesday and Baiji on Thursday" the second day, for "Baiji". nullopt where nothing does.
[[nodiscard]] std::optional<TimeReading> time_of_listed(const SentenceView& view, int word);

/// Reads the times of the triggers of one sentence. `speech[i]` is the verb of saying above trigger
/// i.
[[nodiscard]] std::vector<TimeReading> read_times(const SentenceView& view,
                                                  const Arguments& arguments,
                                                  const std::vector<Trigger>& triggers,
                                                  const std::vector<int>& speech);

}  // namespace dateline::event
