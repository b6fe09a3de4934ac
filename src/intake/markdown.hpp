#pragma once

#include <string>
#include <string_view>

#include "intake/article.hpp"

namespace dateline::intake {

/// Text in Markdown without its marks: headings, emphasis, links (their words stay), pictures,
/// code, lists, quotes, tables, HTML. Of front matter (between lines of --- or +++) title, date,
/// author, publisher and url are taken. The first heading is the title where none is given. `text`
/// is well-formed UTF-8. Never fails.
[[nodiscard]] Article read_markdown(std::string_view text);

}  // namespace dateline::intake
