#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include "project/project.hpp"

namespace dateline::gui {

// What the inspector tells of corrections, in words. Without ImGui.

/// A correction of an event as its list shows it.
struct PutRight {
  curation::RecordNumber record = 0;
  std::string title;    ///< "Type: clash", where it is of the event itself; else as in lists
  std::string by;       ///< "Ann, 28 November 2026"
  std::string note;     ///< the user's own words
  std::string trouble;  ///< why it does nothing; "" where it does
};
/// Those that speak of the event of a row, the first first; what was said of all its tellings at
/// once is one. Of time and order there is nothing: the statements list them.
[[nodiscard]] std::vector<PutRight> put_right(const project::Project& project, store::Row row);

/// What the user says of two events being one.
struct Joined {
  curation::RecordNumber record = 0;
  bool same = true;
};
[[nodiscard]] std::optional<Joined> joined(const project::Project& project, store::Row a,
                                           store::Row b);

/// The correction that vouches for an event, or that changes what `sample` holds a change of.
[[nodiscard]] std::optional<curation::RecordNumber> said_of(const project::Project& project,
                                                            store::Row row,
                                                            const curation::EventChange& sample);

/// What a person has done to an event, by whichever of its tellings.
struct Marks {
  bool verified = false;
  bool corrected = false;  ///< its time as well
  bool added = false;
  [[nodiscard]] bool any() const { return verified || corrected || added; }
};
[[nodiscard]] Marks marks_of(const store::Snapshot& snapshot, store::Row row);
/// Their icons, apart; "" for none.
[[nodiscard]] std::string icons(const Marks& marks);
/// "Verified, put right by hand".
[[nodiscard]] std::string words(const Marks& marks);

/// "was attack", "was attack, planned", "was not told": values before they were put right; "" where
/// none was, or nobody knows what it was (`read` is nullptr).
[[nodiscard]] std::string was(std::initializer_list<event::ByHand> what, const event::Event& now,
                              const event::Event* read);

}  // namespace dateline::gui
