#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

#include "brief/finding.hpp"
#include "project/project.hpp"
#include "scene/theme.hpp"
#include "scene/user_layers.hpp"

namespace dateline::brief {

/// Where and by what the scenes are to be shown.
struct Showing {
  const scene::Theme* theme = &scene::Theme::light();
  /// What is drawn of one of the user's layers; nullopt where its file has not been read. May be
  /// empty: of layers then no more is looked at than their records say.
  std::function<std::optional<scene::LayerOnMap>(curation::RecordNumber)> layer = {};
  double type_share = 12.0 / 540;          ///< size of names on the map, by the picture's height
  std::optional<Remedy> larger_type = {};  ///< what makes it larger; nullopt where nothing does
};

/// Type smaller than this share of the height is not read from the end of a room, some six heights
/// away: it is then a fifth of a degree high, what ISO 9241-303 calls the least.
inline constexpr double kLeastType = 1.0 / 50;

/// What is wrong with one scene, the gravest first; at most one finding of a kind, but for colours
/// and what is out of date. Nothing of scenes of words alone. Pure; O(n) in the events. REQUIRES
/// at < project.briefing().size(), and conclusions that are drawn: before that every event seems to
/// rest on one source.
[[nodiscard]] std::vector<Finding> check_scene(const project::Project& project, std::size_t at,
                                               const Showing& how = {});

/// The same of what concerns all scenes alike.
[[nodiscard]] std::vector<Finding> check_showing(const project::Project& project,
                                                 const Showing& how = {});

/// Both, of these scenes in their order.
[[nodiscard]] std::vector<Finding> check_scenes(const project::Project& project,
                                                const std::vector<std::size_t>& scenes,
                                                const Showing& how = {});

}  // namespace dateline::brief
