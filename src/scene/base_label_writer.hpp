#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scene/base_map.hpp"
#include "scene/label_memory.hpp"
#include "scene/label_space.hpp"
#include "scene/painter.hpp"
#include "scene/theme.hpp"
#include "scene/view.hpp"

namespace dateline::scene {

/// How a name of the map is written. Lengths in pixels.
struct BaseLabelLook {
  TextStyle text;
  float dot = 0;      ///< radius of the town's dot, 0 for none
  bool ring = false;  ///< around the dot: a capital
  bool upper = false;
};

/// Finds room for the map's own names, each in the way of its kind, and writes them. Each call
/// takes what it writes of the space. `kept` is the spot that a name had in the picture before: it
/// is written there or not at all. nullopt where there is no room.
class BaseLabelWriter {
 public:
  using Spot = LabelMemory::Spot;
  /// REQUIRES the arguments outlive it.
  BaseLabelWriter(Painter& painter, const BaseMap& base, LabelSpace& space, const View& view,
                  const Theme& theme)
      : painter_(painter), base_(base), space_(space), view_(view), theme_(theme) {}

  /// A dot with its name beside it.
  std::optional<Spot> town(const MapLabel& label, const BaseLabelLook& look,
                           const std::string& text, const Spot* kept);
  /// Over an area, in one line or two; along its course where it has one.
  std::optional<Spot> area(const MapLabel& label, const BaseLabelLook& look,
                           const std::string& text, const Spot* kept);
  /// Along a river's course, unless one of the same name stands close by.
  std::optional<Spot> river(const MapLabel& label, const BaseLabelLook& look,
                            const std::string& text, const Spot* kept);

 private:
  std::optional<Spot> along_course(const MapLabel& label, const BaseLabelLook& look,
                                   const std::string& text, const Spot* kept);
  [[nodiscard]] bool belongs(const MapLabel& label, PathPoint at, PathPoint shift) const;
  [[nodiscard]] std::vector<PathPoint> shifts_for(const MapLabel& label, float width,
                                                  float height) const;
  void draw_dot(PathPoint at, const BaseLabelLook& look);

  Painter& painter_;
  const BaseMap& base_;
  LabelSpace& space_;
  const View& view_;
  const Theme& theme_;
  std::map<std::string_view, std::vector<PathPoint>> rivers_;  ///< where each is named
};

}  // namespace dateline::scene
