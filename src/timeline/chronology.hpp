#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "event/document.hpp"
#include "timeline/event_ref.hpp"
#include "timeline/network.hpp"
#include "timeline/occurrences.hpp"

namespace dateline::timeline {

/// What one statement of the network says, with where it stands.
struct Said {
  enum class Kind : std::uint8_t {
    time,      ///< a time that the story gives an event
    inferred,  ///< a time that was taken from what stands around it
    order,     ///< the order of two events
    same       ///< that two stories tell one event, so that one's time is the other's
  } kind = Kind::time;
  EventRef first;
  std::optional<EventRef> second;  ///< for order and same
  std::uint32_t sentence = 0;      ///< of the document of `first`
  text::Span words;                ///< that say so; the event's own for times
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
/// Any number of threads may ask at once; the documents must outlive it.
class Chronology {
 public:
  explicit Chronology(std::span<const std::shared_ptr<const event::Document>> documents);

  /// What is known of start and end: in minutes of the calendar for dated stories, from the story's
  /// day for others.
  [[nodiscard]] EventBounds bounds(EventRef event) const;
  /// Whether other statements than its own made the bounds of an event tighter.
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
  /// come first.
  [[nodiscard]] std::vector<Contradiction> contradictions(std::size_t most = SIZE_MAX) const;
  /// The words of a statement's sentence.
  [[nodiscard]] std::string quote(const Said& said) const;

  [[nodiscard]] const Network& network() const { return network_; }
  [[nodiscard]] const Occurrences& occurrences() const { return occurrences_; }

 private:
  void add_times(std::uint32_t document);
  void add_order(std::uint32_t document);
  void add_sameness();
  [[nodiscard]] Said said(StatementId statement) const;

  std::vector<std::shared_ptr<const event::Document>> documents_;
  Occurrences occurrences_;
  Network network_;
};

}  // namespace dateline::timeline
