#include "project/versions.hpp"

#include <algorithm>

namespace dateline::project {

using curation::Difference;
using curation::Fate;

std::size_t count(const std::vector<Difference>& differences, Difference::Kind kind) {
  return static_cast<std::size_t>(std::ranges::count(differences, kind, &Difference::kind));
}

std::size_t ReadingReport::count(Difference::Kind kind) const {
  std::size_t out = 0;
  for (const ComparedVersions& c : changed) out += project::count(c.differences, kind);
  return out;
}

void compare_fates(const std::vector<Fate>& before, const std::vector<Fate>& after,
                   ReadingReport& report) {
  const auto lies = [](const Fate& f) {
    return f.kind == Fate::Kind::fits || f.kind == Fate::Kind::moved;
  };
  for (const Fate& now : after) {
    const auto was = std::ranges::lower_bound(before, now.correction, {}, &Fate::correction);
    if (was == before.end() || was->correction != now.correction || *was == now) continue;
    if (lies(*was) && !lies(now)) {
      report.lost.push_back(now);
    } else if (!lies(*was) && lies(now)) {
      report.found.push_back(now);
    } else if (now.kind == Fate::Kind::moved) {
      report.moved.push_back(now);
    }
  }
}

}  // namespace dateline::project
