#pragma once

#include <string>

namespace dateline::publish {

// The parts of a presentation that are the same in each (ECMA-376 part 1, 19.3 and 20.1): slides
// take nothing of them but that they are there.

[[nodiscard]] std::string slide_theme_xml();
[[nodiscard]] std::string slide_master_xml();  ///< empty, with the first layout
[[nodiscard]] std::string slide_layout_xml();  ///< blank
[[nodiscard]] std::string notes_master_xml();  ///< a slide's picture over its notes

}  // namespace dateline::publish
