#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "curation/anchor.hpp"
#include "event/event.hpp"
#include "gazetteer/place.hpp"
#include "timeline/user_statement.hpp"

namespace dateline::curation {

// What can be put right of an event.

/// It happened there: a marker moved, another place of a gazetteer, an area drawn. nullopt: it is
/// not known where. EventPlace::mention is not used.
struct SetPlace {
  std::optional<event::EventPlace> place;
};
struct SetTime {
  timeline::GivenTime time;
};
struct SetOrder {
  timeline::GivenOrder::Kind kind = timeline::GivenOrder::Kind::before;
  EventAnchor other;
  std::optional<std::int64_t> at_least_days;
  std::optional<std::int64_t> at_most_days;
};
struct SetType {
  event::EventType type = event::EventType::statement;
};
struct SetStatus {
  event::Status status = event::Status::happened;
};
struct SetActor {
  std::string actor;  ///< "" for nobody known
};
struct SetTarget {
  std::string target;
};
struct Reject {};  ///< there was no such event
struct Verify {};  ///< checked by a person
struct SameAs {    ///< both tell one event
  EventAnchor other;
};
struct ApartFrom {  ///< they are two events, whatever they share
  EventAnchor other;
};
/// One of an event's mentions tells another event.
struct SplitOff {
  text::Span span;
  std::string words;
};

using EventChange = std::variant<SetPlace, SetTime, SetOrder, SetType, SetStatus, SetActor,
                                 SetTarget, Reject, Verify, SameAs, ApartFrom, SplitOff>;

struct EventCorrection {
  EventAnchor event;
  EventChange change;
};

/// The place that a name means, with all that a reader of the project needs to know of it.
struct PlaceChoice {
  std::string key;  ///< of a gazetteer, "" for none
  std::string name;
  std::string country;  ///< ISO 3166-1 alpha-2 or ""
  gazetteer::PlaceKind kind = gazetteer::PlaceKind::settlement;
  geo::LngLat at;
  double radius_km = 0;
  friend bool operator==(const PlaceChoice&, const PlaceChoice&) = default;
};

/// How far a correction of a name reaches.
enum class Reach : std::uint8_t {
  mention,  ///< that mention alone
  story,    ///< all of that name in its story
  project   ///< all of that name in all stories, also such as are added later
};
[[nodiscard]] std::string_view name(Reach reach);

struct MentionCorrection {
  MentionAnchor mention;
  Reach reach = Reach::mention;
  std::optional<PlaceChoice> place;  ///< nullopt: it names no place
};

/// An event that no program found: of selected text, or of nothing but the user's note.
struct AddedEvent {
  std::string story;     ///< StoryEntry::id, "" where no story tells it
  text::Span span;       ///< that tells it; empty without a story
  std::string words;     ///< of the span
  std::string sentence;  ///< that the span lies in
  event::EventType type = event::EventType::statement;
  event::Status status = event::Status::happened;
  std::string actor;
  std::string target;
  std::optional<event::EventPlace> place;
  time::Bounds bounds;
};

/// One thing that a user put right. Lies on top of what was read off the stories and never in it. A
/// plain value.
struct Correction {
  std::string author;
  std::int64_t made = 0;  ///< seconds since 1970-01-01 UTC
  std::string note;       ///< the user's own words, may be ""
  std::variant<EventCorrection, MentionCorrection, AddedEvent> what;

  /// The story that it speaks of first; "" for an event that no story tells.
  [[nodiscard]] const std::string& story() const;
};

/// In few words, for lists and undo: "move capture in Tikrit", "reject clash in Baiji".
[[nodiscard]] std::string title(const Correction& correction);

/// Whether both answer one question, so that the later one takes the place of the earlier.
[[nodiscard]] bool about_the_same(const Correction& a, const Correction& b);

}  // namespace dateline::curation
