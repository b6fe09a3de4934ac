#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "gui/actions.hpp"
#include "gui/frame.hpp"

namespace dateline::gui {

/// The inspector's part for what is put right of an event: type, status, actor, target, whether it
/// happened at all. Each is a command of its own, sent as soon as it is chosen or typed.
class EventEditor {
 public:
  /// Stays open while events are selected one after another, until one is gone under it.
  void open(const project::Project& project, store::Row row);
  void close();
  [[nodiscard]] bool is_open() const { return !event_.empty(); }
  /// Whether one of its fields had the keyboard in the last frame.
  [[nodiscard]] bool is_typing() const { return is_open() && typing_; }
  /// Whether it takes the key: Enter and Space open a list that has the keyboard, or choose of it.
  [[nodiscard]] bool key(const KeyPress& press);
  /// The way that Tab leads out of it: 1 forward, -1 back, 0 not at all. Once.
  [[nodiscard]] int take_leave() { return std::exchange(leaves_, 0); }
  /// Tab has led here, forward or back.
  void take_keys(int by) { focus_ = by > 0 ? Focus::type : Focus::note; }
  /// Esc: gives up what is being typed or chosen, else closes.
  void escape();
  /// The words typed to go with the next correction, which are then used up.
  [[nodiscard]] std::string take_note();

  void draw(Frame& frame, Sheet& sheet, store::Row row);

 private:
  static constexpr std::size_t kMostTyped = 256;
  /// A value that is typed, and what it was filled with.
  struct Typed {
    std::array<char, kMostTyped> text{};
    std::string filled;
    void fill(std::string_view with);
  };
  enum class Focus : std::uint8_t { none, type, status, actor, target, note };
  /// A list that is open: the line that the keys are at, and whether they choose it now.
  struct Keys {
    int at = 0;
    int lines = 0;
    bool chosen = false;
  };

  /// Follows the selection, and shows what has become of the event since.
  void settle(const project::Project& project, store::Row row);
  /// What Tab leads to from there.
  [[nodiscard]] Focus beside(Focus from);
  /// Takes the keys of a list before it is drawn into `box`.
  void take_list_keys(Frame& frame, Focus which, const char* id, const scene::PixelBox& box);
  /// Of the list that is open; `now` is the line chosen so far.
  void move_in_list(int now, int lines);
  void draw_type(Frame& frame, Sheet& sheet, const event::Event& e);
  void draw_status(Frame& frame, Sheet& sheet, const event::Event& e);
  /// True when what was typed is to be taken.
  [[nodiscard]] bool draw_typed(Frame& frame, Sheet& sheet, Focus which, Typed& typed);
  void draw_judgement(Frame& frame, Sheet& sheet, store::Row row);
  void send(Frame& frame, curation::EventChange change);

  std::string event_;  ///< that is edited; "" for none
  Typed actor_;
  Typed target_;
  Typed note_;
  Focus focus_ = Focus::none;  ///< asked for
  Focus list_ = Focus::none;   ///< the list that has the keyboard
  Keys keys_;
  bool enter_ = false;     ///< pressed, for a list
  bool tab_used_ = false;  ///< in this frame
  int leaves_ = 0;
  bool typing_ = false;
  bool choosing_ = false;      ///< a list of types or statuses is open
  bool was_choosing_ = false;  ///< in the last frame
  bool give_up_ = false;       ///< asked for: what is being typed or chosen
  bool show_ = false;          ///< asked for: to be scrolled into sight
};

}  // namespace dateline::gui
