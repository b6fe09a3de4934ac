#pragma once

#include "geoparse/model.hpp"
#include "geoparse/scan.hpp"
#include "geoparse/tokens.hpp"

namespace dateline::geoparse {

/// How likely a name is a place at all: by the model, and by what is too rare among the names that
/// its weights are trained on for the weights to know.
[[nodiscard]] double chance_of_a_place(const Name& name, const Tokens& tokens, const Model& model);

/// Whether a name of that probability stays out of the answer.
[[nodiscard]] bool is_no_place(const Name& name, const Tokens& tokens, const Model& model);

}  // namespace dateline::geoparse
