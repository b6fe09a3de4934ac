#include "base/markup.hpp"

#include <algorithm>

namespace dateline::base {

std::string escaped_markup(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    const auto u = static_cast<unsigned char>(c);
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        if (u >= 0x20 || c == '\t' || c == '\n') out += c;
    }
  }
  // Two code points that are none for XML.
  for (const std::string_view none : {"\uFFFE", "\uFFFF"}) {
    for (std::size_t at = out.find(none); at != std::string::npos; at = out.find(none, at)) {
      out.erase(at, none.size());
    }
  }
  return out;
}

bool is_web_address(std::string_view url) {
  return (url.starts_with("http://") || url.starts_with("https://")) &&
         std::ranges::none_of(url, [](char c) {
           return static_cast<unsigned char>(c) <= 0x20 || c == '<' || c == '"';
         });
}

}  // namespace dateline::base
