#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/stop_check.hpp"
#include "curation/ledger.hpp"
#include "io/database_filter.hpp"
#include "io/table_source.hpp"
#include "store/filter.hpp"

namespace dateline::io {

/// So many rows say what columns mean, for preview_table(): they come over the wire.
inline constexpr std::size_t kDatabaseSample = 5000;

/// Which rows of a table of a database are read.
struct DatabaseExtent {
  store::Filter filter;              ///< its view, time and types; all else is not for the server
  std::size_t most = 100'000;        ///< rows, by their keys
  std::optional<std::size_t> pages;  ///< into how many pages rows go; nullopt: by their number
  /// Pages of the project, by their ids, and whether what is read is but a part of the table.
  std::map<std::string, std::shared_ptr<const event::Document>> before = {};
  bool in_part = false;
  static constexpr std::size_t kNoLimit = 1'000'000'000;
};

/// A table or view of a PostgreSQL database as a table of events (docs/adr/0024). Nothing but what
/// the filter asks for comes over the wire, in the order of the primary key, or of the column that
/// the address names as key. Reads in one transaction that is read-only, so that nothing changes
/// in between. Of columns of points and shapes the first is the place of the row. Cells are text:
/// times as ISO 8601, all else as the server writes it.
class DatabaseTable final : public TableSource {
 public:
  /// Connects. Errors: as Database; not_found for no such table; bad_value for one without key or
  /// without columns.
  [[nodiscard]] static base::Result<DatabaseTable> open(const DatabaseAddress& address,
                                                        base::StopCheck stop = {});
  DatabaseTable(DatabaseTable&&) noexcept;
  DatabaseTable& operator=(DatabaseTable&&) noexcept;
  ~DatabaseTable() override;

  /// What each_row() gives from now on. Errors: of the server.
  [[nodiscard]] base::Result<void> narrow(const tabular::Mapping& mapping,
                                          const DatabaseExtent& extent);
  /// What the server could not look for, in words; of narrow().
  [[nodiscard]] const std::vector<std::string>& not_looked_for() const;
  /// Rows that the filter lets through, of which at most `most` are read; nullopt where counting
  /// takes too long.
  [[nodiscard]] std::optional<std::size_t> rows_passing() const;

  [[nodiscard]] const std::vector<std::string>& headings() const override;
  [[nodiscard]] bool has_geometry() const override;
  [[nodiscard]] std::optional<std::size_t> rows_about() const override;
  [[nodiscard]] base::Result<void> each_row(
      const std::function<bool(tabular::Row&)>& each) override;
  [[nodiscard]] std::string where() const override;
  [[nodiscard]] std::string name() const override;
  /// Has the number of pages in it: rows of as many pages are those of the same documents.
  [[nodiscard]] std::string id() const override;
  [[nodiscard]] std::optional<std::size_t> pages() const override;
  [[nodiscard]] Before before(const std::string& document) const override;
  [[nodiscard]] std::vector<std::string> documents_before() const override;
  [[nodiscard]] bool in_part() const override;
  [[nodiscard]] bool asked_for(const event::Event& e) const override;
  [[nodiscard]] base::Result<void> each_row_of(
      const std::vector<std::string>& texts, std::optional<std::size_t> column,
      const std::function<bool(tabular::Row&)>& each) override;

 private:
  struct Impl;
  explicit DatabaseTable(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// Whether a table has the columns of which its user has spoken; an error that names those that are
/// missing or new, and what to do, where it has others. Of no table that nobody has spoken of.
[[nodiscard]] base::Result<void> check_columns(const TableSource& table,
                                               const std::vector<std::string>& spoken_of);

/// Into how many pages a project has parted a table: its corrections name those. nullopt where it
/// has none of them.
[[nodiscard]] std::optional<std::size_t> pages_in(const curation::Ledger& ledger,
                                                  const DatabaseAddress& address);

}  // namespace dateline::io
