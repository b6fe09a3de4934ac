#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "intake/article.hpp"

namespace dateline::intake {

/// Reads the story in a file of any format of docs/manual/stories.md, told by its ending and its
/// content. Text of a plain one is as it is in the file. Nothing is run but pdftotext, nothing
/// fetched, nothing written. Thread-safe. Errors name the file, the place in it and the cure: those
/// of base::read_file, of kind_of() and of each format; unsupported for a feed, which holds many.
[[nodiscard]] base::Result<Article> read_article(const std::filesystem::path& path);

/// The same for bytes at hand, PDF excepted; the ending of `name` counts.
[[nodiscard]] base::Result<Article> read_article(std::string bytes,
                                                 const std::filesystem::path& name);

/// Hands over each story of a file: those of a feed in their order, the one of any other. Errors
/// of single ones are handed over, too; false ends it.
[[nodiscard]] base::Result<void> read_articles(
    const std::filesystem::path& path, const std::function<bool(base::Result<Article>)>& each);

/// Text that was pasted: as it is, or the story of the page where it is the source of one.
[[nodiscard]] base::Result<Article> pasted_article(std::string text);

}  // namespace dateline::intake
