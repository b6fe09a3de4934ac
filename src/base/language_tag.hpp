#pragma once

#include <string>
#include <string_view>

namespace dateline::base {

/// The language of a code, "CODE.po", as pages name it (BCP 47): "pt-BR" of "pt_BR", "sr" of
/// "sr@latin".
[[nodiscard]] std::string language_tag(std::string_view code);

/// Whether what is written in it runs from right to left, by the tag's first part.
[[nodiscard]] bool runs_right_to_left(std::string_view tag);

}  // namespace dateline::base
