#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "event/document.hpp"
#include "typeset/typesetter.hpp"

namespace dateline::gui {

/// Words of a story that are marked: what they are and what they tell.
struct TextMark {
  enum class Kind : std::uint8_t { place, time, event } kind = Kind::place;
  text::Span span;
  std::uint32_t event = 0;  ///< index in the document, for Kind::event
};

/// A run of one line within one sentence.
struct TextRun {
  std::uint32_t sentence = 0;
  std::uint32_t begin = 0;  ///< bytes of the paragraph's text
  std::uint32_t end = 0;
  float x = 0;  ///< pixels from the line's left end
  float width = 0;
};

struct TextLine {
  std::uint32_t paragraph = 0;
  float y = 0;  ///< top, pixels from the story's top
  std::vector<TextRun> runs;
};

/// A paragraph as it is set: line breaks of the file are spaces.
struct TextParagraph {
  text::Part part = text::Part::body;
  std::string utf8;
  std::vector<std::uint32_t> code_points;  ///< in the story, of each byte; one more at the end
  [[nodiscard]] std::uint32_t byte_of(std::uint32_t code_point) const;
};

/// A story broken into lines for one width, with where each sentence and mark lies. Made anew when
/// story, width or scale change; immutable after.
struct StoryLayout {
  std::vector<TextParagraph> paragraphs;
  std::vector<TextLine> lines;
  std::vector<TextMark> marks;      ///< by span
  std::vector<float> sentence_top;  ///< pixels, of each sentence's first line; -1 where none
  std::vector<float> sentence_bottom;
  float height = 0;
  float size = 16;  ///< of the text, pixels
  float line_height = 24;

  [[nodiscard]] static StoryLayout make(const event::Document& document, typeset::Typesetter& type,
                                        float width, float scale);
  /// Weight of a paragraph's letters.
  [[nodiscard]] static typeset::Weight weight(text::Part part);
  [[nodiscard]] float text_size(text::Part part) const;
  /// The sentence at a point of the story; nullopt beside the text.
  [[nodiscard]] std::optional<std::uint32_t> sentence_at(float x, float y) const;
};

/// Where the characters [begin, end) of a run lie from left to right: pixels from its left end.
/// Several stretches where directions mix.
[[nodiscard]] std::vector<std::pair<float, float>> extents_of(const typeset::ShapedText& shaped,
                                                              float size, std::uint32_t begin,
                                                              std::uint32_t end);

}  // namespace dateline::gui
