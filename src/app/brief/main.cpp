#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/brief/film_files.hpp"
#include "app/brief/hand_outs.hpp"
#include "app/brief/layers_read.hpp"
#include "app/brief/page_files.hpp"
#include "app/brief/sheet_files.hpp"
#include "app/brief/stop_signal.hpp"
#include "app/cli/exit_status.hpp"
#include "app/cli/project_open.hpp"
#include "app/cli/store_archive.hpp"
#include "base/paths.hpp"
#include "brief/plate.hpp"
#include "brief/plate_name.hpp"
#include "brief/scene_choice.hpp"
#include "io/project_stories.hpp"
#include "publish/film.hpp"
#include "publish/plate_picture.hpp"
#include "publish/png.hpp"
#include "render/context.hpp"
#include "scene/base_map.hpp"
#include "typeset/typesetter.hpp"

namespace dateline {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

struct Options {
  std::string project;
  std::string output;
  std::vector<std::string> to{"png"};
  std::string shape = "16:9";
  std::string size;
  std::string theme = "light";
  bool themed = false;  ///< the theme was asked for
  std::string language;
  std::string scenes;
  std::filesystem::path assets;
  bool transparent = false;
  double seconds = 0;  ///< at each scene of a film; 0: by its words
  double rate = 25;
};

constexpr std::array kFormats{"png", "pdf", "pptx", "html", "mp4", "webm", "gif"};

Error wrong(const char* option, std::string message, std::string cure) {
  return {ErrorCode::usage, std::move(message), option, std::move(cure)};
}

Result<std::pair<int, int>> size_of(const Options& o) {
  if (o.size.empty()) {
    static const std::map<std::string, std::pair<int, int>> kShapes{
        {"16:9", {1920, 1080}}, {"4:3", {1440, 1080}}, {"1:1", {1080, 1080}}};
    const auto found = kShapes.find(o.shape);
    if (found != kShapes.end()) return found->second;
    return wrong("--shape", "\"" + o.shape + "\" is no shape", "Choose 16:9, 4:3 or 1:1");
  }
  int width = 0;
  int height = 0;
  int used = 0;
  if (std::sscanf(o.size.c_str(), "%5dx%5d%n", &width, &height, &used) !=
          2 ||  // NOLINT(cert-err34-c)
      static_cast<std::size_t>(used) != o.size.size()) {
    return wrong("--size", "\"" + o.size + "\" is no size", "Write it as 1920x1080");
  }
  return std::pair(width, height);
}

Result<void> check_formats(const std::vector<std::string>& formats) {
  for (const std::string& format : formats) {
    if (std::ranges::find(kFormats, format) == kFormats.end()) {
      return wrong("--to", "\"" + format + "\" is no format of hand-outs",
                   fmt::format("Choose {}", fmt::join(kFormats, ", ")));
    }
  }
  return {};
}

std::optional<project::Language> language_of(const std::string& word) {
  if (word == "en") return project::Language::english;
  if (word == "ar") return project::Language::arabic;
  if (word == "story") return project::Language::story;
  return std::nullopt;
}

/// The project as the window has it once its stories are compared; nullopt where it cannot be read,
/// which is told.
std::optional<project::Project> open(const std::filesystem::path& path) {
  auto opened = cli::open_project(path, io::ProjectStore::Mode::read);
  if (!opened) return std::nullopt;
  auto store = std::make_shared<io::ProjectStore>(std::move(*opened));
  auto documents = io::documents_of(*store, cli::threads_of(0));
  // A hand-out that lacks what a story tells would not say so.
  for (const Error& error : documents.errors) cli::fail(error);
  if (!documents.errors.empty()) return std::nullopt;
  std::map<curation::RecordNumber, project::DocumentPtr> read;
  for (std::size_t i = 0; i < documents.numbers.size(); ++i) {
    read[documents.numbers[i]] = std::move(documents.documents[i]);
  }
  std::optional<project::Project> out(std::in_place);
  out->open(std::make_unique<cli::StoreArchive>(store), std::move(read));
  brief::conclude(*out);
  return out;
}

/// Layers that any of the scenes shows.
Result<void> read_layers(project::Project& project, const std::vector<std::size_t>& scenes,
                         briefing::LayersRead& layers) {
  for (const std::size_t at : scenes) {
    const brief::Plate plate = brief::take_plate(project, at, {});
    if (!plate.map) continue;
    if (auto read = layers.read(project, plate.map->layers); !read) {
      Error error = read.error();
      error.cure += (error.cure.empty() ? "" : "; ") +
                    fmt::format("or hide the layer in scene {}", plate.place);
      return error;
    }
  }
  return {};
}

Result<std::vector<briefing::HandOut>> draw_pngs(project::Project& project,
                                                 const std::vector<std::size_t>& scenes,
                                                 publish::PlatePress& plates,
                                                 const publish::PlateLook& look) {
  std::vector<briefing::HandOut> out;
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
  }
  return out;
}

