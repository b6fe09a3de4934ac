#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "event/document.hpp"
#include "tabular/row.hpp"

namespace dateline::io {

/// A table of events, wherever it lies: what is read of it is the same (table_stories.hpp). For one
/// thread at a time.
class TableSource {
 public:
  TableSource() = default;
  TableSource(const TableSource&) = delete;
  TableSource& operator=(const TableSource&) = delete;
  TableSource(TableSource&&) = default;
  TableSource& operator=(TableSource&&) = default;
  virtual ~TableSource() = default;

  [[nodiscard]] virtual const std::vector<std::string>& headings() const = 0;
  [[nodiscard]] virtual bool has_geometry() const = 0;
  /// How many rows there are, counted or guessed; nullopt where nothing can be said yet.
  [[nodiscard]] virtual std::optional<std::size_t> rows_about() const = 0;
  /// Gives the rows from the first on, until `each` gives false. Errors end it.
  [[nodiscard]] virtual base::Result<void> each_row(
      const std::function<bool(tabular::Row&)>& each) = 0;

  [[nodiscard]] virtual std::string where() const = 0;  ///< for errors, without secrets
  [[nodiscard]] virtual std::string name() const = 0;   ///< "incidents.csv", "war.events"
  [[nodiscard]] virtual std::string id() const = 0;     ///< what no other table is
  /// Of a table whose rows have keys: how many pages they are parted into, each row into the page
  /// of its key, whichever other rows there are. nullopt: pages in the order of the rows.
  [[nodiscard]] virtual std::optional<std::size_t> pages() const { return std::nullopt; }
  /// Of such a table: the page as a project has it, nullptr where it has none. Where only a
  /// part of the table is read (in_part()), its rows stay beside those that are read; else the page
  /// is told without those that are gone, be it that none is left.
  using Before = std::shared_ptr<const event::Document>;
  [[nodiscard]] virtual Before before(const std::string& /*document*/) const { return nullptr; }
  /// Ids of all pages and stories of tables that the project has, for before().
  [[nodiscard]] virtual std::vector<std::string> documents_before() const { return {}; }
  [[nodiscard]] virtual bool in_part() const { return false; }
  /// Where a part is read: whether an event of an earlier reading lies in what was asked for, so
  /// that its row should have come again. False where nothing can be said of it.
  [[nodiscard]] virtual bool asked_for(const event::Event& /*e*/) const { return false; }
  /// Of a table whose rows have keys: gives, of all that it holds, the rows of these keys, or,
  /// where a column is given, those that have these texts in it; until `each` gives false. Errors
  /// end it.
  [[nodiscard]] virtual base::Result<void> each_row_of(
      const std::vector<std::string>& /*texts*/, std::optional<std::size_t> /*column*/,
      const std::function<bool(tabular::Row&)>& /*each*/) {
    return {};
  }
};

}  // namespace dateline::io
