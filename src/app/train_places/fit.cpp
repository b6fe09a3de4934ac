#include "app/train_places/fit.hpp"

namespace dateline::train {
namespace {

constexpr double kPenalty = 2e-4;
constexpr int kSteps = 400;

/// Adam (Kingma and Ba 2015) with its usual constants.
template <std::size_t N, class Gradient>
std::array<double, N> minimise(Gradient gradient) {
  std::array<double, N> w{};
  std::array<double, N> m{};
  std::array<double, N> v{};
  for (int step = 1; step <= kSteps; ++step) {
    std::array<double, N> g = gradient(w);
    const double rate = 0.1 * (step < kSteps / 2 ? 1.0 : 0.3);
    for (std::size_t i = 0; i < N; ++i) {
      g[i] += kPenalty * w[i];
      m[i] = 0.9 * m[i] + 0.1 * g[i];
      v[i] = 0.999 * v[i] + 0.001 * g[i] * g[i];
      const double mean = m[i] / (1 - std::pow(0.9, step));
      const double spread = v[i] / (1 - std::pow(0.999, step));
      w[i] -= rate * mean / (std::sqrt(spread) + 1e-8);
    }
  }
  return w;
}

}  // namespace

geoparse::MentionFeatures fit_mentions(const std::vector<MentionExample>& examples) {
  constexpr std::size_t kN = geoparse::kMentionFeatureCount;
  return minimise<kN>([&](const std::array<double, kN>& w) {
    std::array<double, kN> g{};
    for (const MentionExample& e : examples) {
      const double miss = geoparse::logistic(geoparse::score(w, e.features)) - (e.place ? 1 : 0);
      for (std::size_t i = 0; i < kN; ++i) {
        g[i] += miss * e.features[i] / static_cast<double>(examples.size());
      }
    }
    return g;
  });
}

geoparse::ChoiceFeatures fit_choices(const std::vector<ChoiceExample>& examples) {
  constexpr std::size_t kN = geoparse::kChoiceFeatureCount;
  return minimise<kN>([&](const std::array<double, kN>& w) {
    std::array<double, kN> g{};
    for (const ChoiceExample& e : examples) {
      std::vector<double> p;
      for (const auto& f : e.options) p.push_back(geoparse::score(w, f));
      geoparse::softmax(p);
      double right = 1e-12;
      for (std::size_t k = 0; k < p.size(); ++k) right += e.right[k] ? p[k] : 0;
      for (std::size_t k = 0; k < p.size(); ++k) {
        const double pull = p[k] - (e.right[k] ? p[k] / right : 0);
        if (pull == 0) continue;
        for (std::size_t i = 0; i < kN; ++i) {
          g[i] += pull * e.options[k][i] / static_cast<double>(examples.size());
        }
      }
    }
    return g;
  });
}

}  // namespace dateline::train
