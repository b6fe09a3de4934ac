#include "brief/shot.hpp"

#include <algorithm>
#include <cmath>

#include "base/utf8.hpp"

namespace dateline::brief {

double reading_seconds(const curation::Scene& scene) {
  // Read aloud and a little slower than by practised readers of subtitles, who take 15 to 17
  // characters a second, since there is a map to look at, too.
  constexpr double kCharacters = 13;
  std::size_t characters =
      base::count_code_points(scene.title) + base::count_code_points(scene.caption);
  if (scene.quote) {
    characters +=
        base::count_code_points(scene.quote->words) + base::count_code_points(scene.quote->source);
  }
  if (scene.kind == curation::SceneKind::black || characters == 0) return 2;
  return std::clamp(1.5 + static_cast<double>(characters) / kCharacters, 3.0, 20.0);
}

double flight_seconds(const Flight& flight) { return std::clamp(1 + flight.length(), 1.0, 5.0); }

std::size_t frames_played(project::Project& project, double rate, std::size_t most) {
  std::size_t frames = 0;
  while (project.clock().direction() != 0 && frames < most) {
    project.tick(1 / rate);
    ++frames;
  }
  return frames;
}

time::Minute between(time::Minute a, time::Minute b, double share) {
  return a + std::llround(static_cast<double>(b - a) * share);
}

project::TimeRange between(const project::TimeRange& a, const project::TimeRange& b, double share) {
  return {between(a.from, b.from, share), between(a.to, b.to, share)};
}

}  // namespace dateline::brief
