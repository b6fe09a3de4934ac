#include "text/name_key.hpp"

#include <algorithm>

#include "text/folded.hpp"

namespace dateline::text {
namespace {

std::string_view spelled_out(std::string_view word) {
  if (word == "st") return "saint";
  if (word == "ste") return "sainte";
  if (word == "mt") return "mount";
  if (word == "ft") return "fort";
  return word;
}

}  // namespace

std::string name_key(std::string_view utf8) {
  std::string folded = text::folded(utf8);
  if (folded.find(' ') == std::string::npos) return folded;

  std::string out;
  out.reserve(folded.size() + 4);
  const std::string_view rest(folded);
  for (std::size_t at = rest.starts_with("the ") ? 4 : 0; at < rest.size();) {
    const std::size_t end = std::min(rest.find(' ', at), rest.size());
    if (!out.empty()) out.push_back(' ');
    out += spelled_out(rest.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

}  // namespace dateline::text