/// Whether a thing that may take long was asked for, and what makes it.
struct FilmWanted {
  std::vector<std::string> formats;
  std::filesystem::path maker;
};

Result<FilmWanted> films_wanted(const Options& o) {
  FilmWanted out;
  for (const std::string& format : o.to) {
    if (briefing::is_film(format) && std::ranges::find(out.formats, format) == out.formats.end()) {
      out.formats.push_back(format);
    }
  }
  if (out.formats.empty()) return out;
  auto maker = briefing::film_maker();
  if (!maker) return maker.error();
  out.maker = std::move(*maker);
  return out;
}

Result<void> make_film(const Options& o, const FilmWanted& wanted, project::Project& project,
                       const std::vector<std::size_t>& scenes, publish::PlatePress& plates,
                       const publish::PlateLook& look) {
  const base::StopCheck stop = briefing::stop_on_signals();
  publish::FilmLook how;
  how.rate = o.rate;
  if (o.seconds > 0) how.seconds = o.seconds;
  auto film = publish::Film::plan(plates, project, scenes, how);
  if (!film) return film.error();
  for (const std::size_t scene : film->cut_short()) {
    cli::tell(fmt::format("scene {} plays for longer than {} seconds and is cut there", scene,
                          publish::Film::kMostPlayed));
  }
  briefing::FilmFiles files;
  files.folder = o.output;
  files.name = std::filesystem::path(o.project).stem().string();
  files.title = curation::short_name(*project.briefing()[scenes.front()].scene);
  files.formats = wanted.formats;
  files.width = look.width;
  files.height = look.height;
  files.rate = o.rate;
  return briefing::write_film(*film, files, wanted.maker, stop, cli::tell);
}

Result<briefing::HandOut> make_page(const Options& o, const std::filesystem::path& assets,
                                    project::Project& project,
                                    const std::vector<std::size_t>& scenes,
                                    const scene::BaseMap& base, typeset::Typesetter& type,
                                    const briefing::LayersRead& layers) {
  briefing::PageFile file;
  file.name = std::filesystem::path(o.project).stem().string();
  file.title = curation::short_name(*project.briefing()[scenes.front()].scene);
  file.form = assets / "page.html";
  file.language = language_of(o.language);
  if (o.themed) file.theme = scene::Theme::named(o.theme);
  return briefing::make_page(file, project, scenes, base, type,
                             [&](const auto& records) { return layers.on_map(records); });
}

