#pragma once

#include <algorithm>
#include <cmath>
#include <initializer_list>

#include "gui/frame.hpp"

namespace dateline::gui {

/// Pixels that a column of labels takes before its fields: `least` logical pixels, or more where a
/// label of `size` is wider in the language of the window. The labels in English, of mark().
[[nodiscard]] inline float label_column(const Frame& frame,
                                        std::initializer_list<const char*> labels, float size,
                                        float least) {
  float widest = frame.px(least);
  for (const char* english : labels) {
    const float width = frame.type.width(tr(english), scene::Weight::regular, size * frame.scale);
    widest = std::max(widest, std::round(width) + frame.px(8));
  }
  return widest;
}

}  // namespace dateline::gui
