#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "gui/frame.hpp"
#include "gui/key_press.hpp"
#include "gui/place_look_up.hpp"

namespace dateline::gui {

/// A place that could be chosen, to be seen on the map.
struct PlaceGhost {
  geo::LngLat at;
  std::string label;  ///< its number
  bool lit = false;   ///< its row is under the mouse
};

/// The places that a name in a story may mean, numbered, over the panel that it stands in: the map
/// stays free. One is taken by a click or its number, for that mention, its story or all stories.
class MentionCard {
 public:
  static constexpr const char* kWindow = "##mention";  ///< its name for ImGui
  void open(const project::Project& project, const AskMention& ask,
            const gazetteer::Gazetteer* world);
  void close() { candidates_.clear(), open_ = false; }
  [[nodiscard]] bool is_open() const { return open_; }
  /// Whether it takes the key: a number, or Esc.
  [[nodiscard]] bool key(const KeyPress& press);

  enum class Outcome : std::uint8_t { none, asks_other, asks_own };
  /// Outcome::asks_other where none of them is right: search for it, and give it to correction().
  /// Outcome::asks_own where it is a place of the user's own, which is to be made or changed.
  [[nodiscard]] Outcome draw(Frame& frame);
  /// That the name means that place, or none, as far as is chosen; or that the event was there.
  [[nodiscard]] project::Command correction(const std::optional<PlaceMatch>& to) const;
  /// The record of the user's own place that it is read as; nullopt where it is none.
  [[nodiscard]] std::optional<curation::RecordNumber> own_place(
      const project::Project& project) const;
  [[nodiscard]] const std::string& surface() const { return surface_; }
  [[nodiscard]] const std::vector<PlaceGhost>& ghosts() const { return ghosts_; }

 private:
  [[nodiscard]] bool still_there(const project::Project& project) const;
  void draw_reach(Frame& frame);
  [[nodiscard]] bool draw_row(Frame& frame, std::size_t index);
  void draw_why(Frame& frame) const;
  void place_window(const Frame& frame) const;
  [[nodiscard]] Outcome draw_content(Frame& frame);

  bool open_ = false;
  bool new_ = false;  ///< the click that opened it is not one beside it
  AskMention ask_;
  std::string story_;
  std::string surface_;
  std::string now_;  ///< key of the place that it is read as
  curation::Reach reach_ = curation::Reach::mention;
  std::vector<PlaceMatch> candidates_;
  std::optional<std::size_t> pointed_;  ///< candidate under the pointer
  std::vector<PlaceGhost> ghosts_;
  std::optional<std::size_t> pressed_;  ///< its number
  float height_ = 0;                    ///< of the last frame
};

}  // namespace dateline::gui
