#pragma once

#include <cstddef>
#include <optional>

#include "brief/flight.hpp"
#include "curation/scene.hpp"
#include "project/project.hpp"

namespace dateline::brief {

/// How long a film stands at a scene whose words are read meanwhile, seconds: 3 to 20, by their
/// length; 2 where there are none.
[[nodiscard]] double reading_seconds(const curation::Scene& scene);

/// How long a film takes from one view to the next, seconds: 1 to 5, by how far that is.
[[nodiscard]] double flight_seconds(const Flight& flight);

/// How long the time of a project plays on from where it stands, in pictures of which `rate` come
/// in a second; 0 where it stands still. Lets it play, at most `most` of them.
[[nodiscard]] std::size_t frames_played(project::Project& project, double rate, std::size_t most);

/// Between two moments of a story.
[[nodiscard]] time::Minute between(time::Minute a, time::Minute b, double share);
[[nodiscard]] project::TimeRange between(const project::TimeRange& a, const project::TimeRange& b,
                                         double share);

}  // namespace dateline::brief
