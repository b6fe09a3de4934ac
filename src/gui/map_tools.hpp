#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "gui/actions.hpp"
#include "gui/frame.hpp"
#include "gui/measure.hpp"
#include "gui/mention_card.hpp"
#include "scene/map_scene.hpp"

namespace dateline::gui {

/// What the mouse does on the map besides looking: moves the marker of the selected event, sets the
/// corners of an area, says where a new event was. Points are pixels of the map from its top left.
class MapTools {
 public:
  void set_world(OpenWorld world) { world_ = std::move(world); }

  /// The next click says where an event was that is to be added.
  void add_event();
  /// The next click says where the place of the user's own is that a dialog asks for.
  void place_own();
  /// The next clicks are corners of where that event was.
  void draw_area(std::string event);
  /// The same for the one selected event; nothing where there is none.
  void draw_area(const project::Project& project);
  /// Dragging measures, until it is asked for again.
  void measure();
  [[nodiscard]] bool measures() const { return tool_ == Tool::measure; }
  void measure_from(geo::LngLat at) { measure_.begin(at); }
  void measure_to(geo::LngLat at) { measure_.go_on(at); }
  /// Places that could be chosen, shown until others are.
  void show_ghosts(std::vector<PlaceGhost> ghosts) { ghosts_ = std::move(ghosts); }
  [[nodiscard]] std::vector<geo::LngLat> ghost_places() const;
  /// Where one is drawn on a map: at its place, or at the edge towards it. Pixels of the view.
  [[nodiscard]] static typeset::PathPoint ghost_spot(const Frame& frame, const scene::View& view,
                                                     geo::LngLat at);
  /// Whether a tool takes the key: Enter, Backspace, Esc.
  [[nodiscard]] bool key(const KeyPress& press);

  // For the map's panel.

  /// Whether a press there takes hold of the selected event's marker, be it by itself or in a
  /// cluster.
  [[nodiscard]] bool grab(const Frame& frame, const scene::MapPick* pick, typeset::PathPoint at);
  void start_drag(const Frame& frame);  ///< of what was taken hold of
  [[nodiscard]] bool is_dragging() const { return !dragged_.empty(); }
  void drag_to(typeset::PathPoint at);
  void drop(Frame& frame, const scene::View& view);
  /// Whether the click is a tool's own; so with the two.
  [[nodiscard]] bool click(Frame& frame, const scene::View& view, typeset::PathPoint at);
  [[nodiscard]] bool double_click();
  /// `own` is the record of the user's own place that is there; `by_key` where no mouse says where.
  void open_menu(const scene::View& view, typeset::PathPoint at,
                 std::optional<curation::RecordNumber> own = {}, bool by_key = false);
  /// Over the map, in its window.
  void draw(Frame& frame, const scene::PixelBox& box, const scene::View& view);
  /// The buttons at the map's upper right, in a window of their own.
  void draw_buttons(Frame& frame, const scene::PixelBox& box);
  /// What they take of the map.
  [[nodiscard]] static scene::PixelBox buttons_on(const Frame& frame, float width);

 private:
  enum class Tool : std::uint8_t { none, point, own_place, area, measure };

  void stop();
  void close_area(Frame& frame);
  void move_event(Frame& frame, const scene::View& view, const std::string& event, geo::LngLat to);
  [[nodiscard]] std::string near(geo::LngLat at) const;
  [[nodiscard]] AskNewEvent new_event(const scene::View& view, geo::LngLat at) const;
  void draw_drag(Frame& frame, scene::Painter& painter, ImVec2 origin, const scene::View& view);
  void draw_corners(Frame& frame, scene::Painter& painter, ImVec2 origin, const scene::View& view);
  void draw_ghosts(Frame& frame, scene::Painter& painter, ImVec2 origin, const scene::View& view);
  void draw_cross(Frame& frame, scene::Painter& painter, const scene::PixelBox& box);
  void draw_banner(Frame& frame, scene::Painter& painter, const scene::PixelBox& box);
  void draw_menu(Frame& frame, const scene::PixelBox& box, const scene::View& view);

  OpenWorld world_;
  Tool tool_ = Tool::none;
  std::string event_;  ///< whose area is drawn
  std::vector<geo::LngLat> corners_;
  bool close_asked_ = false;
  bool given_up_ = false;  ///< the click that a dialog waits for
  std::string complaint_;
  std::vector<PlaceGhost> ghosts_;
  Measure measure_;
  std::string dragged_;  ///< id of the event whose marker is moved; "" for none
  std::uint32_t dragged_row_ = 0;
  typeset::PathPoint offset_{};  ///< from the mouse to the marker's middle
  typeset::PathPoint to_{};      ///< the marker's middle
  std::optional<geo::LngLat> menu_at_;
  std::optional<curation::RecordNumber> menu_own_;
  bool menu_asked_ = false;
  bool menu_by_key_ = false;
  bool menu_open_ = false;
  bool menu_closes_ = false;
};

}  // namespace dateline::gui
