#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "curation/briefing.hpp"
#include "event/document.hpp"

namespace dateline::io {

/// Scenes in a file of their own, to be written by hand, kept under version control and put to
/// projects: docs/scenes-file.schema.json. Other than in a project's file, events and quotes are
/// named by the story's file and words of it, and layers by what they are called.

inline constexpr std::size_t kMostScenes = 1000;                ///< of a file
inline constexpr std::uintmax_t kMostScenesBytes = 16U << 20U;  ///< of a file

/// What scenes of a project may speak of.
struct ScenesOf {
  const curation::Ledger& ledger;
  /// Its stories as they were put right, in any order.
  std::vector<std::shared_ptr<const event::Document>> documents;
};

/// In their order; where they stand is up to whoever puts them to the project. Errors name the
/// file, the way to the value ("scenes[3].look.zoom") and what to do: bad_encoding, bad_format,
/// bad_value; too_large over a limit.
[[nodiscard]] base::Result<std::vector<curation::Scene>> read_scenes(std::string_view bytes,
                                                                     std::string_view name,
                                                                     const ScenesOf& of);

/// What is written of scenes, and what of it could not be.
struct ScenesWritten {
  std::string json;  ///< a line for each value, so that people can read it
  /// A phrase for each thing that the scenes speak of and that is no longer there: "scene 3: ...".
  std::vector<std::string> left_out;
};
/// All scenes of the project. read_scenes() gives the same again, but for what is left out.
[[nodiscard]] ScenesWritten write_scenes(const ScenesOf& of);

}  // namespace dateline::io
