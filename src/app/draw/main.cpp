#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/cli/exit_status.hpp"
#include "app/cli/options.hpp"
#include "app/draw/drawn_layers.hpp"
#include "base/paths.hpp"
#include "base/version.hpp"
#include "io/story_to_read.hpp"
#include "publish/picture.hpp"
#include "publish/png.hpp"
#include "render/context.hpp"
#include "scene/base_map.hpp"
#include "scene/snapshot_marks.hpp"
#include "scene/theme.hpp"
#include "store/shown.hpp"
#include "store/snapshot.hpp"
#include "time/phrase.hpp"
#include "time/typed_date.hpp"
#include "typeset/typesetter.hpp"

namespace dateline {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

struct Options {
  cli::ReadingOptions reading;
  std::vector<std::string> stories;
  std::string at;
  std::string range;
  std::string size = "1280x720";
  double scale = 1;
  std::string theme = "light";
  std::string language = "en";
  std::string projection = "mercator";
  std::string output;
  std::vector<std::string> layers;
  bool timeline = true;
  bool legend = true;
  bool holders = true;
  bool graticule = false;
  bool inset = false;
};

Error wrong(std::string option, std::string message, std::string cure) {
  return {ErrorCode::usage, std::move(message), std::move(option), std::move(cure)};
}

Result<std::pair<int, int>> parse_size(const std::string& text) {
  int width = 0;
  int height = 0;
  int used = 0;
  if (std::sscanf(text.c_str(), "%5dx%5d%n", &width, &height, &used) !=
          2 ||  // NOLINT(cert-err34-c)
      static_cast<std::size_t>(used) != text.size()) {
    return wrong("--size", "\"" + text + "\" is no size", "Write it as 1280x720");
  }
  return std::pair(width, height);
}

/// Days of a story without a date are counted from no real day: "--at" then cannot mean any.
Result<std::optional<time::Bounds>> parse_time(const char* option, const std::string& text,
                                               const store::Snapshot& snapshot) {
  if (text.empty()) return std::optional<time::Bounds>{};
  time::Days today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  for (const auto& d : snapshot.documents()) today = d->date.value_or(today);
  auto bounds = time::parse_typed(text, today);
  if (!bounds) {
    return wrong(option, bounds.error().message, bounds.error().cure);
  }
  return std::optional(*bounds);
}

Result<store::Snapshot> read_stories(const Options& o, const event::StoryReader& reader) {
  const auto date = cli::parse_date(o.reading.date);
  if (!date) return date.error();
  std::vector<std::shared_ptr<const event::Document>> documents;
  std::optional<base::Error> error;
  const std::vector<std::filesystem::path> paths(o.stories.begin(), o.stories.end());
  io::each_story(paths, *date, [&](Result<io::StoryToRead> next) {
    if (!next) {
      error = next.error();
      return false;
    }
    documents.push_back(std::make_shared<const event::Document>(
        reader.read(std::move(next->story), next->options)));
    cli::tell_about(*documents.back(), next->notes);
    return true;
  });
  if (error) return *error;
  return store::Snapshot(std::move(documents)).concluded();
}

std::string counted(std::size_t n, const char* one, const char* many) {
  return fmt::format("{} {}", n, n == 1 ? one : many);
}

/// "As of 15 June 2014, 23:59 UTC+3 . 14 events . 2 without a place".
std::string as_of_line(const store::Snapshot& snapshot, const scene::EventMarks& shown,
                       const std::optional<time::Minute>& playhead) {
  std::optional<int> offset;
  for (const auto& d : snapshot.documents()) offset = offset ? offset : d->utc_offset_minutes;
  std::size_t unplaced = 0;
  for (const auto& m : shown.marks) unplaced += m.at ? 0U : 1U;
  constexpr const char* kDot = " \u00B7 ";
  std::string out;
  if (playhead) out = "As of " + time::minute_phrase(*playhead, offset, snapshot.day_zero()) + kDot;
  out += counted(shown.marks.size(), "event", "events");
  if (unplaced > 0) out += kDot + counted(unplaced, "without a place", "without a place");
  return out;
}

int draw(const Options& o) {
  if (o.stories.empty()) {
    return cli::fail({ErrorCode::usage, "no story is named", "", "Name a text file"});
  }
  const auto size = parse_size(o.size);
  if (!size) return cli::fail(size.error());
  const auto assets = base::find_assets(o.reading.assets);
  if (!assets) return cli::fail_assets(assets.error());
  auto reader = cli::open_reader(o.reading);
  if (!reader) return cli::kBadAssets;
  auto read = read_stories(o, *reader);
  if (!read) return cli::fail(read.error());
  const store::Snapshot& snapshot = *read;

  const auto at = parse_time("--at", o.at, snapshot);
  if (!at) return cli::fail(at.error());
  const auto range = parse_time("--range", o.range, snapshot);
  if (!range) return cli::fail(range.error());
  std::optional<time::Minute> playhead;
  if (*at) playhead = (*at)->latest ? (*at)->latest : (*at)->earliest;
  store::Filter filter;
  if (*range) {
    filter.from = (*range)->earliest;
    filter.to = (*range)->latest;
  }
  const store::Shown shown(filter, snapshot);

  const auto layers = draw::DrawnLayers::read(o.layers);
  if (!layers) return cli::fail(layers.error());
  const auto base_map = scene::BaseMap::open(*assets / "map.dlmap");
  if (!base_map) return cli::fail_assets(base_map.error());
  auto type = typeset::Typesetter::open(*assets / "fonts");
  if (!type) return cli::fail_assets(type.error());
  const auto context = render::Context::offscreen();
  if (!context) return cli::fail(context.error());

  scene::MarkOptions then;
  then.playhead = playhead;
  const scene::EventMarks on_map = scene::marks_of(snapshot, shown.rows(), then);
  const scene::EventMarks on_timeline = scene::marks_of(snapshot, shown.rows(), {});

  std::vector<scene::HeldPlace> held;
  if (playhead) held = scene::held_places(snapshot, *playhead);

  publish::PictureSpec spec;
  spec.width = size->first;
  spec.height = size->second;
  spec.scale = static_cast<float>(o.scale);
  spec.theme = scene::Theme::named(o.theme);
  spec.language = o.language == "ar" ? scene::MapLanguage::arabic : scene::MapLanguage::english;
  spec.timeline = o.timeline;
  spec.legend = o.legend;
  spec.conic = o.projection == "conic" ? 1 : 0;
  spec.graticule = o.graticule;
  spec.inset = o.inset;
  publish::PictureContent content;
  content.base = &*base_map;
  content.on_map = &on_map;
  if (o.holders) content.held = &held;
  content.layers = &layers->on_map();
  content.fetch = [&](const scene::View& view, std::vector<scene::LayerOnMap>& pictures) {
    return layers->fetch(view, pictures);
  };
  content.on_timeline = &on_timeline;
  content.playhead = playhead;
  content.zero = snapshot.day_zero();
  if (*range) content.range = **range;
  content.as_of = as_of_line(snapshot, on_map, playhead);
  for (const auto& d : snapshot.documents()) {
    content.title += (content.title.empty() ? "" : " \u00B7 ") + d->story.title;
    std::string source = d->story.publisher.empty() ? "Story" : d->story.publisher;
    if (d->date) source += ", " + time::day_phrase(*d->date);
    content.credits += (content.credits.empty() ? "" : "; ") + source;
  }
  const auto image = publish::render_picture(*context, *type, spec, content);
  if (!image) return cli::fail(image.error());
  const auto written = publish::write_png(*image, o.output, 96.0 * o.scale, content.title);
  if (!written) return cli::fail(written.error());
  return cli::kDone;
}

int run(int argc, char** argv) {
  CLI::App app{"Draw the map of stories into a PNG picture, without a display.", "dateline render"};
  Options o;
  app.add_option(
      "STORY", o.stories,
      "Files with stories (text, web pages, PDF, documents, mail, feeds), or folders of them");
  app.add_option("-o,--output", o.output, "The picture to write")->required();
  app.add_option("--date", o.reading.date, "Day of the story, as 2014-06-16; else the story's own");
  app.add_option("--at", o.at, "Show the map as of this time: \"15 june 2014 18:00\", 2014-06-15");
  app.add_option("--range", o.range,
                 "Show what may have happened in this time: 2014-06-14/2014-06-16");
  app.add_option("--size", o.size, "Width and height in pixels")->capture_default_str();
  app.add_option("--scale", o.scale, "Size of text and symbols")
      ->check(CLI::Range(0.5, static_cast<double>(publish::PictureSpec::kMostScale)))
      ->capture_default_str();
  app.add_option("--theme", o.theme, "Colours")
      ->check(CLI::IsMember({"light", "dark", "print", "high-contrast", "high-contrast-dark"}))
      ->capture_default_str();
  app.add_option("--language", o.language, "Names on the map")
      ->check(CLI::IsMember({"en", "ar"}))
      ->capture_default_str();
  app.add_option("--projection", o.projection,
                 "Web Mercator, or Lambert's conformal conic of the region that is shown")
      ->check(CLI::IsMember({"mercator", "conic"}))
      ->capture_default_str();
  app.add_flag("--inset", o.inset, "Draw a small map of the wider region in a corner");
  app.add_flag("--graticule", o.graticule, "Draw lines of latitude and longitude");
  app.add_flag("!--no-timeline", o.timeline, "Leave the timeline out");
  app.add_flag("!--no-holders", o.holders, "Leave out who held which place at the time of --at");
  app.add_flag("!--no-legend", o.legend, "Leave the legend out");
  app.add_option(
      "--layer", o.layers,
      "Your own geodata over the map: GeoJSON, GeoPackage, FlatGeobuf, Shapefile, CSV, KML, GPX; "
      "pictures: GeoTIFF, MBTiles");
  app.add_option("--assets", o.reading.assets, "Folder of the program's data");
  app.add_option("--gazetteer", o.reading.files.gazetteer,
                 "Compiled gazetteer instead of the shipped one and your own");
  app.add_option("--own-gazetteer", o.reading.files.own_gazetteers,
                 "Compiled gazetteer over the shipped one, again for more, lowest first")
      ->take_all()
      ->allow_extra_args(false)
      ->expected(1);
  app.add_option("--own-lexicon", o.reading.files.own_lexicons,
                 "Folder with words for events over the shipped ones, again for more, lowest first")
      ->take_all()
      ->allow_extra_args(false)
      ->expected(1);
  app.footer(cli::kExitStatusHelp);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    return app.exit(e) == 0 ? cli::kDone : cli::kUsage;
  }
  return draw(o);
}

}  // namespace
}  // namespace dateline

int main(int argc, char** argv) { return dateline::cli::guarded(dateline::run, argc, argv); }
