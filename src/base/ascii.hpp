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

template <class Word>
[[nodiscard]] Word bytes_at(const char* from) {
  Word out = 0;
  std::memcpy(&out, from, sizeof out);
  return out;
}

/// Whether `is` says so of any eight bytes. Those at the end are looked at together with some
/// before them, and fewer than eight with some of them twice, or with blanks: to copy just as many
/// as there are would take longer than all the rest.
template <class Is>
[[nodiscard]] bool any_eight(std::string_view bytes, Is is) {
  const char* const end = bytes.data() + bytes.size();
  if (bytes.size() >= sizeof(std::uint64_t)) {
    for (; bytes.size() > sizeof(std::uint64_t); bytes.remove_prefix(sizeof(std::uint64_t))) {
      if (is(bytes_at<std::uint64_t>(bytes.data()))) return true;
    }
    return is(bytes_at<std::uint64_t>(end - sizeof(std::uint64_t)));
  }
  if (bytes.size() >= sizeof(std::uint32_t)) {
    const std::uint64_t first = bytes_at<std::uint32_t>(bytes.data());
    return is(first << 32U | bytes_at<std::uint32_t>(end - sizeof(std::uint32_t)));
  }
  std::uint64_t eight = 0x20U * kEachByte;
  for (const char c : bytes) eight = eight << 8U | static_cast<std::uint8_t>(c);
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
