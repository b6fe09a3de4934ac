#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>

namespace dateline::text {

/// A stretch of a story's text in Unicode code points: `start` is the first, `end` is after the
/// last.
struct Span {
  std::uint32_t start = 0;
  std::uint32_t end = 0;

  [[nodiscard]] constexpr std::uint32_t size() const { return end - start; }
  [[nodiscard]] constexpr bool empty() const { return end <= start; }
  [[nodiscard]] constexpr bool contains(std::uint32_t at) const { return at >= start && at < end; }
  [[nodiscard]] constexpr bool covers(const Span& o) const {
    return start <= o.start && o.end <= end;
  }
  [[nodiscard]] constexpr bool overlaps(const Span& o) const {
    return start < o.end && o.start < end;
  }
  [[nodiscard]] constexpr Span joined(const Span& o) const {
    return {std::min(start, o.start), std::max(end, o.end)};
  }
  friend constexpr auto operator<=>(const Span&, const Span&) = default;
};

/// Indices [begin, end) of tokens or sentences in the story that holds them.
struct Range {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
  [[nodiscard]] constexpr bool contains(std::uint32_t i) const { return i >= begin && i < end; }
  friend constexpr auto operator<=>(const Range&, const Range&) = default;
};

}  // namespace dateline::text
