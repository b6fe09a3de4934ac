#include "intake/prose.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "intake/article.hpp"

namespace dateline::intake {
namespace {

bool is_blank(char32_t c) {
  return c == U' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

/// Marks that nobody sees and that would stand in the middle of a name.
bool is_unseen(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || c == 0x200B || c == 0x2060 ||
         c == 0xFEFF || (c >= 0xFFFE && c <= 0xFFFF);
}

std::string tidied(std::string_view text, bool keep_lines) {
  std::string out;
  out.reserve(text.size());
  char pending = '\0';
  for (const char32_t c : base::to_code_points(text)) {
    if (is_blank(c)) {
      if (keep_lines && (c == U'\n' || c == U'\r' || c == 0x2028 || c == 0x2029)) {
        pending = '\n';
      } else if (pending == '\0') {
        pending = ' ';
      }
      continue;
    }
    if (is_unseen(c)) continue;
    if (pending != '\0' && !out.empty()) out += pending;
    pending = '\0';
    base::append_utf8(out, c);
  }
  return out;
}

}  // namespace

std::string one_line(std::string_view text) { return tidied(text, false); }
std::string lines_of(std::string_view text) { return tidied(text, true); }

std::string fact(std::string_view text) {
  // What it becomes is never longer than three times what it was.
  std::string out = one_line(text.substr(0, 8 * kLongestFact));
  if (out.size() <= kLongestFact) return out;
  std::size_t end = kLongestFact;
  while (end > 0 && (static_cast<unsigned char>(out[end]) & 0xC0U) == 0x80U) --end;
  out.resize(end);
  return out;
}

std::string web_address(std::string_view text) {
  const std::string out = one_line(text.substr(0, kLongestFact + 1));
  const std::string head = base::lower_ascii(out.substr(0, 8));
  if (out.size() > kLongestFact || out.find(' ') != std::string::npos) return "";
  return head.starts_with("http://") || head.starts_with("https://") ? out : "";
}

std::string laid_out(std::string_view title, const std::vector<std::string>& paragraphs) {
  std::string out(title);
  bool first = true;
  for (const std::string& p : paragraphs) {
    if (p.empty() || (first && p == title)) continue;
    first = false;
    if (!out.empty()) out += "\n\n";
    out += p;
  }
  if (!out.empty()) out += '\n';
  return out;
}

std::string joined_names(const std::vector<std::string>& names) {
  std::vector<std::string> seen;
  std::string out;
  for (const std::string& name : names) {
    if (name.empty() || std::ranges::find(seen, name) != seen.end()) continue;
    if (out.size() + name.size() + 2 > kLongestFact) break;
    seen.push_back(name);
    if (!out.empty()) out += ", ";
    out += name;
  }
  return out;
}

}  // namespace dateline::intake
