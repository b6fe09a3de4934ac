#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "geoparse/mention.hpp"
#include "geoparse/tokens.hpp"

namespace dateline::geoparse {

/// Geoparser::antecedent for tokens that are made.
[[nodiscard]] std::optional<std::size_t> find_antecedent(const Tokens& tokens,
                                                         std::span<const PlaceMention> mentions,
                                                         int token);

}  // namespace dateline::geoparse
