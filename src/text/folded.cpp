#include "text/folded.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/ascii.hpp"
#include "base/utf8.hpp"

namespace dateline::text {
namespace {

struct Fold {
  char32_t from;
  std::string_view to;
};

// Letters that Unicode does not decompose, sorted. "" drops the letter.
constexpr std::array<Fold, 15> kLatin{{{U'\u00c6', "ae"},
                                       {U'\u00d0', "d"},
                                       {U'\u00d8', "o"},
                                       {U'\u00de', "th"},
                                       {U'\u00df', "ss"},
                                       {U'\u00e6', "ae"},
                                       {U'\u00f0', "d"},
                                       {U'\u00f8', "o"},
                                       {U'\u00fe', "th"},
                                       {U'\u0111', "d"},
                                       {U'\u0127', "h"},
                                       {U'\u0131', "i"},
                                       {U'\u0142', "l"},
                                       {U'\u0153', "oe"},
                                       {U'\u0259', "e"}}};

bool is_apostrophe(char32_t c) {
  switch (c) {
    case U'\'':
    case U'`':
    case U'\u00b4':
    case U'\u02b9':
    case U'\u02bb':
    case U'\u02bc':
    case U'\u02bd':
    case U'\u02be':
    case U'\u02bf':
    case U'\u02c8':
    case U'\u2018':
    case U'\u2019':
    case U'\u201b':
    case U'\u2032':
      return true;
    default:
      return false;
  }
}

/// Arabic-script forms that writers swap freely; U+0000 where the letter is dropped.
char32_t unify_arabic(char32_t c) {
  switch (c) {
    case U'\u0622':
    case U'\u0623':
    case U'\u0625':
    case U'\u0671':
      return U'\u0627';  // alef
    case U'\u0649':
    case U'\u06cc':
    case U'\u0626':
      return U'\u064a';  // ya
    case U'\u0624':
      return U'\u0648';  // waw
    case U'\u06a9':
      return U'\u0643';  // kaf
    case U'\u0629':
    case U'\u06c1':
    case U'\u06be':
      return U'\u0647';  // heh
    case U'\u0621':      // hamza
    case U'\u0640':      // tatweel
    case U'\u200c':      // zero-width non-joiner
    case U'\u200d':
    case U'\u200e':
    case U'\u200f':
      return 0;
    default:
      return c;
  }
}

bool is_arabic(char32_t c) { return c >= 0x600 && c <= 0x6ff; }

/// What each ASCII character becomes: itself, a small letter, a space, or 0 for nothing.
constexpr auto kFolded = [] {
  std::array<char, 0x80> out{};
  for (std::size_t i = 0; i < out.size(); ++i) {
    const char a = static_cast<char>(i);
    if (a >= 'A' && a <= 'Z') {
      out[i] = static_cast<char>(a - 'A' + 'a');
    } else if ((a >= 'a' && a <= 'z') || (a >= '0' && a <= '9') || a == '&') {
      out[i] = a;
    } else if (a != '\'' && a != '`' && a != '.') {
      out[i] = ' ';
    }
  }
  return out;
}();

/// Behind the first `n` characters of `out`, which has room for all; gives how many there are then.
std::size_t fold_ascii(char* out, std::size_t n, std::string_view text) {
  for (const char c : text) {
    const char folded = kFolded[static_cast<unsigned char>(c)];
    if (folded == 0 || (folded == ' ' && (n == 0 || out[n - 1] == ' '))) continue;
    out[n++] = folded;
  }
  return n;
}

/// What stands for a letter of Latin script with a stroke, or for two in one; nullptr: it is none.
const Fold* latin_fold(char32_t c) {
  const auto* known = std::lower_bound(kLatin.begin(), kLatin.end(), c,
                                       [](const Fold& f, char32_t x) { return f.from < x; });
  return known != kLatin.end() && known->from == c ? known : nullptr;
}

void fold_into(std::string& out, char32_t c) {
  if (c < 0x80) {
    const char folded = kFolded[c];
    if (folded == 0 || (folded == ' ' && (out.empty() || out.back() == ' '))) return;
    out.push_back(folded);
    return;
  }
  if (is_apostrophe(c)) return;
  if (is_arabic(c) || (c >= 0x200c && c <= 0x200f)) {
    const char32_t u = unify_arabic(c);
    const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(u));
    if (u == 0 || category == UTF8PROC_CATEGORY_MN) return;
    base::append_utf8(out, u);
    return;
  }
  if (const Fold* known = latin_fold(c)) {
    out += known->to;
    return;
  }
  // Canonical and compatibility decomposition of one code point is at most 18 long.
  std::array<utf8proc_int32_t, 32> parts{};
  int boundary = 0;
  const auto n = utf8proc_decompose_char(
      static_cast<utf8proc_int32_t>(c), parts.data(), static_cast<utf8proc_ssize_t>(parts.size()),
      static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |
                                     UTF8PROC_STRIPMARK | UTF8PROC_IGNORE),
      &boundary);
  for (utf8proc_ssize_t i = 0; i < std::min<utf8proc_ssize_t>(n, 32); ++i) {
    const char32_t part = static_cast<char32_t>(parts[static_cast<std::size_t>(i)]);
    if (part < 0x80) {
      fold_into(out, part);
      continue;
    }
    if (const Fold* known = latin_fold(part)) {
      out += known->to;
      continue;
    }
    if (is_apostrophe(part) || part == 0xfffd) continue;
    switch (utf8proc_category(static_cast<utf8proc_int32_t>(part))) {
      case UTF8PROC_CATEGORY_LU:
      case UTF8PROC_CATEGORY_LL:
      case UTF8PROC_CATEGORY_LT:
      case UTF8PROC_CATEGORY_LM:
      case UTF8PROC_CATEGORY_LO:
      case UTF8PROC_CATEGORY_MC:
      case UTF8PROC_CATEGORY_ND:
      case UTF8PROC_CATEGORY_NL:
      case UTF8PROC_CATEGORY_NO:
        base::append_utf8(out, part);
        break;
      case UTF8PROC_CATEGORY_MN:
        break;
      default:
        if (!out.empty() && out.back() != ' ') out.push_back(' ');
    }
  }
}

