#pragma once

#include <span>
#include <vector>

#include "event/event.hpp"
#include "geo/mercator.hpp"
#include "scene/base_layer.hpp"
#include "scene/event_marks.hpp"
#include "scene/held_places.hpp"
#include "scene/painter.hpp"
#include "scene/theme.hpp"
#include "scene/user_layers.hpp"

namespace dateline::scene {

/// What is on the map and needs explaining; nothing else is in the legend.
struct LegendContent {
  std::vector<event::EventType> types;  ///< in the order of their declaration
  std::vector<event::Status> statuses;  ///< those other than happened
  bool uncertain_places = false;
  bool uncertain_times = false;
  bool clusters = false;
  bool movements = false;  ///< arrows to where people went
  int heat = 0;  ///< the number of events of its deepest colour (full_heat()); 0 for no heat map
  std::vector<HeldPlace::Holder> holders;  ///< each once, by name
  bool probably_held = false;
  bool contested = false;
  std::vector<BorderClass> borders;  ///< those in sight that are not settled
  std::vector<LayerOnMap> layers;    ///< of the user's own, the first on top
};

/// The contents for what is shown of `events`: placed, visible and within `box`.
[[nodiscard]] LegendContent legend_of(const EventMarks& events, const geo::WorldBox& box);

/// Adds those who hold places within `box`.
void add_holders(LegendContent& content, std::span<const HeldPlace> held, const geo::WorldBox& box);

/// Size of the legend in pixels, 0 by 0 when there is nothing to explain. It has up to two columns
/// and at most `most_height` pixels.
[[nodiscard]] PixelBox legend_box(Painter& painter, const LegendContent& content, float scale,
                                  float most_height);

/// Draws it with its left top corner at x, y, on ground that is there already.
void draw_legend(Painter& painter, const LegendContent& content, float x, float y, float scale,
                 float most_height, const Theme& theme);

/// What stands for one that is folded: its name.
[[nodiscard]] PixelBox folded_legend_box(Painter& painter, float scale);
void draw_folded_legend(Painter& painter, float x, float y, float scale, const Theme& theme);

}  // namespace dateline::scene
