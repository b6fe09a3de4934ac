#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "intake/article.hpp"

namespace dateline::intake {

/// A mail (RFC 5322 and MIME): its subject is the title, its sender the author, its text the plain
/// one or that of its HTML; signature and attachments are left out. Errors: bad_format for what has
/// no head of a mail, or no text. `name` stands for the file.
[[nodiscard]] base::Result<Article> read_mail(std::string_view bytes, const std::string& name);

}  // namespace dateline::intake
