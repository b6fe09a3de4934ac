#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "event/document.hpp"

namespace dateline::curation {

/// Which event of a story is meant, said so that it is found again when a later program reads the
/// story otherwise or its text has changed. A plain value.
struct EventAnchor {
  std::string story;  ///< StoryEntry::id
  std::string event;  ///< event::Event::id as it was then
  event::EventType type = event::EventType::statement;
  text::Span span;       ///< of its first mention, code points
  std::string words;     ///< of that span, as one line
  std::string sentence;  ///< that it stands in, as one line, at most kMostSentence code points
  friend bool operator==(const EventAnchor&, const EventAnchor&) = default;
};

/// The same of a place mention.
struct MentionAnchor {
  std::string story;
  text::Span span;
  std::string surface;
  std::string sentence;
  friend bool operator==(const MentionAnchor&, const MentionAnchor&) = default;
};

inline constexpr std::size_t kMostSentence = 400;

/// REQUIRES an event of that document, which has mentions.
[[nodiscard]] EventAnchor anchor_of(const event::Document& document, const event::Event& event);
/// REQUIRES `mention` to be an index into document.places.
[[nodiscard]] MentionAnchor anchor_of(const event::Document& document, std::size_t mention);

/// Where an anchor was found again.
struct Fit {
  std::size_t index = 0;  ///< into Document::events or Document::places
  /// How: "" where nothing has changed, else a phrase ("its sentence has moved").
  std::string how;
};

/// The event meant: the one of that id; else, in a sentence of the same wording, the one of the
/// same type that overlaps the old span or has its words; else the only one there with those words.
/// nullopt where no sentence is worded so any more, or none of its events is that one. Pure.
[[nodiscard]] std::optional<Fit> fit(const EventAnchor& anchor, const event::Document& document);
/// Where the words of an anchor stand now, be there an event or not: in a sentence of the same
/// wording, at the old span or the only place that has them.
[[nodiscard]] std::optional<text::Span> find_words(const EventAnchor& anchor,
                                                   const event::Document& document);
/// The mention of that wording in the sentence of that wording, the nearest to the old span.
[[nodiscard]] std::optional<Fit> fit(const MentionAnchor& anchor, const event::Document& document);

}  // namespace dateline::curation
