#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <vector>

#include "gui/file_browser.hpp"
#include "gui/frame.hpp"
#include "gui/go_to_place.hpp"

namespace dateline::gui {

/// The dialogs, one at a time. They lie over the window and close with Esc.
class Dialogs {
 public:
  enum class Kind : std::uint8_t { none, open, paste, go_to, go_to_place, story_date, help };

  void show(Kind kind, std::string clipboard = "");
  void close() { wanted_ = Kind::none; }
  [[nodiscard]] bool is_open() const { return wanted_ != Kind::none; }
  [[nodiscard]] Kind kind() const { return wanted_; }
  /// Where the open dialog begins, until a file has been opened.
  void set_folder(std::filesystem::path folder) { folder_ = std::move(folder); }

  void set_place_look_up(PlaceLookUp look_up) { place_.set_look_up(std::move(look_up)); }

  void draw(Frame& frame);

 private:
  void draw_open(Frame& frame);
  void draw_paste(Frame& frame);
  void draw_go_to(Frame& frame);
  void draw_story_date(Frame& frame);
  void draw_help(Frame& frame);
  bool typed_date(Frame& frame, const char* hint);

  Kind wanted_ = Kind::none;
  bool focus_ = false;
  std::filesystem::path folder_;
  FileBrowser browser_;
  GoToPlaceBox place_;
  std::vector<char> pasted_;
  std::array<char, 128> typed_{};
  std::string complaint_;
};

}  // namespace dateline::gui
