#pragma once

#include <filesystem>

#include "base/result.hpp"
#include "intake/article.hpp"

namespace dateline::intake {

/// A PDF document as pdftotext tells its text, by pdf_article(). The program is given the file's
/// absolute path and half a minute; what it says at greater length than 128 MB, or not at all, is
/// an error. Errors: unsupported where the program is not installed or a password is asked for;
/// too_large, bad_format.
[[nodiscard]] base::Result<Article> read_pdf(const std::filesystem::path& path);

}  // namespace dateline::intake
