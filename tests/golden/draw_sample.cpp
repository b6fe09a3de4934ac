// Draws the sample events with the built assets, to look at:
//   dateline-draw-sample ASSETS out.png [WIDTH HEIGHT SCALE THEME]
#include <fmt/core.h>

#include <cstdlib>
#include <string>

#include "publish/picture.hpp"
#include "publish/png.hpp"
#include "support/sample_events.hpp"

namespace {

int fail(const dateline::base::Error& error) {
  fmt::print(stderr, "{}\n", error.to_string());
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  using namespace dateline;
  if (argc < 3) return 2;
  const std::filesystem::path assets = argv[1];
  publish::PictureSpec spec;
  if (argc > 4) {
    spec.width = std::atoi(argv[3]);
    spec.height = std::atoi(argv[4]);
  }
  if (argc > 5) spec.scale = static_cast<float>(std::atof(argv[5]));
  if (argc > 6) spec.theme = scene::Theme::named(argv[6]);
  auto type = typeset::Typesetter::open(assets / "fonts");
  if (!type) return fail(type.error());
  auto map = scene::BaseMap::open(assets / "map.dlmap");
  if (!map) return fail(map.error());
  auto context = render::Context::offscreen();
  if (!context) return fail(context.error());
  scene::EventMarks events = tests::iraq_june_2014();
  events.marks[6].selected = argc > 7;
  publish::PictureContent content;
  content.base = &*map;
  content.on_map = &events;
  content.title = "The fall of the north";
  content.as_of =
      "Iraq as of 16 June 2014, 18:00 UTC+3 \u00B7 21 of 22 events on the map \u00B7 1 without a "
      "place";
  content.credits = "Dateline \u00B7 sample events";
  content.playhead = time::Minute::start_of(tests::june(16)) + 18 * 60;
  if (argc > 8) {
    const double zoom = std::atof(argv[8]);
    const double lng = argc > 10 ? std::atof(argv[9]) : 44.0;
    const double lat = argc > 10 ? std::atof(argv[10]) : 34.5;
    const scene::View view(spec.width, spec.height, spec.scale, geo::to_world(lng, lat), zoom);
    spec.box = view.box();
  }
  auto image = publish::render_picture(*context, *type, spec, content);
  if (!image) return fail(image.error());
  auto ok = publish::write_png(*image, argv[2], 96.0 * static_cast<double>(spec.scale));
  if (!ok) return fail(ok.error());
  return 0;
}
