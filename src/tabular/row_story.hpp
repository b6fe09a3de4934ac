#pragma once

#include <optional>
#include <string>

#include "base/result.hpp"
#include "tabular/mapping.hpp"
#include "tabular/row.hpp"
#include "time/local_time.hpp"

namespace dateline::tabular {

/// A row of a table of stories: a text that is to be read, with what the table says of it.
struct RowStory {
  std::string text;  ///< UTF-8, with its title as the first line where the table has one
  std::optional<time::Days> date;
  std::string publisher;
  std::string url;
  std::string note;  ///< what of the row says less than it should, for people; "" for nothing
};

/// Whether the rows of a table are stories, not events.
[[nodiscard]] bool has_stories(const Mapping& mapping);

/// Errors bad_value: what of the row does not fit, in words; it names no file. REQUIRES
/// has_stories(). Pure.
[[nodiscard]] base::Result<RowStory> story_of(const Row& row, const Mapping& mapping);

}  // namespace dateline::tabular
