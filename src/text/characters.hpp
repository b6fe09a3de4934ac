#pragma once

namespace dateline::text {

/// Classes of characters that text is cut by. They know Latin, Greek, Cyrillic and Arabic script as
/// far as news in English has them; all are pure. Most text is mostly ASCII: that is asked first.

[[nodiscard]] constexpr bool is_line_break(char32_t c) {
  if (c < 0x80) return c >= 0x0A && c <= 0x0D;
  return c == 0x85 || c == 0x2028 || c == 0x2029;
}
/// White space within a line, no-break and zero-width ones included.
[[nodiscard]] constexpr bool is_blank(char32_t c) {
  if (c < 0x80) return c == U' ' || c == U'\t';
  return c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200B) || c == 0x202F || c == 0x205F ||
         c == 0x3000 || c == 0xFEFF;
}
[[nodiscard]] constexpr bool is_space(char32_t c) { return is_blank(c) || is_line_break(c); }
[[nodiscard]] constexpr bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
[[nodiscard]] constexpr bool is_upper(char32_t c) {
  if (c < 0x80) return c >= U'A' && c <= U'Z';
  return (c >= 0xC0 && c <= 0xDE && c != 0xD7) || (c >= 0x100 && c <= 0x17F && (c % 2 == 0)) ||
         (c >= 0x391 && c <= 0x3A9) || (c >= 0x410 && c <= 0x42F) ||
         (c >= 0x1E00 && c <= 0x1EFF && (c % 2 == 0));
}
[[nodiscard]] constexpr bool is_lower(char32_t c) {
  if (c < 0x80) return c >= U'a' && c <= U'z';
  return (c >= 0xDF && c <= 0xFF && c != 0xF7) || (c >= 0x100 && c <= 0x17F && (c % 2 == 1)) ||
         (c >= 0x3B1 && c <= 0x3C9) || (c >= 0x430 && c <= 0x45F) ||
         (c >= 0x1E00 && c <= 0x1EFF && (c % 2 == 1));
}
[[nodiscard]] constexpr bool is_arabic(char32_t c) {
  return (c >= 0x600 && c <= 0x6FF) || (c >= 0x750 && c <= 0x77F) || (c >= 0xFB50 && c <= 0xFDFF) ||
         (c >= 0xFE70 && c <= 0xFEFE);
}
[[nodiscard]] constexpr bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
  return is_upper(c) || is_lower(c) || (c >= 0x180 && c <= 0x24F) || is_arabic(c) ||
         (c >= 0x370 && c <= 0x52F && c != 0x37E && c != 0x387) || (c >= 0x590 && c <= 0x5EA) ||
         (c >= 0x900 && c <= 0xDFF) || (c >= 0x3040 && c <= 0x9FFF) ||
         (c >= 0xAC00 && c <= 0xD7A3) || c == 0x2BC || c == 0x2BB || c == 0x2BE || c == 0x2BF;
}
[[nodiscard]] constexpr bool is_apostrophe(char32_t c) {
  return c == U'\'' || c == 0x2019 || c == 0x2018 || c == 0x2BC || c == 0x60 || c == 0xB4;
}
[[nodiscard]] constexpr bool is_quote(char32_t c) {
  return c == U'"' || (c >= 0x201C && c <= 0x201F) || c == 0xAB || c == 0xBB;
}
[[nodiscard]] constexpr bool is_dash(char32_t c) {
  return c == U'-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}
[[nodiscard]] constexpr char32_t lower(char32_t c) {
  if (c < 0x80) return c >= U'A' && c <= U'Z' ? c + 32 : c;
  if ((c >= 0xC0 && c <= 0xDE && c != 0xD7) || (c >= 0x391 && c <= 0x3A9) ||
      (c >= 0x410 && c <= 0x42F)) {
    return c + 32;
  }
  if (is_upper(c)) return c + 1;
  return c;
}

}  // namespace dateline::text
