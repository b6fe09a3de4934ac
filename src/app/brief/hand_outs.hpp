#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace dateline::briefing {

/// A file of a hand-out, all of it.
struct HandOut {
  std::string name;  ///< with its ending
  std::string bytes;
};

/// Makes the folder where it is not there, and says what is wrong before much work is done. Errors:
/// unreadable, with the folder's name.
[[nodiscard]] base::Result<void> prepare_folder(const std::filesystem::path& folder);

/// Writes all of them; a file of the same name is replaced by the whole new one or not at all, and
/// no other is touched. Errors: as base::write_file_atomically().
[[nodiscard]] base::Result<void> write_hand_outs(const std::filesystem::path& folder,
                                                 const std::vector<HandOut>& files);

}  // namespace dateline::briefing
