#pragma once

#include <iosfwd>

#include "event/story_reader.hpp"
#include "io/answer.hpp"

namespace dateline::cli {

/// Longest line that is read: a story of the largest size, escaped.
inline constexpr std::size_t kMaxLineBytes = 128U << 20U;

/// Answers JSON Lines: a document a line in, an object a line out, flushed, in the same order. A
/// line that cannot be read is answered with {"id", "error": {"message", "line"}}. Returns the
/// number of such lines.
[[nodiscard]] std::size_t answer_lines(std::istream& in, std::ostream& out,
                                       const event::StoryReader& reader,
                                       const io::AnswerParts& parts);

}  // namespace dateline::cli
