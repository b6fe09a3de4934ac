#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/export/events_of.hpp"
#include "io/database_export.hpp"
#include "store/filter.hpp"

namespace dateline::exporting {

/// A database that events go out to, as a command line names it.
struct DatabaseTarget {
  io::DatabaseAddress address;
  std::string set;  ///< of ExportExtent

  /// `typed` is --to or the output, `set` what --set says. nullopt where no database is named.
  /// Errors usage: an address that is none; parts left out without --set, or --set without them.
  [[nodiscard]] static base::Result<std::optional<DatabaseTarget>> of(
      const std::string& format, const std::filesystem::path& output, const std::string& set,
      const io::ExportOptions& options);
};

/// Writes what the filter lets through, and says what it has written. Gives the exit status.
[[nodiscard]] int write_to_database(const DatabaseTarget& target, const ReadEvents& read,
                                    const store::Filter& filter, const io::ExportOptions& options);

}  // namespace dateline::exporting
