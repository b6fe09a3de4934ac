#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

/// Questions that are asked of every cell of large tables: eight bytes are looked at at once.
namespace dateline::base {

namespace detail {

inline constexpr std::uint64_t kEachByte = 0x0101010101010101U;
inline constexpr std::uint64_t kHighBits = 0x80U * kEachByte;

/// Whether `is` says so of any eight bytes, of which the last may be filled up with blanks.
template <class Is>
[[nodiscard]] bool any_eight(std::string_view bytes, Is is) {
  std::uint64_t eight = 0;
  for (; bytes.size() >= sizeof eight; bytes.remove_prefix(sizeof eight)) {
    std::memcpy(&eight, bytes.data(), sizeof eight);
    if (is(eight)) return true;
  }
  eight = 0x20U * kEachByte;
  std::memcpy(&eight, bytes.data(), bytes.size());
  return is(eight);
}

}  // namespace detail

[[nodiscard]] inline bool is_ascii(std::string_view bytes) {
  return !detail::any_eight(bytes,
                            [](std::uint64_t eight) { return (eight & detail::kHighBits) != 0; });
}

/// Whether there is a byte that stands for no letter: below 0x20, or 0x7F.
[[nodiscard]] inline bool has_control(std::string_view bytes) {
  return detail::any_eight(bytes, [](std::uint64_t eight) {
    using detail::kEachByte;
    // A byte from which more is taken than it has borrows: its high bit tells.
    const std::uint64_t low = (eight - 0x20U * kEachByte) & ~eight;
    const std::uint64_t from_delete = eight ^ (0x7FU * kEachByte);
    const std::uint64_t is_delete = (from_delete - kEachByte) & ~from_delete;
    return ((low | is_delete) & detail::kHighBits) != 0;
  });
}

}  // namespace dateline::base
