#pragma once

#include <string>

#include "scene/mesh.hpp"
#include "scene/theme.hpp"
#include "typeset/typesetter.hpp"

namespace dateline::publish {

/// Words alone: how a briefing or a part of it begins.
struct TitleWords {
  std::string title;
  std::string caption;
  std::string quote;  ///< without its marks
  std::string quote_source;
  bool section = false;  ///< of a part: from the left, smaller
};

/// The words in the middle of `width` by `height` pixels, in the colours of a theme; `scale` is
/// pixels a logical pixel. Words that are too many for the room end in an ellipsis. Draws no
/// ground. As shapes and words, too, where `sketch`.
[[nodiscard]] scene::Mesh title_picture(typeset::Typesetter& type, const TitleWords& words,
                                        int width, int height, float scale,
                                        const scene::Theme& theme, bool sketch = false);

}  // namespace dateline::publish
