#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "io/table_source.hpp"

namespace dateline::io {

/// A table of events in a file that GDAL reads: CSV, TSV, XLSX, ODS, GeoJSON, GeoPackage,
/// Shapefile, FlatGeobuf, KML, KMZ, GPX, SQLite. Of a file with several tables it is the first that
/// has rows; folders of KML are one table, with the columns of all. Cells are text; those that are
/// not UTF-8 are taken for Windows-1252, what spreadsheets write. For one thread.
class EventTable final : public TableSource {
 public:
  /// Errors: not_found, unsupported; bad_format where there is no table in it.
  [[nodiscard]] static base::Result<EventTable> open(const std::filesystem::path& path);
  EventTable(EventTable&&) noexcept;
  EventTable& operator=(EventTable&&) noexcept;
  ~EventTable() override;

  [[nodiscard]] const std::vector<std::string>& headings() const override;
  [[nodiscard]] bool has_geometry() const override;
  /// How many rows there are where the file says it, else guessed from its size and the rows read
  /// so far; nullopt before the first.
  [[nodiscard]] std::optional<std::size_t> rows_about() const override;
  /// Gives the rows in the order of the file, from the first on, until `each` gives false.
  /// Errors: bad_format where the file breaks off or cannot be read on, with its row.
  [[nodiscard]] base::Result<void> each_row(
      const std::function<bool(tabular::Row&)>& each) override;
  [[nodiscard]] std::string where() const override;
  [[nodiscard]] std::string name() const override;
  [[nodiscard]] std::string id() const override;

 private:
  struct Impl;
  explicit EventTable(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline::io
