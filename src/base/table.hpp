#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace dateline::base {

/// A tab-separated table with a header line, the one form of all lexicons and rule files.
///
/// UTF-8; lines end with LF or CRLF; empty lines and lines that begin with '#' are skipped; no
/// quoting, a field cannot hold a tab or a line break. Rows with fewer fields than the header are
/// filled with
/// "", rows with more are an error.
class Table {
 public:
  struct Row {
    std::size_t line = 0;  ///< 1-based, for error messages
    std::vector<std::string_view> fields;
  };

  /// Reads `path` and checks that each name in `columns` is in the header.
  [[nodiscard]] static Result<Table> read(const std::filesystem::path& path,
                                          const std::vector<std::string_view>& columns);
  /// The same for text already in memory; `name` stands for the file in errors.
  [[nodiscard]] static Result<Table> parse(std::string text, std::string name,
                                           const std::vector<std::string_view>& columns);

  Table(Table&&) = default;
  Table& operator=(Table&&) = default;
  Table(const Table&) = delete;
  Table& operator=(const Table&) = delete;
  ~Table() = default;

  [[nodiscard]] const std::vector<Row>& rows() const { return rows_; }
  /// Field of `row` under the header `name`, "" if there is no such column.
  [[nodiscard]] std::string_view get(const Row& row, std::string_view name) const;
  [[nodiscard]] std::optional<std::size_t> column(std::string_view name) const;
  /// An error about one row: names the file and the line.
  [[nodiscard]] Error error(const Row& row, std::string message, std::string cure = "") const;

 private:
  Table() = default;
  // On the heap: the views in rows_ must survive a move, which a short std::string would not.
  std::vector<char> text_;
  std::string name_;
  std::vector<std::string_view> header_;
  std::vector<Row> rows_;
};

/// Parts of `text` between `separator`, empty ones kept; "" gives no parts.
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);

/// `text` without spaces and tabs at both ends.
[[nodiscard]] std::string_view trim(std::string_view text);

}  // namespace dateline::base
