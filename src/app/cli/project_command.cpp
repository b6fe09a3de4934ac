#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "app/cli/commands.hpp"
#include "app/cli/exit_status.hpp"
#include "app/cli/project_info.hpp"
#include "app/cli/project_open.hpp"
#include "app/cli/read_stories.hpp"
#include "io/project_rerun.hpp"

namespace dateline::cli {
namespace {

using io::ProjectStore;
using Json = nlohmann::ordered_json;

constexpr std::size_t kMostThreads = 256;

struct Options {
  ReadingOptions reading;
  std::filesystem::path project;
  std::vector<std::filesystem::path> paths;
  std::string list;
  std::string user;
  std::string format = "text";
  std::size_t threads = 0;  ///< 0 for as many as there are cores
  bool dry_run = false;
};

int make(const Options& o) {
  auto store = ProjectStore::create(o.project);
  return store ? static_cast<int>(kDone) : fail(store.error());
}

int add(const Options& o) {
  const auto date = parse_date(o.reading.date);
  if (!date) return fail(date.error());
  auto store = open_project(o.project, ProjectStore::Mode::write);
  if (!store) return kBadInput;
  auto reader = open_reader_of(*store, o.reading);
  if (!reader) return kBadAssets;
  io::AddOptions options = add_options(*reader, o.user, o.threads, "looked at");
  options.list = o.list;
  options.date = *date;
  const auto report = io::add_stories(*store, *reader, o.paths, options);
  if (!report) return fail(report.error());
  if (const int status = save_project(*store); status != kDone) return status;
  for (const base::Error& e : report->errors) fail(e);
  for (const std::string& note : report->notes) tell(note);
  if (o.format == "json") {
    const Json json{{"added", report->added},
                    {"changed", report->changed},
                    {"unchanged", report->unchanged},
                    {"failed", report->failed}};
    if (const int status = print_answer(json.dump() + "\n"); status != kDone) return status;
  } else {
    tell(fmt::format("{} {} added, {} changed, {} unchanged, {} that could not be read",
                     report->added, report->added == 1 ? "story" : "stories", report->changed,
                     report->unchanged, report->failed));
  }
  return report->failed == 0 ? kDone : kBadInput;
}

int info(const Options& o) {
  auto store = open_project(o.project, ProjectStore::Mode::read);
  if (!store) return kBadInput;
  const ProjectInfo info = info_of(*store, threads_of(o.threads));
  return print_answer(o.format == "json" ? to_json(info) : to_text(info));
}

int check(const Options& o) {
  auto store = open_project(o.project, ProjectStore::Mode::read);
  if (!store) return kBadInput;
  const std::vector<std::string> wrong = check_project(*store, threads_of(o.threads));
  std::string out;
  for (const std::string& line : wrong) out += line + "\n";
  if (wrong.empty()) out = "Nothing is wrong with it.\n";
  if (const int status = print_answer(out); status != kDone) return status;
  return wrong.empty() ? kDone : kBadInput;
}

int rerun(const Options& o) {
  auto store =
      open_project(o.project, o.dry_run ? ProjectStore::Mode::read : ProjectStore::Mode::write);
  if (!store) return kBadInput;
  auto reader = open_reader_of(*store, o.reading);
  if (!reader) return kBadAssets;
  io::AddOptions options = add_options(*reader, o.user, o.threads, "read anew");
  options.dry_run = o.dry_run;
  const auto report = io::rerun(*store, *reader, options);
  if (!report) return fail(report.error());
  if (!o.dry_run) {
    if (const int status = save_project(*store); status != kDone) return status;
  }
  for (const base::Error& e : report->errors) fail(e);
  if (const int status = print_answer(to_text(*report, store->ledger())); status != kDone) {
    return status;
  }
  return report->errors.empty() ? kDone : kBadInput;
}

/// What is compared: the stories of a project, or a story alone.
struct Side {
  std::vector<std::shared_ptr<const event::Document>> documents;
  bool story = false;
};

std::optional<Side> side_of(const std::filesystem::path& path, const Options& o,
                            std::optional<event::StoryReader>& reader, int& status) {
  Side out;
  if (path.extension() == ".dateline") {
    auto store = open_project(path, ProjectStore::Mode::read);
    if (!store) {
      status = kBadInput;
      return std::nullopt;
    }
    const auto read = io::documents_of(*store, threads_of(o.threads));
    for (const base::Error& e : read.errors) status = fail(e);
    curation::Reviser reviser;
    out.documents = reviser.revise(read.there(), store->ledger().records()).documents;
    return out;
  }
  const auto date = parse_date(o.reading.date);
  if (!date) {
    status = fail(date.error());
    return std::nullopt;
  }
  if (!reader) reader = open_reader(o.reading);
  if (!reader) {
    status = kBadAssets;
    return std::nullopt;
  }
  ReadStories read = read_stories({path.string()}, *reader, *date, {true, true, true});
  if (read.documents.empty()) {
    status = read.status;
    return std::nullopt;
  }
  out.documents = std::move(read.documents);
  out.story = true;
  return out;
}

int diff(const Options& o) {
  std::optional<event::StoryReader> reader;
  int status = kDone;
  const auto before = side_of(o.paths.at(0), o, reader, status);
  if (!before) return status;
  const auto after = side_of(o.paths.at(1), o, reader, status);
  if (!after) return status;
  if (before->story != after->story) {
    return fail({base::ErrorCode::usage, "a project and a story cannot be compared", "",
                 "Name two stories or two projects"});
  }
  if (const int printed = print_answer(
          o.format == "json" ? difference_json(before->documents, after->documents, before->story)
                             : difference_text(before->documents, after->documents, before->story));
      printed != kDone) {
    return printed;
  }
  return status;
}

void add_format(CLI::App& command, Options& options) {
  command.add_option("--format", options.format, "Form of the answer: text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
}

void add_threads(CLI::App& command, Options& options) {
  command
      .add_option("--threads", options.threads,
                  "Stories that are read beside each other; 0: as many as there are cores")
      ->check(CLI::Range(std::size_t{0}, kMostThreads))
      ->capture_default_str();
}

}  // namespace

void add_project(CLI::App& app, std::function<int()>& run) {
  CLI::App* project = app.add_subcommand("project", "Make, fill and look into projects");
  project->require_subcommand(1);
  const auto sub = [&](const char* name, const char* what, int (*does)(const Options&)) {
    auto* command = project->add_subcommand(name, what);
    auto options = std::make_shared<Options>();
    command->callback([&run, options, does] { run = [options, does] { return does(*options); }; });
    return std::pair(command, options);
  };
  const auto of_project = [](CLI::App& command, Options& options) {
    command.add_option("PROJECT", options.project, "NAME.dateline")->required();
  };

  auto [n, n_options] = sub("new", "Make a project without stories", make);
  of_project(*n, *n_options);

  auto [a, a_options] = sub("add", "Read stories and put them to a project", add);
  of_project(*a, *a_options);
  a->add_option("STORY", a_options->paths,
                "Files with stories (text, web pages, PDF, documents, mail, feeds, .jsonl), or "
                "folders of them")
      ->required();
  a->add_option("--list", a_options->list, "Name of the list that the stories belong to");
  a->add_option("--user", a_options->user, "Who adds them; else the name on this machine");
  add_threads(*a, *a_options);
  add_format(*a, *a_options);
  add_reading_options(*a, a_options->reading);

  auto [i, i_options] = sub("info", "Say what is in a project", info);
  of_project(*i, *i_options);
  add_threads(*i, *i_options);
  add_format(*i, *i_options);

  auto [c, c_options] = sub("check", "Look for what is wrong with a project", check);
  of_project(*c, *c_options);
  add_threads(*c, *c_options);

  auto [r, r_options] = sub("rerun", "Read all stories of a project anew; corrections stay", rerun);
  of_project(*r, *r_options);
  r->add_flag("--dry-run", r_options->dry_run, "Only say what would change");
  r->add_option("--user", r_options->user, "Who does it; else the name on this machine");
  add_threads(*r, *r_options);
  add_reading_options(*r, r_options->reading);

  auto [d, d_options] =
      sub("diff",
          "Compare two projects, or two versions of a story: events new, changed, withdrawn", diff);
  d->add_option("BEFORE AFTER", d_options->paths, "Two .dateline files, or two text files")
      ->required()
      ->expected(2);
  add_threads(*d, *d_options);
  add_format(*d, *d_options);
  add_reading_options(*d, d_options->reading);

  add_project_place(*project, run);
  add_project_scenes(*project, run);
}

}  // namespace dateline::cli
