#pragma once

#include <nlohmann/json_fwd.hpp>

#include "io/json_fields.hpp"

namespace dateline::io {

/// Brings the JSON of a project's file from format `version` (1 to ProjectFile::kVersion) to the
/// present one, step by step, each from a format to the next: what a format was is told by its step
/// alone, and no other code knows of it. Nothing is lost on the way: what a step does not look at
/// stays as it is, for the reader to judge. What is wrong is told to `problem`, with the way to it
/// in the file as it was; then `file` is of no use. Pure.
///
/// The journal beside a file of an earlier format is of the present one: it only lacks what came
/// later.
void migrate(nlohmann::json& file, int version, JsonProblem& problem);

}  // namespace dateline::io
