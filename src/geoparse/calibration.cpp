#include "geoparse/calibration.hpp"

#include <algorithm>

namespace dateline::geoparse {

bool Calibration::add(Knot knot) {
  const auto within = [](double x) { return x >= 0 && x <= 1; };
  if (!within(knot.score) || !within(knot.probability)) return false;
  if (!knots_.empty() &&
      (knot.score <= knots_.back().score || knot.probability < knots_.back().probability)) {
    return false;
  }
  knots_.push_back(knot);
  return true;
}

double Calibration::operator()(double score) const {
  if (knots_.empty()) return score;
  const auto after = std::upper_bound(knots_.begin(), knots_.end(), score,
                                      [](double s, const Knot& k) { return s < k.score; });
  if (after == knots_.begin()) return knots_.front().probability;
  if (after == knots_.end()) return knots_.back().probability;
  const Knot& a = *(after - 1);
  const double share = (score - a.score) / (after->score - a.score);
  return a.probability + share * (after->probability - a.probability);
}

}  // namespace dateline::geoparse
