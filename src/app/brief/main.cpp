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
#include "scene/base_map.hpp"
#include "typeset/typesetter.hpp"

namespace dateline::briefing {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

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

Result<HandOut> page_of(const Options& o, const std::filesystem::path& assets,
                        project::Project& project, const std::vector<std::size_t>& scenes,
                        const scene::BaseMap& base, typeset::Typesetter& type,
                        const LayersRead& layers) {
  PageFile file;
  file.name = std::filesystem::path(o.project).stem().string();
  file.title = curation::short_name(*project.briefing()[scenes.front()].scene);
  file.form = assets / "page.html";
  file.language = language_of(o);
  if (!o.interface.empty()) file.interface = base::language_tag(o.interface);
  if (o.themed) file.theme = scene::Theme::named(o.theme);
  return make_page(file, project, scenes, base, type,
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
  LayersRead layers;
  if (auto read = read_layers(*project, *scenes, layers); !read) return cli::fail(read.error());
  const auto findings = findings_of(*project, *scenes, o, *size, layers);
  if (o.check) {
    const std::string told = o.json ? findings_as_json(findings) : findings_as_text(findings);
    if (std::fputs(told.c_str(), stdout) < 0 || std::fflush(stdout) != 0) return cli::fail_output();
    return findings.empty() ? cli::kDone : kFound;
  }
  if (auto spoken = speak(o.interface, *assets); !spoken) return cli::fail(spoken.error());
  if (auto ready = prepare_folder(o.output); !ready) return cli::fail(ready.error());

  auto base_map = scene::BaseMap::open(*assets / "map.dlmap");
  if (!base_map) return cli::fail_assets(base_map.error());
  auto type = typeset::Typesetter::open(*assets / "fonts");
  if (!type) return cli::fail_assets(type.error());
  std::vector<HandOut> files;
  if (asked_for(o, "html")) {
    auto page = page_of(o, *assets, *project, *scenes, *base_map, *type, layers);
    if (!page) return cli::fail(page.error());
    files.push_back(std::move(*page));
  }
  if (needs_drawing(o)) {
    auto drawn = draw_files({o, *films, *size, *assets / "fonts", *base_map, *type, layers},
                            *project, *scenes);
    if (!drawn) return cli::fail(drawn.error());
    std::ranges::move(*drawn, std::back_inserter(files));
  }
  if (auto done = write_hand_outs(o.output, files); !done) return cli::fail(done.error());
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
