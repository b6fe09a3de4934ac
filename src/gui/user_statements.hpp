#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <utility>

#include "gui/frame.hpp"

namespace dateline::gui {

/// The inspector's part for what the user knows besides: a field for the time of the selected
/// event, a choice of how two selected ones stand to each other, and what has been said so far.
class UserStatements {
 public:
  /// Opens the field with the event's time in it, and gives it the keyboard.
  void correct(const project::Project& project, store::Row row);
  [[nodiscard]] bool is_open() const { return !event_.empty(); }
  /// Whether one of its fields had the keyboard in the last frame.
  [[nodiscard]] bool is_typing() const { return is_open() && typing_; }
  void close() { event_.clear(); }
  /// The way that Tab leads out of its fields: 1 forward, -1 back, 0 not at all. Once.
  [[nodiscard]] int take_leave() { return std::exchange(leaves_, 0); }
  /// Tab has led here, forward or back.
  void take_keys(int by) { focus_ = by > 0 ? Focus::time : Focus::note; }

  /// The field, or what opens it; then what is said of the event, each line with a button that
  /// takes it back.
  void draw(Frame& frame, Sheet& sheet, store::Row row);
  /// Whether a statement is listed there: it speaks of the event, by whichever story's telling.
  [[nodiscard]] static bool lists(const store::Snapshot& snapshot, store::Row row,
                                  const timeline::UserStatement& statement);
  /// How the first of two events stands to the second, to be chosen.
  static void draw_order(Frame& frame, store::Row first, store::Row second);

 private:
  void draw_field(Frame& frame, Sheet& sheet, store::Row row);
  void enter(Frame& frame, store::Row row);

  std::string event_;  ///< whose time is being corrected; "" for none
  std::array<char, 101> typed_{};
  std::array<char, 501> note_{};
  enum class Focus : std::uint8_t { none, time, note } focus_ = Focus::none;  ///< asked for
  bool typing_ = false;
  int leaves_ = 0;
  std::string complaint_;
};

}  // namespace dateline::gui
