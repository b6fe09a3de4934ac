#include "net.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numeric>

#include "oracle.hpp"
#include "random.hpp"

namespace dateline::train {
namespace {

using namespace syntax::net;
using syntax::Deprel;
using syntax::Move;
using syntax::State;
using syntax::StateInput;
using syntax::TokenInput;

// In thousandths.
constexpr std::uint32_t kHiddenDropout = 300;
constexpr std::uint32_t kVectorDropout = 150;
constexpr double kWordDropout = 0.4;  // of words seen once; of others as they are rarer
constexpr double kAveraged = 0.3;     // of the training, at its end
constexpr int kCountEvery = 25;       // steps of the optimiser
constexpr std::size_t kBatch = 150;   // states between two steps of the optimiser

float dot(const float* a, const float* b, std::size_t n) {
  float sum = 0;
  for (std::size_t i = 0; i < n; ++i) sum += a[i] * b[i];
  return sum;
}
void add_scaled(float* to, const float* from, float scale, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) to[i] += scale * from[i];
}

/// Parameters with their gradients and the two moments of Adam.
class Parameters {
 public:
  Parameters(std::size_t words, Random& random) : size_(kWordTable + words * kWord) {
    value.resize(size_);
    gradient.resize(size_);
    first_.resize(size_);
    second_.resize(size_);
    const auto fill = [&](std::size_t from, std::size_t count, double spread) {
      for (std::size_t i = from; i < from + count; ++i) {
        value[i] = static_cast<float>((random.below(20001) / 10000.0 - 1.0) * spread);
      }
    };
    fill(kConv1, kToken * kWindow, std::sqrt(6.0 / (kToken + kWindow)));
    fill(kConv2, kToken * kWindow, std::sqrt(6.0 / (kToken + kWindow)));
    fill(kSlotWeights, kSlots * kHidden * kToken, std::sqrt(6.0 / (kSlots * kToken + kHidden)));
    fill(kAbsent, kSlots * kHidden, 0.05);
    fill(kRootToken, kToken, 0.3);
    fill(kLabelTable, kHiddenBias - kLabelTable, 0.05);
    fill(kOut, kClasses * kHidden, std::sqrt(6.0 / (kClasses + kHidden)));
    fill(kSuffixTable, size_ - kSuffixTable, 0.3);
  }

  void touch(std::size_t row, std::size_t width) { touched_.emplace_back(row, width); }

  void step(float rate) {
    ++steps_;
    const float c1 = 1.0F - std::pow(0.9F, static_cast<float>(steps_));
    const float c2 = 1.0F - std::pow(0.999F, static_cast<float>(steps_));
    const float r = rate * std::sqrt(c2) / c1;
    update(0, kDense, r);
    std::ranges::sort(touched_);
    const auto twice = std::ranges::unique(touched_);
    touched_.erase(twice.begin(), twice.end());
    for (const auto& [row, width] : touched_) update(row, width, r);
    touched_.clear();
  }

  /// Counts the values as they are now into their average.
  void count() {
    if (sum_.empty()) sum_.resize(size_);
    for (std::size_t i = 0; i < size_; ++i) sum_[i] += static_cast<double>(value[i]);
    ++counted_;
  }
  /// Sets the values to their average.
  void settle() {
    for (std::size_t i = 0; i < size_ && counted_ > 0; ++i)
      value[i] = static_cast<float>(sum_[i] / counted_);
  }

  std::vector<float> value;
  std::vector<float> gradient;

 private:
  void update(std::size_t from, std::size_t count, float rate) {
    float* v = value.data() + from;
    float* g = gradient.data() + from;
    float* m = first_.data() + from;
    float* s = second_.data() + from;
    for (std::size_t i = 0; i < count; ++i) {
      m[i] = 0.9F * m[i] + 0.1F * g[i];
      // Never so small that the fast square root fails: what is not learned for 80,000 steps would
      // fade to nothing.
      s[i] = 0.999F * s[i] + 0.001F * g[i] * g[i] + 1e-24F;
      v[i] -= rate * m[i] / (std::sqrt(s[i]) + 1e-7F);
      g[i] = 0;
    }
  }

  std::size_t size_;
  std::vector<float> first_;
  std::vector<float> second_;
  std::vector<std::pair<std::size_t, std::size_t>> touched_;
  std::vector<double> sum_;
  int counted_ = 0;
  int steps_ = 0;
};

/// One sentence forward and back.
class Pass {
 public:
  Pass(Parameters& parameters, const NetOptions& options, Random& random)
      : p_(parameters), options_(options), random_(random) {}

