#include "syntax/network.hpp"

#include <algorithm>

namespace dateline::syntax {
namespace {

using namespace net;

std::int32_t dot(const std::int16_t* a, const std::int16_t* b, std::size_t n) {
  std::int32_t sum = 0;
  for (std::size_t i = 0; i < n; ++i) sum += std::int32_t{a[i]} * b[i];
  return sum;
}

std::int16_t narrow(std::int32_t value, std::int32_t most) {
  return static_cast<std::int16_t>(std::clamp(value, -most, most));
}

/// out = in + relu(W * window(in) + b) for each word.
void convolve(const std::int16_t* weights, const std::int16_t* bias,
              std::span<const std::int16_t> in, std::span<std::int16_t> out) {
  const std::size_t n = in.size() / kToken;
  std::array<std::int16_t, kWindow> window{};
  for (std::size_t t = 0; t < n; ++t) {
    for (std::size_t k = 0; k < 3; ++k) {
      std::int16_t* to = window.data() + k * kToken;
      if (t + k < 1 || t + k > n) {
        std::fill_n(to, kToken, std::int16_t{0});
      } else {
        std::copy_n(in.data() + (t + k - 1) * kToken, kToken, to);
      }
    }
    for (std::size_t j = 0; j < kToken; ++j) {
      const std::int32_t sum =
          (dot(weights + j * kWindow, window.data(), kWindow) >> kFraction) + bias[j];
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
    for (std::size_t h = 0; h < kHidden; ++h) {
      out[h] = narrow(dot(weights + h * kToken, vector, kToken) >> kFraction, 32767);
    }
  }
  return out;
}

void Network::Sentence::score(const StateInput& state, Scores& scores) {
  const std::int16_t* p = network_.p_.data();
  std::array<std::int32_t, kHidden> sum;
  for (std::size_t h = 0; h < kHidden; ++h) sum[h] = p[kHiddenBias + h];
  const auto add = [&sum](const std::int16_t* row) {
    for (std::size_t h = 0; h < kHidden; ++h) sum[h] += row[h];
  };
  for (std::size_t s = 0; s < kSlots; ++s) add(part(s, state.nodes[s]));
  for (std::size_t s = 0; s < kLabelSlots; ++s)
    add(p + kLabelTable + (s * kLabels + state.labels[s]) * kHidden);
  for (std::size_t s = 0; s < kDistances; ++s) {
    add(p + kDistanceTable + (s * kDistanceBuckets + state.distances[s]) * kHidden);
  }
  for (std::size_t s = 0; s < kCounts; ++s)
    add(p + kCountTable + (s * kCountBuckets + state.counts[s]) * kHidden);
  std::array<std::int16_t, kHidden> hidden;
  for (std::size_t h = 0; h < kHidden; ++h) {
    hidden[h] = static_cast<std::int16_t>(std::clamp(sum[h], 0, kMostActivation));
  }
  for (std::size_t c = 0; c < kClasses; ++c) {
    scores[c] =
        dot(p + kOut + c * kHidden, hidden.data(), kHidden) + p[kOutBias + c] * (1 << kFraction);
  }
}

}  // namespace dateline::syntax
