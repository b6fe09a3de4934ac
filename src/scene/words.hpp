#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dateline::scene {

/// With its first letter in capitals, as labels of lanes and legends have it (ASCII).
[[nodiscard]] inline std::string sentence_case(std::string_view text) {
  std::string out(text);
  if (!out.empty() && out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 32);
  return out;
}

/// With its thousands parted by commas: "112,313".
[[nodiscard]] inline std::string grouped(std::size_t n) {
  std::string out = std::to_string(n);
  for (std::size_t at = out.size(); at > 3;) out.insert(at -= 3, 1, ',');
  return out;
}

}  // namespace dateline::scene
