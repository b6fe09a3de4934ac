#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/result.hpp"
#include "base/stop_check.hpp"
#include "time/local_time.hpp"
#include "timeline/acceptance.hpp"
#include "timeline/order.hpp"
#include "timeline/point.hpp"
#include "timeline/statement.hpp"

namespace dateline::timeline {

/// The tightest that statements allow: when an event can have started and ended. Minutes of an
/// origin, open where nothing is known.
struct EventBounds {
  time::Bounds start;
  time::Bounds end;
  friend bool operator==(const EventBounds&, const EventBounds&) = default;
};

enum class Side : std::uint8_t { earliest_start, latest_start, earliest_end, latest_end };

/// One constraint of a chain, with who says it; an event's own (no start after its end) is
/// nobody's.
struct Link {
  Constraint constraint;
  std::optional<StatementId> by;
  friend bool operator==(const Link&, const Link&) = default;
};

/// Constraints of which each begins where the last ended: together they say that the last point is
/// at most the sum of their minutes after the first.
using Chain = std::vector<Link>;

/// The statements of a chain, each once, as they come.
[[nodiscard]] std::vector<StatementId> statements(const Chain& chain);

/// What is sure of the order of two events, and why. One chain proves that one is before the other
/// (from the start of the later to the end of the earlier), two that they overlap (from the end of
/// each to the start of the other), none where it is unknown.
struct Ordering {
  Relation relation = Relation::unknown;
  std::vector<Chain> proof;
};

/// A contradiction: statements of which any but one can hold. The strongest first.
struct Conflict {
  StatementId set_aside{};
  std::vector<StatementId> statements;  ///< `set_aside` among them
  friend bool operator==(const Conflict&, const Conflict&) = default;
};

/// The temporal network of a timeline: what statements, taken together, say about when events
/// started and ended. A simple temporal problem (Dechter, Meiri and Pearl, Artificial Intelligence
/// 49, 1991) whose points are starts and ends of events, the calendar, and the unknown days of
/// undated stories.
///
/// Statements that contradict each other are taken from the strongest down (Standing); one that
/// contradicts those taken before it is set aside and reported. All answers are functions of the
/// events, origins and statements that are there: neither the order of edits nor the machine shows
/// in them, and taking out what was put in gives back what was.
///
/// Copies are independent. Any number of threads may ask at once while none edits.
class Network {
 public:
  /// About 4 million events and origins.
  static constexpr std::size_t kMostEvents = ConstraintGraph::kMostPoints / 2 - 1;

  // Edits. Each is settled when it returns. One that fails changes nothing; the error says why.

  /// bad_value where the event is there already, too_large over kMostEvents.
  base::Result<void> add_event(EventId event);
  base::Result<void> add_origin(OriginId origin);
  /// not_found where it is not there, bad_value while statements speak of it.
  base::Result<void> remove_event(EventId event) { return remove(Point::start(event)); }
  base::Result<void> remove_origin(OriginId origin) { return remove(Point::origin(origin)); }
  /// not_found where it speaks of an event or origin that is not there, bad_value where its id is
  /// there already or a number is out of range.
  base::Result<void> add(const Statement& statement);
  base::Result<void> remove(StatementId statement);
  /// The statement with the id of this one says this from now on.
  base::Result<void> replace(const Statement& statement);

  /// Until settle(), edits only gather: loading thousands is much faster so. Between the two,
  /// nothing may be asked but what is there. `stop` is asked about once a millisecond; told to
  /// stop, the network is left half settled, and is only to be destroyed.
  void gather() { gathering_ = true; }
  void settle(const base::StopCheck& stop = {});

  // What is there.
  [[nodiscard]] bool has(EventId event) const {
    return acceptance_.graph().find(Point::start(event)).has_value();
  }
  [[nodiscard]] bool has(OriginId origin) const {
    return acceptance_.graph().find(Point::origin(origin)).has_value();
  }
  [[nodiscard]] bool has(StatementId statement) const {
    return acceptance_.graph().find(statement).has_value();
  }
  [[nodiscard]] std::size_t events() const { return acceptance_.graph().events(); }
  [[nodiscard]] std::size_t statement_count() const { return acceptance_.graph().statements(); }
  /// The statements that speak of the event, ascending. Takes time with the number of all
  /// statements.
  [[nodiscard]] std::vector<StatementId> statements_about(EventId event) const;

  // Answers. An event or statement that is not there is one of which nothing is known.

  /// In minutes of the calendar. Takes no time.
  [[nodiscard]] EventBounds bounds(EventId event) const;
  /// In minutes of another origin. Takes time with the number of events that are tied to it, so ask
  /// for all events of a story at once.
  [[nodiscard]] std::vector<EventBounds> bounds(std::span<const EventId> events,
                                                OriginId origin) const;
  /// When an unknown day begins, in minutes of the calendar.
  [[nodiscard]] time::Bounds bounds(OriginId origin) const;
  /// The chain that a bound rests on, from the calendar to the event for the latest, from the event
  /// to the calendar for the earliest: a shortest one, of such the one with fewest links. Empty
  /// where the bound is open.
  [[nodiscard]] Chain why(EventId event, Side side) const;
  [[nodiscard]] Chain why(OriginId origin, bool latest) const;

  /// Before: the first surely ended before the second started, or in that minute. Overlaps: some
  /// minute surely belongs to both. Where the end of one is surely the very minute in which the
  /// other starts, it is before, unless both are of that one minute.
  [[nodiscard]] Ordering relation(EventId a, EventId b) const;
  /// How many minutes `to` can be after `from`, at least and at most; open where nothing is known.
  [[nodiscard]] Gap distance(Point from, Point to) const;

  [[nodiscard]] bool accepted(StatementId statement) const;
  /// The statements set aside, the strongest first. Takes no time.
  [[nodiscard]] std::vector<StatementId> set_aside() const;
  /// What a statement set aside clashes with; nothing for one that holds. About a millisecond.
  [[nodiscard]] std::optional<Conflict> conflict(StatementId set_aside) const;
  /// One for each statement set aside, those of the strongest first.
  [[nodiscard]] std::vector<Conflict> conflicts() const;

  /// All events in an order to tell them: by the earliest they can have started, what has no such
  /// bound as late as it can be. Never puts an event before one that is surely before it.
  [[nodiscard]] std::vector<EventId> telling_order() const;

 private:
  [[nodiscard]] base::Result<void> check(const Statement& statement) const;
  base::Result<void> remove(Point point);
  base::Result<void> done();

  Acceptance acceptance_;
  bool gathering_ = false;
};

}  // namespace dateline::timeline
