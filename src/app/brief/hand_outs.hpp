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

/// A hidden folder beside hand-outs, on the same disk, in which they are made; gone with what is
/// left in it afterwards, whatever happens short of the program being killed.
class WorkFolder {
 public:
  /// Errors: unreadable, with the folder's name.
  [[nodiscard]] static base::Result<WorkFolder> in(const std::filesystem::path& folder);
  WorkFolder(WorkFolder&& other) noexcept : path_(std::exchange(other.path_, {})) {}
  WorkFolder& operator=(WorkFolder&&) = delete;
  ~WorkFolder();
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }  ///< absolute

 private:
  explicit WorkFolder(std::filesystem::path path) : path_(std::move(path)) {}
  std::filesystem::path path_;
};

/// Writes all of them into a folder of work. Errors: as base::write_file_atomically().
[[nodiscard]] base::Result<void> write_hand_outs(const WorkFolder& work,
                                                 const std::vector<HandOut>& files);

/// Files of those names, once all of them are whole, take their places in the folder; what had the
/// name is replaced, and no other file is touched. Errors: unreadable; before anything has changed
/// where one of the places is a folder.
[[nodiscard]] base::Result<void> put_in_place(const WorkFolder& work,
                                              const std::filesystem::path& folder,
                                              const std::vector<std::string>& names);

}  // namespace dateline::briefing
