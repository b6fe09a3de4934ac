#include "event/bounds_of.hpp"

#include "base/translate.hpp"

#include <algorithm>

namespace dateline::event {
namespace {

using base::mark_in;

constexpr std::int64_t kDay = 1440;
/// What was told this long before the story is history: what is told with it belongs there, not to
/// now.
constexpr std::int64_t kHistory = 60 * kDay;

bool prospective(Status s) { return s == Status::planned || s == Status::considered; }

void order(time::Bounds& b) {
  if (b.earliest && b.latest && *b.latest < *b.earliest) b.latest = b.earliest;
}

}  // namespace

void set_bounds(const Document& document, const TimeReading& reading, const TimeContext& context,
                Event& event) {
  const time::Minute today = document.reference();
  const time::Minute tonight = today + (kDay - 1);
  const time::Minute yesterday = today - kDay;
  time::Bounds b;
  const auto reason = [&](const char* text) { event.reasons.emplace_back(text); };
  event.relative = !document.date;
  event.timed = reading.timed;
  event.times = reading.times;
  for (const auto& r : reading.reasons) event.reasons.push_back(r + ".");

  // "captured a town on Sunday and is preparing to attack the next": that Sunday is not its time.
  const bool over = reading.timed && reading.borrowed && prospective(event.status) &&
                    reading.bounds.latest && *reading.bounds.latest < today;
  if (over) {
    event.timed = false;
    event.times.clear();
  }
  if (reading.timed && !over) {
    b = reading.bounds;
    if (reading.deadline && prospective(event.status) && b.latest && *b.latest > tonight) {
      b.earliest = today;
      reason(mark_in("reason", "It is to come: not before the story's day."));
    }
    // "seized after midnight", told as a fact: the night that is over, not the one to come.
    if (!prospective(event.status) && event.status != Status::denied && b.earliest &&
        *b.earliest > tonight && *b.earliest <= tonight + kDay) {
      b.earliest = *b.earliest - kDay;
      if (b.latest) b.latest = *b.latest - kDay;
      reason(
          mark_in("reason", "It is told as a fact: the last such time before the story is meant."));
    }
    if (!b.latest && !prospective(event.status) && b.earliest && *b.earliest <= tonight) {
      b.latest = tonight;
      reason(mark_in("reason", "Its end is not told: it lies before the end of the story's day."));
    }
    if (!b.earliest && b.latest && !prospective(event.status)) {
      // "by Friday", "until Monday": nothing says since when; what it is told with does, if
      // anything.
      if (context.told_with && context.told_with->earliest &&
          *context.told_with->earliest <= *b.latest) {
        b.earliest = context.told_with->earliest;
        reason(mark_in("reason", "Its beginning is taken from what it is told with."));
      }
    }
    if (!prospective(event.status) && b.latest && b.earliest && *b.earliest <= tonight &&
        *b.latest > tonight) {
      b.latest = tonight;  // what is told as a fact was over, or going on, when it was told
    }
    if (prospective(event.status) && b.earliest && b.latest && *b.latest >= today &&
        *b.earliest < today)
      b.earliest = today;
  } else if (reading.length_minutes) {
    b.latest = context.told_with && context.told_with->latest ? context.told_with->latest
                                                              : std::optional(tonight);
    b.earliest = time::Minute::start_of((*b.latest - *reading.length_minutes).day());
    event.timed = true;
    reason(mark_in("reason", "Its length counts back from there."));
  } else if (reading.within_minutes && !prospective(event.status) && context.told_with &&
             context.told_with->earliest && context.told_with->latest) {
    b.earliest = context.told_with->earliest;
    b.latest = std::min(tonight, *context.told_with->latest + *reading.within_minutes);
    reason(mark_in("reason", "It is told as soon after what it is told with."));
  } else if (prospective(event.status)) {
    b.earliest = reading.said && reading.said->earliest && *reading.said->earliest <= tonight
                     ? reading.said->earliest
                     : std::optional(today);
    reason(reading.said ? mark_in("reason", "It is to come: not before it was spoken of.")
                        : mark_in("reason", "It is to come: not before the story's day."));
  } else if (event.status != Status::denied && context.told_with && context.told_with->earliest &&
             context.told_with->latest && *context.told_with->latest < today - kHistory) {
    b = *context.told_with;
    reason(mark_in("reason", "No time is told: it is told with what happened then."));
    if (reading.perfect) b.latest = tonight;  // "the battle, which began in June, has driven out"
  } else {
    b.earliest = yesterday;
    b.latest = tonight;
    const bool lasting = event.status == Status::ongoing && !reading.since_then;
    if (context.told_with && context.told_with->earliest && !lasting &&
        event.status != Status::denied && *context.told_with->earliest <= tonight &&
        *context.told_with->earliest >= today - kHistory) {
      b.earliest = context.told_with->earliest;
      reason(mark_in("reason",
                     "No time is told: it lies between what it is told with and the story's day."));
    } else if (reading.since_then) {
      b.earliest.reset();
      reason(
          mark_in("reason", "It is told of all the time since something that has no time here."));
    } else {
      reason(event.status == Status::ongoing
                 ? mark_in("reason", "It goes on at the story's date.")
                 : mark_in("reason", "No time is told: it is taken to be news of the last day."));
    }
    if (reading.said) {
      if (reading.said->earliest && b.earliest && *reading.said->earliest < *b.earliest)
        b.earliest = reading.said->earliest;
      if (reading.said->latest && *reading.said->latest < *b.latest &&
          event.status != Status::ongoing)
        b.latest = reading.said->latest;
      reason(mark_in("reason", "It was spoken of then."));
    }
  }
  order(b);
  event.bounds = b;
  event.start = b;
  event.end = b;
  if (event.status == Status::ongoing) {
    event.end = {b.latest, std::nullopt};
    if (reading.open_since && reading.bounds.earliest)
      event.start = {reading.bounds.earliest, reading.bounds.earliest};
  } else if (reading.open_since && reading.bounds.earliest) {
    const time::Minute since = *reading.bounds.earliest;
    event.start = {since, since};
    if (!reading.times.empty()) {
      const auto& t = document.times[static_cast<std::size_t>(reading.times.front())];
      // "since the start of the year", told in February: it had begun when it was told.
      if (t.bounds.latest)
        event.start.latest = b.latest ? std::min(*t.bounds.latest, *b.latest) : *t.bounds.latest;
    }
  }
}

}  // namespace dateline::event