  struct Result {
    std::size_t states = 0;
    std::size_t wrong = 0;
    double loss = 0;
  };

  Result run(const TaggedSentence& sentence, bool explore) {
    n_ = sentence.tokens.size();
    forward(sentence);
    const Result result = parse(sentence, explore);
    backward();
    return result;
  }

 private:
  void forward(const TaggedSentence& sentence) {
    rows_.clear();
    x_.assign(n_ * kToken, 0);
    const float* v = p_.value.data();
    for (std::size_t t = 0; t < n_; ++t) {
      TokenInput in = sentence.tokens[t];
      const double f = options_.frequency[in.word];
      if (in.word != 0 && random_.below(10000) < 10000 * kWordDropout / (kWordDropout + f))
        in.word = options_.instead[in.word];
      const Rows rows = {kWordTable + in.word * kWord, kSuffixTable + in.suffix * kSuffix,
                         kTagTable + in.tag * kTag};
      rows_.push_back(rows);
      float* to = x_.data() + t * kToken;
      to = std::copy_n(v + rows.word, kWord, to);
      to = std::copy_n(v + rows.suffix, kSuffix, to);
      std::copy_n(v + rows.tag, kTag, to);
    }
    convolve(kConv1, kBias1, x_, h1_, a1_);
    convolve(kConv2, kBias2, h1_, vectors_, a2_);
    drop_.resize(n_ * kToken);
    for (std::size_t i = 0; i < drop_.size(); ++i) {
      drop_[i] = random_.below(1000) < kVectorDropout ? 0.0F : 1000.0F / (1000U - kVectorDropout);
      vectors_[i] *= drop_[i];
    }
    vectors_.insert(vectors_.end(), v + kRootToken, v + kRootToken + kToken);
    parts_.resize((n_ + 1) * kSlots * kHidden);
    d_parts_.assign(parts_.size(), 0);
    for (std::size_t t = 0; t <= n_; ++t) {
      for (std::size_t o = 0; o < kSlots * kHidden; ++o) {
        parts_[t * kSlots * kHidden + o] =
            dot(v + kSlotWeights + o * kToken, vectors_.data() + t * kToken, kToken);
      }
    }
  }

  /// `active` keeps which outputs of the layer were above zero.
  void convolve(std::size_t weights, std::size_t bias, const std::vector<float>& in,
                std::vector<float>& out, std::vector<char>& active) {
    out = in;
    active.assign(in.size(), 0);
    const float* v = p_.value.data();
    for (std::size_t t = 0; t < n_; ++t) {
      for (std::size_t j = 0; j < kToken; ++j) {
        float sum = v[bias + j];
        for (std::size_t k = 0; k < 3; ++k) {
          if (t + k < 1 || t + k > n_) continue;
          sum +=
              dot(v + weights + j * kWindow + k * kToken, in.data() + (t + k - 1) * kToken, kToken);
        }
        if (sum > 0) {
          out[t * kToken + j] += sum;
          active[t * kToken + j] = 1;
        }
      }
    }
  }

  void convolve_back(std::size_t weights, std::size_t bias, const std::vector<float>& in,
                     const std::vector<char>& active, const std::vector<float>& d_out,
                     std::vector<float>& d_in) {
    d_in = d_out;
    const float* v = p_.value.data();
    float* g = p_.gradient.data();
    for (std::size_t t = 0; t < n_; ++t) {
      for (std::size_t j = 0; j < kToken; ++j) {
        const float d = d_out[t * kToken + j];
        if (active[t * kToken + j] == 0 || d == 0) continue;
        g[bias + j] += d;
        for (std::size_t k = 0; k < 3; ++k) {
          if (t + k < 1 || t + k > n_) continue;
          const std::size_t at = weights + j * kWindow + k * kToken;
          add_scaled(g + at, in.data() + (t + k - 1) * kToken, d, kToken);
          add_scaled(d_in.data() + (t + k - 1) * kToken, v + at, d, kToken);
        }
      }
    }
  }

