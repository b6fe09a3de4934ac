#include "app/desktop/options.hpp"

#include <CLI/CLI.hpp>
#include <cstdio>

#include "base/version.hpp"

namespace dateline::desktop {
namespace {

constexpr int kUsage = 2;  // as the command line's exit status for wrong options

/// "1280x720"; false unless both are 320..16384.
bool parse_size(const std::string& text, int& width, int& height) {
  int used = 0;
  if (std::sscanf(text.c_str(), "%5dx%5d%n", &width, &height, &used) != 2) return false;
  return static_cast<std::size_t>(used) == text.size() && width >= 320 && width <= 16384 &&
         height >= 320 && height <= 16384;
}

}  // namespace

Parsed parse_options(int argc, char** argv) {
  Parsed out;
  Options& options = out.options;
  CLI::App app{"The window of Dateline: stories on a map that can be scrubbed through time.",
               "dateline-desktop"};
  app.set_version_flag("--version", std::string("dateline ") + base::kVersion);
  std::string date;
  std::string theme;
  std::string size;
  std::string language;
  float scale = 0;
  app.add_option("STORY", options.stories,
                 "Files with stories (text, web pages, PDF, documents, mail, feeds, .jsonl), "
                 "folders of them, or a .dateline project");
  app.add_option("--date", date, "The day that the stories were written on, as 2014-06-16");
  app.add_option("--layer", options.layers,
                 "Your own geodata over the map, again for more: GeoJSON, GeoPackage, FlatGeobuf, "
                 "Shapefile, CSV, KML, GPX; pictures: GeoTIFF, MBTiles")
      ->take_all()
      ->allow_extra_args(false)
      ->expected(1);
  app.add_option("--assets", options.assets, "Folder of the program's data");
  app.add_option("--theme", theme, "light, dark, print, high-contrast or high-contrast-dark");
  app.add_option("--language", language,
                 "What the window speaks: en, or CODE for a file languages/CODE.po");
  app.add_option(
      "--scale", scale,
      "Pixels a logical pixel, 0.5 to 4; else the monitor's and the size of your settings");
  app.add_option("--size", size, "Size of the window in pixels, as 1280x720");
  app.add_option("--state", options.state, "Writes what is shown to this file, for tests");
  app.add_option("--screenshot", options.screenshot,
                 "Writes a PNG of the window once the stories are read, then ends");
  app.add_flag("!--no-guide", options.guide, "Leaves out the guide of the first run");
  app.add_flag("--present", options.present,
               "Presents the scenes of the project from the first one on, once it is read");
  app.add_flag(
      "--first-frame", options.first_frame,
      "Prints \"first frame\" once all that it was given is shown, then ends, for benchmarks");
  app.add_option(
         "--scrub-steps", options.scrub_steps,
         "Moves the playhead so often over all that was given, prints the milliseconds that "
         "each step took, then ends, for benchmarks")
      ->check(CLI::Range(1, 100000));
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    out.exit_status = app.exit(e) == 0 ? 0 : kUsage;
    return out;
  }
  // What runs by itself has nobody to guide.
  if (!options.screenshot.empty() || options.present || options.first_frame ||
      options.scrub_steps > 0) {
    options.guide = false;
  }
  const auto refuse = [&out](const std::string& message) {
    std::fprintf(stderr, "dateline: %s\n", message.c_str());
    out.exit_status = kUsage;
  };
  if (!date.empty()) {
    options.date = time::parse_iso_date(date);
    if (!options.date) {
      refuse("--date " + date + ": there is no such day. Write it as 2014-06-16.");
    }
  }
  options.theme = project::theme_from(theme);
  if (!theme.empty() && !options.theme) {
    refuse("--theme " + theme +
           ": there are light, dark, print, high-contrast and high-contrast-dark.");
  }
  if (!language.empty()) options.language = language == "en" ? "" : language;
  if (scale != 0) {
    options.scale = scale;
    if (!(scale >= 0.5F && scale <= 4)) refuse("--scale: it may be 0.5 to 4.");
  }
  if (!size.empty() && !parse_size(size, options.width, options.height)) {
    refuse("--size " + size + ": write it as 1280x720, each 320 to 16384.");
  }
  return out;
}

}  // namespace dateline::desktop
