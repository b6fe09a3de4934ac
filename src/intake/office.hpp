#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "intake/article.hpp"

namespace dateline::intake {

/// A Word document: its paragraphs in their order, those of tables among them; what was deleted
/// with changes tracked, comments, notes and pictures are left out. Title, author and day of its
/// beginning as its core properties have them. Macros are never looked at. Errors: as ZipFile and
/// parse_xml(); bad_format where it has no text of the kind.
[[nodiscard]] base::Result<Article> read_docx(std::string_view bytes, const std::string& name);

/// The same for an OpenDocument text.
[[nodiscard]] base::Result<Article> read_odt(std::string_view bytes, const std::string& name);

}  // namespace dateline::intake
