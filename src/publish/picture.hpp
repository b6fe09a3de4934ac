#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "publish/sheet.hpp"
#include "render/context.hpp"
#include "render/image.hpp"
#include "render/map_renderer.hpp"
#include "render/picture_renderer.hpp"
#include "render/target.hpp"
#include "scene/map_scene.hpp"
#include "scene/timeline_scene.hpp"

namespace dateline::publish {

/// Heights of what stands above and beneath the map of a picture, pixels.
struct PictureBands {
  float heading = 0;
  float quote = 0;
  float timeline = 0;
  float credits = 0;
  friend bool operator==(const PictureBands&, const PictureBands&) = default;
};

/// Whether a picture is one of many in which something moves, so that less may be drawn for it.
enum class Motion : std::uint8_t {
  none,
  map,  ///< each has another view: the edges of areas are as hard as in a window
  time  ///< the view is that of the picture before, whose ground is used again
};

/// What a picture is to look like.
struct PictureSpec {
  static constexpr int kLeastSide = 160;
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
  float most_timeline = 0.33F;  ///< of the picture's height; it is as high as its events need
  bool legend = true;
  /// Of a briefing: its heading is large and has as many lines as it needs, the caption among them.
  bool plate = false;
  bool transparent = false;  ///< nothing lies beneath the words around the map; see draw()
  /// nullopt: as high as their words and rows need. Words are cut off at the edges of others.
  std::optional<PictureBands> bands = std::nullopt;
  Motion motion = Motion::none;
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

  std::string caption = {};       ///< of a plate: beneath its title, or in its place
  std::string quote = {};         ///< beneath the map, without its marks
  std::string quote_source = {};  ///< who says so
  bool heat = false;              ///< as scene::MapInput has it, and those below
  std::vector<scene::Spelling> spellings = {};
  const std::vector<scene::OwnPlace>* own = nullptr;
  struct Pin {  ///< a place that no event need be at
    geo::LngLat at;
    std::string label;
  };
  std::optional<Pin> pin = std::nullopt;
  /// What the timeline shows; nullopt: where most events lie.
  std::optional<scene::TimeSpan> window = std::nullopt;
  std::string zone = {};  ///< as scene::TimelineInput has it, and those below
  std::vector<std::pair<std::uint32_t, std::uint32_t>> conflicts = {};
  std::vector<scene::TimelineInput::Arrow> arrows = {};
  /// Where the labels stood in the picture before, and then where they stand in this one; nullptr
  /// for a picture by itself.
  scene::LabelMemory* labels = nullptr;
};

/// How high the bands of a picture need to be. Errors as map_box().
[[nodiscard]] base::Result<PictureBands> bands_of(typeset::Typesetter& type,
                                                  const PictureSpec& spec,
                                                  const PictureContent& content);

/// Where in a picture its map comes to lie, pixels. Follows from its words and from the
/// rows that its timeline needs. Error bad_value where the words leave it too little room.
[[nodiscard]] base::Result<scene::PixelBox> map_box(typeset::Typesetter& type,
                                                    const PictureSpec& spec,
                                                    const PictureContent& content);

/// Draws pictures one after the other; what it needs for that is made once. Belongs to the thread
/// of its context.
class PicturePress {
 public:
  /// `context` must outlive it. Errors of OpenGL.
  [[nodiscard]] static base::Result<PicturePress> make(const render::Context& context);

  /// As render_picture(). REQUIRES the same typesetter each time. Colours of a transparent picture,
  /// which is no part of a film, are not multiplied by its alpha.
  [[nodiscard]] base::Result<render::Image> draw(typeset::Typesetter& type, const PictureSpec& spec,
                                                 const PictureContent& content);
  /// The same in its layers. REQUIRES as draw().
  [[nodiscard]] base::Result<PictureSheet> draw_sheet(typeset::Typesetter& type,
                                                      const PictureSpec& spec,
                                                      const PictureContent& content,
                                                      SheetGround ground);
  /// Words and shapes alone on a ground of one colour. Where that is transparent the picture's
  /// colours are not multiplied by its alpha.
  [[nodiscard]] base::Result<render::Image> draw(typeset::Typesetter& type, const scene::Mesh& mesh,
                                                 int width, int height, scene::Rgba ground);

  /// As the first draw(), into a target as large as `spec`, for windows: what of the ground was
  /// drawn for the call before stays. Errors: as that.
  [[nodiscard]] base::Result<void> draw_into(const render::Target& target,
                                             typeset::Typesetter& type, const PictureSpec& spec,
                                             const PictureContent& content);
  /// Words and shapes alone into all of a target.
  void draw_into(const render::Target& target, typeset::Typesetter& type, const scene::Mesh& mesh,
                 scene::Rgba ground);
  /// A picture over a box of a target.
  void draw_picture(const render::Target& target, const render::Image& picture,
                    scene::PixelBox box) {
    pictures_.draw(picture, target, box);
  }
  [[nodiscard]] const render::Context& context() const { return *context_; }

 private:
  /// The ground alone, or what of it is there; transparent where its water is.
  [[nodiscard]] base::Result<render::Image> draw_ground(typeset::Typesetter& type,
                                                        const scene::MapDrawList& map);

  PicturePress(const render::Context& context, render::MapRenderer renderer,
               render::PictureRenderer pictures)
      : context_(&context), renderer_(std::move(renderer)), pictures_(std::move(pictures)) {}
  const render::Context* context_;
  render::MapRenderer renderer_;
  [[nodiscard]] base::Result<render::Image> draw_transparent(typeset::Typesetter& type,
                                                             const PictureSpec& spec,
                                                             const PictureContent& content);
  [[nodiscard]] base::Result<render::Image> draw_moving(typeset::Typesetter& type,
                                                        const PictureSpec& spec,
                                                        const PictureContent& content);
  render::PictureRenderer pictures_;
  std::optional<render::Target> moving_;  ///< that pictures in motion are drawn into
};

/// Draws map, heading, legend, scale bar, timeline strip and credits as one picture, the same that
/// the window shows. Errors: those of `fetch`; bad_value for a size or scale outside its limits;
/// unsupported or internal from OpenGL. REQUIRES the context is current on this thread.
[[nodiscard]] base::Result<render::Image> render_picture(const render::Context& context,
                                                         typeset::Typesetter& type,
                                                         const PictureSpec& spec,
                                                         const PictureContent& content);

}  // namespace dateline::publish
