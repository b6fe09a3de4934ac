#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "geoparse/calibration.hpp"

namespace dateline::train {

/// One placed answer: what the model said of it, and whether it was right.
struct Answer {
  std::size_t fold = 0;  ///< whose model, trained without it, gave the answer
  double said = 0;       ///< 0..1
  bool right = false;
};

/// Isotonic regression (Zadrozny and Elkan 2002) by pooling adjacent violators, of groups of about
/// a hundred answers of like scores. No probability is 0 or 1. Without answers, no knots.
[[nodiscard]] geoparse::Calibration fit_calibration(std::vector<Answer> answers);

/// The answers of each fold with what a calibration of the other folds makes of them.
[[nodiscard]] std::vector<Answer> cross_calibrated(const std::vector<Answer>& answers);

/// Prints ten bins of probability, each with the mean said, the share right and the number; then
/// the expected calibration error (the mean difference of the two, weighted by numbers) and the
/// Brier score (the mean squared difference from 0 or 1).
void print_reliability(std::string_view title, const std::vector<Answer>& answers);

}  // namespace dateline::train
