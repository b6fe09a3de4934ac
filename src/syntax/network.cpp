#include "syntax/network.hpp"

#include <algorithm>

// Integers give the same sums in any width, so that wider registers may be used where there are
// any. The loader's choice of a clone runs before a sanitizer does, which none of them stands.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define DATELINE_WIDE [[gnu::target_clones("avx2", "default")]]
#else
#define DATELINE_WIDE
#endif

namespace dateline::syntax {
namespace {

using namespace net;  // NOLINT(google-build-using-namespace): the shape, in its own file

/// out[r] = row r of `weights` times `in`. Four rows at once share the reading of `in`; where they
/// do not come out even, the last four overlap the ones before.
template <std::size_t rows, std::size_t columns>
[[gnu::always_inline]] inline void multiply(const std::int16_t* weights, const std::int16_t* in,
                                            std::int32_t* out) {
  static_assert(rows >= 4 && columns % 16 == 0);
  for (std::size_t next = 0; next < rows; next += 4) {
    const std::size_t r = std::min(next, rows - 4);
    const std::int16_t* w = weights + r * columns;
    std::int32_t a = 0;
    std::int32_t b = 0;
    std::int32_t c = 0;
    std::int32_t d = 0;
    for (std::size_t i = 0; i < columns; ++i) {
      a += std::int32_t{w[i]} * in[i];
      b += std::int32_t{w[columns + i]} * in[i];
      c += std::int32_t{w[2 * columns + i]} * in[i];
      d += std::int32_t{w[3 * columns + i]} * in[i];
    }
    out[r] = a;
    out[r + 1] = b;
    out[r + 2] = c;
    out[r + 3] = d;
  }
}

DATELINE_WIDE void multiply_window(const std::int16_t* weights, const std::int16_t* in,
                                   std::int32_t* out) {
  multiply<kToken, kWindow>(weights, in, out);
}
DATELINE_WIDE void multiply_slot(const std::int16_t* weights, const std::int16_t* in,
                                 std::int32_t* out) {
  multiply<kHidden, kToken>(weights, in, out);
}
DATELINE_WIDE void multiply_hidden(const std::int16_t* weights, const std::int16_t* in,
                                   std::int32_t* out) {
  multiply<kClasses, kHidden>(weights, in, out);
}

constexpr std::size_t kRows = 1 + kSlots + kLabelSlots + kDistances + kCounts;

/// The hidden layer: the sum of its parts, cut off below zero.
DATELINE_WIDE void add_rows(const std::array<const std::int16_t*, kRows>& rows,
                            std::array<std::int16_t, kHidden>& hidden) {
  constexpr std::size_t kBlock = 16;  // as many sums as registers hold
  for (std::size_t first = 0; first < kHidden; first += kBlock) {
    std::array<std::int32_t, kBlock> sum{};
    for (const std::int16_t* row : rows) {
      for (std::size_t h = 0; h < kBlock; ++h) sum[h] += row[first + h];
    }
    for (std::size_t h = 0; h < kBlock; ++h) {
      hidden[first + h] = static_cast<std::int16_t>(std::clamp(sum[h], 0, kMostActivation));
    }
  }
}

std::int16_t narrow(std::int32_t value, std::int32_t most) {
  return static_cast<std::int16_t>(std::clamp(value, -most, most));
}

/// out = in + relu(W * window(in) + b) for each word.
void convolve(const std::int16_t* weights, const std::int16_t* bias,
              std::span<const std::int16_t> in, std::span<std::int16_t> out) {
  const std::size_t n = in.size() / kToken;
  std::array<std::int16_t, kWindow> window{};
  std::array<std::int32_t, kToken> products{};
  for (std::size_t t = 0; t < n; ++t) {
    for (std::size_t k = 0; k < 3; ++k) {
      std::int16_t* to = window.data() + k * kToken;
      if (t + k < 1 || t + k > n) {
        std::fill_n(to, kToken, std::int16_t{0});
      } else {
        std::copy_n(in.data() + (t + k - 1) * kToken, kToken, to);
      }
    }
    multiply_window(weights, window.data(), products.data());
    for (std::size_t j = 0; j < kToken; ++j) {
      const std::int32_t sum = (products[j] >> kFraction) + bias[j];
      out[t * kToken + j] = narrow(in[t * kToken + j] + std::max(sum, 0), kMostActivation);
    }
  }
}

}  // namespace

StateInput state_input(const State& state) {
  StateInput out{};
  const int s0 = state.stack(0);
  const int s1 = state.stack(1);
  const int b0 = state.next();
  const int b1 = b0 < state.root() ? b0 + 1 : -1;
  const int s0l = state.left(s0, 0);
  const int s0r = state.right(s0, 0);
  const int s1l = state.left(s1, 0);
  const int s1r = state.right(s1, 0);
  const int b0l = state.left(b0, 0);
  const int s0l2 = state.left(s0, 1);
  const int s1r2 = state.right(s1, 1);
  out.nodes = {s0, s1, state.stack(2), b0, b1, s0l, s0r, s1l, s1r, b0l, s0l2, s1r2};
  const auto label = [&state](int word) {
    return word < 0 ? static_cast<std::uint8_t>(kLabels - 1) : state.label(word);
  };
  out.labels = {label(s0l), label(s0r),  label(s1l), label(s1r),
                label(b0l), label(s0l2), label(s1r2)};
  const auto distance = [](int a, int b) -> std::uint8_t {
    if (a < 0) return 0;
    const int d = b - a;
    return static_cast<std::uint8_t>(d < 6 ? d : (d < 11 ? 6 : (d < 21 ? 7 : 8)));
  };
  out.distances = {distance(s0, b0), distance(s1, s0)};
  const auto few = [](std::uint8_t n) { return std::min<std::uint8_t>(n, kCountBuckets - 1); };
  out.counts = {few(state.lefts(s0)), few(state.rights(s0)), few(state.rights(s1)),
                few(state.lefts(b0))};
  return out;
}

std::optional<Network> Network::make(std::span<const std::int16_t> parameters) {
  if (parameters.size() < kWordTable + kWord || (parameters.size() - kWordTable) % kWord != 0)
    return std::nullopt;
  const auto great = [](std::int16_t p, int most) { return p > most || p < -most; };
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    const bool embedding = i >= kDense;
    if (great(parameters[i], embedding ? kMostActivation : kMostWeight)) return std::nullopt;
  }
  Network network;
  network.p_ = parameters;
  network.words_ = (parameters.size() - kWordTable) / kWord;
  return network;
}

