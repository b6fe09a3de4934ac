#pragma once

#include <compare>
#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace dateline::io {

/// By which versions a story was read.
struct ReadBy {
  std::string program;
  std::string data;
  std::string model;
  friend auto operator<=>(const ReadBy&, const ReadBy&) = default;
};

/// Who has read the stories of a project, and what was said of the columns of its tables, each
/// once: thousands of stories name a few by their places here. In the order in which they were
/// first put in.
class ReaderTable {
 public:
  /// The place of one, put in where it is not there.
  std::size_t place_of(const ReadBy& by) {
    const auto [at, added] = places_.emplace(by, all_.size());
    if (added) all_.push_back(by);
    return at->second;
  }
  /// The place of what was said of the columns of a table, put in where it is not there: all pages
  /// of a table say the same.
  std::size_t place_of_columns(const std::string& columns) {
    const auto [at, added] = column_places_.emplace(columns, columns_.size());
    if (added) columns_.push_back(columns);
    return at->second;
  }
  void add_columns(std::string columns) { columns_.push_back(std::move(columns)); }
  [[nodiscard]] const std::vector<std::string>& columns() const { return columns_; }
  /// One that may be there already, as another program may have written it.
  void add(ReadBy by) { all_.push_back(std::move(by)); }
  [[nodiscard]] const std::vector<ReadBy>& all() const { return all_; }

 private:
  std::vector<ReadBy> all_;
  std::map<ReadBy, std::size_t> places_;
  std::vector<std::string> columns_;
  std::map<std::string, std::size_t> column_places_;
};

}  // namespace dateline::io
