#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "io/table_source.hpp"
#include "tabular/told_story.hpp"

namespace dateline::io {

/// Gathers the rows of a table that cite stories, by their stories: rows of one may stand anywhere
/// in the table. For one thread.
class ToldStories {
 public:
  /// The table must outlive it.
  explicit ToldStories(const TableSource& table) : table_(table) {}

  /// REQUIRES a row that cites a story.
  void add(const tabular::Row& row, tabular::RowEvent event);
  /// Of a table whose rows have keys: what the project has of them, as TableSource tells of pages.
  void take_before();
  /// All of them, in the order in which the table names them first, those that are gone behind.
  [[nodiscard]] std::vector<tabular::ToldStory> take() && { return std::move(stories_); }

 private:
  const TableSource& table_;
  std::vector<tabular::ToldStory> stories_;
  std::unordered_map<std::string, std::size_t> at_;     ///< by the document's id
  std::unordered_map<std::string, std::size_t> parts_;  ///< the last one, by what rows call it
};

}  // namespace dateline::io
