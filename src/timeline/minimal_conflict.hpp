#pragma once

#include <vector>

#include "timeline/constraint_graph.hpp"

namespace dateline::timeline {

/// A part of the statements of a negative cycle that is still contradictory, but no smaller part of
/// it is; the strongest first. `aside` is one of the cycle's statements; the others agree with each
/// other, so it is always in the part. The weakest others are left out first where there is a
/// choice (deletion filter: Chinneck and Dravnieks 1991). `cycle` lists its edges in their order
/// around it. Pure; the answer depends on what the statements say, not on indices.
[[nodiscard]] std::vector<StatementIndex> minimal_conflict(const ConstraintGraph& graph,
                                                           StatementIndex aside,
                                                           const std::vector<EdgeIndex>& cycle);

}  // namespace dateline::timeline