  Result parse(const TaggedSentence& sentence, bool explore) {
    Result result;
    const Oracle oracle(sentence.gold->words);
    State state(n_);
    float pre[kHidden];
    float hidden[kHidden];
    float keep[kHidden];
    float scores[kClasses];
    const float* v = p_.value.data();
    float* g = p_.gradient.data();
    while (!state.done()) {
      if (state.next() == state.root() && state.stack().size() == 1) {
        state.apply(Move::left, static_cast<std::uint8_t>(Deprel::root));
        continue;
      }
      const StateInput in = syntax::state_input(state);
      // Where each row that is summed lies, and where its gradient goes.
      const float* from[kSlots + kLabelSlots + kDistances + kCounts];
      float* back[kSlots + kLabelSlots + kDistances + kCounts];
      std::size_t rows = 0;
      const auto table = [&](std::size_t at) {
        from[rows] = v + at;
        back[rows++] = g + at;
      };
      for (std::size_t s = 0; s < kSlots; ++s) {
        if (in.nodes[s] < 0) {
          table(kAbsent + s * kHidden);
        } else {
          const std::size_t at = (static_cast<std::size_t>(in.nodes[s]) * kSlots + s) * kHidden;
          from[rows] = parts_.data() + at;
          back[rows++] = d_parts_.data() + at;
        }
      }
      for (std::size_t s = 0; s < kLabelSlots; ++s)
        table(kLabelTable + (s * kLabels + in.labels[s]) * kHidden);
      for (std::size_t s = 0; s < kDistances; ++s)
        table(kDistanceTable + (s * kDistanceBuckets + in.distances[s]) * kHidden);
      for (std::size_t s = 0; s < kCounts; ++s)
        table(kCountTable + (s * kCountBuckets + in.counts[s]) * kHidden);
      std::copy_n(v + kHiddenBias, kHidden, pre);
      for (std::size_t r = 0; r < rows; ++r) add_scaled(pre, from[r], 1, kHidden);
      for (std::size_t h = 0; h < kHidden; ++h) {
        keep[h] = pre[h] <= 0 || random_.below(1000) < kHiddenDropout
                      ? 0.0F
                      : 1000.0F / (1000U - kHiddenDropout);
        hidden[h] = pre[h] * keep[h];
      }

      const auto costs = oracle.costs(state);
      const int least = *std::ranges::min_element(costs);
      const int top = state.stack(0);
      std::size_t gold = kClasses;
      std::size_t guess = kClasses;
      float most = 0;
      for (std::size_t c = 0; c < kClasses; ++c) {
        const Move move = syntax::move_of(c);
        const int cost = costs[static_cast<std::size_t>(move)];
        if (cost >= kIllegal ||
            (c != 0 && syntax::label_of(c) == static_cast<std::uint8_t>(Deprel::root))) {
          scores[c] = -1e9F;
          continue;
        }
        scores[c] = dot(v + kOut + c * kHidden, hidden, kHidden) + v[kOutBias + c];
        if (guess == kClasses || scores[c] > most) {
          guess = c;
          most = scores[c];
        }
        if (cost != least) continue;
        if (move != Move::shift) {
          const int head = move == Move::left ? state.next() : state.stack(1);
          if (oracle.head(top) == head &&
              syntax::label_of(c) != static_cast<std::uint8_t>(
                                         sentence.gold->words[static_cast<std::size_t>(top)].rel))
            continue;
        }
        if (gold == kClasses || scores[c] > scores[gold]) gold = c;
      }
      ++result.states;
      if (gold != guess) ++result.wrong;
      float total = 0;
      for (std::size_t c = 0; c < kClasses; ++c) {
        scores[c] = std::exp(scores[c] - most);
        total += scores[c];
      }
      result.loss -= std::log(static_cast<double>(std::max(scores[gold] / total, 1e-9F)));
      if (scores[gold] / total < 0.998F) {
        float d_hidden[kHidden] = {};
        for (std::size_t c = 0; c < kClasses; ++c) {
          const float d = scores[c] / total - (c == gold ? 1.0F : 0.0F);
          if (std::abs(d) < 1e-5F) continue;
          add_scaled(d_hidden, v + kOut + c * kHidden, d, kHidden);
          add_scaled(g + kOut + c * kHidden, hidden, d, kHidden);
          g[kOutBias + c] += d;
        }
        for (std::size_t h = 0; h < kHidden; ++h) d_hidden[h] *= keep[h];
        add_scaled(g + kHiddenBias, d_hidden, 1, kHidden);
        for (std::size_t r = 0; r < rows; ++r) add_scaled(back[r], d_hidden, 1, kHidden);
      }
      const std::size_t go = explore && random_.below(10) < 9 ? guess : gold;
      state.apply(syntax::move_of(go), syntax::label_of(go));
    }
    return result;
  }

