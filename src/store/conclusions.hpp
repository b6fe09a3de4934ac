#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "base/stop_check.hpp"
#include "event/document.hpp"
#include "time/phrase.hpp"
#include "timeline/chronology.hpp"
#include "timeline/holders.hpp"

namespace dateline::store {

/// What follows from stories taken together and none of them says alone: how sharp the order of
/// events makes their times, what cannot all be true, who held which place when. Immutable; any
/// number of threads may read it.
struct Conclusions {
  /// Each costs about a millisecond to name; more than this no one reads.
  static constexpr std::size_t kMostContradictions = 300;

  timeline::Chronology chronology;
  std::vector<std::vector<timeline::Chronology::Known>> known;  ///< by document, then by event
  std::vector<timeline::Contradiction> contradictions;          ///< at most kMostContradictions
  timeline::Holders holders;
};

/// Draws them of documents and of what the user says. For some stories a matter of milliseconds,
/// for thousands of seconds: not for the main thread. `zero` is what the snapshot of the documents
/// counts from. nullptr where `stop`, which is asked many times a second, said to stop. Else pure.
[[nodiscard]] std::shared_ptr<const Conclusions> conclude(
    std::span<const std::shared_ptr<const event::Document>> documents,
    std::span<const timeline::UserStatement> statements, const timeline::Joins& joins,
    time::DayZero zero, const base::StopCheck& stop = {});
/// The same of the same documents when the user has come to say something else of times and order:
/// much faster.
[[nodiscard]] std::shared_ptr<const Conclusions> conclude_anew(
    const Conclusions& before, std::span<const std::shared_ptr<const event::Document>> documents,
    std::span<const timeline::UserStatement> statements, time::DayZero zero,
    const base::StopCheck& stop = {});

}  // namespace dateline::store
