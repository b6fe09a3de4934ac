#pragma once

#include <string>
#include <vector>

#include "brief/honest_check.hpp"

namespace dateline::briefing {

/// The exit status of a check that has found something.
inline constexpr int kFound = 1;

/// Findings for people, a line each: "scene 2: one-source: what is wrong. What to do. [Widen the
/// map]", what one click in the window would do,; "all scenes" for those of none. "" for none.
[[nodiscard]] std::string findings_as_text(const std::vector<brief::Finding>& findings);

/// The same for programs: a JSON object whose "findings" are objects of "scene" (its place from 1;
/// 0 for all), "kind", "words", "cure", "remedy" (null where there is none) and "events" (ids).
[[nodiscard]] std::string findings_as_json(const std::vector<brief::Finding>& findings);

/// What hand-outs are told with: how many findings there are and how to read them; "" for none.
[[nodiscard]] std::string findings_advice(const std::vector<brief::Finding>& findings);

}  // namespace dateline::briefing