/// Belongs to the letter before it.
bool is_mark(char32_t c) {
  const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
  return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME;
}

}  // namespace

std::string folded(std::string_view utf8) {
  std::string out;
  folded(utf8, out);
  return out;
}

void folded(std::string_view utf8, std::string& out) {
  out.clear();
  if (base::is_ascii(utf8)) {
    out.resize(utf8.size());
    out.resize(fold_ascii(out.data(), 0, utf8));
  } else {
    for (const char32_t c : base::to_code_points(utf8)) fold_into(out, c);
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
}

void Folder::add(std::string_view utf8) {
  if (base::is_ascii(utf8)) {
    if (buffer_.size() < size_ + utf8.size()) buffer_.resize(2 * (size_ + utf8.size()));
    size_ = fold_ascii(buffer_.data(), size_, utf8);
    return;
  }
  buffer_.resize(size_);
  for (const char32_t c : base::to_code_points(utf8)) fold_into(buffer_, c);
  size_ = buffer_.size();
}

bool holds_folded(std::string_view utf8, std::string_view wanted) {
  return folded(utf8).find(wanted) != std::string::npos;
}

std::vector<Span> find_folded(std::u32string_view text, std::string_view wanted) {
  std::vector<Span> out;
  if (wanted.empty()) return out;
  std::string all;
  std::vector<std::uint32_t> from;  // the code point that each byte of `all` comes of
  all.reserve(text.size());
  from.reserve(text.size());
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    fold_into(all, text[i]);
    from.resize(all.size(), i);
  }
  for (std::size_t at = all.find(wanted); at != std::string::npos;
       at = all.find(wanted, at + wanted.size())) {
    std::uint32_t end = from[at + wanted.size() - 1] + 1;
    while (end < text.size() && is_mark(text[end])) ++end;
    out.push_back({from[at], end});
  }
  return out;
}

}  // namespace dateline::text
