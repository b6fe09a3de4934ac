#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "curation/compare.hpp"
#include "curation/revise.hpp"

namespace dateline::project {

/// What the project knows of its stories' files and readings. Found out away from the main thread,
/// so it may be some seconds old.
struct StoryStates {
  /// Stories whose files hold another text than was read, in the order of their records.
  std::vector<curation::RecordNumber> changed;
  /// Stories read by an earlier program, other data or another model; nullopt until that is known.
  std::optional<std::vector<curation::RecordNumber>> outdated = std::nullopt;
  friend bool operator==(const StoryStates&, const StoryStates&) = default;
};

/// A reading that a story had before its present one, and that the project's history still holds.
struct EarlierReading {
  curation::StoryEntry entry;
  std::string until;          ///< name of the step that put another in its place
  std::int64_t replaced = 0;  ///< when that was: seconds since 1970-01-01 UTC
};

/// Two versions of a story, with what users put right laid over both, and what lies between them.
struct ComparedVersions {
  curation::RecordNumber number = 0;  ///< of the later one's story
  std::string id;
  std::string title;
  std::shared_ptr<const event::Document> before;
  std::shared_ptr<const event::Document> after;
  std::vector<curation::Difference> differences;  ///< into those two
};

/// What reading stories again has changed. Immutable; shared between threads.
struct ReadingReport {
  std::size_t read = 0;                   ///< stories
  std::vector<ComparedVersions> changed;  ///< whose events are other ones now
  std::vector<curation::Fate> lost;       ///< corrections that did fit and no longer do
  std::vector<curation::Fate> moved;      ///< that were found again elsewhere
  std::vector<curation::Fate> found;      ///< that did not fit and do again
  std::vector<base::Error> errors;        ///< of stories left as they were
  std::int64_t made = 0;                  ///< of the step: seconds since 1970-01-01 UTC
  std::size_t steps = 0;                  ///< done in the project, with this one

  [[nodiscard]] std::size_t count(curation::Difference::Kind kind) const;
};
/// How many of a kind there are.
[[nodiscard]] std::size_t count(const std::vector<curation::Difference>& differences,
                                curation::Difference::Kind kind);

/// Sorts the corrections of two lists of fates, before and after stories were read again, into the
/// report's lists. Both are in the order of their numbers.
void compare_fates(const std::vector<curation::Fate>& before,
                   const std::vector<curation::Fate>& after, ReadingReport& report);

}  // namespace dateline::project
