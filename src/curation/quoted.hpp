#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/result.hpp"
#include "event/document.hpp"
#include "text/span.hpp"

namespace dateline::curation {

/// Words of a story, as people quote them. A plain value.
struct QuotedWords {
  std::string words;                ///< UTF-8; blanks and line breaks are the same
  std::optional<std::uint32_t> at;  ///< code point that they begin at, where they stand there often
  friend bool operator==(const QuotedWords&, const QuotedWords&) = default;
};

/// Which event of a story is meant, as people say it: by words of the sentence that tells it. A
/// plain value.
struct QuotedEvent {
  QuotedWords quoted;
  std::optional<event::EventType> type;  ///< where the words tell several events
  std::string place;  ///< likewise: what its place is called, there or in the gazetteer; "" for any
  friend bool operator==(const QuotedEvent&, const QuotedEvent&) = default;
};

/// Where they stand: at the only place, or at that nearest to `at`. Pure. Errors: bad_value where
/// they do not stand there, or often and without `at`.
[[nodiscard]] base::Result<text::Span> find_quoted(const QuotedWords& quoted,
                                                   const event::Document& document);

/// Index of the event that these words tell: of that type and place, if they are given, and the one
/// whose words they share most of. Pure. Errors: as find_quoted(); bad_value where they tell none,
/// or several alike, which are named.
[[nodiscard]] base::Result<std::size_t> find_quoted(const QuotedEvent& quoted,
                                                    const event::Document& document);

/// The words of a span so that they are found again there.
[[nodiscard]] QuotedWords quote_words(const event::Document& document, text::Span span);
/// An event so that it is found again. REQUIRES an event of that document, which has mentions.
[[nodiscard]] QuotedEvent quote_event(const event::Document& document, const event::Event& event);

}  // namespace dateline::curation
