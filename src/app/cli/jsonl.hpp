#pragma once

#include <cstddef>
#include <iosfwd>

#include "event/story_reader.hpp"
#include "io/answer.hpp"

namespace dateline::cli {

/// Longest line that is read: a story of the largest size, escaped.
inline constexpr std::size_t kMaxLineBytes = 128U << 20U;

struct LinesAnswered {
  std::size_t failed = 0;  ///< lines that could not be read
  bool written = true;     ///< false where `out` failed; nothing more was read then
};

/// Answers JSON Lines: a document a line in, an object a line out, flushed, in the same order. A
/// line that cannot be read is answered with {"id", "error": {"message", "line"}}.
///
/// From two `threads` on, so many answer documents beside each other; the output is the same. The
/// calling thread reads, the others write, each in its turn, so that neither stream may be used
/// elsewhere meanwhile. At most 16 lines a thread, and 16 MB of lines unless one alone is longer,
/// are in flight: memory does not depend on the length of the input.
[[nodiscard]] LinesAnswered answer_lines(std::istream& in, std::ostream& out,
                                         const event::StoryReader& reader,
                                         const io::AnswerParts& parts, std::size_t threads = 1);

}  // namespace dateline::cli
