#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "time/local_time.hpp"

namespace dateline::intake {

/// A story as a file holds it, whatever its format, before it is read.
struct Article {
  std::string id;     ///< what the file itself calls it, "" for none; only feeds do
  std::string title;  ///< "" where none was told apart; it is the first line of `text`, too
  std::string text;   ///< UTF-8: title, blank line, paragraphs with a blank line between
  std::optional<time::Days> date;  ///< the day that the file says it was published or sent
  std::optional<time::Days> made;  ///< the day on which a document was begun: less sure
  std::string publisher;           ///< "" where the file says none; likewise the next two
  std::string author;
  std::string url;                 ///< http or https
  std::string where;               ///< for people: the file, or the file and which one of it
  std::vector<std::string> notes;  ///< what was guessed or left out: phrases
};

/// Limits of what is taken from outside.
inline constexpr std::uintmax_t kMostFileBytes = 128U << 20U;  ///< of a file of any format
inline constexpr std::size_t kMostArticles = 20'000;           ///< of one feed
inline constexpr std::size_t kLongestFact = 2'000;             ///< bytes of a title, author, URL

}  // namespace dateline::intake
