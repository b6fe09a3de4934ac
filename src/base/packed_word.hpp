#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace dateline::base {

/// Up to sixteen bytes of text in two numbers, the first byte lowest, behind them zeros: all of a
/// word is looked at in a few steps without a loop.
struct PackedWord {
  static constexpr std::size_t kMostBytes = 16;
  std::uint64_t low = 0;
  std::uint64_t high = 0;

  PackedWord() = default;
  /// Of at most kMostBytes.
  explicit PackedWord(std::string_view text) {
    const char* const at = text.data();
    const std::size_t size = text.size();
    if (size >= sizeof low) {
      std::memcpy(&low, at, sizeof low);
      if (size > sizeof low) {
        std::memcpy(&high, at + size - sizeof high, sizeof high);
        high >>= 8U * (kMostBytes - size);
      }
    } else if (size >= sizeof(std::uint32_t)) {
      // Halves that may overlap: the bytes in both are the same.
      std::uint32_t first = 0;
      std::uint32_t last = 0;
      std::memcpy(&first, at, sizeof first);
      std::memcpy(&last, at + size - sizeof last, sizeof last);
      low = first | std::uint64_t{last} << 8U * (size - sizeof last);
    } else if (size > 0) {
      const auto byte = [&](std::size_t i) {
        return std::uint64_t{static_cast<std::uint8_t>(at[i])} << 8U * i;
      };
      low = byte(0) | byte(size / 2) | byte(size - 1);
    }
  }

  /// The same of a string of at most kMostBytes, whatever its size in the same few steps: sizes of
  /// words cannot be foretold. Strings hold so many bytes in themselves, or more elsewhere.
  [[nodiscard]] static PackedWord of(const std::string& text) {
    PackedWord out;
    if (text.capacity() + 1 < kMostBytes) return PackedWord(std::string_view(text));
    std::memcpy(&out.low, text.data(), sizeof out.low);
    std::memcpy(&out.high, text.data() + sizeof out.low, sizeof out.high);
    constexpr std::size_t kHalf = sizeof out.low;
    out.low &= kFirst[std::min(text.size(), kHalf)];
    out.high &= kFirst[std::max(text.size(), kHalf) - kHalf];
    return out;
  }

  [[nodiscard]] bool is_ascii() const { return ((low | high) & kTops) == 0; }
  /// The high bit of each byte that is an ASCII letter from `first` to `last`; of ASCII.
  [[nodiscard]] PackedWord between(char first, char last) const {
    const auto of = [&](std::uint64_t bytes) {
      const std::uint64_t from = bytes + kEach * static_cast<std::uint64_t>(0x80 - first);
      const std::uint64_t beyond = bytes + kEach * static_cast<std::uint64_t>(0x80 - last - 1);
      return from & ~beyond & kTops;
    };
    PackedWord out;
    out.low = of(low);
    out.high = of(high);
    return out;
  }
  /// The high bit of each byte that is a small ASCII letter and of each that is a capital; of
  /// ASCII.
  struct Letters;
  [[nodiscard]] Letters letters() const;
  /// With the ASCII capitals among them made small; of any bytes.
  [[nodiscard]] PackedWord lowered() const {
    const auto of = [](std::uint64_t bytes) {
      const std::uint64_t low_bits = bytes & ~kTops;
      const std::uint64_t from_a = low_bits + kEach * std::uint64_t{0x80 - 'A'};
      const std::uint64_t beyond_z = low_bits + kEach * std::uint64_t{0x80 - 'Z' - 1};
      return bytes | (from_a & ~beyond_z & ~bytes & kTops) >> 2U;  // 0x20 makes a capital small
    };
    PackedWord out;
    out.low = of(low);
    out.high = of(high);
    return out;
  }
  [[nodiscard]] bool none() const { return (low | high) == 0; }
  /// Whether more than one bit is set.
  [[nodiscard]] bool several() const {
    return (low & (low - 1)) != 0 || (high & (high - 1)) != 0 || (low != 0 && high != 0);
  }

 private:
  /// The lowest bytes of eight, by how many.
  static constexpr std::array<std::uint64_t, 9> kFirst = [] {
    std::array<std::uint64_t, 9> out{};
    for (std::size_t i = 0; i < 8; ++i) out[i + 1] = out[i] << 8U | 0xFFU;
    return out;
  }();
  static constexpr std::uint64_t kEach = 0x0101010101010101U;
  static constexpr std::uint64_t kTops = 0x8080808080808080U;
};

struct PackedWord::Letters {
  PackedWord small;
  PackedWord capitals;
};

inline PackedWord::Letters PackedWord::letters() const {
  PackedWord lower;
  lower.low = low | kEach * 0x20U;
  lower.high = high | kEach * 0x20U;
  const PackedWord all = lower.between('a', 'z');
  // 0x20 tells small ones from capitals: two places above it stands the high bit.
  Letters out;
  out.small.low = all.low & low << 2U;
  out.small.high = all.high & high << 2U;
  out.capitals.low = all.low & ~(low << 2U);
  out.capitals.high = all.high & ~(high << 2U);
  return out;
}

}  // namespace dateline::base
