#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "render/context.hpp"
#include "render/image.hpp"
#include "scene/map_scene.hpp"
#include "scene/timeline_scene.hpp"

namespace dateline::publish {

/// What a picture is to look like.
struct PictureSpec {
  static constexpr int kMostSide = 8192;
  static constexpr float kMostScale = 4;

  int width = 1280;  ///< pixels, 160..kMostSide
  int height = 720;
  float scale = 1;  ///< pixels a logical pixel, 0.5..kMostScale: text and symbols grow with it
  const scene::Theme* theme = nullptr;  ///< nullptr: light
  scene::MapLanguage language = scene::MapLanguage::english;
  /// What part of the world to show: this camera's, else all of this box, else where most
  /// events lie (scene::main_places), at most so close; arrows at the edge point to the others.
  struct Camera {
    geo::WorldPoint centre;
    double zoom = 5;
  };
  std::optional<Camera> camera;
  std::optional<geo::WorldBox> box;
  double most_zoom = 8.5;
  double conic = 0;        ///< the projection, as scene::View has it
  bool graticule = false;  ///< lines of latitude and longitude
  bool inset = false;      ///< a small map of the wider region in a corner
  bool timeline = true;
  bool legend = true;
};

/// What a picture shows. Pointers REQUIRE to outlive the call.
struct PictureContent {
  const scene::BaseMap* base = nullptr;
  const scene::EventMarks* on_map = nullptr;               ///< as of the playhead
  const std::vector<scene::HeldPlace>* held = nullptr;     ///< at the playhead; nullptr: not shown
  const scene::EventMarks* on_timeline = nullptr;          ///< all; nullptr: on_map
  const std::vector<scene::LayerOnMap>* layers = nullptr;  ///< the user's own, the first on top
  /// Gives pictures among the layers what they show in the view, once it has been chosen; empty
  /// where they have it.
  std::function<base::Result<void>(const scene::View&, std::vector<scene::LayerOnMap>&)> fetch = {};
  std::string title;    ///< "" for no heading
  std::string as_of;    ///< under the title: what time is shown, what is not
  std::string credits;  ///< the story; the map's sources are added
  std::optional<time::Minute> playhead;
  std::optional<time::Bounds> range;  ///< shaded on the timeline
  time::DayZero zero = time::DayZero::calendar;
  /// Of pictures that follow one another, as the frames of a film: where the labels of the one
  /// before stand, which stay there where they can; that of the picture when it is made. An empty
  /// memory before the first. nullptr: a picture by itself.
  scene::LabelMemory* labels = nullptr;
};

/// Draws map, heading, legend, scale bar, timeline strip and credits as one picture, the same that
/// the window shows. Errors: those of `fetch`; bad_value for a size or scale outside its limits;
/// unsupported or internal from OpenGL. REQUIRES the context is current on this thread.
[[nodiscard]] base::Result<render::Image> render_picture(const render::Context& context,
                                                         typeset::Typesetter& type,
                                                         const PictureSpec& spec,
                                                         const PictureContent& content);

}  // namespace dateline::publish
