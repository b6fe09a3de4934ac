#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dateline::text {

/// Index of the first character of [begin, end) for which `is` holds; `end` if there is none.
/// `may` holds for all of those, and for few others. It is asked of many characters at once, so it
/// must be a few comparisons without a branch, as a compiler makes vectors of.
/// REQUIRES: begin <= end <= text.size().
[[nodiscard]] std::size_t find_first(std::u32string_view text, std::size_t begin, std::size_t end,
                                     auto may, auto is) {
  constexpr std::size_t kBlock = 32;
  std::size_t i = begin;
  for (; end - i >= kBlock; i += kBlock) {
    std::uint32_t any = 0;
    for (std::size_t k = 0; k < kBlock; ++k) any |= may(text[i + k]) ? ~0U : 0U;
    if (any == 0) continue;
    for (std::size_t k = i; k < i + kBlock; ++k) {
      if (is(text[k])) return k;
    }
  }
  while (i < end && !is(text[i])) ++i;
  return i;
}

/// Whether a character comes after another: code points are below 2^31, and signed numbers are
/// compared faster.
[[nodiscard]] constexpr bool is_beyond(char32_t c, char32_t last) {
  return static_cast<std::int32_t>(c) > static_cast<std::int32_t>(last);
}

}  // namespace dateline::text
