#include "text/name_key.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

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

constexpr std::size_t kLongestShort = 3;  // of what spelled_out() knows

/// Whether a word of a folded name is to be spelled out, or the name begins with "the".
bool is_changed(std::string_view folded) {
  if (folded.starts_with("the ")) return true;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', at), folded.size());
    const std::string_view word = folded.substr(at, end - at);
    if (word.size() <= kLongestShort && spelled_out(word).size() != word.size()) return true;
    at = end + 1;
  }
  return false;
}

}  // namespace

std::string name_key(std::string_view utf8) {
  std::string out;
  name_key(utf8, out);
  return out;
}

void name_key(std::string_view utf8, std::string& out) {
  folded(utf8, out);
  if (out.find(' ') == std::string::npos || !is_changed(out)) return;
  const std::string folded = std::exchange(out, {});
  const std::string_view rest(folded);
  for (std::size_t at = rest.starts_with("the ") ? 4 : 0; at < rest.size();) {
    const std::size_t end = std::min(rest.find(' ', at), rest.size());
    if (!out.empty()) out.push_back(' ');
    out += spelled_out(rest.substr(at, end - at));
    at = end + 1;
  }
}

}  // namespace dateline::text
