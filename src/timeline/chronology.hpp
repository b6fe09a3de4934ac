#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/stop_check.hpp"
#include "event/document.hpp"
#include "timeline/event_ref.hpp"
#include "timeline/network.hpp"
#include "timeline/occurrences.hpp"
#include "timeline/user_statement.hpp"

namespace dateline::timeline {

/// What one statement of the network says, with where it stands.
struct Said {
  enum class Kind : std::uint8_t {
    time,      ///< a time that the story gives an event
    inferred,  ///< a time that was taken from what stands around it
    order,     ///< the order of two events
    same,      ///< that two stories tell one event, so that one's time is the other's
    user       ///< what the user says of a time or an order
  } kind = Kind::time;
  EventRef first;
  std::optional<EventRef> second;  ///< for order and same; for a user's order
  std::uint32_t sentence = 0;      ///< of the document of `first`
  text::Span words;                ///< that say so; the event's own for times and the user's
  std::uint32_t statement = 0;     ///< for user: into Chronology::user_statements()
  friend bool operator==(const Said&, const Said&) = default;
};

/// Statements that cannot all be true; any but one can. The strongest first.
struct Contradiction {
  std::vector<Said> said;
  Said set_aside;  ///< the weakest, which the bounds leave out of account
};

/// What stories, taken together, say of when their events were: the times that they give and the
/// order that they tell, in one temporal network; what several tell of one event (Occurrences)
/// makes its times sharper. Times that were inferred, and that two tell one event, give way to all
/// else, times and order of an earlier document to none of a later one: what came first in the list
/// is the stronger. Undated stories count from days of their own.
///
/// What users say stands above all of it, the earlier of their statements above the later. A time
/// that is given to one telling of an event is that of its other tellings too, but for those that
/// were given their own.
/// Any number of threads may ask at once; the documents must outlive it.
class Chronology {
 public:
  /// `stop` is asked at every event and statement; told to stop, it is left half made, and is only
  /// to be destroyed.
  explicit Chronology(std::span<const std::shared_ptr<const event::Document>> documents,
                      std::span<const UserStatement> statements = {}, Joins joins = {},
                      const base::StopCheck& stop = {});

  /// Users say this from now on, and no more what they said before. Takes time with what changes by
  /// it, not with all that is there. Not while others ask. `stop` as above.
  void set_user_statements(std::span<const UserStatement> statements,
                           const base::StopCheck& stop = {});
  [[nodiscard]] const std::vector<UserStatement>& user_statements() const { return user_; }
  /// What users say of two events being one.
  [[nodiscard]] const Joins& joins() const { return joins_; }
  /// Of one of them.
  [[nodiscard]] Outcome outcome(std::size_t statement) const;

  /// What is known of start and end: in minutes of the calendar for dated stories, from the story's
  /// day for others.
  [[nodiscard]] EventBounds bounds(EventRef event) const;
  /// Whether other statements than its own made the bounds of an event tighter, or took its place.
  [[nodiscard]] bool tightened(EventRef event) const;
  /// Both for all events of a document at once, in their order; for undated stories much faster
  /// than one by one.
  struct Known {
    EventBounds bounds;
    bool tightened = false;
  };
  [[nodiscard]] std::vector<Known> known(std::uint32_t document) const;
  /// What a bound rests on, its own time left out; empty where it rests on nothing else.
  [[nodiscard]] std::vector<Said> why(EventRef event, Side side) const;
  /// What is sure of the order of two events, and the statements that prove it.
  struct Order {
    Relation relation = Relation::unknown;
    std::vector<Said> because;
  };
  [[nodiscard]] Order relation(EventRef a, EventRef b) const;
  /// All events, none before one that is surely before it.
  [[nodiscard]] std::vector<EventRef> telling_order() const;
  /// At most `most` of them, about a millisecond each; those set aside with the strongest claim
  /// come first. `stop` is asked before each; told to stop, some are missing.
  [[nodiscard]] std::vector<Contradiction> contradictions(std::size_t most = SIZE_MAX,
                                                          const base::StopCheck& stop = {}) const;
  /// The words of a statement's sentence; of a user's, the note that goes with it.
  [[nodiscard]] std::string quote(const Said& said) const;

  [[nodiscard]] const Network& network() const { return network_; }
  [[nodiscard]] const Occurrences& occurrences() const { return occurrences_; }

 private:
  void add_times(std::uint32_t document);
  void add_order(std::uint32_t document);
  void add_sameness();
  void add_user_statements();
  [[nodiscard]] const event::Event& event_at(EventRef r) const {
    return documents_[r.document]->events[r.event];
  }
  [[nodiscard]] Said said(StatementId statement) const;
  [[nodiscard]] Said user_said(std::uint32_t statement) const;
  [[nodiscard]] Known known(EventRef event, const EventBounds& bounds) const;

  std::vector<std::shared_ptr<const event::Document>> documents_;
  Joins joins_;
  Occurrences occurrences_;
  Network network_;
  std::vector<UserStatement> user_;
  std::map<std::string, EventRef, std::less<>> spoken_of_;  ///< events of user_ that are there
  std::vector<std::uint32_t> stated_;                       ///< of user_, those in the network
};

}  // namespace dateline::timeline
