#include "publish/plate_picture.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/translate.hpp"
#include "publish/title_picture.hpp"

namespace dateline::publish {
namespace {

using curation::SceneKind;

constexpr float kLogicalSide = 540;  // of the shorter side of any plate

/// What a plate of the map puts into a picture, but for its layers.
PictureContent content_of(const brief::Plate& plate, const scene::BaseMap& base) {
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
  if (!map.sources.empty()) c.credits = base::tr_format("Source: {}", map.sources);
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

/// What the scene says of how its map is drawn.
void look_at(const brief::PlateMap& map, PictureSpec& spec) {
  spec.language = map.language;
  spec.camera = PictureSpec::Camera{map.camera.centre, map.camera.zoom};
  spec.conic = map.camera.conic;
  spec.graticule = map.graticule;
  spec.inset = map.inset;
  spec.timeline = map.timed;
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

PictureSpec PlatePress::spec() const {
  PictureSpec out;
  out.width = look_.width;
  out.height = look_.height;
  out.scale = plate_scale(look_.width, look_.height);
  out.theme = look_.theme;
  out.plate = true;
  out.most_timeline = 0.2F;
  return out;
}

base::Result<PlatePicture> PlatePress::draw(project::Project& project, std::size_t at) {
  const curation::Scene& scene = *project.briefing()[at].scene;
  if (scene.kind == SceneKind::map) return draw_map(project, at);
  PlatePicture out;
  out.plate = brief::take_plate(project, at, {}, look_.language);
  const scene::Theme& theme = look_.theme != nullptr ? *look_.theme : scene::Theme::light();
  const bool black = scene.kind == SceneKind::black;
  out.transparent = look_.transparent && !black;
  scene::Mesh mesh;
  if (!black) {
    TitleWords words;
    words.title = scene.title;
    words.caption = scene.caption;
    words.section = scene.kind == SceneKind::section;
    if (scene.quote) {
      words.quote = scene.quote->words;
      words.quote_source = scene.quote->source;
    }
    mesh = title_picture(type_, words, look_.width, look_.height,
                         plate_scale(look_.width, look_.height), theme);
  }
  const scene::Rgba ground = black             ? scene::Rgba{0, 0, 0, 255}
                             : out.transparent ? scene::Rgba{0, 0, 0, 0}
                                               : theme.panel;
  auto image = press_.draw(type_, mesh, look_.width, look_.height, ground);
  if (!image) return of_scene(image.error(), out.plate);
  out.image = std::move(*image);
  return out;
}

/// What is in sight depends on how large the map is, which depends on how many lines the words and
/// rows the timeline take, which depend on what is in sight: it settles after a look or two.
base::Result<PlatePicture> PlatePress::draw_map(project::Project& project, std::size_t at) {
  constexpr int kMostLooks = 4;
  PlatePicture out;
  PictureSpec spec = this->spec();
  PictureContent content;
  std::vector<scene::LayerOnMap> layers;
  project::MapSize size{static_cast<double>(static_cast<float>(spec.width) / spec.scale),
                        static_cast<double>(static_cast<float>(spec.height) / spec.scale)};
  for (int look = 0; look < kMostLooks; ++look) {
    out.plate = brief::take_plate(project, at, size, look_.language);
    content = content_of(out.plate, base_);
    if (layers_.on_map) layers = layers_.on_map(out.plate.map->layers);
    content.layers = &layers;
    content.fetch = layers_.fetch;
    look_at(*out.plate.map, spec);
    const auto box = map_box(type_, spec, content);
    if (!box) return of_scene(box.error(), out.plate);
    const project::MapSize now{static_cast<double>(box->width() / spec.scale),
                               static_cast<double>(box->height() / spec.scale)};
    if (now == size) break;
    size = now;
  }
  auto image = press_.draw(type_, spec, content);
  if (!image) return of_scene(image.error(), out.plate);
  out.image = std::move(*image);
  return out;
}

}  // namespace dateline::publish
