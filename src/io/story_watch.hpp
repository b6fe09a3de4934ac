#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "base/file_lock.hpp"
#include "curation/ledger.hpp"

namespace dateline::io {

/// Finds stories whose files hold another text than was read of them. A file is read when it is
/// first looked at and again only when its size or its time of change is another one. A story whose
/// file has gone, or that came out of a collection (.jsonl), counts as unchanged: the project has
/// its text. For one thread at a time.
class StoryWatch {
 public:
  struct Story {
    curation::RecordNumber number = 0;
    std::filesystem::path file;
    std::uint64_t text = 0;  ///< checksum of what was read
  };
  /// Those of a project that have files of their own, in the order of their records.
  [[nodiscard]] static std::vector<Story> stories_of(const curation::Ledger& ledger);

  /// The numbers of those that have changed, in their order. `goes_on` is asked before each; false
  /// ends the look, with what was found by then.
  [[nodiscard]] std::vector<curation::RecordNumber> look(const std::vector<Story>& stories,
                                                         const std::function<bool()>& goes_on);

 private:
  struct Seen {
    base::FileState state;
    std::uint64_t text = 0;
  };
  std::map<std::string, Seen> seen_;  ///< by path
};

}  // namespace dateline::io
