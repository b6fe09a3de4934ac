// dateline project scenes: the scenes of a briefing as a file of their own.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "app/cli/commands.hpp"
#include "app/cli/exit_status.hpp"
#include "app/cli/project_open.hpp"
#include "app/cli/read_stories.hpp"
#include "base/clock.hpp"
#include "base/file.hpp"
#include "base/translate.hpp"
#include "curation/revise.hpp"
#include "io/scenes_file.hpp"

namespace dateline::cli {
namespace {

using io::ProjectStore;

struct Options {
  std::filesystem::path project;
  std::filesystem::path file;
  std::string user;
  std::size_t threads = 0;
  bool replace = false;
};

/// The project's stories as they were put right; scenes name events of those. False where a story
/// cannot be looked into, which is told.
bool revised(const ProjectStore& store, std::size_t threads,
             std::vector<std::shared_ptr<const event::Document>>& out) {
  const auto read = io::documents_of(store, threads_of(threads));
  for (const base::Error& e : read.errors) fail(e);
  curation::Reviser reviser;
  out = reviser.revise(read.there(), store.ledger().records()).documents;
  return read.errors.empty();
}

int print_scenes(const Options& o) {
  auto store = open_project(o.project, ProjectStore::Mode::read);
  if (!store) return kBadInput;
  io::ScenesOf of{store->ledger(), {}};
  const bool whole = revised(*store, o.threads, of.documents);
  const io::ScenesWritten written = io::write_scenes(of);
  for (const std::string& what : written.left_out) tell(what);
  if (const int status = print_answer(written.json); status != kDone) return status;
  return whole ? kDone : kBadInput;
}

int put_scenes(const Options& o) {
  const auto bytes = base::read_file(o.file, io::kMostScenesBytes);
  if (!bytes) return fail(bytes.error());
  auto store = open_project(o.project, ProjectStore::Mode::write);
  if (!store) return kBadInput;
  io::ScenesOf of{store->ledger(), {}};
  if (!revised(*store, o.threads, of.documents)) return kBadInput;
  const auto scenes = io::read_scenes(*bytes, o.file.string(), of);
  if (!scenes) return fail(scenes.error());
  std::vector<curation::NumberedScene> before = curation::briefing_of(store->ledger());
  const std::size_t had = before.size();
  std::vector<curation::Change> changes;
  if (o.replace) {
    for (const curation::NumberedScene& scene : before) changes.push_back({scene.number, nullptr});
    before.clear();
  }
  for (curation::Change& change :
       curation::put_at_end(before, *scenes, [&] { return store->take_number(); })) {
    changes.push_back(std::move(change));
  }
  const std::string counted =
      fmt::format("{} {}", scenes->size(), scenes->size() == 1 ? "scene" : "scenes");
  if (!changes.empty()) {
    if (auto room = store->room_for(changes); !room) return fail(room.error());
    std::string step = base::mark_in("step", "put other scenes in the place of all");
    if (!o.replace) {
      step = scenes->size() == 1
                 ? fmt::format(base::mark_in("step", "add scene {}"), had + 1)
                 : fmt::format(base::mark_in("step", "add {} scenes"), scenes->size());
    }
    store->apply({std::move(step), user_of(o.user), base::seconds_to_record(), std::move(changes)});
    if (const int status = save_project(*store); status != kDone) return status;
  }
  tell(o.replace ? fmt::format("{} in the place of {}", counted, had)
                 : fmt::format("{} added to {}", counted, had));
  return kDone;
}

}  // namespace

void add_project_scenes(CLI::App& project, std::function<int()>& run) {
  auto* command = project.add_subcommand(
      "scenes", "Print the scenes of a project as JSON, or add those of a file");
  auto options = std::make_shared<Options>();
  command->callback([&run, options] {
    run = [options] {
      return options->file.empty() ? print_scenes(*options) : put_scenes(*options);
    };
  });
  command->add_option("PROJECT", options->project, "NAME.dateline")->required();
  auto* file = command->add_option(
      "FILE", options->file, "Scenes to add behind those of the project, as one step of undo");
  command->add_flag("--replace", options->replace, "In the place of all that it has")->needs(file);
  command->add_option("--user", options->user, "Who adds them; else the name on this machine");
  command->add_option("--threads", options->threads, "As project add has it")
      ->check(CLI::Range(std::size_t{0}, std::size_t{256}))
      ->capture_default_str();
}

}  // namespace dateline::cli
