#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dateline::publish {

/// The words that a page's script says, in the language of base::tr(). `list` is what
/// assets/page/assemble.py found in the script: JSON, a list of [context, text] and ["", one,
/// many]. JSON that can stand in a page: "texts" by the English ones (a context before U+0004), and
/// "counts", of each `one` its forms and a string whose digit at n says which of them is for n; at
/// 100 + n % 100 where n is 100 or more. What is not translated is in neither. nullopt where `list`
/// is no such list.
[[nodiscard]] std::optional<std::string> page_words(std::string_view list);

}  // namespace dateline::publish
