#pragma once

#include <string>
#include <string_view>

#include "scene/painter.hpp"
#include "typeset/typesetter.hpp"

namespace dateline::publish {

/// Whether a paragraph runs from right to left: by the first of its letters that has a direction.
[[nodiscard]] bool runs_from_right(typeset::Typesetter& type, std::string_view paragraph,
                                   scene::Weight weight);

/// A line of a paragraph of that direction, whatever the words are that it begins with: where they
/// are of the other one a mark without width goes before them.
[[nodiscard]] std::string line_running(typeset::Typesetter& type, std::string_view line,
                                       scene::Weight weight, bool from_right);

}  // namespace dateline::publish
