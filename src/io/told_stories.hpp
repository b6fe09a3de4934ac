#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "io/table_source.hpp"
#include "tabular/told_story.hpp"

namespace dateline::io {

/// Whether a document has one of these events, by their ids.
[[nodiscard]] bool any_of(const event::Document& document,
                          const std::set<std::string, std::less<>>& events);

/// Gathers the rows of a table that cite stories, by their stories: rows of one may stand anywhere
/// in the table. For one thread.
class ToldStories {
 public:
  /// The table must outlive it.
  explicit ToldStories(const TableSource& table) : table_(table) {}

  /// REQUIRES a row that cites a story.
  void add(const tabular::Row& row, tabular::RowEvent event);
  /// Of a table whose rows have keys: what the project has of them, as TableSource tells of pages.
  /// Events of `gone` are no longer in the table.
  void take_before(const std::set<std::string, std::less<>>& gone = {});
  /// Rows that are held.
  [[nodiscard]] std::size_t waiting() const { return waiting_; }
  /// All of them, in the order in which the table names them first, those that are gone behind.
  /// Further rows of these stories are a part of their own.
  [[nodiscard]] std::vector<tabular::ToldStory> take();

 private:
  const TableSource& table_;
  std::vector<tabular::ToldStory> stories_;
  std::size_t waiting_ = 0;
  std::unordered_map<std::string, std::size_t> at_;     ///< by the document's id
  std::unordered_map<std::string, std::size_t> parts_;  ///< the last one, by what rows call it
};

}  // namespace dateline::io
