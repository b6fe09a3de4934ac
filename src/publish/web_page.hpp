#pragma once

#include <filesystem>
#include <string>

#include "base/result.hpp"

namespace dateline::publish {

/// What is put into a page.
struct WebPage {
  std::string title;           ///< plain text
  std::string symbols;         ///< SVG `symbol` elements
  std::string themes;          ///< JSON, as page_themes() has it
  std::string content;         ///< JSON, as PageContent has it
  std::string theme = "auto";  ///< "light", "dark"; "auto": as the reader's system has it
};

/// The page as one file (HTML) that asks for nothing else: `made` is the page of the program's
/// data, with its scripts and styles in it. Errors: those of base::read_file(); bad_format where a
/// place for what is put in is not in it once.
[[nodiscard]] base::Result<std::string> encode_page(const WebPage& page,
                                                    const std::filesystem::path& made);

}  // namespace dateline::publish
