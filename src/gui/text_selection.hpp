#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "gui/story_layout.hpp"
#include "scene/mesh.hpp"

namespace dateline::gui {

// Where the characters of a story lie, for the mouse. Points and boxes are pixels from the story's
// top left. Pure but for the typesetter, which shapes the lines.

/// The gap between characters that a point is nearest to, as the code point behind it.
[[nodiscard]] std::uint32_t gap_at(const StoryLayout& layout, typeset::Typesetter& type, float x,
                                   float y);
/// The character under a point; nullopt beside the text.
[[nodiscard]] std::optional<std::uint32_t> character_at(const StoryLayout& layout,
                                                        typeset::Typesetter& type, float x,
                                                        float y);
/// Where a stretch of text lies: a box for each line, more where directions mix.
[[nodiscard]] std::vector<scene::PixelBox> boxes_of(const StoryLayout& layout,
                                                    typeset::Typesetter& type, text::Span span);
/// The text of a stretch as it is set, paragraphs apart.
[[nodiscard]] std::string words_of(const StoryLayout& layout, text::Span span);
/// The word at a code point; what is between words alone.
[[nodiscard]] text::Span word_at(const text::Story& story, std::uint32_t code_point);
/// A stretch without blanks at its ends.
[[nodiscard]] text::Span trimmed(const text::Story& story, text::Span span);

/// Text that is marked with the mouse: from where it was pressed to where it is. A plain value.
struct TextSelection {
  std::string story;          ///< its id
  std::uint32_t pressed = 0;  ///< code points
  std::uint32_t reached = 0;
  bool dragging = false;

  [[nodiscard]] text::Span span() const {
    return {std::min(pressed, reached), std::max(pressed, reached)};
  }
  [[nodiscard]] bool empty() const { return pressed == reached; }
};

}  // namespace dateline::gui
