#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "gui/ask.hpp"
#include "gui/frame.hpp"
#include "gui/place_look_up.hpp"

namespace dateline::gui {

/// Adds an event that no program found. The content of a dialog.
class AddEventBox {
 public:
  enum class Outcome : std::uint8_t { open, done, asks_place };

  void open(const project::Project& project, AskNewEvent event);
  /// Where Outcome::done, the command was sent or the user does not want it.
  [[nodiscard]] Outcome draw(Frame& frame);
  void set_place(const PlaceMatch& match);
  void set_place(event::EventPlace place) { event_.place = std::move(place); }
  [[nodiscard]] std::string place_name() const { return event_.place ? event_.place->name : ""; }

 private:
  void draw_types(Frame& frame);
  void draw_statuses(Frame& frame);
  /// True where Enter was pressed in it.
  bool field(Frame& frame, const char* label, const char* name, const char* hint, char* text,
             std::size_t size);
  [[nodiscard]] bool draw_place(Frame& frame);
  [[nodiscard]] bool add(Frame& frame);

  AskNewEvent event_;
  std::string words_;  ///< of the span
  // The kind chosen last is likely to be wanted again.
  event::EventType type_ = event::EventType::attack;
  event::Status status_ = event::Status::happened;
  std::array<char, 101> actor_{};
  std::array<char, 101> target_{};
  std::array<char, 101> date_{};
  std::array<char, 501> note_{};
  bool focus_ = false;
  std::string complaint_;
};

}  // namespace dateline::gui
