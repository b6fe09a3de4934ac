#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/brief/hand_outs.hpp"
#include "app/brief/progress.hpp"
#include "project/project.hpp"
#include "scene/base_map.hpp"
#include "scene/theme.hpp"
#include "scene/user_layers.hpp"
#include "typeset/typesetter.hpp"

namespace dateline::briefing {

/// What the file of a page says and looks like.
struct PageFile {
  std::string name;                           ///< of the file, without ending
  std::string title;                          ///< of the briefing
  std::filesystem::path form;                 ///< share/dateline/page.html
  std::optional<project::Language> language;  ///< nullopt: each scene's own
  std::string interface = "en";         ///< of the page's own words, as base::language_tag() has it
  const scene::Theme* theme = nullptr;  ///< nullptr: light or dark as the reader's system is
};

/// The user's own layers of records, in that order, as they are drawn.
using LayersOfPage =
    std::function<std::vector<scene::LayerOnMap>(const std::vector<curation::RecordNumber>&)>;

/// The scenes of a project as one page that needs no network: a map and a timeline to look around
/// in, with the sentences that all of it rests on. Draws without OpenGL. Errors: those of
/// publish::encode_page();
/// cancelled.
[[nodiscard]] base::Result<HandOut> make_page(const PageFile& file, project::Project& project,
                                              const std::vector<std::size_t>& scenes,
                                              const scene::BaseMap& base, typeset::Typesetter& type,
                                              const LayersOfPage& layers, Progress& progress);

}  // namespace dateline::briefing
