#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace dateline::text {

/// Sixty-four code points that stand side by side, looked at sixteen at a time. What is known of
/// each is one bit, the first one's lowest: where a word or a stretch of blanks ends is found in a
/// step or two.
class SixtyFour {
 public:
  static constexpr std::size_t kSize = 64;
  static constexpr std::size_t kBehind = 16;  ///< that can be read behind the last one

  /// The first ones of a text; blanks stand for those that it lacks.
  explicit SixtyFour(std::u32string_view text) {
    if (text.size() >= kSize) {
      look(text.data());
      return;
    }
    std::array<char32_t, kSize> padded;
    std::ranges::fill(std::ranges::copy(text, padded.begin()).out, padded.end(), U' ');
    look(padded.data());
  }

  /// The ASCII among them; what is beyond has the high bit set.
  [[nodiscard]] const char* bytes() const { return bytes_.data(); }
  [[nodiscard]] std::uint64_t letters() const { return letters_; }  ///< of ASCII
  [[nodiscard]] std::uint64_t blanks() const { return blanks_; }    ///< of ASCII, line breaks too
  [[nodiscard]] std::uint64_t others() const { return others_; }    ///< beyond ASCII
  /// Those that are a character of ASCII.
  [[nodiscard]] std::uint64_t equal_to(char c) const {
#if defined(__SSE2__)
    return sixteen_times([this, c](std::size_t i) {
      const auto* from = reinterpret_cast<const __m128i*>(bytes_.data() + i);  // NOLINT(*-cast)
      return _mm_cmpeq_epi8(_mm_load_si128(from), _mm_set1_epi8(c));
    });
#else
    std::uint64_t out = 0;
    for (std::size_t i = 0; i < kSize; ++i) out |= std::uint64_t{bytes_[i] == c ? 1U : 0U} << i;
    return out;
#endif
  }

  /// Takes the one at `i`, which is beyond ASCII, for a mark of ASCII.
  void take_for(std::size_t i, char mark) {
    bytes_[i] = mark;
    others_ &= ~(std::uint64_t{1} << i);
    taken_ |= std::uint64_t{1} << i;
  }
  [[nodiscard]] std::uint64_t taken() const { return taken_; }  ///< those

  /// Bits [b, e). REQUIRES: b <= e < kSize.
  [[nodiscard]] static std::uint64_t between(std::size_t b, std::size_t e) {
    return (std::uint64_t{1} << e) - (std::uint64_t{1} << b);
  }

  /// Those of `bits` from `i` on. REQUIRES: i < kSize.
  [[nodiscard]] static std::uint64_t from(std::uint64_t bits, std::size_t i) {
    return bits & (~std::uint64_t{0} << i);
  }
  /// The place of the first of `bits`; kSize if there is none.
  [[nodiscard]] static std::size_t first(std::uint64_t bits) {
    return static_cast<std::size_t>(std::countr_zero(bits));
  }

 private:
#if defined(__SSE2__)
  /// The high bits of what `of` gives for each sixteen.
  [[nodiscard]] static std::uint64_t sixteen_times(auto of) {
    const auto mask = [&](std::size_t i) {
      return std::uint64_t{static_cast<std::uint32_t>(_mm_movemask_epi8(of(i)))} << i;
    };
    return mask(0) | mask(16) | mask(32) | mask(48);
  }

  void look(const char32_t* at) {
    for (std::size_t i = 0; i < kSize; i += 16) {
      const auto four = [at, i](std::size_t k) {
        return _mm_loadu_si128(reinterpret_cast<const __m128i*>(at + i + 4 * k));  // NOLINT(*-cast)
      };
      // Saturated twice: what is beyond U+00FF ends as 0xFF.
      const __m128i bytes =
          _mm_packus_epi16(_mm_packs_epi32(four(0), four(1)), _mm_packs_epi32(four(2), four(3)));
      _mm_store_si128(reinterpret_cast<__m128i*>(bytes_.data() + i), bytes);  // NOLINT(*-cast)
      const auto mask = [i](__m128i of) {
        return std::uint64_t{static_cast<std::uint32_t>(_mm_movemask_epi8(of))} << i;
      };
      // Whether each byte is one of `many` from `first` on.
      const auto among = [](__m128i of, int first, int many) {
        const __m128i from = _mm_sub_epi8(of, _mm_set1_epi8(static_cast<char>(first + 0x80)));
        return _mm_cmplt_epi8(from, _mm_set1_epi8(static_cast<char>(many - 0x80)));
      };
      const __m128i small = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
      letters_ |= mask(among(small, 'a', 'z' - 'a' + 1));
      blanks_ |= mask(_mm_or_si128(among(bytes, '\t', '\r' - '\t' + 1),
                                   _mm_cmpeq_epi8(bytes, _mm_set1_epi8(' '))));
      others_ |= mask(bytes);
    }
  }
#else
  void look(const char32_t* at) {
    for (std::size_t i = 0; i < kSize; ++i) {
      const char32_t c = at[i];
      const char32_t small = c | 0x20U;
      const auto bit = [i](bool is) { return std::uint64_t{is ? 1U : 0U} << i; };
      bytes_[i] = static_cast<char>(c < 0x80 ? c : 0xFFU);
      letters_ |= bit(c < 0x80 && small >= U'a' && small <= U'z');
      blanks_ |= bit(c == U' ' || (c >= U'\t' && c <= U'\r'));
      others_ |= bit(c >= 0x80);
    }
  }
#endif

  alignas(16) std::array<char, kSize + kBehind> bytes_{};
  std::uint64_t letters_ = 0;
  std::uint64_t blanks_ = 0;
  std::uint64_t others_ = 0;
  std::uint64_t taken_ = 0;
};

}  // namespace dateline::text
