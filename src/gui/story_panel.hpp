#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "gui/found_words.hpp"
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
  /// Whether the example briefing is offered likewise.
  void offer_example(bool there) { has_example_ = there; }
  /// Into the current window, from its cursor to its lower end.
  void draw(Frame& frame);
  /// Scrolls to the focus again, also where the reader has scrolled away from it.
  void show_focus() { seen_focus_ = 0; }
  /// The card of the next name of a place, or of the one before: it is scrolled to and asked for.
  void step_name(int by) { steps_ = by; }
  /// To the next place that has the words that are looked for, or the one before.
  void step_found(int by) { found_.step(by); }
  /// To the one at hand, which was out of sight with the story.
  void show_found() { found_.show(); }
  /// The user is typing what is looked for: the story scrolls to the first that comes.
  void set_searching(bool searching) { searching_ = searching; }
  /// Id of an event that is to be corrected, "" for none. Once.
  [[nodiscard]] std::string take_corrects() { return std::exchange(corrects_, {}); }
  /// Puts the selected text on the clipboard, if any is.
  void copy() const;
  /// Selects no text any more. False where none was.
  bool unselect();

 private:
  void draw_beginnings(Frame& frame, Sheet& sheet) const;
  std::filesystem::path sample_;
  bool has_example_ = false;
  void scroll_to_focus(const Frame& frame, float height);
  /// To what the story last told by the playhead, as that moves, where the user asks for it.
  void follow(const Frame& frame, const event::Document& document, float height);
  void scroll_to(std::uint32_t sentence, float height);
  void scroll_to(float top, float bottom, float height);  ///< pixels from the story's top
  void handle_mouse(Frame& frame, const event::Document& document, ImVec2 origin);
  /// Does what step_name() asks for, in this frame and the next.
  void follow_names(Frame& frame, const event::Document& document, ImVec2 origin);
  void select_text(Frame& frame, const event::Document& document, float x, float y);
  void ask_mention(Frame& frame, std::size_t mention, text::Span span, ImVec2 origin) const;
  void follow_found(const Frame& frame);
  void draw_found(scene::Painter& painter, Frame& frame, ImVec2 origin);
  void draw_selection(scene::Painter& painter, Frame& frame, ImVec2 origin) const;
  void draw_selection_bar(Frame& frame, const event::Document& document, ImVec2 origin);
  void name_boxes(Frame& frame, const event::Document& document, ImVec2 origin) const;

  StoryTabs tabs_;
  StorySource source_;
  std::shared_ptr<const void> laid_out_;  ///< the document that layout_ is of
  std::string laid_out_story_;            ///< its story's id
  float width_ = 0;
  float scale_ = 0;
  float scroll_ = 0;      ///< where it is, or goes, in this frame
  bool scrolls_ = false;  ///< there is more than fits
  StoryLayout layout_;
  std::uint64_t seen_focus_ = 0;
  std::optional<time::Minute> followed_;  ///< the playhead that was scrolled to
  int steps_ = 0;                         ///< from name to name, asked for
  std::optional<std::size_t> named_;      ///< the mention stepped to last
  bool asks_name_ = false;                ///< its card, once it is scrolled to
  FoundWords found_;
  bool searching_ = false;
  std::string corrects_;
  TextSelection selection_;
  scene::PixelBox panel_;  ///< what is seen of it
  scene::PixelBox bar_;    ///< of what can be done with selected text; empty where there is none
};

}  // namespace dateline::gui
