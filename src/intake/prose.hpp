#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline::intake {

/// One line of well-formed text as people read it: each run of white space one blank, none at its
/// ends; no control characters, no soft hyphens and no marks without width. Ill-formed bytes become
/// U+FFFD.
[[nodiscard]] std::string one_line(std::string_view text);
/// The same, but line feeds stay, at most one at a place.
[[nodiscard]] std::string lines_of(std::string_view text);

/// one_line(), cut at whole characters to kLongestFact.
[[nodiscard]] std::string fact(std::string_view text);
/// A fact that is an address of the web; "" for anything else.
[[nodiscard]] std::string web_address(std::string_view text);

/// A text as plain stories have it: title, blank line, paragraphs apart by blank lines. A first
/// paragraph that is the title again is left out; empty ones are.
[[nodiscard]] std::string laid_out(std::string_view title,
                                   const std::vector<std::string>& paragraphs);

/// Names joined with commas, each once.
[[nodiscard]] std::string joined_names(const std::vector<std::string>& names);

}  // namespace dateline::intake
