#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "base/result.hpp"

namespace dateline::briefing {

/// A file of a hand-out, all of it.
struct HandOut {
  std::string name;  ///< with its ending
  std::string bytes;
};

/// The folder that hand-outs go into. What of it was made for them and holds nothing in the end,
/// because they were stopped or went wrong, goes with this.
class HandOutFolder {
 public:
  /// Makes the folder where it is not there, and says what is wrong before much work is done.
  /// Errors: unreadable, with the folder's name.
  [[nodiscard]] static base::Result<HandOutFolder> prepare(const std::filesystem::path& folder);
  HandOutFolder(HandOutFolder&& other) noexcept : made_(std::exchange(other.made_, {})) {}
  HandOutFolder& operator=(HandOutFolder&&) = delete;
  ~HandOutFolder();

 private:
  HandOutFolder() = default;
  std::vector<std::filesystem::path> made_;  ///< the deepest first
};

/// Writes all of them; a file of the same name is replaced by the whole new one or not at all, and
/// no other is touched. Errors: as base::write_file_atomically().
[[nodiscard]] base::Result<void> write_hand_outs(const std::filesystem::path& folder,
                                                 const std::vector<HandOut>& files);

}  // namespace dateline::briefing
