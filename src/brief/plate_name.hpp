#pragma once

#include <cstddef>
#include <string>

#include "curation/scene.hpp"

namespace dateline::brief {

/// What the file of a scene is called, without ending: its place in the briefing (from 1) and its
/// words ("03-rebels-captured-tikrit"). `of`: how many scenes there are, so that names sort in
/// their order. Lower-case Latin letters and digits as they are, other scripts too; all else is a
/// hyphen. At most 48 characters of words, cut between two.
[[nodiscard]] std::string plate_name(std::size_t place, std::size_t of,
                                     const curation::Scene& scene);

}  // namespace dateline::brief
