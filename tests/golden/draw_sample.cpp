// Draws a picture by name with the assets of a folder, for golden tests and for looking at:
//   dateline-draw-sample ASSETS out.png SCENE [WIDTH HEIGHT SCALE THEME [ZOOM LNG LAT]]
// Scenes: map, timeline (map with the strip below), arabic, symbols, world (drawn by hand), conic
// (with the graticule), graticule, plate and title (of a briefing).
#include <fmt/core.h>

#include <cstdlib>
#include <string>

#include "publish/picture.hpp"
#include "publish/png.hpp"
#include "publish/title_picture.hpp"
#include "render/mesh_renderer.hpp"
#include "render/target.hpp"
#include "scene/symbols.hpp"
#include "support/sample_events.hpp"
#include "support/small_map.hpp"
#include "support/temp_folder.hpp"

namespace {

using namespace dateline;

/// Every type in every status, at 14 and 32 pixels.
base::Result<render::Image> draw_symbols(const render::Context& context, typeset::Typesetter& type,
                                         const publish::PictureSpec& spec) {
  const scene::Theme& theme = spec.theme != nullptr ? *spec.theme : scene::Theme::light();
  scene::Mesh mesh;
  const auto w = static_cast<float>(spec.width);
  const auto h = static_cast<float>(spec.height);
  scene::Painter painter(type, mesh, {0, 0, w, h});
  painter.rect({0, 0, w, h}, theme.land);
  const float s = spec.scale;
  for (int t = 0; t < event::kEventTypes; ++t) {
    const float y = (12 + 20.5F * static_cast<float>(t)) * s;
    scene::TextStyle style;
    style.size = 11 * s;
    style.colour = theme.text;
    painter.text(10 * s, y + 4 * s, event::name(static_cast<event::EventType>(t)), style);
    for (int st = 0; st < event::kStatuses; ++st) {
      scene::SymbolLook look;
      look.type = static_cast<event::EventType>(t);
      look.status = static_cast<event::Status>(st);
      look.scale = s;
      look.size = 14 * s;
      const float x = (110 + 60.0F * static_cast<float>(st)) * s;
      scene::draw_symbol(painter, {x, y}, look, theme);
      look.size = 18 * s;
      scene::draw_symbol(painter, {x + 28 * s, y}, look, theme);
    }
    scene::SymbolLook look;
    look.type = static_cast<event::EventType>(t);
    look.scale = s;
    look.size = 12 * s;
    look.happened = static_cast<float>(t + 1) / (event::kEventTypes + 1);
    scene::draw_symbol(painter, {480 * s, y}, look, theme);
    look.happened = 1;
    look.selected = t % 2 == 0;
    look.hovered = t % 2 == 1;
    look.opacity = 0.35F;
    scene::draw_symbol(painter, {520 * s, y}, look, theme);
  }
  auto target = render::Target::make(context, spec.width, spec.height, 4);
  if (!target) return target.error();
  auto renderer = render::MeshRenderer::make(context);
  if (!renderer) return renderer.error();
  target->bind();
  renderer->draw(mesh, type.atlas(), {0, 0, spec.width, spec.height});
  target->resolve();
  return target->read_back();
}

/// How a part of a briefing begins.
base::Result<render::Image> draw_title(const render::Context& context, typeset::Typesetter& type,
                                       const publish::PictureSpec& spec) {
  const scene::Theme& theme = spec.theme != nullptr ? *spec.theme : scene::Theme::light();
  publish::TitleWords words;
  words.title = "Two weeks in which a third of the country changed hands";
  words.caption = "As told by 16 June 2014";
  words.quote = "Nobody stopped them on the way.";
  words.quote_source = "Northwire, 16 June 2014";
  auto press = publish::PicturePress::make(context);
  if (!press) return press.error();
  return press->draw(
      type, publish::title_picture(type, words, spec.width, spec.height, spec.scale, theme),
      spec.width, spec.height, theme.panel);
}

/// Large words around the map.
void make_plate(publish::PictureSpec& spec, publish::PictureContent& content) {
  spec.plate = true;
  spec.most_timeline = 0.2F;
  content.title = "The fall of the north";
  content.caption =
      "Within a week Mosul, Tikrit and Tal Afar had fallen, and half a million people were on the "
      "road to the Kurdish region.";
  content.as_of = "As of 16 June 2014, 18:00 UTC+3";
  content.quote = "They took the airport in an hour, and nobody stopped them.";
  content.quote_source = "Northwire, 16 June 2014";
  content.credits = "Source: Northwire, 16 June 2014";
  content.pin = publish::PictureContent::Pin{*geo::LngLat::from_degrees(41.9, 35.5), "Mill Hill"};
  content.playhead = time::Minute::start_of(tests::june(16)) + std::int64_t{18} * 60;
}

base::Result<render::Image> draw(const std::string& name, const std::filesystem::path& assets,
                                 publish::PictureSpec spec) {
  auto type = typeset::Typesetter::open(assets / "fonts");
  if (!type) return type.error();
  auto context = render::Context::offscreen();
  if (!context) return context.error();
  if (name == "symbols") return draw_symbols(*context, *type, spec);
  if (name == "title") return draw_title(*context, *type, spec);
  const tests::TempFolder folder;
  auto map = scene::BaseMap::open(
      name == "world" ? folder.write("map.dlmap", scene::encode_base_map(tests::small_map()))
                      : assets / "map.dlmap");
  if (!map) return map.error();
  scene::EventMarks events = tests::iraq_june_2014();
  publish::PictureContent content;
  content.base = &*map;
  content.on_map = &events;
  content.credits = "Dateline \u00B7 sample events";
  if (name == "timeline") {
    events.marks[6].selected = true;
    content.title = "The fall of the north";
    content.as_of = "Iraq as of 16 June 2014, 18:00 UTC+3 \u00B7 1 event without a place";
    content.playhead = time::Minute::start_of(tests::june(16)) + std::int64_t{18} * 60;
  } else if (name == "plate") {
    make_plate(spec, content);
  } else {
    spec.timeline = false;
  }
  if (name == "conic") spec.conic = 1;
  spec.graticule = name == "conic" || name == "graticule";
  if (name == "arabic") spec.language = scene::MapLanguage::arabic;
  if (name == "world") events.marks.resize(7);
  return publish::render_picture(*context, *type, spec, content);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    fmt::print(stderr, "usage: {} ASSETS out.png SCENE [WIDTH HEIGHT SCALE THEME [ZOOM LNG LAT]]\n",
               argv[0]);
    return 2;
  }
  publish::PictureSpec spec;
  spec.width = argc > 5 ? std::atoi(argv[4]) : 640;
  spec.height = argc > 5 ? std::atoi(argv[5]) : 400;
  if (argc > 6) spec.scale = static_cast<float>(std::atof(argv[6]));
  if (argc > 7) spec.theme = scene::Theme::named(argv[7]);
  if (argc > 10) {
    spec.camera = {geo::to_world(std::atof(argv[9]), std::atof(argv[10])), std::atof(argv[8])};
  }
  const auto image = draw(argv[3], argv[1], spec);
  if (!image) {
    fmt::print(stderr, "{}\n", image.error().to_string());
    return 1;
  }
  if (const auto ok = publish::write_png(*image, argv[2], 96.0 * static_cast<double>(spec.scale));
      !ok) {
    fmt::print(stderr, "{}\n", ok.error().to_string());
    return 1;
  }
  return 0;
}
