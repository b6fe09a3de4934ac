#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "gui/cluster_list.hpp"
#include "gui/feature_card.hpp"
#include "gui/frame.hpp"
#include "gui/layer_states.hpp"
#include "gui/map_tools.hpp"
#include "gui/version_marks.hpp"
#include "scene/map_scene.hpp"

namespace dateline::gui {

/// The map: decides with scene what is to be drawn, shows the texture that is made of it, and turns
/// the mouse into commands.
class MapPanel {
 public:
  /// `base` may be null until it is opened.
  void draw(Frame& frame, const scene::PixelBox& box, const scene::BaseMap* base,
            ShownLayers layers);

  /// What the map's texture is to show; nullptr before the first frame. `serial` counts up with
  /// every new list.
  [[nodiscard]] const scene::MapDrawList* list() const { return list_ ? &*list_ : nullptr; }
  [[nodiscard]] std::uint64_t serial() const { return serial_; }
  /// What the last frame has drawn over it that belongs to the map: pins, marks of versions; in the
  /// window's pixels, as box() is.
  [[nodiscard]] const std::vector<scene::Mesh>& over() const { return over_; }
  [[nodiscard]] const scene::PixelBox& box() const { return box_; }
  [[nodiscard]] MapTools& tools() { return tools_; }
  /// Closes what is told of a feature of a layer; false where nothing is.
  bool close_feature() {
    const bool open = feature_.is_open();
    feature_.close();
    return open;
  }
  /// What a right click opens, without a mouse: with the next frame.
  void ask_menu() { menu_asked_ = true; }
  /// What is shown of two versions of a story, until other marks are.
  void show_versions(std::vector<VersionMark> marks);
  void forget() { built_for_.reset(); }  ///< the atlas was cleared: the list must be built anew

 private:
  struct BuiltFor {
    std::uint64_t revision = 0;
    scene::View view{1, 1, 1, {0.5, 0.5}, 0};
    const scene::BaseMap* base = nullptr;
    std::vector<geo::LngLat> ghosts;  ///< names keep clear of them
    friend bool operator==(const BuiltFor&, const BuiltFor&) = default;
  };
  struct OwnPlace {
    curation::RecordNumber record = 0;
    curation::OwnPlace place;
  };
  enum class Drag : std::uint8_t { none, waiting, pan, box, marker, measure };

  void build(Frame& frame, const scene::View& view, const scene::BaseMap* base);
  void handle_mouse(Frame& frame, const scene::PixelBox& box);
  /// The place of the event whose symbol is there, else the point itself.
  [[nodiscard]] geo::LngLat point_at(const Frame& frame, typeset::PathPoint at) const;
  void hold_under_mouse(Frame& frame, typeset::PathPoint at);
  void name_boxes(Frame& frame, const scene::PixelBox& map) const;
  void gather_own_places(const project::Project& project);
  [[nodiscard]] const OwnPlace* own_place_at(typeset::PathPoint at) const;
  bool own_place_under_mouse(Frame& frame, typeset::PathPoint at) const;
  /// What of the user's layers lies there; nullopt where an event, or anything else that answers to
  /// the mouse, does.
  [[nodiscard]] std::optional<scene::FeatureRef> feature_under(const Frame& frame,
                                                               typeset::PathPoint at) const;
  void reach_clusters(Frame& frame, const scene::PixelBox& map);
  void open_circle(Frame& frame, const scene::MapPick& circle, const scene::PixelBox& box);
  void answer_menu_key(const std::optional<project::Pin>& pinned);
  void draw_legend_button(Frame& frame, const scene::PixelBox& box) const;
  void draw_pin(Frame& frame, const scene::PixelBox& box);
  void click(Frame& frame, typeset::PathPoint at, const scene::PixelBox& map);
  void select_box(Frame& frame, const scene::PixelBox& map);

  std::optional<scene::MapDrawList> list_;
  std::vector<scene::Mesh> over_;
  scene::PixelBox box_;
  std::vector<scene::HeldPlace> held_;                ///< what list_ was built of
  std::vector<OwnPlace> own_;                         ///< likewise
  std::pair<std::uint64_t, std::uint64_t> own_of_{};  ///< of what is shown and of the records
  std::optional<BuiltFor> built_for_;
  std::uint64_t serial_ = 0;
  Drag drag_ = Drag::none;
  ImVec2 drag_from_{0, 0};
  bool drag_shift_ = false;
  bool drag_marker_ = false;
  bool menu_asked_ = false;
  geo::LngLat measure_from_;  ///< where the mouse went down
  MapTools tools_;
  std::vector<VersionMark> versions_;
  ClusterList cluster_;
  ShownLayers layers_;  ///< what list_ was built of
  FeatureCard feature_;
};

}  // namespace dateline::gui
