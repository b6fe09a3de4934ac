#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/parse.hpp"

namespace dateline::syntax {

/// Key of a word's entry among the exceptions.
[[nodiscard]] std::uint32_t lemma_key(std::string_view lower_form, Upos upos);

/// The lemma by the regular rules of English inflection, without any list of exceptions: plurals,
/// "-s", "-ed", "-ing", "-er", "-est" by the Penn Treebank tag. Proper nouns keep their capitals,
/// all else is in small letters.
[[nodiscard]] std::string regular_lemma(std::string_view form, Upos upos, std::string_view xpos);

/// The bases that a form in "-ed" or "-ing" may have by its letters alone: "bused" is of "bus" or
/// "buse". Empty for other forms.
[[nodiscard]] std::vector<std::string> possible_bases(std::string_view lower_form);

/// ASCII and Latin-1 letters made small.
[[nodiscard]] std::string small_letters(std::string_view form);

}  // namespace dateline::syntax
