#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace dateline::brief {

/// Scenes as people write them, "2,4-6", of so many: their places counted from 0, each once, in the
/// order of the briefing. "" means all. Error usage for what is no number or range, and for scenes
/// that are not there.
[[nodiscard]] base::Result<std::vector<std::size_t>> chosen_scenes(std::string_view typed,
                                                                   std::size_t of);

}  // namespace dateline::brief
