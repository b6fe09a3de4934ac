#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/stop_check.hpp"
#include "geo/feature_set.hpp"
#include "scene/base_map.hpp"

namespace dateline::scene {

/// Lines, or rings without their last side, that lie close together: what is drawn, or left out of
/// view, at once. Line i is points[starts[i]] up to, not including, points[starts[i + 1]]. A point
/// is a line of its place twice.
struct LayerChunk {
  geo::WorldBox box;
  geo::WorldPoint origin;  ///< what the vertices are relative to
  std::vector<Vertex> points;
  std::vector<std::uint32_t> starts;
};

/// A layer of a user's own, made ready to be drawn at any zoom and to be asked what lies where. It
/// never changes: many threads may use it.
class LayerShape {
 public:
  using Shape = geo::FeatureSet::Shape;

  /// What is drawn at a zoom: differs from what was given by less than half a pixel. What is
  /// smaller than a pixel is a point, and of points less than a pixel apart one is left.
  struct Level {
    std::vector<LayerChunk> lines;  ///< with the outlines of areas
    std::vector<LayerChunk> dots;
    std::vector<LayerChunk> rings;  ///< of areas: outer ones clockwise on the screen, holes not
  };

  /// `id` is another one for each that is alive. nullptr where `stop` said so. Takes about a
  /// second for a million points.
  [[nodiscard]] static std::shared_ptr<const LayerShape> make(std::uint64_t id,
                                                              geo::FeatureSet features,
                                                              const base::StopCheck& stop = {});

  [[nodiscard]] std::uint64_t id() const { return id_; }
  [[nodiscard]] const geo::FeatureSet& features() const { return features_; }
  /// Of all of it; no wider than a point where it is one.
  [[nodiscard]] const geo::WorldBox& box() const { return box_; }
  [[nodiscard]] bool has(Shape shape) const { return has_[static_cast<std::size_t>(shape)]; }
  /// For a zoom as scene::View has it, plus 1 for each doubling of pixels to a logical pixel.
  [[nodiscard]] const Level& level(double zoom) const;
  /// What makes a chunk of a level known among all: of that level's lines, dots and rings.
  [[nodiscard]] std::size_t level_index(double zoom) const;

  /// The feature at a point, the last drawn of several: one of points before lines before areas.
  /// `reach` is how far beside it a point or a line may lie, world units; an area counts where it
  /// holds the point, without `within` only its outline does. O(features nearby).
  [[nodiscard]] std::optional<std::uint32_t> feature_at(geo::WorldPoint at, double reach,
                                                        bool within = true) const;
  /// Where a feature is named: its point, the middle of its line, a place well within its largest
  /// area. REQUIRES feature < features().features.size().
  [[nodiscard]] geo::WorldPoint label_point(std::uint32_t feature) const {
    return label_points_[feature];
  }
  /// How large a feature is, world units: the larger side of its box.
  [[nodiscard]] double size_of(std::uint32_t feature) const;
  /// Calls `each` with the features whose boxes overlap `box`, until it says that it has enough.
  template <class Each>
  void for_each_in(const geo::WorldBox& box, const Each& each) const {
    for (const Group& group : groups_) {
      if (!group.box.overlaps(box)) continue;
      for (const std::uint32_t i : std::span(order_).subspan(group.first, group.count)) {
        if (boxes_[i].overlaps(box) && !each(i)) return;
      }
    }
  }

 private:
  static constexpr std::size_t kLevels = 6;
  /// Features that lie close together.
  struct Group {
    geo::WorldBox box;
    std::size_t first = 0;  ///< into order_
    std::size_t count = 0;
  };

  LayerShape(std::uint64_t id, geo::FeatureSet features);
  void put_in_order();
  [[nodiscard]] geo::WorldPoint find_label_point(std::uint32_t feature) const;
  [[nodiscard]] Level made_level(double tolerance, const base::StopCheck& stop) const;
  [[nodiscard]] bool holds(std::uint32_t feature, geo::WorldPoint at) const;
  [[nodiscard]] bool is_near(std::uint32_t feature, geo::WorldPoint at, double reach) const;

  std::uint64_t id_;
  geo::FeatureSet features_;
  geo::WorldBox box_;
  std::array<bool, 3> has_{};
  std::vector<geo::WorldBox> boxes_;  ///< of each feature
  std::vector<geo::WorldPoint> label_points_;
  std::vector<std::uint32_t> order_;  ///< features, neighbours beside each other
  std::vector<Group> groups_;
  std::array<Level, kLevels> levels_;
};

}  // namespace dateline::scene
