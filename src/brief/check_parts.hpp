#pragma once

#include <string>
#include <vector>

#include "brief/honest_check.hpp"
#include "brief/sight.hpp"

namespace dateline::brief {

// What check_scene() is made of: one function a kind of finding, or for kinds that look at the
// same. Each adds what it finds.

using Findings = std::vector<Finding>;

void check_sources(const Sight& sight, Findings& out);                      // one_source
void check_frame(const Sight& sight, Findings& out);                        // off_frame
void check_dropped(const Sight& sight, Findings& out);                      // not_on_map
void check_statuses(const Sight& sight, Findings& out);                     // not_happened
void check_sides(const Sight& sight, Findings& out);                        // one_sided
void check_dates(const Sight& sight, Findings& out);                        // stale
void check_legend(const Sight& sight, const Showing& how, Findings& out);   // legend
void check_colours(const Sight& sight, const Showing& how, Findings& out);  // colours

/// "capture in Mosul, attack in Baiji (planned) and 3 more".
[[nodiscard]] std::string titles_of(const store::Snapshot& snapshot,
                                    const std::vector<store::Row>& rows);
/// A finding of that scene, of the events of those rows.
[[nodiscard]] Finding finding_of(FindingKind kind, const Sight& sight,
                                 const std::vector<store::Row>& rows, std::string words,
                                 std::string cure);
/// The scene is to be that instead.
[[nodiscard]] Remedy mending(const Sight& sight, std::string words, curation::Scene as);
/// More words at the end of its caption.
[[nodiscard]] Remedy saying_so(const Sight& sight, const std::string& more);
/// All of them, of one scene.
[[nodiscard]] Findings check_sight(const Sight& sight, const Showing& how = {});

}  // namespace dateline::brief
