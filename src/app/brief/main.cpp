#include <fmt/core.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/brief/check_told.hpp"
#include "app/brief/drawn_files.hpp"
#include "app/brief/hand_outs.hpp"
#include "app/brief/layers_read.hpp"
#include "app/brief/options.hpp"
#include "app/brief/own_words.hpp"
#include "app/brief/page_files.hpp"
#include "app/brief/progress.hpp"
#include "app/brief/stop_signal.hpp"
#include "app/cli/exit_status.hpp"
#include "app/cli/project_open.hpp"
#include "app/cli/store_archive.hpp"
#include "base/language_tag.hpp"
#include "base/paths.hpp"
#include "brief/honest_check.hpp"
#include "brief/plate.hpp"
#include "brief/scene_choice.hpp"
#include "brief/scene_layers.hpp"
#include "io/project_stories.hpp"
#include "publish/plate_picture.hpp"
#include "publish/slide_deck.hpp"
#include "scene/base_map.hpp"
#include "typeset/typesetter.hpp"

namespace dateline::briefing {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

/// The project as the window has it once its stories are compared. Errors: as
/// io::ProjectStore::open(); of the first story of which nothing can be had.
Result<project::Project> open(const std::filesystem::path& path) {
  auto opened = io::ProjectStore::open(path, io::ProjectStore::Mode::read);
  if (!opened) return opened.error();
  for (const std::string& notice : opened->notices()) cli::tell(notice);
  auto store = std::make_shared<io::ProjectStore>(std::move(*opened));
  auto documents = io::documents_of(*store, cli::threads_of(0));
  // A hand-out that lacks what a story tells would not say so.
  for (std::size_t i = 1; i < documents.errors.size(); ++i) cli::fail(documents.errors[i]);
  if (!documents.errors.empty()) return documents.errors.front();
  std::map<curation::RecordNumber, project::DocumentPtr> read;
  for (std::size_t i = 0; i < documents.numbers.size(); ++i) {
    read[documents.numbers[i]] = std::move(documents.documents[i]);
  }
  project::Project out;
  out.open(std::make_unique<cli::StoreArchive>(store), std::move(read));
  brief::conclude(out);
  return out;
}

/// Layers that any of the scenes shows.
Result<void> read_layers(const project::Project& project, const std::vector<std::size_t>& scenes,
                         LayersRead& layers) {
  for (const std::size_t at : scenes) {
    const curation::Scene& scene = *project.briefing()[at].scene;
    if (scene.kind != curation::SceneKind::map || !scene.look) continue;
    std::vector<curation::RecordNumber> shown;
    for (const curation::NumberedLayer& layer : brief::layers_of(project, *scene.look)) {
      shown.push_back(layer.number);
    }
    if (auto read = layers.read(project, shown); !read) {
      Error error = read.error();
      error.cure +=
          (error.cure.empty() ? "" : "; ") + fmt::format("or hide the layer in scene {}", at + 1);
      return error;
    }
  }
  return {};
}

/// What the scenes may tell wrongly in pictures of that size.
std::vector<brief::Finding> findings_of(project::Project& project,
                                        const std::vector<std::size_t>& scenes, const Options& o,
                                        const std::pair<int, int>& size, const LayersRead& layers) {
  brief::Showing how;
  how.theme = scene::Theme::named(o.theme);
  how.type_share = static_cast<double>(scene::Sizes::text_small *
                                       publish::plate_scale(size.first, size.second)) /
                   size.second;
  how.layer = [&](curation::RecordNumber number) { return layers.find(number); };
  // Whoever saved it may have left only what was known by a day.
  project.apply(project::ResetFilter{});
  brief::conclude(project);
  return brief::check_scenes(project, scenes, how);
}

Result<HandOut> page_of(const DrawnFiles& with, project::Project& project,
                        const std::vector<std::size_t>& scenes) {
  const Options& o = with.options;
  PageFile file;
  file.name = name_of(o);
  file.title = curation::short_name(*project.briefing()[scenes.front()].scene);
  file.form = with.assets / "page.html";
  file.language = language_of(o);
  if (!o.interface.empty()) file.interface = base::language_tag(o.interface);
  if (o.themed) file.theme = scene::Theme::named(o.theme);
  return make_page(
      file, project, scenes, with.base, with.type,
      [&](const auto& records) { return with.layers.on_map(records); }, with.progress);
}

/// Makes all that was asked for; nothing lies in the folder before all of it is made. The names of
/// the files.
Result<std::vector<std::string>> make_files(DrawnFiles with, project::Project& project,
                                            const std::vector<std::size_t>& scenes) {
  const std::filesystem::path folder = with.options.output;
  const auto work = WorkFolder::in(folder);
  if (!work) return work.error();
  with.work = work->path();
  std::vector<HandOut> files;
  std::vector<std::string> names;
  if (asked_for(with.options, "html")) {
    auto page = page_of(with, project, scenes);
    if (!page) return page.error();
    files.push_back(std::move(*page));
  }
  if (needs_drawing(with.options)) {
    auto drawn = draw_files(with, project, scenes);
    if (!drawn) return drawn.error();
    std::ranges::move(drawn->files, std::back_inserter(files));
    names = std::move(drawn->films);
  }
  if (auto done = write_hand_outs(*work, files); !done) return done.error();
  for (const HandOut& file : files) names.push_back(file.name);
  std::ranges::sort(names);
  if (auto on = with.progress.check(); !on) return on.error();
  if (auto done = put_in_place(*work, folder, names); !done) return done.error();
  return names;
}

int make(const Options& o) {
  Progress progress(o.progress ? Progress::As::json : Progress::As::words,
                    o.check ? base::StopCheck() : stop_on_signals());
  const auto size = size_of(o);
  if (!size) return progress.fail(size.error());
  if (auto ok = check_formats(o.to); !ok) return progress.fail(ok.error());
  if (asked_for(o, "pptx") && std::max(size->first, size->second) > publish::Deck::kMostSide) {
    return progress.fail(
        {ErrorCode::usage,
         fmt::format("slides are at most {} pixels a side", publish::Deck::kMostSide), "--size",
         "Choose a smaller size, or leave out pptx"});
  }
  const auto films = films_wanted(o);
  if (!films) return progress.fail(films.error());
  const auto assets = base::find_assets(o.assets);
  if (!assets) return progress.fail_assets(assets.error());
  auto project = open(o.project);
  if (!project) return progress.fail(project.error());
  if (project->briefing().empty()) {
    return progress.fail({ErrorCode::bad_value, "has no scenes", o.project,
                          "Open it in the window and capture one with the key C"});
  }
  const auto scenes = brief::chosen_scenes(o.scenes, project->briefing().size());
  if (!scenes) return progress.fail(scenes.error());
  LayersRead layers;
  if (auto read = read_layers(*project, *scenes, layers); !read) {
    return progress.fail(read.error());
  }
  const auto findings = findings_of(*project, *scenes, o, *size, layers);
  if (o.check) {
    const std::string told = o.json ? findings_as_json(findings) : findings_as_text(findings);
    if (std::fputs(told.c_str(), stdout) < 0 || std::fflush(stdout) != 0) return cli::fail_output();
    return findings.empty() ? cli::kDone : kFound;
  }
  if (auto spoken = speak(o.interface, *assets); !spoken) return progress.fail(spoken.error());
  const auto folder = HandOutFolder::prepare(o.output);
  if (!folder) return progress.fail(folder.error());
  auto base_map = scene::BaseMap::open(*assets / "map.dlmap");
  if (!base_map) return progress.fail_assets(base_map.error());
  auto type = typeset::Typesetter::open(*assets / "fonts");
  if (!type) return progress.fail_assets(type.error());
  const auto made = make_files({o, *films, *size, *assets, *base_map, *type, layers, progress, {}},
                               *project, *scenes);
  if (!made) return progress.fail(made.error());
  progress.end(*made);
  if (const std::string advice = findings_advice(findings); !advice.empty()) cli::tell(advice);
  return cli::kDone;
}

int run(int argc, char** argv) {
  const OptionsRead read = read_options(argc, argv);
  return read.ended ? *read.ended : make(read.options);
}

}  // namespace
}  // namespace dateline::briefing

int main(int argc, char** argv) {
  return dateline::cli::guarded(dateline::briefing::run, argc, argv);
}
