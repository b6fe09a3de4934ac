#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "gazetteer/gazetteer.hpp"
#include "gazetteer/import_report.hpp"
#include "gazetteer/row_import.hpp"

namespace dateline::io {

/// What a column of somebody's table of places means: name, names (other spellings, parted by "|"
/// or ";"), lat, lon, kind, feature, country (a code or a name), admin1, admin2 (keys or names of
/// regions), population, radius_km, key, source, hide.
[[nodiscard]] const std::vector<std::string>& place_columns();

struct PlaceTableOptions {
  /// Meaning -> name of the column in the table. What is not said is guessed from usual headings.
  std::map<std::string, std::string> columns;
  std::string kind = "settlement";  ///< of rows that say none
  std::string source;               ///< of rows that say none
};

/// Puts each row of each layer of a table or of geodata that GDAL reads (CSV, TSV, XLSX, ODS,
/// GeoPackage, GeoJSON, Shapefile, FlatGeobuf, KML, KMZ, GPX, SQLite) into a layer of the
/// gazetteer, one at a time. Points come from the geometry where there is one (reprojected; the
/// middle of its box) or from columns of degrees. Rows that do not fit are told of in the report.
/// Errors: not_found, unsupported; bad_value where a named column is not there, or no name or no
/// point can be found.
[[nodiscard]] base::Result<void> import_place_table(const std::filesystem::path& path,
                                                    const PlaceTableOptions& options,
                                                    const gazetteer::Gazetteer* below,
                                                    gazetteer::RowImport& out,
                                                    gazetteer::ImportReport& report);

}  // namespace dateline::io
