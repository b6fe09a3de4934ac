#pragma once

#include <string>
#include <vector>

#include "curation/ledger.hpp"
#include "gazetteer/row.hpp"

namespace dateline::curation {

/// What a place of the user's own is called by programs: "project:12", of its record's number.
[[nodiscard]] std::string key_of(RecordNumber place);

/// The places of a project's own as rows of a gazetteer (gazetteer::OwnPlaces), in the order of
/// their records.
[[nodiscard]] std::vector<gazetteer::Row> own_places(const Ledger& ledger);

/// Whether any story was read with places of the project's own, or there are any now.
[[nodiscard]] bool uses_own_places(const Ledger& ledger);

}  // namespace dateline::curation
