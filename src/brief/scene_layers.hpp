#pragma once

#include <vector>

#include "curation/layers.hpp"
#include "curation/look.hpp"
#include "project/project.hpp"

namespace dateline::brief {

/// The user's own layers that a scene shows, the first on top, without showing it: those that it
/// chose, else those that are visible.
[[nodiscard]] std::vector<curation::NumberedLayer> layers_of(const project::Project& project,
                                                             const curation::SceneLook& look);

}  // namespace dateline::brief
