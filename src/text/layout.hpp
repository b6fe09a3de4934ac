#pragma once

#include <string_view>
#include <vector>

#include "text/span.hpp"
#include "text/story.hpp"

namespace dateline::text {

/// A stretch of text that is a paragraph by its line breaks, and what it seems to be.
struct Block {
  Span span;  ///< trimmed of white space
  Part part = Part::body;
};

/// Cuts text as people paste it into paragraphs: at blank lines, and at line breaks after the end
/// of a sentence; breaks in mid-sentence are hard wraps and do not count. The lines above the body
/// are told apart as title, by-line, dates and other metadata.
[[nodiscard]] std::vector<Block> lay_out(std::u32string_view text);

/// The dateline that begins `paragraph`, if any: "BAGHDAD, Jan 4, 2014 -", "Reuters, Baghdad :",
/// "KIRKUK, Iraq (Wire) -", "BEIRUT (Wire) Dec 15, 2016" on a line of its own. `whole` is empty
/// where there is none.
[[nodiscard]] DatelineLine find_dateline(std::u32string_view text, Span paragraph);

/// True where the text holds what looks like a calendar date ("Jan 4, 2014", "18 June",
/// "2016-03-03").
[[nodiscard]] bool looks_like_date(std::u32string_view text);

/// ISO 639-1 of the language that the text seems to be written in, told by script and by its most
/// frequent small words; "" where too little speaks for any.
[[nodiscard]] std::string_view guess_language(std::u32string_view text);

}  // namespace dateline::text
