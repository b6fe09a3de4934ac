#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "event/document.hpp"
#include "timeline/event_ref.hpp"

namespace dateline::timeline {

/// What a status makes of an event, as far as two tellings can be of one.
enum class Standpoint : std::uint8_t { fact, prospect, denial };
[[nodiscard]] Standpoint standpoint(event::Status status);

/// What two tellings of one event have in common of its time: nothing where one denies that it was;
/// the start alone where it still went on, since what went on at the day of one story may have
/// ended after the day of the next.
enum class SharedTime : std::uint8_t { none, start, whole };
[[nodiscard]] SharedTime shared_time(const event::Event& a, const event::Event& b);

/// An event as one story tells it, made ready to be compared with others. Points into the document.
struct Telling {
  /// Without its words where it is to be compared with no other.
  Telling(const event::Document& document, EventRef ref, bool compared = true);

  EventRef ref;
  const event::Document* document;
  const event::Event* event;
  Standpoint standpoint;
  std::set<std::string> actor;   ///< words of its actor's id; empty where it could be anyone
  std::set<std::string> target;  ///< telling words of its target
  std::string text;              ///< of its first mention, in lower case
};

/// Why two tellings seem to be of one event, and how strongly.
struct Match {
  int strength = 0;
  std::string reason;  ///< a plain sentence
};

/// Whether two tellings are of one event: of one type, at one place, at times that can be one, by
/// whom can be one, neither only a plan of the other; with what speaks for it: numbers, targets,
/// wording. What comes once in a while (a capture, a siege) needs less than what comes every day
/// (a clash). Two of one story are one only where the one denies the other. `copies` tells that the
/// documents are copies of one text. Times of undated stories are comparable only then.
[[nodiscard]] std::optional<Match> match(const Telling& a, const Telling& b, bool copies);

}  // namespace dateline::timeline
