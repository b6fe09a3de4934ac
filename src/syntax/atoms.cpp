#include "syntax/atoms.hpp"

#include <algorithm>
#include <cstddef>

#include "syntax/hash.hpp"

namespace dateline::syntax {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }
bool upper(char c) { return c >= 'A' && c <= 'Z'; }
bool lower(char c) { return c >= 'a' && c <= 'z'; }

}  // namespace

std::string fold(std::string_view form) {
  if (form.starts_with("http") || form.starts_with("www.")) return "<url>";
  if (form.find('@') != std::string_view::npos && form.size() > 1) return "<mail>";
  const bool all_digits = std::ranges::all_of(form, digit);
  if (all_digits && form.size() == 4 && (form.starts_with("19") || form.starts_with("20"))) {
    return "<year>";
  }
  std::string out(form);
  for (std::size_t i = 0; i < out.size(); ++i) {
    char& c = out[i];
    if (upper(c)) c = static_cast<char>(c + ('a' - 'A'));
    // Digits matter in small numbers only ("1" to "31" in dates are all alike).
    if (digit(c)) c = '0';
    // U+00C0 to U+00DE
    const auto u = static_cast<unsigned char>(c);
    if (i > 0 && static_cast<unsigned char>(out[i - 1]) == 0xC3 && u >= 0x80 && u <= 0x9E &&
        u != 0x97) {
      c = static_cast<char>(u + 0x20);
    }
  }
  return out;
}

Shape shape_of(std::string_view form) {
  std::size_t digits = 0;
  std::size_t uppers = 0;
  std::size_t lowers = 0;
  std::size_t joins = 0;
  std::size_t stops = 0;
  std::size_t wide = 0;
  for (const char c : form) {
    if (digit(c)) ++digits;
    if (upper(c)) ++uppers;
    if (lower(c)) ++lowers;
    if (c == '-' || c == '\'') ++joins;
    if (c == '.' || c == ',' || c == ':' || c == '/') ++stops;
    if (static_cast<unsigned char>(c) >= 0x80) ++wide;
  }
  const std::size_t letters = uppers + lowers;
  if (letters + wide == 0) {
    if (digits == 0) return Shape::mark;
    return digits == form.size() ? Shape::digits : Shape::number;
  }
  if (letters == 0) {
    const auto first = static_cast<unsigned char>(form.front());
    return first == 0xE2 ? Shape::mark : Shape::other;  // dashes, dots, bullets
  }
  if (digits > 0) return Shape::alnum;
  if (stops > 0 && uppers > 0)
    return form.size() > 3 && lowers > uppers ? Shape::capital : Shape::acronym;
  if (joins > 0 && letters > 2)
    return upper(form.front()) ? Shape::capital : (uppers > 0 ? Shape::mixed : Shape::hyphen);
  if (uppers == 0) return Shape::lower;
  if (lowers == 0) return uppers == 1 && letters == 1 ? Shape::capital : Shape::upper;
  return upper(form.front()) && uppers == 1 ? Shape::capital : Shape::mixed;
}

Atoms atoms_of(std::string_view form) {
  Atoms a;
  const std::string low = fold(form);
  a.form = key_of(form);
  a.lower = key_of(low);
  const std::string_view v = low;
  for (std::size_t n = 1; n <= 4; ++n) {
    a.suffix[n - 1] =
        key_of(v.size() > n ? v.substr(v.size() - n) : v) + static_cast<std::uint32_t>(n);
  }
  for (std::size_t n = 1; n <= 3; ++n) {
    a.prefix[n - 1] = key_of(v.substr(0, n)) + static_cast<std::uint32_t>(8 + n);
  }
  a.shape = shape_of(form);
  return a;
}

}  // namespace dateline::syntax
