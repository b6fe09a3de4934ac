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

/// Whether a word of a folded name is to be spelled out, or the name begins with "the".
bool is_changed(std::string_view folded) {
  if (folded.starts_with("the ")) return true;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= folded.size(); ++at) {
    if (at < folded.size() && folded[at] != ' ') continue;
    if (begin == 0 && at == folded.size()) return false;  // one word alone stands for itself
    const std::size_t size = at - begin;
    // What spelled_out() knows has two or three letters and a t among its last two.
    if ((size == 2 || size == 3) && (folded[at - 1] == 't' || folded[at - 2] == 't') &&
        spelled_out(folded.substr(begin, size)).size() != size) {
      return true;
    }
    begin = at + 1;
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
  std::string changed;
  const std::string_view key = name_key_of(out, changed);
  if (key.data() != out.data()) out = std::move(changed);
}

std::string_view name_key_of(std::string_view folded, std::string& changed) {
  if (!is_changed(folded)) return folded;
  changed.clear();
  for (std::size_t at = folded.starts_with("the ") ? 4 : 0; at < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', at), folded.size());
    if (!changed.empty()) changed.push_back(' ');
    changed += spelled_out(folded.substr(at, end - at));
    at = end + 1;
  }
  return changed;
}

std::string_view key_of_beginning(std::string_view folded, std::string& changed) {
  if (folded.find(' ') != std::string_view::npos) return name_key_of(folded, changed);
  // A word alone is spelled out too, since it will not stay alone.
  return folded == "the" ? std::string_view() : spelled_out(folded);
}

}  // namespace dateline::text
