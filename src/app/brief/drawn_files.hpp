#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "app/brief/hand_outs.hpp"
#include "app/brief/layers_read.hpp"
#include "app/brief/options.hpp"
#include "app/brief/progress.hpp"
#include "base/result.hpp"
#include "project/project.hpp"
#include "scene/base_map.hpp"
#include "typeset/typesetter.hpp"

namespace dateline::briefing {

/// The films that were asked for, and the program that makes them.
struct FilmsWanted {
  std::vector<std::string> formats;  ///< each once; empty for none
  std::filesystem::path maker;
};
/// Errors: where there is no such program, and one is needed.
[[nodiscard]] base::Result<FilmsWanted> films_wanted(const Options& o);

/// What hand-outs of plates are made of and how.
struct DrawnFiles {
  const Options& options;
  const FilmsWanted& films;
  std::pair<int, int> size;  ///< pixels
  std::filesystem::path assets;
  const scene::BaseMap& base;
  typeset::Typesetter& type;
  LayersRead& layers;
  Progress& progress;
  std::filesystem::path work;  ///< absolute: where films are made
};

/// What draw_files() has made.
struct Drawn {
  std::vector<HandOut> files;
  std::vector<std::string> films;  ///< names of those, which lie in the folder of work
};

/// Whether a picture of a plate is needed for anything that was asked for.
[[nodiscard]] bool needs_drawing(const Options& o);
/// Draws all that was asked for but pages for browsers, without a display: pictures, PDF and slides
/// are returned, films made in the folder of work. Errors: those of render::Context::offscreen(),
/// the plates and files; cancelled.
[[nodiscard]] base::Result<Drawn> draw_files(const DrawnFiles& files, project::Project& project,
                                             const std::vector<std::size_t>& scenes);

}  // namespace dateline::briefing
