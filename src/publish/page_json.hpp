#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace dateline::publish {

/// JSON as it may stand in a script element: nothing in it ends that or begins a comment. What is
/// no UTF-8 is replaced.
[[nodiscard]] inline std::string page_json(const nlohmann::json& what) {
  std::string out;
  for (const char c : what.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)) {
    if (c == '<') {
      out += "\\u003c";
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace dateline::publish