Network::Sentence::Sentence(const Network& network, std::span<const TokenInput> tokens)
    : network_(network),
      vectors_((tokens.size() + 1) * kToken),
      parts_((tokens.size() + 1) * kSlots * kHidden),
      made_((tokens.size() + 1) * kSlots) {
  const std::int16_t* p = network.p_.data();
  const std::size_t size = tokens.size() * kToken;
  std::vector<std::int16_t> a(size);
  std::vector<std::int16_t> b(size);
  for (std::size_t t = 0; t < tokens.size(); ++t) {
    std::int16_t* to = a.data() + t * kToken;
    const std::size_t word = tokens[t].word < network.words_ ? tokens[t].word : 0;
    to = std::copy_n(p + kWordTable + word * kWord, kWord, to);
    to = std::copy_n(p + kSuffixTable + (tokens[t].suffix % kSuffixes) * kSuffix, kSuffix, to);
    std::copy_n(p + kTagTable + (tokens[t].tag % kClassLimit) * kTag, kTag, to);
  }
  convolve(p + kConv1, p + kBias1, a, b);
  convolve(p + kConv2, p + kBias2, b, std::span(vectors_).first(size));
  std::copy_n(p + kRootToken, kToken, vectors_.begin() + static_cast<std::ptrdiff_t>(size));
}

const std::int16_t* Network::Sentence::part(std::size_t slot, int node) {
  const std::int16_t* p = network_.p_.data();
  if (node < 0) return p + kAbsent + slot * kHidden;
  const auto n = static_cast<std::size_t>(node);
  std::int16_t* out = parts_.data() + (n * kSlots + slot) * kHidden;
  if (made_[n * kSlots + slot] == 0) {
    made_[n * kSlots + slot] = 1;
    const std::int16_t* weights = p + kSlotWeights + slot * kHidden * kToken;
    const std::int16_t* vector = vectors_.data() + n * kToken;
    std::array<std::int32_t, kHidden> products;
    multiply_slot(weights, vector, products.data());
    for (std::size_t h = 0; h < kHidden; ++h) out[h] = narrow(products[h] >> kFraction, 32767);
  }
  return out;
}

void Network::Sentence::add_scores(const StateInput& state, Scores& scores) {
  const std::int16_t* p = network_.p_.data();
  std::array<const std::int16_t*, kRows> rows;
  std::size_t n = 0;
  rows[n++] = p + kHiddenBias;
  for (std::size_t s = 0; s < kSlots; ++s) rows[n++] = part(s, state.nodes[s]);
  for (std::size_t s = 0; s < kLabelSlots; ++s)
    rows[n++] = p + kLabelTable + (s * kLabels + state.labels[s]) * kHidden;
  for (std::size_t s = 0; s < kDistances; ++s) {
    rows[n++] = p + kDistanceTable + (s * kDistanceBuckets + state.distances[s]) * kHidden;
  }
  for (std::size_t s = 0; s < kCounts; ++s)
    rows[n++] = p + kCountTable + (s * kCountBuckets + state.counts[s]) * kHidden;
  std::array<std::int16_t, kHidden> hidden;
  add_rows(rows, hidden);
  std::array<std::int32_t, kClasses> products;
  multiply_hidden(p + kOut, hidden.data(), products.data());
  for (std::size_t c = 0; c < kClasses; ++c)
    scores[c] += (products[c] + p[kOutBias + c] * (1 << kFraction)) / 8;
}

}  // namespace dateline::syntax
