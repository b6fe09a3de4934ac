#pragma once

#include <optional>
#include <string_view>

#include "syntax/parse.hpp"

namespace dateline::syntax {

inline constexpr int kUposCount = static_cast<int>(Upos::x) + 1;
inline constexpr int kDeprelCount = static_cast<int>(Deprel::xcomp) + 1;

/// The tag written so in CoNLL-U ("NOUN"); nullopt if there is none.
[[nodiscard]] std::optional<Upos> upos_of(std::string_view name);
/// The relation written so in CoNLL-U ("nsubj:pass"); nullopt if there is none.
[[nodiscard]] std::optional<Deprel> deprel_of(std::string_view name);

}  // namespace dateline::syntax