  void backward() {
    const float* v = p_.value.data();
    float* g = p_.gradient.data();
    d_vectors_.assign((n_ + 1) * kToken, 0);
    for (std::size_t t = 0; t <= n_; ++t) {
      for (std::size_t o = 0; o < kSlots * kHidden; ++o) {
        const float d = d_parts_[t * kSlots * kHidden + o];
        if (d == 0) continue;
        add_scaled(g + kSlotWeights + o * kToken, vectors_.data() + t * kToken, d, kToken);
        add_scaled(d_vectors_.data() + t * kToken, v + kSlotWeights + o * kToken, d, kToken);
      }
    }
    add_scaled(g + kRootToken, d_vectors_.data() + n_ * kToken, 1, kToken);
    d_vectors_.resize(n_ * kToken);
    for (std::size_t i = 0; i < d_vectors_.size(); ++i) d_vectors_[i] *= drop_[i];
    convolve_back(kConv2, kBias2, h1_, a2_, d_vectors_, d_h1_);
    convolve_back(kConv1, kBias1, x_, a1_, d_h1_, d_x_);
    for (std::size_t t = 0; t < n_; ++t) {
      const float* d = d_x_.data() + t * kToken;
      add_scaled(g + rows_[t].word, d, 1, kWord);
      add_scaled(g + rows_[t].suffix, d + kWord, 1, kSuffix);
      add_scaled(g + rows_[t].tag, d + kWord + kSuffix, 1, kTag);
      p_.touch(rows_[t].word, kWord);
      p_.touch(rows_[t].suffix, kSuffix);
      p_.touch(rows_[t].tag, kTag);
    }
  }

  struct Rows {
    std::size_t word, suffix, tag;
  };
  Parameters& p_;
  const NetOptions& options_;
  Random& random_;
  std::size_t n_ = 0;
  std::vector<Rows> rows_;
  std::vector<float> x_, h1_, vectors_, drop_, parts_, d_parts_, d_vectors_, d_h1_, d_x_;
  std::vector<char> a1_, a2_;
};

std::vector<std::int16_t> in_fixed_point(const std::vector<float>& values) {
  std::vector<std::int16_t> out;
  out.reserve(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    const int most = i >= kDense ? kMostActivation : kMostWeight;
    const long q = std::lround(values[i] * static_cast<float>(1 << kFraction));
    out.push_back(static_cast<std::int16_t>(std::clamp<long>(q, -most, most)));
  }
  return out;
}

}  // namespace

std::vector<std::int16_t> train_network(const std::vector<TaggedSentence>& sentences,
                                        const NetOptions& options) {
  Random random(options.seed);
  Parameters parameters(options.words, random);
  Pass pass(parameters, options, random);
  std::vector<std::size_t> order(sentences.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::size_t done = 0;
  int late_steps = 0;
  const double all = static_cast<double>(sentences.size()) * options.rounds;
  for (int round = 0; round < options.rounds; ++round) {
    for (std::size_t i = order.size(); i > 1; --i)
      std::swap(order[i - 1], order[random.below(static_cast<std::uint32_t>(i))]);
    Pass::Result sum;
    std::size_t waiting = 0;
    for (const std::size_t s : order) {
      const auto result = pass.run(sentences[s], round > 0);
      sum.states += result.states;
      sum.wrong += result.wrong;
      sum.loss += result.loss;
      ++done;
      waiting += result.states;
      if (waiting < kBatch) continue;
      waiting = 0;
      const double left = 1.0 - static_cast<double>(done) / all;
      parameters.step(static_cast<float>(options.rate * (0.02 + 0.98 * left)));
      if (left < kAveraged && ++late_steps % kCountEvery == 0) parameters.count();
    }
    fmt::print("network round {}: {:.2f} % of {} moves wrong, loss {:.4f}\n", round + 1,
               100.0 * static_cast<double>(sum.wrong) / static_cast<double>(sum.states), sum.states,
               sum.loss / static_cast<double>(sum.states));
    std::fflush(stdout);
  }
  parameters.settle();
  return in_fixed_point(parameters.value);
}

}  // namespace dateline::train
