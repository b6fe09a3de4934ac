#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "syntax/atoms.hpp"

namespace dateline::syntax {

/// Most classes that one model may tell apart: a class takes seven bits in the file.
inline constexpr std::size_t kClassLimit = 128;
using Scores = std::array<std::int32_t, kClassLimit>;

/// Features of one decision, as keys.
template <std::size_t capacity>
struct FeatureList {
  std::array<std::uint64_t, capacity> keys;
  std::size_t size = 0;
  void add(std::uint64_t key) { keys[size++] = key; }
  [[nodiscard]] std::span<const std::uint64_t> view() const { return {keys.data(), size}; }
};
using TagFeatures = FeatureList<64>;

/// How a sentence is set: words written in capitals say less in a headline.
enum class Setting : std::uint8_t { plain, title_case, all_capitals, all_small };
[[nodiscard]] Setting setting_of(std::span<const Atoms> words);

/// Features for the tag of word i, given the tags of the two before it (Collins 2002 with the
/// suffix, shape and lexicon features usual since Ratnaparkhi 1996). `none` stands before the
/// first.
void tag_features(std::span<const Atoms> words, Setting setting, std::size_t i, int tag1, int tag2,
                  TagFeatures& out);

}  // namespace dateline::syntax
