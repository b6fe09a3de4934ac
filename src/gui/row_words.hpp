#pragma once

#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "gui/frame.hpp"

namespace dateline::gui {

/// A paragraph of an entry in a long list, which is measured once and drawn where it is seen.
struct RowWords {
  std::string text;
  float size = 13;
  enum class Ink : std::uint8_t { text, secondary, conflict } ink = Ink::text;
  bool bold = false;
  float gap = 0;  ///< logical pixels above it
};

[[nodiscard]] inline scene::TextStyle style_of(const Frame& frame, const RowWords& words) {
  const auto& t = frame.theme;
  const scene::Rgba ink = words.ink == RowWords::Ink::conflict    ? t.conflict
                          : words.ink == RowWords::Ink::secondary ? t.secondary
                                                                  : t.text;
  return frame.text_style(words.size, ink,
                          words.bold ? scene::Weight::bold : scene::Weight::regular);
}

/// What Sheet::text() takes for the paragraphs, one below the other, at that width. Pixels.
[[nodiscard]] inline float height_of(const Frame& frame, const std::vector<RowWords>& words,
                                     float width) {
  float out = 0;
  for (const RowWords& w : words) {
    const scene::TextStyle style = style_of(frame, w);
    const auto lines = typeset::wrap(frame.type, w.text, style.weight, style.size, width);
    out += frame.px(w.gap) + static_cast<float>(lines.size()) * std::round(style.size * 1.45F);
  }
  return out;
}

}  // namespace dateline::gui
