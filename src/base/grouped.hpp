#pragma once

#include <cstddef>
#include <string>

namespace dateline::base {

/// With its thousands parted by commas: "112,313".
[[nodiscard]] inline std::string grouped(std::size_t n) {
  std::string out = std::to_string(n);
  for (std::size_t at = out.size(); at > 3;) out.insert(at -= 3, 1, ',');
  return out;
}

}  // namespace dateline::base
