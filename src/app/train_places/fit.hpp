#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <vector>

#include "geoparse/model.hpp"

namespace dateline::train {

/// One name that is a place or not.
struct MentionExample {
  geoparse::MentionFeatures features{};
  bool place = false;
};

/// One mention with its candidates and which of them are right.
struct ChoiceExample {
  std::vector<geoparse::ChoiceFeatures> options;
  std::vector<bool> right;
};

/// Logistic regression with an L2 penalty, by Adam over all examples; deterministic.
[[nodiscard]] geoparse::MentionFeatures fit_mentions(const std::vector<MentionExample>& examples);

/// Conditional logit (softmax over candidates, any right one will do) with an L2 penalty.
[[nodiscard]] geoparse::ChoiceFeatures fit_choices(const std::vector<ChoiceExample>& examples);

}  // namespace dateline::train
