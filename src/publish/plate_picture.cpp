#include "publish/plate_picture.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/translate.hpp"
#include "publish/title_picture.hpp"
#include "scene/painter.hpp"

namespace dateline::publish {
namespace {

using curation::SceneKind;

constexpr scene::Rgba kBlack{0, 0, 0, 255};
constexpr float kLogicalSide = 540;  // of the shorter side of any plate

/// What a plate of the map puts into a picture, but for its layers; `credits` in place of its own
/// sources where there are any.
PictureContent content_of(const brief::Plate& plate, const scene::BaseMap& base,
                          const std::string& credits) {
  const brief::PlateMap& map = *plate.map;
  PictureContent c;
  c.base = &base;
  c.on_map = &map.marks;
  if (map.held) c.held = &*map.held;
  c.own = &map.own;
  c.on_timeline = &map.on_timeline;
  c.title = plate.scene.title;
  c.caption = plate.scene.caption;
  c.as_of = map.as_of;
  const std::string& sources = credits.empty() ? map.sources : credits;
  if (!sources.empty()) c.credits = base::tr_format("Source: {}", sources);
  if (plate.scene.quote) {
    c.quote = plate.scene.quote->words;
    c.quote_source = plate.scene.quote->source;
  }
  c.playhead = map.playhead;
  c.range = map.range;
  c.zero = map.zero;
  c.zone = map.zone;
  c.heat = map.heat;
  c.spellings = map.spellings;
  if (map.pin) {
    c.pin = PictureContent::Pin{
        map.pin->at, base::find_kept("a pin on the map", map.pin->label).value_or(map.pin->label)};
  }
  if (map.timed) {
    c.window = scene::TimeSpan{static_cast<double>(map.window.from.count()),
                               static_cast<double>(map.window.to.count())};
  }
  c.conflicts = map.links.conflicts;
  c.arrows = map.links.arrows;
  return c;
}

base::Error of_scene(base::Error error, const brief::Plate& plate) {
  error.message = fmt::format("scene {} ({}): {}", plate.place, curation::short_name(plate.scene),
                              error.message);
  return error;
}

}  // namespace

float plate_scale(int width, int height) {
  return std::clamp(static_cast<float>(std::min(width, height)) / kLogicalSide, 0.5F,
                    PictureSpec::kMostScale);
}

template <class Draw>
auto PlatePress::with_picture(const brief::Plate& plate, const PlateFrame& frame, Draw draw) {
  PictureSpec spec = spec_of(*plate.map);
  spec.bands = frame.bands;
  spec.camera = PictureSpec::Camera{frame.camera.centre, frame.camera.zoom};
  spec.conic = frame.camera.conic;
  spec.motion = frame.motion;
  PictureContent content = content_of(plate, base_, frame.credits);
  const std::vector<scene::LayerOnMap> layers = layers_of(plate);
  content.layers = &layers;
  content.fetch = layers_.fetch;
  content.labels = frame.labels;
  auto drawn = draw(spec, content);
  if (!drawn) return decltype(drawn)(of_scene(drawn.error(), plate));
  return drawn;
}

PictureSpec PlatePress::spec_of(const brief::PlateMap& map) const {
  PictureSpec out;
  out.width = look_.width;
  out.height = look_.height;
  out.scale = plate_scale(look_.width, look_.height);
  out.theme = look_.theme;
  out.plate = true;
  out.transparent = look_.transparent;
  out.most_timeline = 0.2F;
  out.language = map.language;
  out.camera = PictureSpec::Camera{map.camera.centre, map.camera.zoom};
  out.conic = map.camera.conic;
  out.graticule = map.graticule;
  out.inset = map.inset;
  out.timeline = map.timed;
  return out;
}

std::vector<scene::LayerOnMap> PlatePress::layers_of(const brief::Plate& plate) const {
  if (!layers_.on_map) return {};
  return layers_.on_map(plate.map->layers);
}

base::Result<PlatePicture> PlatePress::draw(project::Project& project, std::size_t at) {
  const curation::Scene& scene = *project.briefing()[at].scene;
  PlatePicture out;
  if (scene.kind == SceneKind::map) {
    auto laid = lay_out(project, at);
    if (!laid) return laid.error();
    const brief::PlateMap& map = *laid->plate.map;
    auto image = draw_frame(laid->plate, {laid->bands, map.camera, map.sources, nullptr});
    if (!image) return image.error();
    out.plate = std::move(laid->plate);
    out.image = std::move(*image);
    out.transparent = look_.transparent;
    return out;
  }
  out.plate = brief::take_plate(project, at, {}, look_.language);
  const bool black = scene.kind == SceneKind::black;
  out.transparent = look_.transparent && !black;
  const scene::Rgba ground = black             ? kBlack
                             : out.transparent ? scene::Rgba{0, 0, 0, 0}
                                               : theme().panel;
  auto image = press_.draw(type_, set_words(scene, false), look_.width, look_.height, ground);
  if (!image) return of_scene(image.error(), out.plate);
  out.image = std::move(*image);
  return out;
}

base::Result<PlateSheet> PlatePress::draw_sheet(project::Project& project, std::size_t at,
                                                SheetGround as) {
  const curation::Scene& scene = *project.briefing()[at].scene;
  PlateSheet out;
  if (scene.kind == SceneKind::map) {
    auto laid = lay_out(project, at);
    if (!laid) return laid.error();
    const brief::PlateMap& map = *laid->plate.map;
    auto sheet = with_picture(laid->plate, {laid->bands, map.camera, map.sources, nullptr},
                              [&](const PictureSpec& spec, const PictureContent& content) {
                                return press_.draw_sheet(type_, spec, content, as);
                              });
    if (!sheet) return sheet.error();
    out.plate = std::move(laid->plate);
    out.sheet = std::move(*sheet);
    return out;
  }
  out.plate = brief::take_plate(project, at, {}, look_.language);
  const auto w = static_cast<float>(look_.width);
  const auto h = static_cast<float>(look_.height);
  scene::Mesh mesh;
  mesh.sketch.emplace();
  scene::Painter ground(type_, mesh, {0, 0, w, h});
  ground.begin_item("ground");
  ground.rect({0, 0, w, h}, scene.kind == SceneKind::black ? kBlack : theme().panel);
  ground.end_item();
  mesh.append(set_words(scene, true));
  out.sheet.layers.emplace_back(std::move(*mesh.sketch));
  return out;
}

const scene::Theme& PlatePress::theme() const {
  return look_.theme != nullptr ? *look_.theme : scene::Theme::light();
}

scene::Mesh PlatePress::set_words(const curation::Scene& scene, bool sketch) {
  scene::Mesh none;
  if (sketch) none.sketch.emplace();
  if (scene.kind == SceneKind::black) return none;
  TitleWords words;
  words.title = scene.title;
  words.caption = scene.caption;
  words.section = scene.kind == SceneKind::section;
  if (scene.quote) {
    words.quote = scene.quote->words;
    words.quote_source = scene.quote->source;
  }
  return title_picture(type_, words, look_.width, look_.height,
                       plate_scale(look_.width, look_.height), theme(), sketch);
}

/// What is in sight depends on how large the map is, which depends on how many lines the words and
/// rows the timeline take, which depend on what is in sight: it settles after a look or two.
base::Result<PlateLayout> PlatePress::lay_out(project::Project& project, std::size_t at,
                                              const std::string& credits) {
  constexpr int kMostLooks = 4;
  PlateLayout out;
  const float scale = plate_scale(look_.width, look_.height);
  const auto width = static_cast<float>(look_.width);
  const auto height = static_cast<float>(look_.height);
  project::MapSize size{static_cast<double>(width / scale), static_cast<double>(height / scale)};
  for (int look = 0; look < kMostLooks; ++look) {
    out.plate = take(project, at, size);
    PictureContent content = content_of(out.plate, base_, credits);
    const std::vector<scene::LayerOnMap> layers = layers_of(out.plate);
    content.layers = &layers;
    const auto bands = bands_of(type_, spec_of(*out.plate.map), content);
    if (!bands) return of_scene(bands.error(), out.plate);
    out.bands = *bands;
    const float map = height - bands->heading - bands->quote - bands->timeline - bands->credits;
    const project::MapSize now{size.width, static_cast<double>(map / scale)};
    if (now == size) break;
    size = now;
  }
  return out;
}

base::Result<PictureBands> PlatePress::bands(const brief::Plate& plate,
                                             const std::string& credits) {
  PictureContent content = content_of(plate, base_, credits);
  const std::vector<scene::LayerOnMap> layers = layers_of(plate);
  content.layers = &layers;
  auto out = bands_of(type_, spec_of(*plate.map), content);
  if (!out) return of_scene(out.error(), plate);
  return out;
}

base::Result<render::Image> PlatePress::draw_frame(const brief::Plate& plate,
                                                   const PlateFrame& frame) {
  return with_picture(plate, frame, [&](const PictureSpec& spec, const PictureContent& content) {
    return press_.draw(type_, spec, content);
  });
}

base::Result<void> PlatePress::draw_frame(const render::Target& target, const brief::Plate& plate,
                                          const PlateFrame& frame) {
  return with_picture(plate, frame, [&](const PictureSpec& spec, const PictureContent& content) {
    return press_.draw_into(target, type_, spec, content);
  });
}

void PlatePress::draw_words(const render::Target& target, const curation::Scene& scene) {
  type_.trim();  // nothing that was drawn before is drawn again
  press_.draw_into(target, type_, set_words(scene, false),
                   scene.kind == SceneKind::black ? kBlack : theme().panel);
}

}  // namespace dateline::publish
