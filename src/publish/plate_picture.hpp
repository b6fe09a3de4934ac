#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "brief/plate.hpp"
#include "publish/picture.hpp"
#include "scene/base_map.hpp"
#include "scene/theme.hpp"

namespace dateline::publish {

/// What plates are to look like.
struct PlateLook {
  int width = 1920;  ///< pixels, as PictureSpec has them
  int height = 1080;
  const scene::Theme* theme = nullptr;                       ///< nullptr: light
  std::optional<project::Language> language = std::nullopt;  ///< nullopt: each scene's own
  bool transparent = false;                                  ///< no ground behind words
};

/// Gives the user's own layers to plates.
struct PlateLayers {
  /// Those of the records, in that order; what of them was read.
  std::function<std::vector<scene::LayerOnMap>(const std::vector<curation::RecordNumber>&)> on_map;
  /// As PictureContent::fetch.
  std::function<base::Result<void>(const scene::View&, std::vector<scene::LayerOnMap>&)> fetch;
};

/// A plate as it is drawn.
struct PlatePicture {
  brief::Plate plate;  ///< whose views end with the next change of the project
  render::Image image;
  bool transparent = false;  ///< its alpha means something
};

/// A plate in its layers.
struct PlateSheet {
  brief::Plate plate;  ///< whose views end with the next change of the project
  PictureSheet sheet;
};

/// A plate of the map with how it is laid out.
struct PlateLayout {
  brief::Plate plate;  ///< REQUIRES a map; its views end with the next change of the project
  PictureBands bands;
};

/// How a picture of a film is drawn otherwise than its scene by itself.
struct PlateFrame {
  PictureBands bands;
  project::Camera camera;
  std::string credits;                   ///< in place of the plate's own sources
  scene::LabelMemory* labels = nullptr;  ///< as PictureContent has it
  Motion motion = Motion::none;
};

/// Pixels a logical pixel: type and symbols are so large that they are read from the far end of a
/// room, whatever the shape.
[[nodiscard]] float plate_scale(int width, int height);

/// Draws the plates of a project one after the other. What it is given must outlive it.
class PlatePress {
 public:
  PlatePress(PicturePress& press, typeset::Typesetter& type, const scene::BaseMap& base,
             PlateLayers layers, PlateLook look)
      : press_(press), type_(type), base_(base), layers_(std::move(layers)), look_(look) {}

  /// The scene that stands at that place of the briefing (from 0), shown in `project` first.
  /// Errors: those of PicturePress::draw() and map_box(), which name the scene.
  [[nodiscard]] base::Result<PlatePicture> draw(project::Project& project, std::size_t at);
  /// The same in its layers, with a ground. Errors: as draw().
  [[nodiscard]] base::Result<PlateSheet> draw_sheet(project::Project& project, std::size_t at,
                                                    SheetGround ground);
  /// How a scene of the map is laid out, and with these sources in place of its own where there are
  /// any; draws nothing. The scene is shown in `project` then. Errors: as draw().
  [[nodiscard]] base::Result<PlateLayout> lay_out(project::Project& project, std::size_t at,
                                                  const std::string& credits = {});
  /// How high the bands of a plate of the map need to be with these sources. Errors: as draw().
  [[nodiscard]] base::Result<PictureBands> bands(const brief::Plate& plate,
                                                 const std::string& credits);
  /// The plate of a scene in a map of that size, as brief::take_plate().
  [[nodiscard]] brief::Plate take(project::Project& project, std::size_t at,
                                  const project::MapSize& size) const {
    return brief::take_plate(project, at, size, look_.language);
  }
  /// Draws a plate of the map as a part of a film. Errors: as draw().
  [[nodiscard]] base::Result<render::Image> draw_frame(const brief::Plate& plate,
                                                       const PlateFrame& frame);
  /// The same into a target as large as the look, for a window: what of the ground was drawn for
  /// the call before stays. Without multisampling the lines are as soft as in the window's map.
  [[nodiscard]] base::Result<void> draw_frame(const render::Target& target,
                                              const brief::Plate& plate, const PlateFrame& frame);
  /// A scene of words alone, or a black one, into such a target, with a ground. REQUIRES no map.
  void draw_words(const render::Target& target, const curation::Scene& scene);
  [[nodiscard]] const PlateLook& look() const { return look_; }

 private:
  /// The words of a scene that is no map; none where it is black.
  [[nodiscard]] scene::Mesh set_words(const curation::Scene& scene, bool sketch);
  [[nodiscard]] const scene::Theme& theme() const;
  /// Gives `draw` what a plate's picture is made of.
  template <class Draw>
  [[nodiscard]] auto with_picture(const brief::Plate& plate, const PlateFrame& frame, Draw draw);
  [[nodiscard]] PictureSpec spec_of(const brief::PlateMap& map) const;
  [[nodiscard]] std::vector<scene::LayerOnMap> layers_of(const brief::Plate& plate) const;

  PicturePress& press_;
  typeset::Typesetter& type_;
  const scene::BaseMap& base_;
  PlateLayers layers_;
  PlateLook look_;
};

}  // namespace dateline::publish
