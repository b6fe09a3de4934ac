#include "app/brief/drawn_files.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "app/brief/film_files.hpp"
#include "app/brief/sheet_files.hpp"
#include "base/translate.hpp"
#include "brief/plate.hpp"
#include "brief/plate_name.hpp"
#include "publish/film.hpp"
#include "publish/plate_picture.hpp"
#include "publish/png.hpp"
#include "render/context.hpp"

namespace dateline::briefing {
namespace {

base::Result<std::vector<HandOut>> draw_pngs(project::Project& project,
                                             const std::vector<std::size_t>& scenes,
                                             publish::PlatePress& plates,
                                             const publish::PlateLook& look, Progress& progress) {
  std::vector<HandOut> out;
  progress.begin("png", scenes.size());
  for (const std::size_t at : scenes) {
    auto drawn = plates.draw(project, at);
    if (!drawn) return drawn.error();
    const curation::Scene& scene = drawn->plate.scene;
    auto bytes = publish::encode_png(
        drawn->image, 96.0 * static_cast<double>(publish::plate_scale(look.width, look.height)),
        curation::short_name(scene),
        drawn->transparent ? publish::Alpha::kept : publish::Alpha::left_out);
    if (!bytes) return bytes.error();
    out.push_back({brief::plate_name(at + 1, drawn->plate.of, scene) + ".png", std::move(*bytes)});
    if (auto on = progress.next(); !on) return on.error();
  }
  return out;
}

base::Result<std::vector<std::string>> make_film(const DrawnFiles& made, project::Project& project,
                                                 const std::vector<std::size_t>& scenes,
                                                 publish::PlatePress& plates,
                                                 const publish::PlateLook& look) {
  const Options& o = made.options;
  publish::FilmLook how;
  how.rate = o.rate;
  if (o.seconds > 0) how.seconds = o.seconds;
  auto film = publish::Film::plan(plates, project, scenes, how, made.progress.stop());
  if (!film) return film.error();
  for (const std::size_t scene : film->cut_short()) {
    made.progress.note(fmt::format("scene {} plays for longer than {} seconds and is cut there",
                                   scene, publish::Film::kMostPlayed));
  }
  FilmFiles files;
  files.folder = made.work;
  files.name = name_of(o);
  files.title = curation::short_name(*project.briefing()[scenes.front()].scene);
  files.formats = made.films.formats;
  files.width = look.width;
  files.height = look.height;
  files.rate = o.rate;
  return write_film(*film, files, made.films.maker, made.progress);
}

base::Result<std::vector<HandOut>> draw_sheets(const DrawnFiles& files, project::Project& project,
                                               const std::vector<std::size_t>& scenes,
                                               publish::PlatePress& plates,
                                               const publish::PlateLook& look) {
  SheetFiles sheets;
  sheets.name = name_of(files.options);
  sheets.title = curation::short_name(*project.briefing()[scenes.front()].scene);
  sheets.fonts = files.assets / "fonts";
  sheets.map = base::tr_format("Map: {}", files.base.attribution());
  sheets.look = look;
  for (const char* format : {"pdf", "pptx"}) {
    if (asked_for(files.options, format)) sheets.formats.emplace_back(format);
  }
  return make_sheets(sheets, project, scenes, plates, files.type, files.progress);
}

}  // namespace

base::Result<FilmsWanted> films_wanted(const Options& o) {
  FilmsWanted out;
  for (const std::string& format : o.to) {
    if (is_film(format) && std::ranges::find(out.formats, format) == out.formats.end()) {
      out.formats.push_back(format);
    }
  }
  if (out.formats.empty()) return out;
  auto maker = film_maker();
  if (!maker) return maker.error();
  out.maker = std::move(*maker);
  return out;
}

bool needs_drawing(const Options& o) {
  return std::ranges::any_of(o.to, [](const std::string& format) { return format != "html"; });
}

base::Result<Drawn> draw_files(const DrawnFiles& files, project::Project& project,
                               const std::vector<std::size_t>& scenes) {
  const Options& o = files.options;
  auto context = render::Context::offscreen();
  if (!context) return context.error();
  auto press = publish::PicturePress::make(*context);
  if (!press) return press.error();
  const publish::PlateLayers on_map{
      [&](const auto& records) { return files.layers.on_map(records); },
      [&](const scene::View& view, std::vector<scene::LayerOnMap>& shown) {
        return files.layers.fetch(view, shown);
      }};
  publish::PlateLook look;
  look.width = files.size.first;
  look.height = files.size.second;
  look.theme = scene::Theme::named(o.theme);
  look.language = language_of(o);
  look.transparent = o.transparent;
  Drawn out;
  if (asked_for(o, "png")) {
    publish::PlatePress plates(*press, files.type, files.base, on_map, look);
    auto drawn = draw_pngs(project, scenes, plates, look, files.progress);
    if (!drawn) return drawn.error();
    out.files = std::move(*drawn);
  }
  look.transparent = false;  // a page and a film have a ground
  publish::PlatePress plates(*press, files.type, files.base, on_map, look);
  if (std::ranges::any_of(o.to, is_of_sheets)) {
    auto made = draw_sheets(files, project, scenes, plates, look);
    if (!made) return made.error();
    std::ranges::move(*made, std::back_inserter(out.files));
  }
  if (!files.films.formats.empty()) {
    auto done = make_film(files, project, scenes, plates, look);
    if (!done) return done.error();
    out.films = std::move(*done);
  }
  return out;
}

}  // namespace dateline::briefing
