#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/stop_check.hpp"
#include "event/document.hpp"
#include "io/database_address.hpp"
#include "io/export_row.hpp"

namespace dateline::io {

/// Which rows of the table an export stands for, and so takes the place of.
struct ExportExtent {
  std::vector<std::string> documents;  ///< ids of all stories that were read
  /// Where names, sources or places were left out there are no ids of stories: the export has a
  /// name instead, and takes the place of what was exported by that name. "" for whole exports.
  std::string set;

  /// Of an export of these documents. The notes of a project, whose id is the same in every one,
  /// go by the id of the project.
  [[nodiscard]] static ExportExtent of(
      std::span<const std::shared_ptr<const event::Document>> documents,
      std::span<const std::string> projects, std::string set);
  /// What a set may be called: letters, digits, "-", "_" and ".".
  [[nodiscard]] static bool may_be_called(std::string_view set);
};

/// Gives events that no story of a project tells the id by which ExportExtent knows its notes.
void name_notes(std::span<ExportRow> rows, std::string_view project);

struct DatabaseWritten {
  std::size_t rows = 0;      ///< written
  std::size_t replaced = 0;  ///< taken out before
  bool made = false;         ///< whether the table was made
};

/// The statements that make the table (docs/manual/database.md), `postgis` being the schema of
/// PostGIS. Pure.
[[nodiscard]] std::string table_statements(const DatabaseAddress& address,
                                           std::string_view postgis);

/// Whether events can be exported into that table: the server, its PostGIS, and the columns of the
/// table where there is one. Changes nothing. Errors: as Database; bad_value where the table has
/// other columns, which names them; usage where the address names no table.
[[nodiscard]] base::Result<void> check_database(const DatabaseAddress& address,
                                                base::StopCheck stop = {});

/// Writes events in one transaction: all of them or nothing. The table and its schema are made
/// where they are missing. Rows of the same stories go before: exporting again gives the same rows,
/// and others are left alone. Exports into one table wait for each other, by an advisory lock of
/// the transaction on its name. Errors: as check_database().
[[nodiscard]] base::Result<DatabaseWritten> export_to_database(const DatabaseAddress& address,
                                                               std::span<const ExportRow> rows,
                                                               const ExportExtent& extent,
                                                               base::StopCheck stop = {});

}  // namespace dateline::io
