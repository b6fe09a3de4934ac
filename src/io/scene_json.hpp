#pragma once

#include <nlohmann/json.hpp>

#include "curation/scene.hpp"
#include "io/json_fields.hpp"

namespace dateline::io {

/// A scene of a briefing as the project's file has it; docs/project-file.md.
[[nodiscard]] nlohmann::ordered_json scene_json(const curation::Scene& scene);
/// What is wrong is told to the fields' problem. Takes all fields but "n" and the record's "kind".
[[nodiscard]] curation::Scene scene_in(JsonFields& fields);

}  // namespace dateline::io
