#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "event/document.hpp"
#include "tabular/row_reader.hpp"
#include "tabular/story_text.hpp"

namespace dateline::tabular {

/// The id of a table as a part of ids of its documents: "incidents-csv-00aa11".
[[nodiscard]] std::string slug(std::string_view table);
/// The key of a row as a part of the id of its event: as it is where it is short and plain.
[[nodiscard]] std::string in_id(const std::string& key);

/// Rows of a table made a story of which each row is a sentence and an event, so that everything
/// that holds for stories holds for tables: quotes, corrections, the reader, the project's file.
/// A table is read as pages of this many rows.
inline constexpr std::size_t kRowsAPage = 500;

class Page {
 public:
  /// `table` is what the table is called, `id` what no other is; `number` counts its pages from 1.
  /// Where rows have keys, of which a page holds any, `pages` says how many there are.
  Page(std::string table, std::string_view id, std::size_t number,
       std::optional<std::size_t> pages = std::nullopt);

  void add(const Row& row, RowEvent&& event);
  /// The rows of an earlier reading of this page that have not been added: of a table of which only
  /// a part was read again.
  /// Those of `gone`, ids of events, are no longer in the table.
  void keep_rows_of(const event::Document& before,
                    const std::set<std::string, std::less<>>& gone = {});
  [[nodiscard]] bool empty() const { return lines_.empty(); }
  [[nodiscard]] std::size_t size() const { return lines_.size(); }

  /// What its document is called: of the table's id and the page's number.
  [[nodiscard]] static std::string id_of(std::string_view table, std::size_t number);

  /// The page as a document: title, then a line a row, those with keys in the order of these. Its
  /// day is the last one that its rows tell. REQUIRES a row, or pages whose rows have keys.
  [[nodiscard]] std::shared_ptr<const event::Document> document() &&;

 private:
  struct Line {
    std::string row;  ///< its key, or its number
    RowEvent told;
  };
  std::string table_;
  std::string id_;
  std::string part_;  ///< "part 3 of 8"; "" where rows are counted
  std::vector<Line> lines_;
};

}  // namespace dateline::tabular
