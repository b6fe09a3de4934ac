#pragma once

#include <nlohmann/json.hpp>

#include "curation/look.hpp"
#include "io/json_fields.hpp"

namespace dateline::io {

/// Adds "filter", "center", "zoom", "window", "playhead", "cumulative", "projection" and
/// "graticule" to a record, as docs/project-file.md describes them for a view.
void put_look(nlohmann::ordered_json& out, const curation::Look& look);
/// Takes these fields; what is wrong is told to the fields' problem.
[[nodiscard]] curation::Look look_in(JsonFields& fields);

}  // namespace dateline::io
