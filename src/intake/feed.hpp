#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "intake/article.hpp"

namespace dateline::intake {

/// The stories of an RSS (2.0, 1.0) or Atom feed, in their order: each with its title, its text
/// without HTML, day, author and address; the feed's title is the publisher. `each` gets one after
/// the other, and an error for one that holds no text; false ends it. `name` stands for the file in
/// errors and in Article::where. Errors: as parse_xml(); bad_format for what is no feed, too_large
/// over kMostArticles.
[[nodiscard]] base::Result<void> read_feed(std::string_view bytes, const std::string& name,
                                           const std::function<bool(base::Result<Article>)>& each);

}  // namespace dateline::intake
