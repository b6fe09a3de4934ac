#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "intake/article.hpp"
#include "intake/html_page.hpp"

namespace dateline::intake {

/// What a web page says of the story on it.
struct PageFacts {
  std::string headline;  ///< as it is told to those who link to it
  std::string title;     ///< of the window
  std::string publisher;
  std::string author;
  std::string url;
  std::optional<time::Days> date;
  std::string body;  ///< the text, where the page tells it to search engines
};

/// Reads JSON-LD, then Open Graph and other <meta>, then <link rel=canonical>, <time>, and marks of
/// microdata. What stands first in that order goes before the rest. Never fails: what is not
/// understood is no fact.
[[nodiscard]] PageFacts page_facts(const HtmlPage& page);

/// A page as an article: its main text, with a headline and what it says of itself. `html` is
/// well-formed UTF-8; `name` stands for it in errors. Errors: as HtmlPage::parse().
[[nodiscard]] base::Result<Article> article_of_page(std::string_view html, std::string_view name);

}  // namespace dateline::intake
