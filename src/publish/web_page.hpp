#pragma once

#include <filesystem>
#include <string>

#include "base/result.hpp"

namespace dateline::publish {

/// What is put into a page. The page's own words are those of base::tr().
struct WebPage {
  std::string title;            ///< plain text
  std::string symbols;          ///< SVG `symbol` elements
  std::string themes;           ///< JSON, as page_themes() has it
  std::string content;          ///< JSON, as PageContent has it
  std::string theme = "auto";   ///< "light", "dark"; "auto": as the reader's system has it
  std::string language = "en";  ///< of the page's own words, as base::language_tag() has it
};

/// The page as one file (HTML) that asks for nothing else: `made` is the page of the program's
/// data, with its scripts and styles in it. It runs from right to left where its language does.
/// Errors: those of base::read_file(); bad_format where a place for what is put in is not in it
/// once, or a place is in it that nothing is known of.
[[nodiscard]] base::Result<std::string> encode_page(const WebPage& page,
                                                    const std::filesystem::path& made);

}  // namespace dateline::publish
