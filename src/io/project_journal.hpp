#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.hpp"
#include "curation/ledger.hpp"

namespace dateline::io {

// What was done to a project since it was saved: a line of JSON each, beginning with a checksum of
// the rest, so that a line that was only half written is known for what it is.

struct JournalStep {
  curation::Step step;
};
struct JournalMore {  ///< belongs to the step before
  std::vector<curation::Change> changes;
};
struct JournalChange {  ///< belongs to no step
  std::vector<curation::Change> changes;
};
struct JournalUndo {};
struct JournalRedo {};
using JournalEntry =
    std::variant<JournalStep, JournalMore, JournalChange, JournalUndo, JournalRedo>;

/// Which state of which project the entries go on from.
struct JournalHead {
  std::string project;      ///< ProjectFile::id
  std::uint64_t saved = 0;  ///< ProjectFile::saved
  friend bool operator==(const JournalHead&, const JournalHead&) = default;
};

[[nodiscard]] std::string journal_line(const JournalHead& head);
[[nodiscard]] std::string journal_line(const JournalEntry& entry,
                                       const std::filesystem::path& folder);

struct Journal {
  JournalHead head;
  std::vector<JournalEntry> entries;
  std::size_t good = 0;  ///< bytes up to the end of the last line that is whole
};

/// Reads up to the first line that is not whole: what comes behind it was never promised to be
/// there. Errors: bad_format where not even the head is.
[[nodiscard]] base::Result<Journal> read_journal(std::string_view bytes, std::string_view name,
                                                 const std::filesystem::path& folder);

/// Does to a ledger what the entries say.
void replay(const std::vector<JournalEntry>& entries, curation::Ledger& ledger);

}  // namespace dateline::io
