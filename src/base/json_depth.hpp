#pragma once

#include <cstddef>
#include <string_view>

namespace dateline::base {

/// Whether lists and objects of a JSON text lie deeper in each other than so many levels: such a
/// text may exhaust the stack of a reader that calls itself for each. Of what is no JSON it says
/// something, too. O(length).
[[nodiscard]] constexpr bool json_is_deeper(std::string_view json, std::size_t levels) {
  std::size_t depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (in_string) {
      if (c == '\\') ++i;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      if (++depth > levels) return true;
    } else if ((c == '}' || c == ']') && depth > 0) {
      --depth;
    }
  }
  return false;
}

}  // namespace dateline::base
