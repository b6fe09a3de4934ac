#include "brief/plate_name.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.hpp"

namespace dateline::brief {
namespace {

constexpr std::size_t kMostWords = 48;  // code points

bool is_kept(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  // Latin-1's signs, general punctuation with its marks of direction, and whatever else is no
  // letter of a script in use: not in names that people type and programs pack.
  return (c >= 0xC0 && c != 0xD7 && c != 0xF7 && c < 0x2000) ||
         (c >= 0x2E80 && c < 0xE000 && c != 0x3000);
}

std::string words_of(const curation::Scene& scene) {
  const std::u32string from = base::to_code_points(base::lower_ascii(curation::short_name(scene)));
  std::u32string out;
  for (const char32_t c : from) {
    // "city's" is one word.
    if (c == '\'' || c == 0x2019) continue;
    if (is_kept(c)) {
      out.push_back(c);
    } else if (!out.empty() && out.back() != '-') {
      out.push_back('-');
    }
  }
  if (out.size() > kMostWords) {
    const std::size_t between = out.rfind('-', kMostWords);
    out.resize(between == std::u32string::npos ? kMostWords : between);
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  return base::to_utf8(out);
}

}  // namespace

std::string plate_name(std::size_t place, std::size_t of, const curation::Scene& scene) {
  const std::size_t digits = std::max<std::size_t>(2, std::to_string(of).size());
  const std::string number = fmt::format("{:0{}}", place, digits);
  const std::string words = words_of(scene);
  return words.empty() ? number : number + "-" + words;
}

}  // namespace dateline::brief
