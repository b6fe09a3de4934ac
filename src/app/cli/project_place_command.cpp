// dateline project place: the places of a project's own.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "app/cli/commands.hpp"
#include "app/cli/exit_status.hpp"
#include "app/cli/point.hpp"
#include "app/cli/project_info.hpp"
#include "app/cli/project_open.hpp"
#include "app/cli/read_stories.hpp"
#include "base/clock.hpp"
#include "text/name_key.hpp"

namespace dateline::cli {
namespace {

using curation::OwnPlace;
using curation::RecordNumber;
using io::ProjectStore;

struct Options {
  ReadingOptions reading;
  std::filesystem::path project;
  std::vector<std::string> names;
  std::string at;
  std::string kind = "settlement";
  std::string country;
  double radius_km = 1;
  std::string note;
  std::string user;
  std::size_t threads = 0;
};

/// Carries the step out and has all stories read again that it touches, as part of it.
int put(ProjectStore& store, const Options& o, curation::Step step) {
  store.apply(std::move(step));
  const auto reader = open_reader_of(store, o.reading);
  if (!reader) return kBadAssets;
  io::AddOptions options = add_options(*reader, o.user, o.threads, "looked at");
  options.extent = io::RerunExtent::own_places;
  const auto report = io::rerun(store, *reader, options);
  if (!report) return fail(report.error());
  if (const int status = save_project(store); status != kDone) return status;
  for (const base::Error& e : report->errors) fail(e);
  if (const int status = print_answer(to_text(*report, store.ledger())); status != kDone) {
    return status;
  }
  return report->errors.empty() ? kDone : kBadInput;
}

int add(const Options& o) {
  OwnPlace place;
  place.names = o.names;
  if (std::ranges::any_of(o.names, [](const auto& n) { return text::name_key(n).empty(); })) {
    return fail({base::ErrorCode::usage, "is no name", "--name", "Write it in letters"});
  }
  const auto at = parse_point(o.at);
  if (!at) return fail(at.error());
  place.at = *at;
  const auto kind = gazetteer::place_kind_from(o.kind);
  if (!kind) return fail({base::ErrorCode::usage, "is no kind of place", "--kind", "See --help"});
  place.kind = *kind;
  place.country = o.country;
  place.radius_km = o.radius_km;
  place.note = o.note;
  place.author = user_of(o.user);
  auto store = open_project(o.project, ProjectStore::Mode::write);
  if (!store) return kBadInput;
  const RecordNumber number = store->take_number();
  return put(*store, o,
             {"add the place " + place.names.front(),
              place.author,
              base::seconds_to_record(),
              {{number, std::make_shared<const curation::Record>(place)}}});
}

int remove(const Options& o) {
  auto store = open_project(o.project, ProjectStore::Mode::write);
  if (!store) return kBadInput;
  const std::string key = text::name_key(o.names.front());
  std::vector<std::pair<RecordNumber, std::string>> found;
  for (const auto& e : store->ledger().records()) {
    const auto* p = std::get_if<OwnPlace>(e.record.get());
    if (p == nullptr) continue;
    const bool named = std::ranges::any_of(
        p->names, [&](const std::string& name) { return text::name_key(name) == key; });
    if (named || std::to_string(e.number) == o.names.front()) {
      found.emplace_back(e.number, p->names.front());
    }
  }
  if (found.empty()) {
    return fail({base::ErrorCode::not_found, "is no place of the project's own", o.names.front(),
                 "See which there are with dateline project info"});
  }
  if (found.size() > 1) {
    return fail({base::ErrorCode::usage, fmt::format("may be any of {} places", found.size()),
                 o.names.front(), "Give its number, as dateline project info has it"});
  }
  return put(*store, o,
             {"take back " + found.front().second,
              user_of(o.user),
              base::seconds_to_record(),
              {{found.front().first, nullptr}}});
}

std::vector<std::string> kinds() {
  std::vector<std::string> out;
  for (auto k = gazetteer::PlaceKind::country; k <= gazetteer::PlaceKind::other;
       k = static_cast<gazetteer::PlaceKind>(static_cast<int>(k) + 1)) {
    out.emplace_back(gazetteer::name(k));
  }
  return out;
}

}  // namespace

void add_project_place(CLI::App& project, std::function<int()>& run) {
  CLI::App* place =
      project.add_subcommand("place",
                             "Add and remove places of the project's own; stories that "
                             "name them are read again");
  place->require_subcommand(1);
  const auto sub = [&](const char* name, const char* what, int (*does)(const Options&)) {
    auto* command = place->add_subcommand(name, what);
    auto options = std::make_shared<Options>();
    command->callback([&run, options, does] { run = [options, does] { return does(*options); }; });
    command->add_option("PROJECT", options->project, "NAME.dateline")->required();
    command->add_option("--user", options->user, "Who does it; else the name on this machine");
    command->add_option("--threads", options->threads, "As project add has it")
        ->check(CLI::Range(std::size_t{0}, std::size_t{256}))
        ->capture_default_str();
    add_reading_options(*command, options->reading);
    return std::pair(command, options);
  };
  auto [a, options] = sub("add", "Add a place", add);
  a->add_option("--name", options->names, "What it is called; again for other names of it")
      ->required()
      ->expected(1, 200);
  a->add_option("--at", options->at, "LON,LAT in degrees, or any other notation of coordinates")
      ->required();
  a->add_option("--kind", options->kind, "Kind of place")
      ->check(CLI::IsMember(kinds()))
      ->capture_default_str();
  a->add_option("--radius", options->radius_km, "Kilometres that hold all of it")
      ->check(CLI::Range(0.0, 20000.0))
      ->capture_default_str();
  a->add_option("--country", options->country, "ISO 3166-1, two letters")
      ->check([](const std::string& s) {
        const bool good =
            s.size() == 2 && std::ranges::all_of(s, [](char c) { return c >= 'A' && c <= 'Z'; });
        return good ? std::string() : "two capital letters are wanted, as IQ";
      });
  a->add_option("--note", options->note, "How you know of it");
  auto [r, removed] = sub("remove", "Remove a place", remove);
  r->add_option("PLACE", removed->names, "A name or the number of it")->required()->expected(1);
}

}  // namespace dateline::cli
