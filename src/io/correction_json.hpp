#pragma once

#include <nlohmann/json.hpp>

#include "curation/correction.hpp"
#include "io/json_fields.hpp"

namespace dateline::io {

/// Which event is meant, as the project's file has it.
[[nodiscard]] nlohmann::ordered_json anchor_json(const curation::EventAnchor& anchor);
[[nodiscard]] curation::EventAnchor anchor_in(JsonFields fields);

/// A correction as the project's file has it; docs/project-file.md.
[[nodiscard]] nlohmann::ordered_json correction_json(const curation::Correction& correction);
/// What is wrong is told to the fields' problem. Takes all fields but "n" and "kind".
[[nodiscard]] curation::Correction correction_in(JsonFields& fields);

}  // namespace dateline::io
