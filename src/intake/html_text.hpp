#pragma once

#include <string>
#include <vector>

#include "intake/html_page.hpp"

namespace dateline::intake {

/// The story on a web page.
struct PageText {
  std::vector<std::string> headlines;   ///< of the first rank (h1), in their order
  std::vector<std::string> paragraphs;  ///< in their order, without first-rank headlines
};

/// Finds the part of a page that holds the story: the part with most running text, once what is
/// navigation, advertisement, comment or a list of links has been left out, by the elements and by
/// what authors call them. Never runs or fetches anything.
[[nodiscard]] PageText main_text(const HtmlPage& page);

/// All text of a page or of a piece of one, as feeds and mail hold it.
[[nodiscard]] PageText whole_text(const HtmlPage& page);

}  // namespace dateline::intake
