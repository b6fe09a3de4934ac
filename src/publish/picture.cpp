#include "publish/picture.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "base/translate.hpp"
#include "publish/ground_shapes.hpp"
#include "publish/picture_frame.hpp"
#include "publish/picture_pieces.hpp"
#include "scene/framing.hpp"
#include "scene/pin.hpp"

namespace dateline::publish {

namespace {

using scene::Painter;
using scene::PixelBox;

constexpr int kMostMoving = 2048 * 2048;  // pixels of a picture that is drawn in one piece

/// What a picture is laid out by, worked out once.
struct Plan {
  const scene::Theme& theme;
  const scene::EventMarks& timed;       ///< on the timeline
  std::optional<scene::TimeSpan> span;  ///< that it shows; nullopt: there is none
  PictureFrame frame;
  PictureBands bands;
  PixelBox map;  ///< pixels
};

/// As high as words and rows need.
PictureBands needed(const PictureSpec& spec, const PictureFrame& frame,
                    const scene::EventMarks& timed, const std::optional<scene::TimeSpan>& span) {
  PictureBands out{frame.heading_height(), frame.quote_height(), 0, frame.credits_height()};
  if (spec.timeline && span) {
    const std::size_t rows =
        scene::timeline_rows(timed, *span, static_cast<float>(spec.width), spec.scale);
    out.timeline = std::min(scene::timeline_height(rows, false, spec.scale),
                            std::round(static_cast<float>(spec.height) * spec.most_timeline));
  }
  return out;
}

base::Result<void> check(const PictureSpec& spec) {
  const auto fits = [](int side) {
    return side >= PictureSpec::kLeastSide && side <= PictureSpec::kMostSide;
  };
  if (!fits(spec.width) || !fits(spec.height)) {
    return base::Error{base::ErrorCode::bad_value,
                       fmt::format("a picture of {} x {} pixels", spec.width, spec.height), "size",
                       fmt::format("choose {} to {} pixels a side", PictureSpec::kLeastSide,
                                   PictureSpec::kMostSide)};
  }
  if (!(spec.scale >= 0.5F && spec.scale <= PictureSpec::kMostScale)) {
    return base::Error{base::ErrorCode::bad_value, fmt::format("a scale of {}", spec.scale),
                       "scale", "choose 0.5 to 4"};
  }
  return {};
}

scene::View choose_view(const PictureSpec& spec, const PictureContent& content, int width,
                        int height) {
  const scene::View view(width, height, spec.scale, geo::to_world(44.0, 33.5), 5.5, spec.conic);
  const float margin = 0.06F * static_cast<float>(std::min(width, height)) + 24 * spec.scale;
  if (spec.camera) {
    return {width, height, spec.scale, spec.camera->centre, spec.camera->zoom, spec.conic};
  }
  if (spec.box) return view.fitted(*spec.box, 0, scene::View::kMaxZoom);
  // By all events, so that pictures of several times show the same ground.
  const scene::EventMarks* all =
      content.on_timeline != nullptr ? content.on_timeline : content.on_map;
  if (all == nullptr) return view;
  const auto main = scene::main_places(*all);
  return main ? view.fitted(main->box, margin, spec.most_zoom) : view;
}

using Done = base::Result<void>;

/// Takes from a sketch what changes its colour all over, of which programs for slides have nothing.
std::vector<scene::Sketch::Shaded> take_shaded(scene::Sketch& sketch) {
  std::vector<scene::Sketch::Shaded> out;
  std::erase_if(sketch.ops, [&out](scene::Sketch::Op& op) {
    auto* shaded = std::get_if<scene::Sketch::Shaded>(&op.what);
    if (shaded != nullptr) out.push_back(std::move(*shaded));
    return shaded != nullptr;
  });
  return out;
}

void draw_shaded(Painter& painter, const std::vector<scene::Sketch::Shaded>& all) {
  for (const scene::Sketch::Shaded& shaded : all) {
    painter.shaded(shaded.points, shaded.colours, shaded.indices);
  }
}

/// The words around the map of a picture must leave it room.
base::Result<void> check_room(const PictureSpec& spec, const PixelBox& map) {
  if (map.height() >= 0.2F * static_cast<float>(spec.height)) return {};
  return base::Error{
      base::ErrorCode::bad_value,
      fmt::format("a picture of {} x {} pixels has no room for its map beside its words",
                  spec.width, spec.height),
      "size", "choose a larger size, or shorten caption and quote"};
}

Plan plan(typeset::Typesetter& type, const PictureSpec& spec, const PictureContent& content) {
  static const scene::EventMarks kNone;
  const scene::Theme& theme = spec.theme != nullptr ? *spec.theme : scene::Theme::light();
  const scene::EventMarks& timed = content.on_timeline != nullptr ? *content.on_timeline
                                   : content.on_map != nullptr    ? *content.on_map
                                                                  : kNone;
  std::optional<scene::TimeSpan> span = content.window;
  if (!span) {
    if (const auto times = scene::main_times(timed, content.playhead)) span = times->span;
  }
  std::string sources =
      content.base != nullptr ? base::tr_format("Map: {}", content.base->attribution()) : "";
  if (content.layers != nullptr) sources = attribution_with(std::move(sources), *content.layers);
  PictureFrame frame(type, spec, content, theme, std::move(sources));
  const PictureBands bands = spec.bands ? *spec.bands : needed(spec, frame, timed, span);
  const PixelBox map{
      0, bands.heading, static_cast<float>(spec.width),
      static_cast<float>(spec.height) - bands.credits - bands.timeline - bands.quote};
  return {theme, timed, span, std::move(frame), bands, map};
}

scene::MapInput map_input(const PictureSpec& spec, const PictureContent& content) {
  scene::MapInput input;
  input.base = content.base;
  input.events = content.on_map;
  input.held = content.held;
  input.own = content.own;
  input.layers = content.layers;
  input.language = spec.language;
  input.spellings = content.spellings;
  input.heat = content.heat;
  input.whole_labels = true;
  input.edge_pointers = true;
  input.legend = spec.legend ? scene::MapInput::Legend::plain : scene::MapInput::Legend::none;
  input.graticule = spec.graticule;
  input.inset = spec.inset;
  return input;
}

void draw_strip(Painter& painter, const Plan& plan, const PictureSpec& spec,
                const PictureContent& content) {
  const auto w = static_cast<float>(spec.width);
  const float foot = static_cast<float>(spec.height) - plan.bands.credits;
  scene::TimelineInput strip;
  strip.events = &plan.timed;
  strip.visible = *plan.span;
  strip.data = *plan.span;
  strip.playhead = content.playhead;
  strip.range = content.range;
  strip.zone = content.zone;
  strip.place_name = [names = scene::PlaceNames(content.base, spec.language)](
                         const scene::EventMark& mark) { return names.of(mark); };
  strip.zero = content.zero;
  strip.conflicts = content.conflicts;
  strip.arrows = content.arrows;
  strip.box = {0, foot - plan.bands.timeline, w, foot};
  strip.ground = !spec.transparent;
  strip.overview = false;  // nothing to grab in a picture
  strip.scale = spec.scale;
  [[maybe_unused]] const auto hits = scene::draw_timeline(painter, strip, plan.theme);
  plan.frame.hairline(painter, strip.box.y0);
}

/// The pin in the pixels of a map that begins at its left top corner; nullopt where it is beyond.
std::optional<scene::PinLook> pin_in(const PictureContent& content, const scene::View& view) {
  if (!content.pin) return std::nullopt;
  const scene::PathPoint at = view.project(geo::to_world(content.pin->at));
  const PixelBox map{0, 0, static_cast<float>(view.width()), static_cast<float>(view.height())};
  if (!map.contains(at.x, at.y)) return std::nullopt;
  return scene::PinLook{
      {std::round(at.x), std::round(at.y)}, content.pin->label, map, true, view.scale()};
}

/// Into the mesh of all of the picture, in which the map begins at `top`.
void draw_pin(Painter& painter, scene::PinLook pin, float top, const scene::Theme& theme) {
  pin.at.y += top;
  pin.map.y0 += top;
  pin.map.y1 += top;
  painter.push_clip(pin.map);
  scene::draw_pin(painter, pin, theme);
  painter.pop_clip();
}

/// What a picture is drawn from.
struct Composed {
  std::vector<scene::LayerOnMap> layers;  ///< that the map was drawn with; it refers to them
  scene::MapDrawList map;
  scene::Mesh mesh;  ///< around the map, and the pin on it; in the picture's pixels
  PixelBox at;       ///< where the map lies
};

/// `sheet`: of what the ground is in a picture in layers; nullopt for one that is none.
base::Result<Composed> compose(typeset::Typesetter& type, const PictureSpec& spec,
                               const PictureContent& content,
                               const std::optional<SheetGround>& sheet) {
  if (auto ok = check(spec); !ok) return ok.error();
  type.trim();  // nothing that was drawn before is drawn again
  const Plan planned = plan(type, spec, content);
  const PixelBox& on_picture = planned.map;
  if (spec.plate) {
    if (auto ok = check_room(spec, on_picture); !ok) return ok.error();
  }
  scene::MapInput input = map_input(spec, content);
  input.sketch = sheet.has_value();
  if (sheet == SheetGround::shapes) input.finer = std::log2(kPrintPixels);
  const auto map_w = static_cast<int>(on_picture.width());
  const auto map_h = static_cast<int>(on_picture.height());
  const scene::View view = choose_view(spec, content, map_w, map_h);
  std::vector<scene::LayerOnMap> layers;
  if (content.layers != nullptr && content.fetch) {
    layers = *content.layers;
    if (auto done = content.fetch(view, layers); !done) return done.error();
    input.layers = &layers;
  }
  const auto pin = pin_in(content, view);
  if (pin) {
    input.taken.push_back(
        PixelBox{pin->at.x, pin->at.y, pin->at.x, pin->at.y}.grown(16 * spec.scale));
    input.taken.push_back(scene::pin_label_box(type, *pin));
  }
  input.before = content.labels;
  scene::MapDrawList map = scene::build_map(input, view, planned.theme, type);
  if (content.labels != nullptr) *content.labels = std::move(map.labels);

  scene::Mesh mesh;
  if (sheet) mesh.sketch.emplace();
  const PixelBox all{0, 0, static_cast<float>(spec.width), static_cast<float>(spec.height)};
  Painter painter(type, mesh, all);
  if (pin) draw_pin(painter, *pin, on_picture.y0, planned.theme);
  painter.begin_item("words and credits");
  planned.frame.draw(painter, planned.bands);
  painter.begin_item("timeline");
  if (planned.bands.timeline > 0 && planned.span) draw_strip(painter, planned, spec, content);
  painter.end_item();

  return Composed{std::move(layers), std::move(map), std::move(mesh), on_picture};
}

}  // namespace

base::Result<PixelBox> map_box(typeset::Typesetter& type, const PictureSpec& spec,
                               const PictureContent& content) {
  if (auto ok = check(spec); !ok) return ok.error();
  const PixelBox map = plan(type, spec, content).map;
  if (auto ok = check_room(spec, map); !ok) return ok.error();
  return map;
}

base::Result<PictureBands> bands_of(typeset::Typesetter& type, const PictureSpec& spec,
                                    const PictureContent& content) {
  if (auto ok = check(spec); !ok) return ok.error();
  const Plan planned = plan(type, spec, content);
  if (auto ok = check_room(spec, planned.map); !ok) return ok.error();
  return planned.bands;
}

base::Result<PicturePress> PicturePress::make(const render::Context& context) {
  auto renderer = render::MapRenderer::make(context);
  if (!renderer) return renderer.error();
  auto pictures = render::PictureRenderer::make(context);
  if (!pictures) return pictures.error();
  return PicturePress(context, std::move(*renderer), std::move(*pictures));
}

base::Result<render::Image> PicturePress::draw(typeset::Typesetter& type, const PictureSpec& spec,
                                               const PictureContent& content) {
  if (spec.transparent) return draw_transparent(type, spec, content);
  if (spec.motion != Motion::none && spec.width * spec.height <= kMostMoving) {
    return draw_moving(type, spec, content);
  }
  const auto composed = compose(type, spec, content, std::nullopt);
  if (!composed) return composed.error();
  return in_pieces(*context_, spec.width, spec.height,
                   [&](const render::Target& target, const render::Tile& tile) -> Done {
                     render::Tile on_map = tile;
                     on_map.y -= static_cast<int>(composed->at.y0);
                     auto drawn = renderer_.draw_tile(composed->map, type.atlas(), target, on_map);
                     if (drawn) renderer_.meshes().draw(composed->mesh, type.atlas(), tile);
                     return drawn;
                   });
}

/// The map with nothing around it, and over that the words on nothing.
base::Result<render::Image> PicturePress::draw_transparent(typeset::Typesetter& type,
                                                           const PictureSpec& spec,
                                                           const PictureContent& content) {
  const auto composed = compose(type, spec, content, std::nullopt);
  if (!composed) return composed.error();
  auto map = in_pieces(*context_, static_cast<int>(composed->at.width()),
                       static_cast<int>(composed->at.height()),
                       [&](const render::Target& target, const render::Tile& tile) {
                         return renderer_.draw_tile(composed->map, type.atlas(), target, tile);
                       });
  if (!map) return map.error();
  auto words = in_pieces(*context_, spec.width, spec.height,
                         [&](const render::Target& target, const render::Tile& tile) -> Done {
                           target.clear({0, 0, 0, 0});
                           renderer_.meshes().draw(composed->mesh, type.atlas(), tile);
                           return {};
                         });
  if (!words) return words;
  lay_beneath(*map, static_cast<int>(composed->at.y0), *words);
  divide_by_alpha(*words);
  return words;
}

base::Result<render::Image> PicturePress::draw_moving(typeset::Typesetter& type,
                                                      const PictureSpec& spec,
                                                      const PictureContent& content) {
  if (!moving_ || moving_->width() != spec.width || moving_->height() != spec.height) {
    auto made = render::Target::make(*context_, spec.width, spec.height);
    if (!made) return made.error();
    moving_ = std::move(*made);
  }
  const auto composed = compose(type, spec, content, std::nullopt);
  if (!composed) return composed.error();
  const render::Tile all{0, 0, spec.width, spec.height};
  render::Tile on_map = all;
  on_map.y -= static_cast<int>(composed->at.y0);
  auto drawn = spec.motion == Motion::time
                   ? renderer_.draw(composed->map, type.atlas(), *moving_, on_map, kPictureSamples)
                   : renderer_.draw_tile(composed->map, type.atlas(), *moving_, on_map);
  if (!drawn) return drawn.error();
  renderer_.meshes().draw(composed->mesh, type.atlas(), all);
  context_->trash().flush();
  return moving_->read_back();
}

base::Result<void> PicturePress::draw_into(const render::Target& target, typeset::Typesetter& type,
                                           const PictureSpec& spec, const PictureContent& content) {
  const auto composed = compose(type, spec, content, std::nullopt);
  if (!composed) return composed.error();
  const render::Tile all{0, 0, target.width(), target.height()};
  render::Tile on_map = all;
  on_map.y -= static_cast<int>(composed->at.y0);
  auto drawn = renderer_.draw(composed->map, type.atlas(), target, on_map);
  if (drawn) renderer_.meshes().draw(composed->mesh, type.atlas(), all);
  target.resolve();
  context_->trash().flush();
  return drawn;
}

void PicturePress::draw_into(const render::Target& target, typeset::Typesetter& type,
                             const scene::Mesh& mesh, scene::Rgba ground) {
  target.clear(ground);
  renderer_.meshes().draw(mesh, type.atlas(), {0, 0, target.width(), target.height()});
  target.resolve();
  context_->trash().flush();
}

base::Result<render::Image> PicturePress::draw_ground(typeset::Typesetter& type,
                                                      const scene::MapDrawList& map) {
  auto ground = in_pieces(*context_, map.base.view.width(), map.base.view.height(),
                          [&](const render::Target& target, const render::Tile& tile) {
                            return renderer_.draw_tile(map, type.atlas(), target, tile);
                          });
  if (ground && map.base.water.a != 255) divide_by_alpha(*ground);
  return ground;
}

base::Result<PictureSheet> PicturePress::draw_sheet(typeset::Typesetter& type,
                                                    const PictureSpec& spec,
                                                    const PictureContent& content,
                                                    SheetGround ground) {
  auto composed = compose(type, spec, content, ground);
  if (!composed) return composed.error();
  PictureSheet out;
  scene::MapDrawList& map = composed->map;
  const PixelBox& at = composed->at;
  const auto add = [&](scene::Sketch sketch) {
    if (!sketch.ops.empty()) out.layers.emplace_back(scene::moved(std::move(sketch), 0, at.y0));
  };
  scene::Sketch over = std::move(*map.mesh.sketch);
  map.mesh.clear();
  scene::Sketch on_inset;
  if (map.inset) {
    on_inset = std::move(*map.inset->mesh.sketch);
    map.inset->mesh.clear();
  }
  if (ground == SheetGround::picture) {
    Painter painter(type, map.mesh, {0, 0, at.width(), at.height()});
    draw_shaded(painter, take_shaded(over));
    auto picture = draw_ground(type, map);
    if (!picture) return picture.error();
    out.layers.emplace_back(LaidPicture{std::move(*picture), at});
  } else {
    GroundShapes shapes = ground_shapes(map.base);
    // A picture between shapes: what of the ground has none.
    const auto add_picture = [&](scene::BaseLayer base) -> Done {
      scene::MapDrawList alone;
      alone.base = std::move(base);
      alone.base.view = map.base.view;
      auto picture = draw_ground(type, alone);
      if (!picture) return picture.error();
      out.layers.emplace_back(LaidPicture{std::move(*picture), at});
      return {};
    };
    add(std::move(shapes.land));
    if (!map.base.reliefs.empty() && map.base.relief_strength > 0) {
      scene::BaseLayer relief;
      relief.water.a = 0;
      relief.reliefs = map.base.reliefs;
      relief.relief_strength = map.base.relief_strength;
      if (auto done = add_picture(std::move(relief)); !done) return done.error();
    }
    add(std::move(shapes.lakes));
    if (!map.base.rasters.empty()) {
      scene::BaseLayer pictures;
      pictures.water.a = 0;
      pictures.rasters = map.base.rasters;
      if (auto done = add_picture(std::move(pictures)); !done) return done.error();
    }
    add(std::move(shapes.lines));
  }
  add(std::move(over));
  if (map.inset && ground == SheetGround::shapes) {
    const GroundShapes small = ground_shapes(map.inset->ground);
    for (const scene::Sketch* sketch : {&small.land, &small.lakes, &small.lines}) {
      add(scene::moved(*sketch, map.inset->box.x0, map.inset->box.y0));
    }
  }
  add(std::move(on_inset));
  out.layers.emplace_back(std::move(*composed->mesh.sketch));
  return out;
}

base::Result<render::Image> PicturePress::draw(typeset::Typesetter& type, const scene::Mesh& mesh,
                                               int width, int height, scene::Rgba ground) {
  auto picture = in_pieces(*context_, width, height,
                           [&](const render::Target& target, const render::Tile& tile) -> Done {
                             target.clear(ground);
                             renderer_.meshes().draw(mesh, type.atlas(), tile);
                             return {};
                           });
  if (picture && ground.a != 255) divide_by_alpha(*picture);
  return picture;
}

base::Result<render::Image> render_picture(const render::Context& context,
                                           typeset::Typesetter& type, const PictureSpec& spec,
                                           const PictureContent& content) {
  auto press = PicturePress::make(context);
  if (!press) return press.error();
  return press->draw(type, spec, content);
}

}  // namespace dateline::publish
