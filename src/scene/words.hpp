#pragma once

#include <string>
#include <string_view>

#include "base/grouped.hpp"

namespace dateline::scene {

/// With its first letter in capitals, as labels of lanes and legends have it (ASCII).
[[nodiscard]] inline std::string sentence_case(std::string_view text) {
  std::string out(text);
  if (!out.empty() && out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 32);
  return out;
}

using base::grouped;

}  // namespace dateline::scene
