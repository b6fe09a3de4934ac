#include "app/brief/options.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cstdio>
#include <map>

#include "app/cli/exit_status.hpp"
#include "publish/picture.hpp"

namespace dateline::briefing {
namespace {

constexpr std::array kFormats{"png", "pdf", "pptx", "html", "mp4", "webm", "gif"};

base::Error wrong(const char* option, std::string message, std::string cure) {
  return {base::ErrorCode::usage, std::move(message), option, std::move(cure)};
}

}  // namespace

std::string name_of(const Options& o) {
  return o.name.empty() ? std::filesystem::path(o.project).stem().string() : o.name;
}

base::Result<std::pair<int, int>> size_of(const Options& o) {
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
  const auto fits = [](int side) {
    return side >= publish::PictureSpec::kLeastSide && side <= publish::PictureSpec::kMostSide;
  };
  if (!fits(width) || !fits(height)) {
    return wrong("--size", fmt::format("a picture of {} x {} pixels", width, height),
                 fmt::format("Choose {} to {} pixels a side", publish::PictureSpec::kLeastSide,
                             publish::PictureSpec::kMostSide));
  }
  return std::pair(width, height);
}

base::Result<void> check_formats(const std::vector<std::string>& formats) {
  for (const std::string& format : formats) {
    if (std::ranges::find(kFormats, format) == kFormats.end()) {
      return wrong("--to", "\"" + format + "\" is no format of hand-outs",
                   fmt::format("Choose {}", fmt::join(kFormats, ", ")));
    }
  }
  return {};
}

bool asked_for(const Options& o, const std::string& format) {
  return std::ranges::find(o.to, format) != o.to.end();
}

std::optional<curation::Language> language_of(const Options& o) {
  if (o.language == "en") return curation::Language::english;
  if (o.language == "ar") return curation::Language::arabic;
  if (o.language == "story") return curation::Language::story;
  return std::nullopt;
}

OptionsRead read_options(int argc, char** argv) {
  CLI::App app{"Make hand-outs of the scenes of a project: pictures, a film.", "dateline brief"};
  OptionsRead out;
  Options& o = out.options;
  app.add_option("PROJECT", o.project, "The project, a file that ends in .dateline")->required();
  auto* output =
      app.add_option("-o,--output", o.output, "Folder to write into; made where it is not there");
  app.add_option("--name", o.name, "Name of the files of all scenes, instead of the project's")
      ->check([](const std::string& name) {
        const bool plain = !name.empty() && name.find('/') == std::string::npos && name[0] != '.';
        return plain ? std::string() : "a name is wanted, without a folder and without ending";
      });
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
  app.add_option("--interface", o.interface,
                 "Language of what Dateline itself says in hand-outs, as a page's buttons, months "
                 "and help: the code of a file of translations, CODE.po; English if none is given");
  app.add_option("--seconds", o.seconds, "How long a film stands at each scene; else by its words")
      ->check(CLI::Range(0.5, 600.0));
  app.add_option("--rate", o.rate, "Pictures a second of a film")
      ->check(CLI::Range(1.0, 60.0))
      ->capture_default_str();
  auto* check = app.add_flag("--check", o.check,
                             "Make nothing; tell what the scenes may tell wrongly, and exit with 1 "
                             "if there is anything")
                    ->excludes(output);
  app.add_flag("--json", o.json, "With --check: as JSON")->needs(check);
  app.add_flag("--progress", o.progress,
               "For programs: tell on standard output how far it is, as a JSON object a line")
      ->excludes(check);
  app.add_flag("--transparent", o.transparent,
               "Pictures: titles, sections and words around the map without a ground");
  app.add_option("--assets", o.assets, "Folder of the program's data");
  app.footer(cli::kExitStatusHelp);
  try {
    app.parse(argc, argv);
    if (!o.check && o.output.empty()) throw CLI::RequiredError("--output");
  } catch (const CLI::ParseError& e) {
    out.ended = app.exit(e) == 0 ? cli::kDone : cli::kUsage;
  }
  o.themed = theme->count() > 0;
  return out;
}

}  // namespace dateline::briefing
