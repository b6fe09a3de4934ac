#pragma once

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gui/file_browser.hpp"
#include "gui/frame.hpp"
#include "project/export_commands.hpp"

namespace dateline::gui {

/// Asks where the events that are shown go out to, a file or a database, and what is left out of
/// them. The content of a dialog. What is left out stays chosen for the next time, and in sight.
class ExportBox {
 public:
  /// Endings of files that events can go into, with what they are: ".kml" and "KML".
  using Endings = std::vector<std::pair<std::string, std::string>>;
  void set_endings(Endings endings) { endings_ = std::move(endings); }

  void open(const std::filesystem::path& folder, const project::Project& project);
  /// What the user has come to: a file, whose ending is known; or that it is over, because it was
  /// given up or sent.
  struct Answer {
    std::optional<std::filesystem::path> file;
    bool over = false;
  };
  [[nodiscard]] Answer draw(Frame& frame);
  [[nodiscard]] const project::ExportLeaves& leaves() const { return leaves_; }

 private:
  void write_on();
  void draw_leaves(Frame& frame);
  [[nodiscard]] std::optional<std::filesystem::path> draw_file(Frame& frame);
  [[nodiscard]] bool draw_database(Frame& frame);

  Endings endings_;
  FileBrowser browser_;
  project::ExportLeaves leaves_;
  bool to_database_ = false;
  bool focus_ = false;
  std::array<char, 1024> address_{};
  std::array<char, 64> set_{};
  std::string complaint_;
};

}  // namespace dateline::gui
