#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gui/frame.hpp"

namespace dateline::gui {

/// A folder's contents, recent files and a field for a typed path: what the open dialog shows.
class FileBrowser {
 public:
  enum class For : std::uint8_t { opening, saving, folder };

  /// Begins in `folder`; reads it. For saving, `name` stands in the field already.
  void open(const std::filesystem::path& folder, For what = For::opening,
            const std::string& name = "");
  /// The field takes the keyboard.
  void take_keys() { focus_ = true; }
  /// Into the current window. A file, or a folder, that was chosen, else nullopt.
  std::optional<std::filesystem::path> draw(Frame& frame);

  /// "~" and what follows it stand for the user's own folder, as in a shell.
  [[nodiscard]] static std::filesystem::path expanded(std::string_view typed);

  struct Entry {
    std::string name;
    bool folder = false;
    std::uintmax_t bytes = 0;
  };
  /// Folders first, then files, by name; hidden ones are left out. `error` says what is wrong with
  /// the folder. At most `kMostEntries`.
  static std::vector<Entry> list(const std::filesystem::path& folder, std::string& error);
  static constexpr std::size_t kMostEntries = 5000;

 private:
  std::optional<std::filesystem::path> recent(Frame& frame);
  void go(const std::filesystem::path& folder);

  std::filesystem::path folder_;
  std::vector<Entry> entries_;
  std::string error_;
  std::array<char, 4096> typed_{};
  bool focus_ = false;
  For for_ = For::opening;
};

}  // namespace dateline::gui
