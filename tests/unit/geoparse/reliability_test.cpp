#include "app/train_places/reliability.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace dateline::train {
namespace {

/// A thousand answers a tenth, of which `share(said)` are right; fold by number.
template <class Share>
std::vector<Answer> answers(Share share) {
  std::vector<Answer> out;
  for (std::size_t i = 0; i < 10000; ++i) {
    const double said = (static_cast<double>(i % 1000) + 0.5) / 1000;
    // Spread evenly: the n-th of ten with the same score is right where the share exceeds n/10.
    out.push_back({i % 5, said, (static_cast<double>(i / 1000) + 0.5) / 10 < share(said)});
  }
  return out;
}

TEST(FittedCalibration, LearnsHowOftenScoresAreRight) {
  const auto c = fit_calibration(answers([](double said) { return said / 2; }));
  EXPECT_NEAR(c(0.2), 0.1, 0.06);
  EXPECT_NEAR(c(0.9), 0.45, 0.06);
}

TEST(FittedCalibration, NeverFallsWhereTheAnswersDo) {
  const auto c = fit_calibration(answers([](double said) { return said < 0.5 ? 0.8 : 0.4; }));
  for (double said = 0; said < 0.99; said += 0.01) EXPECT_LE(c(said), c(said + 0.01));
  EXPECT_NEAR(c(0.5), 0.6, 0.05);
}

TEST(FittedCalibration, IsNeverQuiteSure) {
  const auto c = fit_calibration(answers([](double said) { return said < 0.5 ? 0.0 : 1.0; }));
  EXPECT_GT(c(0.0), 0);
  EXPECT_LT(c(1.0), 1);
}

TEST(FittedCalibration, OfNothingLeavesScoresAlone) {
  EXPECT_DOUBLE_EQ(fit_calibration({})(0.3), 0.3);
}

TEST(CrossCalibration, JudgesAFoldByTheOthersAlone) {
  std::vector<Answer> all;
  for (std::size_t i = 0; i < 1000; ++i) all.push_back({i % 2, 0.5, i % 2 == 0});
  for (const Answer& a : cross_calibrated(all)) {
    // The other fold is all wrong, or all right.
    if (a.fold == 0) {
      EXPECT_LT(a.said, 0.05);
    } else {
      EXPECT_GT(a.said, 0.95);
    }
  }
}

}  // namespace
}  // namespace dateline::train
