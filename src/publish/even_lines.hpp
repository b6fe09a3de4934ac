#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "scene/painter.hpp"
#include "typeset/typesetter.hpp"

namespace dateline::publish {

/// Words for a reader at the far end of a room: broken into as few lines of at most `room` pixels
/// as there can be, at most `most`, and those about as long as each other, so that no word stands
/// alone in the last, and all of one direction. What is too much ends in an ellipsis. REQUIRES most
/// >= 1.
[[nodiscard]] std::vector<std::string> even_lines(typeset::Typesetter& type,
                                                  const std::string& words,
                                                  const scene::TextStyle& style, float room,
                                                  std::size_t most);

}  // namespace dateline::publish
