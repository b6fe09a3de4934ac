#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "intake/article.hpp"

namespace dateline::intake {

/// Makes an article of what `pdftotext -bbox-layout` says: words in lines in blocks, each with its
/// box on the page. What stands at the edges of several pages and numbers of pages are left out;
/// lines are joined into paragraphs, words that are cut at the end of one made whole; the first
/// lines in letters larger than those of the text are the title. Errors: as parse_xml();
/// bad_format where there are no words. `name` stands for the file.
[[nodiscard]] base::Result<Article> pdf_article(std::string_view layout, const std::string& name);

}  // namespace dateline::intake
