#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "app/cli/commands.hpp"
#include "app/cli/exit_status.hpp"
#include "app/cli/options.hpp"
#include "app/cli/siblings.hpp"
#include "base/version.hpp"

namespace dateline {
namespace {

int print_version(const std::vector<std::string>& words) {
  cli::ReadingOptions options;
  const auto assets = std::ranges::find(words, "--assets");
  if (assets != words.end() && assets + 1 != words.end()) options.assets = *(assets + 1);
  fmt::print("dateline {}\n", base::kVersion);
  const auto reader = cli::open_reader(options);
  if (!reader) return cli::kBadAssets;
  fmt::print("data {}\nmodel {}\n", reader->data_version(), reader->model_version());
  return cli::kDone;
}

int run(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  constexpr std::string_view kHere[] = {"extract", "gazetteer", "holders",  "parse",
                                        "places",  "project",   "timeline", "times"};
  const std::string first = words.empty() ? std::string() : words.front();
  // What links GDAL or OpenGL is a program of its own: those take longer to load than a story to
  // read.
  if (first == "gazetteer" && words.size() > 1 && words[1] == "build") {
    return cli::become("dateline-build-gazetteer", {words.begin() + 2, words.end()});
  }
  if (first == "export" || first == "convert" || first == "import")
    return cli::become("dateline-export", words);
  if (first == "brief") return cli::become("dateline-brief", {words.begin() + 1, words.end()});
  if (first == "render") return cli::become("dateline-draw", {words.begin() + 1, words.end()});
  if (std::ranges::find(words, "--version") != words.end()) return print_version(words);
  const bool help = first == "-h" || first == "--help" || first == "--help-all";
  // Anything else that is no command is a story, or an option of the window.
  if (!help && std::ranges::find(kHere, first) == std::end(kHere))
    return cli::become("dateline-desktop", words);

  CLI::App app{
      "News stories on a map that can be scrubbed through time.\n\n"
      "dateline [STORY...] opens the window (its options: dateline-desktop --help);\n"
      "the commands below print or draw instead.",
      "dateline"};
  app.set_version_flag("--version", std::string(base::kVersion),
                       "Print the versions of program, data and model");
  app.footer(cli::kExitStatusHelp);
  app.require_subcommand(1);
  std::function<int()> command;
  cli::add_extract(app, command);
  cli::add_gazetteer(app, command);
  cli::add_holders(app, command);
  cli::add_parse(app, command);
  cli::add_places(app, command);
  cli::add_project(app, command);
  cli::add_timeline(app, command);
  cli::add_times(app, command);
  app.add_subcommand("export",
                     "Write events into a file of another program: GeoJSON, CSV, KML, GeoPackage, "
                     "a web page ... (dateline export --help)");
  app.add_subcommand("convert", "The same in short: dateline convert IN OUT");
  app.add_subcommand("import",
                     "Put tables of events and stories to a project (dateline import --help)");
  app.add_subcommand(
      "brief",
      "Make hand-outs of the scenes of a project: pictures, a film (dateline brief --help)");
  app.add_subcommand("render",
                     "Draw the map into a PNG picture, without a display (dateline render --help)");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    return app.exit(e) == 0 ? cli::kDone : cli::kUsage;
  }
  return command ? command() : static_cast<int>(cli::kUsage);
}

}  // namespace
}  // namespace dateline

int main(int argc, char** argv) { return dateline::cli::guarded(dateline::run, argc, argv); }
