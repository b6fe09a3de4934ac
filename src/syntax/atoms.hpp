#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dateline::syntax {

/// How a word is written.
enum class Shape : std::uint8_t {
  lower,
  capital,
  upper,
  mixed,
  digits,
  number,   ///< digits with stops, commas, colons
  alnum,    ///< letters and digits
  hyphen,   ///< letters with a hyphen or an apostrophe inside
  acronym,  ///< "U.S."
  mark,
  other
};

/// A set of tag classes.
struct TagMask {
  std::uint64_t low = ~std::uint64_t{0};
  std::uint64_t high = ~std::uint64_t{0};
  [[nodiscard]] bool has(std::size_t c) const {
    return ((c < 64 ? low >> c : high >> (c - 64)) & 1U) != 0;
  }
};
static_assert(sizeof(TagMask) == 16);

/// Keys of the parts of one word that the features are made of.
struct Atoms {
  std::uint32_t form = 0;   ///< as written
  std::uint32_t lower = 0;  ///< small letters, digits folded
  std::uint32_t suffix[4] = {};
  std::uint32_t prefix[3] = {};
  Shape shape = Shape::other;
  std::uint32_t known = 0;  ///< class of the word in the model's lexicon, 0 if it is not there
  TagMask allowed;          ///< tags that the model's lexicon allows it
};

/// Small letters (Latin); years, other digits and web addresses folded so that they count as one
/// word each.
[[nodiscard]] std::string fold(std::string_view form);
[[nodiscard]] Shape shape_of(std::string_view form);
/// Everything but what the lexicon knows.
[[nodiscard]] Atoms atoms_of(std::string_view form);

}  // namespace dateline::syntax
