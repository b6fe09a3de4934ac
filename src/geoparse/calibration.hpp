#pragma once

#include <vector>

namespace dateline::geoparse {

/// Turns a score into how often answers of that score are right: straight lines between knots, as
/// isotonic regression gives them (Zadrozny and Elkan 2002). Immutable; share freely.
class Calibration {
 public:
  struct Knot {
    double score = 0;        ///< 0..1
    double probability = 0;  ///< 0..1, of answers with that score
  };

  Calibration() = default;
  /// Adds a knot after the others; false, and nothing is added, where its score is not above
  /// theirs, its probability below theirs, or one of them outside 0..1.
  [[nodiscard]] bool add(Knot knot);

  /// The probability of a score; beyond the outermost knots that of the nearest. Without knots the
  /// score itself.
  [[nodiscard]] double operator()(double score) const;
  [[nodiscard]] const std::vector<Knot>& knots() const { return knots_; }

 private:
  std::vector<Knot> knots_;
};

}  // namespace dateline::geoparse
