#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/rare.hpp"
#include "base/shared_text.hpp"
#include "geo/lng_lat.hpp"
#include "text/span.hpp"
#include "time/local_time.hpp"

namespace dateline::event {

/// What happened: what PLOVER and ACLED distinguish, extended to what a briefer puts on a map.
enum class EventType : std::uint8_t {
  capture,
  clash,
  attack,
  airstrike,
  shelling,
  bombing,
  siege,
  abduction,
  arrest,
  release,
  evacuation,
  displacement,
  deployment,
  withdrawal,
  talks,
  agreement,
  aid,
  protest,
  statement
};
inline constexpr int kEventTypes = 19;
[[nodiscard]] std::string_view name(EventType type);
[[nodiscard]] std::optional<EventType> event_type_from(std::string_view name);

/// The six families that share a colour on the map.
enum class Family : std::uint8_t { control, fighting, people, forces, liberty, peace };
inline constexpr int kFamilies = 6;
[[nodiscard]] Family family(EventType type);
[[nodiscard]] std::string_view name(Family family);

/// How sure the story is that it happened.
enum class Status : std::uint8_t { happened, ongoing, reported, planned, considered, denied };
inline constexpr int kStatuses = 6;
[[nodiscard]] std::string_view name(Status status);
[[nodiscard]] std::optional<Status> status_from(std::string_view name);

/// How sharply the place is known.
enum class Precision : std::uint8_t { point, settlement, area, region, country, relative };
[[nodiscard]] std::string_view name(Precision precision);

/// A number that the story tells with the event: "at least 10 were killed".
struct Amount {
  base::SharedText of;  ///< killed, wounded, fled, evacuated, troops, ...
  std::optional<std::int64_t> at_least;
  std::optional<std::int64_t> at_most;
  std::string text;            ///< the words that say so
  text::Span words;            ///< where they stand
  std::uint32_t sentence = 0;  ///< index into the story's sentences
};
/// "at least 10 killed", "10\u201320 troops"; the words of the story where no number is known.
[[nodiscard]] std::string in_words(const Amount& amount);
/// What is counted, in the language of the window: "killed", "troops".
[[nodiscard]] std::string counted_words(std::string_view of);

/// Where an event happened, as far as is known.
struct EventPlace {
  std::string name;  ///< the name chosen
  std::string key;   ///< gazetteer key
  geo::LngLat at;
  Precision precision = Precision::settlement;
  double radius_km = 0;  ///< holds the place with 90 % confidence
  /// Outline of a ring, wedge or corridor (closed ring), empty where the radius says it all.
  std::vector<geo::LngLat> area;
  int mention = -1;  ///< index of the place mention in its document, -1 where inferred
};

/// On whose word something is told: "police", "the Syrian Observatory for Human Rights".
struct Attribution {
  base::SharedText
      name;             ///< as the story names it, at most 8 words; "" where the story itself tells
  base::SharedText id;  ///< the same for one source in all stories; "" for many without a name
};

/// One telling of the event.
struct EventMention {
  text::Span span;             ///< the trigger with what belongs to it, at most 160 code points
  std::uint32_t sentence = 0;  ///< index into the story's sentences
  Attribution told_by;
};

/// What of an event a person put right or vouched for; bits of Event::by_hand.
enum class ByHand : std::uint16_t {
  place = 1U << 0U,
  type = 1U << 1U,
  status = 1U << 2U,
  actor = 1U << 3U,
  target = 1U << 4U,
  verified = 1U << 5U,
  added = 1U << 6U,  ///< no program found it
  joined = 1U << 7U  ///< told in several places that were read as several events
};

/// One event of one story, with all its mentions and the reasons for what is said of it.
struct Event {
  std::string id;  ///< stable for the same event of the same text
  EventType type = EventType::statement;
  Status status = Status::happened;
  base::SharedText actor;     ///< at most 8 words, "" where unknown
  base::SharedText actor_id;  ///< event::holder_id of the actor
  base::SharedText target;    ///< at most 8 words, "" where unknown
  std::optional<EventPlace> place;
  /// Whither those who flee, leave or are brought away go, where it is told.
  base::Rare<EventPlace> destination;
  /// Whence those come who are deployed, where it is told.
  base::Rare<EventPlace> origin;
  /// It began no earlier than `bounds.earliest` and ended no later than `bounds.latest`.
  time::Bounds bounds;
  time::Bounds start;      ///< what is known of its beginning alone
  time::Bounds end;        ///< what is known of its end alone
  bool relative = false;   ///< all bounds count from the story's unknown day (day 0 = 1970-01-01)
  bool timed = false;      ///< the story gives a time for it; else the bounds are inferred
  std::vector<int> times;  ///< indices of the time expressions that the bounds rest on
  std::vector<Amount> numbers;
  double confidence = 0;               ///< 0..1
  std::vector<EventMention> mentions;  ///< never empty; the clearest first
  /// Plain sentences: why this place, these bounds, this status.
  std::vector<base::SharedText> reasons;
  std::uint16_t by_hand = 0;  ///< bits of ByHand; 0 as it was read

  [[nodiscard]] bool is(ByHand what) const {
    return (by_hand & static_cast<std::uint16_t>(what)) != 0;
  }
  void mark(ByHand what) { by_hand |= static_cast<std::uint16_t>(what); }
};

}  // namespace dateline::event
