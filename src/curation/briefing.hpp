#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

#include "curation/ledger.hpp"

namespace dateline::curation {

/// A scene with the number of its record.
struct NumberedScene {
  RecordNumber number = 0;
  const Scene* scene = nullptr;
};

/// The scenes of a project, the first first. Valid until the ledger changes.
[[nodiscard]] std::vector<NumberedScene> briefing_of(const Ledger& ledger);

/// Where a scene stands in a briefing, counted from 0; nullopt where it is none of it.
[[nodiscard]] std::optional<std::size_t> place_in(const std::vector<NumberedScene>& briefing,
                                                  RecordNumber scene);

/// What puts `scene` so that `at` of `others` come before it: changes of that record and, only
/// where there is no room between those two, of the fewest behind it. `others` are in their order,
/// without it. REQUIRES at <= others.size().
[[nodiscard]] std::vector<Change> put_in_order(const std::vector<NumberedScene>& others,
                                               std::size_t at, RecordNumber number, Scene scene);

/// What puts `scenes` behind all of `briefing`, in that order, as one step. `take` gives a number
/// for each, in that order.
[[nodiscard]] std::vector<Change> put_at_end(std::vector<NumberedScene> briefing,
                                             const std::vector<Scene>& scenes,
                                             const std::function<RecordNumber()>& take);

}  // namespace dateline::curation
