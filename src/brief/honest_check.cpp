#include "brief/honest_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/translate.hpp"
#include "brief/check_parts.hpp"
#include "scene/kind_words.hpp"

namespace dateline::brief {

using base::tr;
using base::tr_format;

std::string titles_of(const store::Snapshot& snapshot, const std::vector<store::Row>& rows) {
  constexpr std::size_t kMost = 3;
  std::string out;
  for (std::size_t i = 0; i < std::min(kMost, rows.size()); ++i) {
    if (i > 0) out += ", ";
    const event::Event& e = snapshot.event(rows[i]);
    out += scene::event_title(e);
    const bool told = e.status == event::Status::happened || e.status == event::Status::ongoing;
    if (!told) out += std::string(" (") + scene::words_of(e.status) + ")";
  }
  if (rows.size() > kMost) {
    out += " " + tr_format("and {} more", rows.size() - kMost);
  }
  return out;
}

Finding finding_of(FindingKind kind, const Sight& sight, const std::vector<store::Row>& rows,
                   std::string words, std::string cure) {
  Finding out;
  out.kind = kind;
  out.place = sight.place;
  out.scene = sight.number;
  out.words = std::move(words);
  out.cure = std::move(cure);
  out.events.reserve(rows.size());
  for (const store::Row row : rows) out.events.push_back(sight.snapshot().event(row).id);
  return out;
}

Remedy mending(const Sight& sight, std::string words, curation::Scene as) {
  return {std::move(words), project::MendScenes{{{sight.number, std::move(as)}}}};
}

Remedy saying_so(const Sight& sight, const std::string& more) {
  curation::Scene as = *sight.scene;
  if (!as.caption.empty()) as.caption += as.caption.ends_with('.') ? " " : ". ";
  as.caption += more;
  return mending(sight, tr("Say so in the caption"), std::move(as));
}

Findings check_sight(const Sight& sight, const Showing& how) {
  Findings out;
  check_statuses(sight, out);
  check_sides(sight, out);
  check_sources(sight, out);
  check_frame(sight, out);
  check_dropped(sight, out);
  check_dates(sight, out);
  check_legend(sight, how, out);
  check_colours(sight, how, out);
  return out;
}

std::vector<Finding> check_scene(const project::Project& project, std::size_t at,
                                 const Showing& how) {
  const auto sight = sight_of(project, at);
  return sight ? check_sight(*sight, how) : Findings();
}

std::vector<Finding> check_showing(const project::Project& project, const Showing& how) {
  Findings out;
  const bool any = std::ranges::any_of(project.briefing(), [](const auto& scene) {
    return scene.scene->kind == curation::SceneKind::map;
  });
  if (!any || how.type_share >= kLeastType) return out;
  Finding small;
  small.kind = FindingKind::small_type;
  small.words = tr_format(
      "Names on the map are 1/{} of the height of the picture. Below 1/{} they cannot be read from "
      "the end of a room.",
      std::lround(1 / how.type_share), std::lround(1 / kLeastType));
  small.cure = how.larger_type ? tr("Make all that is drawn larger before you present.")
                               : tr("Choose a shape that is wider than it is high.");
  small.remedy = how.larger_type;
  out.push_back(std::move(small));
  return out;
}

std::vector<Finding> check_scenes(const project::Project& project,
                                  const std::vector<std::size_t>& scenes, const Showing& how) {
  Findings out;
  for (const std::size_t at : scenes) {
    for (Finding& finding : check_scene(project, at, how)) out.push_back(std::move(finding));
  }
  for (Finding& finding : check_showing(project, how)) out.push_back(std::move(finding));
  return out;
}

}  // namespace dateline::brief
