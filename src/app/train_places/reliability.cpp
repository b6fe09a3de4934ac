#include "app/train_places/reliability.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace dateline::train {
namespace {

constexpr double kInGroup = 100;  // answers whose shares are compared
constexpr double kLeast = 0.01;   // nobody can be surer than that of a few thousand answers

struct Pool {
  double said = 0;  // sums
  double right = 0;
  double count = 0;
  [[nodiscard]] double share() const { return right / count; }
};

// As the table of weights will have it: knots that are one there must be one here.
double rounded(double x) { return std::round(x * 1e4) / 1e4; }

}  // namespace

geoparse::Calibration fit_calibration(std::vector<Answer> answers) {
  std::sort(answers.begin(), answers.end(),
            [](const Answer& a, const Answer& b) { return a.said < b.said; });
  std::vector<Pool> groups;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    // Equal scores stay together.
    const bool fresh = i == 0 || (groups.back().count >= kInGroup &&
                                  rounded(answers[i].said) > rounded(answers[i - 1].said));
    if (fresh) groups.emplace_back();
    Pool& g = groups.back();
    g.said += answers[i].said;
    g.right += answers[i].right ? 1 : 0;
    g.count += 1;
  }
  std::vector<Pool> pools;
  for (const Pool& g : groups) {
    pools.push_back(g);
    while (pools.size() > 1 && pools[pools.size() - 2].share() >= pools.back().share()) {
      const Pool last = pools.back();
      pools.pop_back();
      pools.back().said += last.said;
      pools.back().right += last.right;
      pools.back().count += last.count;
    }
  }
  geoparse::Calibration out;
  for (const Pool& p : pools) {
    // A knot that rounding makes one with the knot before it says nothing new.
    static_cast<void>(
        out.add({rounded(p.said / p.count), rounded(std::clamp(p.share(), kLeast, 1 - kLeast))}));
  }
  return out;
}

std::vector<Answer> cross_calibrated(const std::vector<Answer>& answers) {
  std::set<std::size_t> folds;
  for (const Answer& a : answers) folds.insert(a.fold);
  std::vector<Answer> out;
  for (const std::size_t fold : folds) {
    std::vector<Answer> others;
    for (const Answer& a : answers) {
      if (a.fold != fold) others.push_back(a);
    }
    const geoparse::Calibration calibration = fit_calibration(std::move(others));
    for (const Answer& a : answers) {
      if (a.fold == fold) out.push_back({a.fold, calibration(a.said), a.right});
    }
  }
  return out;
}

void print_reliability(std::string_view title, const std::vector<Answer>& answers) {
  std::array<Pool, 10> bins;
  double brier = 0;
  for (const Answer& a : answers) {
    Pool& b = bins[std::min<std::size_t>(9, static_cast<std::size_t>(a.said * 10))];
    b.said += a.said;
    b.right += a.right ? 1 : 0;
    b.count += 1;
    brier += std::pow(a.said - (a.right ? 1 : 0), 2);
  }
  const double all = std::max<double>(1, static_cast<double>(answers.size()));
  double off = 0;
  fmt::print("{}\n  bin        said   right  answers\n", title);
  for (std::size_t i = 0; i < bins.size(); ++i) {
    const Pool& b = bins[i];
    const double low = static_cast<double>(i) / 10;
    if (b.count == 0) {
      fmt::print("  {:.1f}-{:.1f}       -       -        0\n", low, low + 0.1);
      continue;
    }
    off += std::abs(b.said - b.right);
    fmt::print("  {:.1f}-{:.1f}   {:.3f}   {:.3f}  {:7.0f}\n", low, low + 0.1, b.said / b.count,
               b.share(), b.count);
  }
  fmt::print("  expected calibration error {:.3f}, Brier score {:.3f}, {} answers\n", off / all,
             brier / all, answers.size());
}

}  // namespace dateline::train