int make(const Options& o) {
  const auto size = size_of(o);
  if (!size) return cli::fail(size.error());
  if (auto ok = check_formats(o.to); !ok) return cli::fail(ok.error());
  const auto films = films_wanted(o);
  if (!films) return cli::fail(films.error());
  const auto assets = base::find_assets(o.assets);
  if (!assets) return cli::fail_assets(assets.error());
  auto project = open(o.project);
  if (!project) return cli::kBadInput;
  if (project->briefing().empty()) {
    return cli::fail({ErrorCode::bad_value, "has no scenes", o.project,
                      "Open it in the window and capture one with the key C"});
  }
  const auto scenes = brief::chosen_scenes(o.scenes, project->briefing().size());
  if (!scenes) return cli::fail(scenes.error());
  if (auto ready = briefing::prepare_folder(o.output); !ready) return cli::fail(ready.error());

  auto base_map = scene::BaseMap::open(*assets / "map.dlmap");
  if (!base_map) return cli::fail_assets(base_map.error());
  auto type = typeset::Typesetter::open(*assets / "fonts");
  if (!type) return cli::fail_assets(type.error());
  briefing::LayersRead layers;
  if (auto read = read_layers(*project, *scenes, layers); !read) return cli::fail(read.error());
  std::vector<briefing::HandOut> files_made;
  if (std::ranges::find(o.to, "html") != o.to.end()) {
    auto page = make_page(o, *assets, *project, *scenes, *base_map, *type, layers);
    if (!page) return cli::fail(page.error());
    files_made.push_back(std::move(*page));
    if (o.to.size() == 1) {
      if (auto done = briefing::write_hand_outs(o.output, files_made); !done) {
        return cli::fail(done.error());
      }
      return cli::kDone;
    }
  }
  auto context = render::Context::offscreen();
  if (!context) return cli::fail(context.error());
  publish::PlateLook look;
  look.width = size->first;
  look.height = size->second;
  look.theme = scene::Theme::named(o.theme);
  look.language = language_of(o.language);
  look.transparent = o.transparent;
  auto press = publish::PicturePress::make(*context);
  if (!press) return cli::fail(press.error());
  const publish::PlateLayers on_map{
      [&](const auto& records) { return layers.on_map(records); },
      [&](const scene::View& view, std::vector<scene::LayerOnMap>& shown) {
        return layers.fetch(view, shown);
      }};
  if (std::ranges::find(o.to, "png") != o.to.end()) {
    publish::PlatePress plates(*press, *type, *base_map, on_map, look);
    auto drawn = draw_pngs(*project, *scenes, plates, look);
    if (!drawn) return cli::fail(drawn.error());
    for (briefing::HandOut& file : *drawn) files_made.push_back(std::move(file));
  }
  if (std::ranges::any_of(o.to, briefing::is_of_sheets)) {
    look.transparent = false;  // a page has a ground
    publish::PlatePress plates(*press, *type, *base_map, on_map, look);
    briefing::SheetFiles files;
    files.name = std::filesystem::path(o.project).stem().string();
    files.title = curation::short_name(*project->briefing()[scenes->front()].scene);
    files.fonts = *assets / "fonts";
    files.map = "Map: " + std::string(base_map->attribution());
    files.look = look;
    for (const char* format : {"pdf", "pptx"}) {
      if (std::ranges::find(o.to, format) != o.to.end()) files.formats.emplace_back(format);
    }
    auto made = briefing::make_sheets(files, *project, *scenes, plates, *type);
    if (!made) return cli::fail(made.error());
    for (briefing::HandOut& file : *made) files_made.push_back(std::move(file));
  }
  if (!films->formats.empty()) {
    look.transparent = false;  // a film has a ground
    publish::PlatePress plates(*press, *type, *base_map, on_map, look);
    if (auto done = make_film(o, *films, *project, *scenes, plates, look); !done) {
      return cli::fail(done.error());
    }
  }
  if (auto done = briefing::write_hand_outs(o.output, files_made); !done) {
    return cli::fail(done.error());
  }
  return cli::kDone;
}

int run(int argc, char** argv) {
  CLI::App app{"Make hand-outs of the scenes of a project: pictures, a film.", "dateline brief"};
  Options o;
  app.add_option("PROJECT", o.project, "The project, a file that ends in .dateline")->required();
  app.add_option("-o,--output", o.output, "Folder to write into; made where it is not there")
      ->required();
  app.add_option("--to", o.to,
                 "What to make: png, a picture of each scene; pdf, pptx, a page or slide of each; "
                 "html, a page of all to look around in; mp4, webm, gif, a film of all")
      ->delimiter(',')
      ->capture_default_str();
  auto* shape =
      app.add_option("--shape", o.shape, "16:9 (1920x1080), 4:3 (1440x1080), 1:1 (1080x1080)")
          ->capture_default_str();
  app.add_option("--size", o.size, "Width and height in pixels instead, as 1280x720")
      ->excludes(shape);
  auto* theme =
      app.add_option("--theme", o.theme, "Colours")
          ->check(CLI::IsMember({"light", "dark", "print", "high-contrast", "high-contrast-dark"}))
          ->capture_default_str();
  app.add_option("--scenes", o.scenes, "Only these, as 2,4-6");
  app.add_option("--language", o.language,
                 "Names on the map, instead of each scene's own: English, Arabic, or as the story "
                 "spells them")
      ->check(CLI::IsMember({"en", "ar", "story"}));
  app.add_option("--seconds", o.seconds, "How long a film stands at each scene; else by its words")
      ->check(CLI::Range(0.5, 600.0));
  app.add_option("--rate", o.rate, "Pictures a second of a film")
      ->check(CLI::Range(1.0, 60.0))
      ->capture_default_str();
  app.add_flag("--transparent", o.transparent, "Titles and sections without a ground");
  app.add_option("--assets", o.assets, "Folder of the program's data");
  app.footer(cli::kExitStatusHelp);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    return app.exit(e) == 0 ? cli::kDone : cli::kUsage;
  }
  o.themed = theme->count() > 0;
  return make(o);
}

}  // namespace
}  // namespace dateline

int main(int argc, char** argv) { return dateline::cli::guarded(dateline::run, argc, argv); }
