#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "gui/frame.hpp"
#include "gui/story_layout.hpp"
#include "gui/story_source.hpp"
#include "gui/story_tabs.hpp"
#include "gui/text_selection.hpp"

namespace dateline::gui {

/// The story as it was written, with its places, times and events marked; lights the sentence of
/// what is selected, dims what lies after the playhead.
class StoryPanel {
 public:
  /// The story that is offered while there is none; "" for none.
  void set_sample(std::filesystem::path sample) { sample_ = std::move(sample); }
  /// Into the current window, from its cursor to its lower end.
  void draw(Frame& frame);
  /// Scrolls to the focus again, also where the reader has scrolled away from it.
  void show_focus() { seen_focus_ = 0; }
  /// Puts the selected text on the clipboard, if any is.
  void copy() const;
  /// Selects no text any more. False where none was.
  bool unselect();

 private:
  void draw_beginnings(Frame& frame, Sheet& sheet) const;
  std::filesystem::path sample_;
  void scroll_to_focus(const Frame& frame, float height);
  /// To what the story last told by the playhead, as that moves, where the user asks for it.
  void follow(const Frame& frame, const event::Document& document, float height);
  void scroll_to(std::uint32_t sentence, float height) const;
  void handle_mouse(Frame& frame, const event::Document& document, ImVec2 origin);
  void select_text(Frame& frame, const event::Document& document, float x, float y);
  void ask_mention(Frame& frame, std::size_t mention, text::Span span, ImVec2 origin) const;
  void draw_selection(scene::Painter& painter, Frame& frame, ImVec2 origin) const;
  void draw_selection_bar(Frame& frame, const event::Document& document, ImVec2 origin);
  void name_boxes(Frame& frame, const event::Document& document, ImVec2 origin) const;

  StoryTabs tabs_;
  StorySource source_;
  std::shared_ptr<const void> laid_out_;  ///< the document that layout_ is of
  std::string laid_out_story_;            ///< its story's id
  float width_ = 0;
  float scale_ = 0;
  bool scrolls_ = false;  ///< there is more than fits
  StoryLayout layout_;
  std::uint64_t seen_focus_ = 0;
  std::optional<time::Minute> followed_;  ///< the playhead that was scrolled to
  TextSelection selection_;
  scene::PixelBox panel_;  ///< what is seen of it
  scene::PixelBox bar_;    ///< of what can be done with selected text; empty where there is none
};

}  // namespace dateline::gui
