#pragma once

#include <optional>
#include <string>
#include <vector>

#include "io/database.hpp"
#include "store/filter.hpp"
#include "tabular/mapping.hpp"

namespace dateline::io {

/// A column of a table of a database.
struct DatabaseColumn {
  enum class Kind { text, number, date, timestamp, timestamptz };
  std::string name;
  Kind kind = Kind::text;
};
/// Its column of points or shapes.
struct DatabaseGeometry {
  std::string name;
  std::string postgis;  ///< schema of PostGIS
  bool geography = false;
  int srid = 0;  ///< that the column says, 0 for none
};

/// What of a table is asked for, as the server is told.
struct DatabaseCondition {
  std::string sql = "true";         ///< behind WHERE
  Database::Parameters parameters;  ///< of it
  std::vector<std::string> left;    ///< what the server cannot look for, in words: "the view"
};

/// The part of a filter that the server can look for: view, time and type, by what the columns
/// mean. What it gives holds all that the filter lets through, and rarely more: rows whose time
/// cannot be told go with every time, as undated events do; those without a point lie in no view.
/// Asks the server which words of types there are. Values go as parameters, names quoted.
[[nodiscard]] base::Result<DatabaseCondition> condition_for(
    Database& database, const std::vector<DatabaseColumn>& columns,
    const std::optional<DatabaseGeometry>& geometry, const tabular::Mapping& mapping,
    const store::Filter& filter);

/// The column's point or shape as geometry in WGS 84, for SQL.
[[nodiscard]] std::string in_wgs84(const DatabaseGeometry& geometry);

}  // namespace dateline::io
