#pragma once

#include <array>
#include <string>

#include "gui/copies.hpp"
#include "gui/frame.hpp"

namespace dateline::gui {

/// Where a story comes from, above its text: who published it, how it was graded, of which story it
/// is a copy. What the user knows of it is written in a small window of its own.
class StorySource {
 public:
  /// Into the current window, at its cursor.
  void draw(Frame& frame);

 private:
  using Field = std::array<char, 512>;

  void draw_line(Frame& frame);
  void draw_copy(Frame& frame);
  void open(const project::Project& project);
  void draw_popup(Frame& frame);
  /// True where Enter was pressed in it.
  bool field(Frame& frame, const char* label, const char* name, Field& text,
             const std::string& hint, float width);
  void draw_grades(Frame& frame, float column);
  void save(Frame& frame) const;

  Copies copies_;
  std::string story_;  ///< the one that the fields are of
  Field publisher_{};
  Field author_{};
  Field url_{};
  Field list_{};
  curation::Grades grades_;
  bool focus_ = false;
};

}  // namespace dateline::gui
