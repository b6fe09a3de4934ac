#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>

#include "brief/mark_links.hpp"
#include "gui/cluster_list.hpp"
#include "gui/frame.hpp"
#include "gui/timeline_lanes.hpp"
#include "scene/place_names.hpp"
#include "scene/timeline_scene.hpp"

namespace dateline::gui {

/// Player controls and the timeline: histogram of everything, ruler, lanes.
class TimelinePanel {
 public:
  /// `base`, which has the names of places in other scripts, may be null until it is opened.
  void draw(Frame& frame, const scene::PixelBox& box, const scene::BaseMap* base);

 private:
  enum class Drag : std::uint8_t {
    none,
    waiting,     ///< pressed on the lanes, not yet moved
    pan,         ///< of the lanes
    scrub,       ///< of the playhead, on the ruler
    overview,    ///< of the visible window, on the histogram
    range_from,  ///< of a handle
    range_to,
    range_both,
    range_new,  ///< of a new range, on the axis where it began
    zoom        ///< of the stretch to zoom to, middle button
  };

  void controls(Frame& frame, const scene::PixelBox& box);
  void timeline(Frame& frame, const scene::PixelBox& box, const scene::BaseMap* base);
  [[nodiscard]] std::string place_name(const scene::PlaceNames& names,
                                       const scene::EventMark& mark);
  static void range_button(Frame& frame, const scene::PixelBox& histogram);
  void time_under_mouse(Frame& frame, const scene::TimelineParts& parts, float x);
  void handle_mouse(Frame& frame, const scene::TimelineParts& parts, bool over);
  static void hover(Frame& frame, const scene::TimelineParts& parts,
                    const scene::TimelinePick* pick);
  void click(Frame& frame, const scene::TimelineParts& parts, const scene::TimelinePick* pick);
  void begin_drag(Frame& frame, const scene::TimelineParts& parts, ImVec2 mouse);
  void go_on_dragging(Frame& frame, const scene::TimelineParts& parts, ImVec2 mouse);
  [[nodiscard]] const scene::TimeAxis& axis_of_drag(const scene::TimelineParts& parts) const;
  void set_range(Frame& frame, double a, double b);

  struct BuiltFor {
    std::uint64_t shown = 0;  ///< Project::shown_revision()
    project::Arrows arrows = project::Arrows::none;
    project::LanesBy lanes = project::LanesBy::type;
    friend bool operator==(const BuiltFor&, const BuiltFor&) = default;
  };
  scene::EventMarks marks_;  ///< of all events that are shown
  scene::EventMarks all_;    ///< with those that the filter hides; empty where it hides none
  TimelineLanes lanes_;
  ClusterList together_;    ///< of events that are drawn as one, or have found no room
  brief::MarkLinks links_;  ///< between them
  BuiltFor built_for_;
  /// Names of events' places in Arabic, by EventMark::index: to look one up takes long.
  std::unordered_map<std::uint32_t, std::string> arabic_;
  Drag drag_ = Drag::none;
  ImVec2 drag_from_{0, 0};
  double drag_minute_ = 0;          ///< under the mouse when the drag began
  project::TimeRange drag_window_;  ///< of time shown when the drag began
  project::TimeRange drag_range_;
  bool on_overview_ = false;
  bool drag_ctrl_ = false;  ///< held down when the drag began
};

}  // namespace dateline::gui
