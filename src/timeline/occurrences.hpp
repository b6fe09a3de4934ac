#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/stop_check.hpp"
#include "event/document.hpp"
#include "timeline/dispute.hpp"
#include "timeline/event_ref.hpp"
#include "timeline/joins.hpp"
#include "timeline/provenance.hpp"

namespace dateline::timeline {

/// One event as all stories tell it.
struct Occurrence {
  std::vector<EventRef> tellings;  ///< by the day of their stories; undated ones last
  std::uint32_t sources = 1;       ///< independent ones (Provenance::independent)
  std::optional<time::Days> first_told;
  std::optional<time::Days> last_told;
  std::vector<std::string>
      reasons;  ///< why tellings are of one event: a sentence each but the first
  std::vector<Dispute> disputes;
};

/// How many stories tell it; one story may tell it twice, where it quotes a denial.
[[nodiscard]] std::size_t stories_telling(const Occurrence& occurrence);

/// "told by 5 stories, 3 independent sources, first on 11 June 2014, last on 14 June 2014"; "" of
/// what one story tells.
[[nodiscard]] std::string told_words(const Occurrence& occurrence,
                                     std::string_view best_grade = {});

/// Which events of several documents are one and the same (match() says when), what each is told
/// by and what its tellings disagree about. Every event belongs to one occurrence, most to one of
/// their own. Immutable; share freely.
class Occurrences {
 public:
  Occurrences() = default;
  /// Reads documents in the order of their days: the first to tell an event leads.
  /// What users say of two events being one goes before what seems so. `stop` is asked at every
  /// event; told to stop, it is left half made, and is only to be destroyed.
  explicit Occurrences(Documents documents, const Joins& joins = {},
                       const base::StopCheck& stop = {});

  /// In the order in which they were first told.
  [[nodiscard]] const std::vector<Occurrence>& all() const { return all_; }
  /// Index of the occurrence that an event tells.
  [[nodiscard]] std::uint32_t of(EventRef event) const { return of_[event.document][event.event]; }

 private:
  std::vector<Occurrence> all_;
  std::vector<std::vector<std::uint32_t>> of_;  ///< by document and event
};

/// Whether the day of a story is known and no later than `day`.
[[nodiscard]] bool told_by(const event::Document& document, time::Days day);
/// The documents that were told by that day: what was known by then, the second clock of a
/// timeline.
[[nodiscard]] std::vector<std::shared_ptr<const event::Document>> known_by(Documents documents,
                                                                           time::Days day);

}  // namespace dateline::timeline
