#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace dateline::text {

/// Sixteen code points that stand side by side, looked at all at once: text is mostly ASCII words
/// between blanks, and nearly all of those fit.
class Sixteen {
 public:
  static constexpr std::uint32_t kSize = 16;

  /// REQUIRES: kSize code points from `at` on.
  explicit Sixteen(const char32_t* at) {
#if defined(__SSE2__)
    const auto four = [at](int i) {
      return _mm_loadu_si128(reinterpret_cast<const __m128i*>(at + 4 * i));  // NOLINT(*-cast)
    };
    // Saturated twice: what is beyond U+00FF ends as 0xFF.
    const __m128i bytes =
        _mm_packus_epi16(_mm_packs_epi32(four(0), four(1)), _mm_packs_epi32(four(2), four(3)));
    _mm_store_si128(reinterpret_cast<__m128i*>(bytes_.data()), bytes);  // NOLINT(*-cast)
    const auto mask = [](__m128i of) { return static_cast<std::uint32_t>(_mm_movemask_epi8(of)); };
    // Whether each byte is one of `many` from `first` on.
    const auto among = [&](__m128i of, int first, int many) {
      const __m128i from = _mm_sub_epi8(of, _mm_set1_epi8(static_cast<char>(first + 0x80)));
      return _mm_cmplt_epi8(from, _mm_set1_epi8(static_cast<char>(many - 0x80)));
    };
    const __m128i small = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
    letters_ = mask(among(small, 'a', 'z' - 'a' + 1));
    blanks_ = mask(_mm_or_si128(among(bytes, '\t', '\r' - '\t' + 1),
                                _mm_cmpeq_epi8(bytes, _mm_set1_epi8(' '))));
    others_ = mask(bytes);
#else
    for (std::uint32_t i = 0; i < kSize; ++i) {
      const char32_t c = at[i];
      const char32_t small = c | 0x20U;
      bytes_[i] = static_cast<char>(c < 0x80 ? c : 0xFFU);
      letters_ |= (c < 0x80 && small >= U'a' && small <= U'z' ? 1U : 0U) << i;
      blanks_ |= (c == U' ' || (c >= U'\t' && c <= U'\r') ? 1U : 0U) << i;
      others_ |= (c >= 0x80 ? 1U : 0U) << i;
    }
#endif
  }

  /// The ASCII among them; what is beyond has the high bit set.
  [[nodiscard]] const char* bytes() const { return bytes_.data(); }
  [[nodiscard]] bool is_other(std::uint32_t i) const { return (others_ >> i & 1U) != 0; }
  /// ASCII letters at the beginning, 0..kSize.
  [[nodiscard]] std::uint32_t letters() const { return first(~letters_); }
  /// Characters before the first blank of ASCII or the first that is none of ASCII.
  [[nodiscard]] std::uint32_t before_blank() const { return first(blanks_ | others_); }
  /// Blanks of ASCII at the beginning.
  [[nodiscard]] std::uint32_t blanks() const { return first(~blanks_); }
  /// Characters before the first letter of ASCII or the first that is none of ASCII.
  [[nodiscard]] std::uint32_t before_letter() const { return first(letters_ | others_); }

 private:
  /// Place of the lowest bit among the first kSize; kSize if none is set.
  [[nodiscard]] static std::uint32_t first(std::uint32_t bits) {
    return static_cast<std::uint32_t>(std::countr_zero(bits | 1U << kSize));
  }

  alignas(kSize) std::array<char, kSize> bytes_{};
  std::uint32_t letters_ = 0;
  std::uint32_t blanks_ = 0;
  std::uint32_t others_ = 0;
};

}  // namespace dateline::text
