#pragma once

#include <optional>

#include "geoparse/mention.hpp"
#include "geoparse/scan.hpp"
#include "geoparse/tokens.hpp"

namespace dateline::geoparse {

/// What a name does in its sentence. `place` is what it was resolved to, or nullptr; `relation` is
/// what relation_of gave.
[[nodiscard]] Role role_of(const Name& name, const gazetteer::Place* place,
                           const std::optional<Relation>& relation, const Tokens& tokens);

/// Whether `second` is joined to `first` by a comma or "and" alone: "Russia and Turkey".
[[nodiscard]] bool is_joined(const Name& first, const Name& second, const Tokens& tokens);

/// The words that make a place of the name: "25 km south of Baghdad", "near Amerli", "northern
/// Iraq". `between` is not found here: it needs two names.
[[nodiscard]] std::optional<Relation> relation_of(const Name& name, const Tokens& tokens);

/// "between Ramadi and Falluja": the words from "between" to the end of the second name.
[[nodiscard]] std::optional<Relation> between(const Name& first, const Name& second,
                                              const Tokens& tokens);

/// Sets `at` and `radius_km` of a mention by its place and relation; `other` is the second place of
/// "between".
void settle(PlaceMention& mention, const gazetteer::Place* other);

}  // namespace dateline::geoparse
