#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

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
  enum class Focus : std::uint8_t { none, actor, target, note };

  /// Follows the selection, and shows what has become of the event since.
  void settle(const project::Project& project, store::Row row);
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
  bool typing_ = false;
  bool choosing_ = false;  ///< a list of types or statuses is open
  bool give_up_ = false;   ///< asked for: what is being typed or chosen
  bool show_ = false;      ///< asked for: to be scrolled into sight
};

}  // namespace dateline::gui
