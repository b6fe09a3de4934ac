#pragma once

#include <vector>

#include "text/span.hpp"
#include "timex/lexer.hpp"
#include "timex/timex.hpp"

namespace dateline::timex {

/// What the words before the expression that begins at lexeme `begin` make of it.
[[nodiscard]] Anchoring anchoring_before(const Line& line, std::uint32_t begin, TimexType type);

/// Makes `times[index]` and the next one the ends of a range where only "to", "until", a dash ...
/// stands between them, or "and" after "between". `spans` are the lexemes of each expression.
void link_range(const Line& line, std::vector<Timex>& times, std::size_t index,
                const std::vector<text::Range>& spans);

}  // namespace dateline::timex
