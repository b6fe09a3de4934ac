#pragma once

#include <string>

#include "base/line_reader.hpp"
#include "base/result.hpp"
#include "gazetteer/import_report.hpp"
#include "gazetteer/row_import.hpp"

namespace dateline::io {

/// Puts a file of Linked Places GeoJSON (github.com/LinkedPasts/linked-places-format; the World
/// Historical Gazetteer gives such files) into a layer, a feature at a time, so that its size does
/// not matter. Of each feature it takes the title, the toponyms with their languages, ccodes,
/// fclasses or types, the middle of the geometry with a radius about it, and an exactMatch link to
/// GeoNames, which says what place it is. Features without a name or a point are told of in the
/// report. Errors: those of reading, and bad_format with the byte where it is no JSON.
[[nodiscard]] base::Result<void> import_linked_places(const base::ReadBlock& read,
                                                      const std::string& name,
                                                      const std::string& source,
                                                      gazetteer::RowImport& out,
                                                      gazetteer::ImportReport& report);

}  // namespace dateline::io
