#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "syntax/names.hpp"
#include "syntax/tagging.hpp"
#include "syntax/transition.hpp"

namespace dateline::syntax {

/// Shape of the parser's network.
///
/// A word's vector is its word, suffix and tag embeddings end to end; two layers of convolution
/// over three words, each added to what it reads, put it in its context. A state is scored by one
/// hidden layer over the vectors of twelve words around the top of the stack and the front of the
/// buffer, the relations of those that have a head, distances and numbers of dependents (after Chen
/// and Manning 2014; convolution in place of a recurrent net after spaCy 2).
namespace net {
inline constexpr std::size_t kWord = 32;
inline constexpr std::size_t kSuffix = 12;
inline constexpr std::size_t kTag = 20;
inline constexpr std::size_t kToken = kWord + kSuffix + kTag;
inline constexpr std::size_t kWindow = 3 * kToken;
inline constexpr std::size_t kHidden = 128;
inline constexpr std::size_t kSlots = 12;
inline constexpr std::size_t kLabelSlots = 7;
inline constexpr std::size_t kLabels = kDeprelCount + 1;  // the last stands for no word
inline constexpr std::size_t kDistances = 2;
inline constexpr std::size_t kDistanceBuckets = 9;
inline constexpr std::size_t kCounts = 4;
inline constexpr std::size_t kCountBuckets = 5;
inline constexpr std::size_t kClasses = class_of(Move::right, kDeprelCount - 1) + 1;
inline constexpr std::size_t kSuffixes = 2048;

/// Where the parameters lie in one array. Matrices are kept row by row, a row for each output.
inline constexpr std::size_t kConv1 = 0;
inline constexpr std::size_t kBias1 = kConv1 + kToken * kWindow;
inline constexpr std::size_t kConv2 = kBias1 + kToken;
inline constexpr std::size_t kBias2 = kConv2 + kToken * kWindow;
inline constexpr std::size_t kSlotWeights = kBias2 + kToken;
inline constexpr std::size_t kAbsent = kSlotWeights + kSlots * kHidden * kToken;
inline constexpr std::size_t kRootToken = kAbsent + kSlots * kHidden;
inline constexpr std::size_t kLabelTable = kRootToken + kToken;
inline constexpr std::size_t kDistanceTable = kLabelTable + kLabelSlots * kLabels * kHidden;
inline constexpr std::size_t kCountTable = kDistanceTable + kDistances * kDistanceBuckets * kHidden;
inline constexpr std::size_t kHiddenBias = kCountTable + kCounts * kCountBuckets * kHidden;
inline constexpr std::size_t kOut = kHiddenBias + kHidden;
inline constexpr std::size_t kOutBias = kOut + kClasses * kHidden;
inline constexpr std::size_t kDense = kOutBias + kClasses;
inline constexpr std::size_t kSuffixTable = kDense;
inline constexpr std::size_t kTagTable = kSuffixTable + kSuffixes * kSuffix;
inline constexpr std::size_t kWordTable = kTagTable + kClassLimit * kTag;

/// Fixed point: numbers are kept in units of 1/512, weights within two, activations within sixteen,
/// so that no sum can leave 32 bits.
inline constexpr int kFraction = 9;
inline constexpr int kMostWeight = 1023;
inline constexpr int kMostActivation = 8191;
static_assert(static_cast<std::int64_t>(kMostWeight) * kMostActivation * kWindow <
              (std::int64_t{1} << 31U));
}  // namespace net

/// What the network sees of a word.
struct TokenInput {
  std::uint32_t word = 0;  ///< row of the word table; 0 for all that are not there
  std::uint32_t suffix = 0;
  std::uint32_t tag = 0;
};
[[nodiscard]] inline std::uint32_t suffix_row(const Atoms& atoms) {
  return (atoms.suffix[2] * 31U + static_cast<std::uint32_t>(atoms.shape) * 0x9E3779B9U) >> 21U;
}
static_assert(net::kSuffixes == 1U << 11U);

/// What the network sees of a state: words (-1 for none), relations, distances, numbers of
/// dependents.
struct StateInput {
  std::array<int, net::kSlots> nodes;
  std::array<std::uint8_t, net::kLabelSlots> labels;
  std::array<std::uint8_t, net::kDistances> distances;
  std::array<std::uint8_t, net::kCounts> counts;
};
[[nodiscard]] StateInput state_input(const State& state);

/// The network in fixed point, over parameters in a mapped file; does not own them.
class Network {
 public:
  Network() = default;
  /// nullopt unless there are as many parameters as the shape needs and none is too great.
  [[nodiscard]] static std::optional<Network> make(std::span<const std::int16_t> parameters);

  /// Rows of the word table.
  [[nodiscard]] std::size_t words() const { return words_; }

  /// One sentence under way: the vectors of its words and what was made of them.
  class Sentence {
   public:
    Sentence(const Network& network, std::span<const TokenInput> tokens);
    /// Adds an eighth of the scores of all classes, so that those of eight networks fit in 32 bits.
    void add_scores(const StateInput& state, Scores& scores);

   private:
    using Row = std::array<std::int16_t, net::kHidden>;
    const std::int16_t* part(std::size_t slot, int node);
    const Network& network_;
    std::vector<std::int16_t> vectors_;  // of the words and of the root, kToken each
    std::vector<std::int16_t> parts_;    // of the hidden layer, made when first asked for
    std::vector<std::uint8_t> made_;
  };

 private:
  std::span<const std::int16_t> p_;
  std::size_t words_ = 0;
};

}  // namespace dateline::syntax
