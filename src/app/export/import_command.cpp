#include "app/export/import_command.hpp"

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <system_error>
#include <utility>

#include "app/cli/exit_status.hpp"
#include "app/cli/project_open.hpp"
#include "app/cli/read_stories.hpp"
#include "app/cli/usage_exit.hpp"
#include "app/export/events_of.hpp"
#include "app/export/table_answers.hpp"
#include "io/database_table.hpp"
#include "io/mapping_json.hpp"
#include "io/story_adder.hpp"
#include "io/table_stories.hpp"
#include "tabular/row_story.hpp"

namespace dateline::exporting {
namespace {

namespace fs = std::filesystem;
using base::Error;
using base::ErrorCode;
using base::Result;
using io::ProjectStore;
using tabular::Mapping;
using tabular::Preview;

constexpr std::size_t kMostTold = 20;  // rows of a table that do not fit

struct Options {
  cli::ReadingOptions reading;
  TableAnswers tables;
  fs::path project;
  std::vector<fs::path> inputs;
  std::string list;
  std::string user;
  std::string format = "text";
  std::size_t threads = 0;
  bool preview = false;
};

/// What has come of all inputs.
struct Report {
  std::size_t stories = 0;  ///< added or changed
  std::size_t rows = 0;     ///< likewise
  std::size_t unchanged = 0;
  std::size_t failed = 0;  ///< stories and rows
  int status = cli::kDone;
};

class Import {
 public:
  Import(const Options& options, tabular::Answers answers)
      : o_(options), answers_(std::move(answers)), tables_(o_.reading) {}

  int preview() {
    nlohmann::ordered_json all = nlohmann::ordered_json::array();
    int status = cli::kDone;
    bool first = true;
    for (const fs::path& path : o_.inputs) {
      if (!is_event_table(path) && !io::names_database(path.string())) {
        status = cli::fail({ErrorCode::usage, "is no table", path.string(),
                            "Name tables with --preview; stories are added without a question"});
        continue;
      }
      const auto preview = preview_of(path, status);
      if (!preview) continue;
      const Result<Mapping> mapping = answered(*preview, answers_);
      if (o_.format == "json") {
        all.push_back(nlohmann::ordered_json::parse(preview_json(*preview, mapping)));
      } else {
        const std::string text = (first ? "" : "\n") + preview_text(*preview, mapping);
        if (const int printed = cli::print_answer(text); printed != cli::kDone) return printed;
      }
      first = false;
    }
    if (o_.format != "json") return status;
    const int printed = cli::print_answer(all.dump(2) + "\n");
    return printed != cli::kDone ? printed : status;
  }

  int run() {
    const auto date = cli::parse_date(o_.reading.date);
    if (!date) return cli::fail(date.error());
    date_ = *date;
    // What is asked for is looked at before anything is written.
    std::vector<Table> tables;
    std::vector<fs::path> stories;
    for (const fs::path& path : o_.inputs) {
      if (!is_event_table(path) && !io::names_database(path.string())) {
        stories.push_back(path);
        continue;
      }
      int status = cli::kDone;
      auto preview = preview_of(path, status);
      if (!preview) return status;
      if (!answer_as_before(*preview)) return cli::kBadInput;
      auto mapping = answered(*preview, answers_);
      if (!mapping) return cli::fail(of_table(mapping.error(), *preview));
      tables.push_back({path, std::move(*mapping)});
    }
    auto store = open();
    if (!store) return cli::kBadInput;
    auto reader = cli::open_reader_of(*store, o_.reading);
    if (!reader) return cli::kBadAssets;
    if (!stories.empty()) add(*store, *reader, stories);
    for (const Table& t : tables) {
      if (report_.status != cli::kFault) add(*store, *reader, t);
    }
    if (const int status = cli::save_project(*store); status != cli::kDone) return status;
    return tell();
  }

 private:
  struct Table {
    fs::path path;  ///< or the address of one
    Mapping mapping;
  };

  std::optional<Preview> preview_of(const fs::path& path, int& status) {
    const auto lexicon = tables_.lexicon();
    if (lexicon == nullptr) {
      status = cli::kBadAssets;
      return std::nullopt;
    }
    auto preview = exporting::preview_of(path, lexicon);
    if (!preview) {
      status = cli::fail(preview.error());
      return std::nullopt;
    }
    return std::move(*preview);
  }

  /// What the project keeps of what was said of the columns stands in the place of the guess, for
  /// options to be laid over. False where the project cannot be read, which is told.
  bool answer_as_before(Preview& preview) {
    std::error_code ec;
    if (!io::names_database(preview.path.string()) || !fs::exists(o_.project, ec)) return true;
    const auto store = cli::open_project(o_.project, ProjectStore::Mode::read);
    if (!store) return false;
    auto kept = io::columns_of(store->ledger(), preview.path.string());
    if (!kept || kept->headings != preview.headings) return true;
    preview.guess.mapping = std::move(kept->mapping);
    preview.guess.order_known = true;
    return true;
  }

  std::optional<ProjectStore> open() const {
    std::error_code ec;
    if (fs::exists(o_.project, ec)) return cli::open_project(o_.project, ProjectStore::Mode::write);
    auto made = ProjectStore::create(o_.project);
    if (!made) {
      cli::fail(made.error());
      return std::nullopt;
    }
    return std::move(*made);
  }

  io::AddOptions adding(const event::StoryReader& reader, const char* verb) const {
    io::AddOptions out = cli::add_options(reader, o_.user, o_.threads, verb);
    out.list = o_.list;
    out.date = date_;
    return out;
  }

  void add(ProjectStore& store, const event::StoryReader& reader,
           const std::vector<fs::path>& stories) {
    const auto report = io::add_stories(store, reader, stories, adding(reader, "looked at"));
    if (!report) {
      report_.status = cli::fail(report.error());
      return;
    }
    for (const Error& e : report->errors) report_.status = cli::fail(e);
    for (const std::string& note : report->notes) cli::tell(note);
    if (report->failed > 0) report_.status = cli::kBadInput;
    report_.stories += report->added + report->changed;
    report_.unchanged += report->unchanged;
    report_.failed += report->failed;
  }

  void add(ProjectStore& store, const event::StoryReader& reader, const Table& t) {
    auto table = exporting::opened(t.path, t.mapping, {}, &store.ledger());
    if (!table) {
      report_.status = cli::fail(table.error());
      return;
    }
    const std::string where = (*table)->where();
    io::AddOptions options = adding(reader, "");
    options.step = "add the events of " + (*table)->name();
    options.progress = {};
    io::StoryAdder adder(store, reader, std::move(options));
    std::size_t rows = 0;
    std::size_t told = 0;
    std::size_t misfits = 0;
    const bool stories = tabular::has_stories(t.mapping);
    const io::KnownStories before(store.ledger());
    adder.taken = [&](auto, const std::shared_ptr<const event::Document>& page) {
      if (page->is_table()) {
        report_.rows += page->events.size();
      } else {
        ++report_.stories;
      }
    };
    const auto put = [&](Result<io::ReadSource> page) {
      if (!page) {
        if (misfits++ < kMostTold) cli::fail(page.error());
        return true;
      }
      rows += page->document == nullptr || stories ? 1 : page->document->events.size();
      if (const std::size_t lot = rows / kRowsATelling; lot > told) {
        told = lot;
        cli::tell(fmt::format("{}: {} rows read", where, lot * kRowsATelling));
      }
      return adder.put(std::move(page));
    };
    const bool file = !io::names_database(t.path.string());
    const auto done =
        io::read_table(**table, file ? t.path : fs::path(where), t.mapping, *tables_.lexicon(),
                       &reader.gazetteer(), put,
                       {cli::threads_of(o_.threads), true, {}, [&](io::StorySource source) {
                          return io::read_source(std::move(source), reader, before, date_);
                        }});
    if (misfits > kMostTold) {
      cli::tell(fmt::format("{}: {} rows more were left out", where, misfits - kMostTold));
    }
    for (const std::string& note : adder.report.notes) cli::tell(note);
    if (misfits > 0) report_.status = cli::kBadInput;
    if (!done) report_.status = cli::fail(done.error());
    if (adder.error()) report_.status = cli::fail(*adder.error());
    report_.failed += misfits;
    report_.unchanged += adder.report.unchanged;
  }

  int tell() const {
    const Report& r = report_;
    if (o_.format == "json") {
      const nlohmann::ordered_json out{{"stories", r.stories},
                                       {"rows", r.rows},
                                       {"unchanged", r.unchanged},
                                       {"failed", r.failed}};
      const int printed = cli::print_answer(out.dump() + "\n");
      return printed != cli::kDone ? printed : r.status;
    }
    cli::tell(fmt::format("{}: {} {} and {} {} of tables added, {} unchanged, {} left out",
                          o_.project.string(), r.stories, r.stories == 1 ? "story" : "stories",
                          r.rows, r.rows == 1 ? "row" : "rows", r.unchanged, r.failed));
    return r.status;
  }

  static constexpr std::size_t kRowsATelling = 100'000;

  const Options& o_;
  tabular::Answers answers_;
  Tables tables_;
  std::optional<time::Days> date_;
  Report report_;
};

}  // namespace

int import_command(std::vector<std::string> words) {
  Options o;
  CLI::App app{"Puts stories and tables of events to a project, which is made where there is none.",
               "dateline import"};
  app.add_option("PROJECT", o.project, "NAME.dateline")->required();
  app.add_option("INPUT", o.inputs,
                 "Stories, folders and collections of them, tables of events (CSV, spreadsheets, "
                 "geodata, postgresql://... for one of a database)")
      ->required();
  app.add_flag(
      "--preview", o.preview,
      "Only say what the columns and types of the tables seem to mean; nothing is written");
  o.tables.add_options(app);
  app.add_option("--list", o.list, "Name of the list that the stories belong to");
  app.add_option("--user", o.user, "Who adds them; else the name on this machine");
  app.add_option("--threads", o.threads,
                 "Stories that are read beside each other; 0: as many as there are cores")
      ->check(CLI::Range(std::size_t{0}, std::size_t{256}))
      ->capture_default_str();
  app.add_option("--format", o.format, "Form of the answer: text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  cli::add_reading_options(app, o.reading);
  app.footer(cli::kExitStatusHelp);
  try {
    std::vector<std::string> reversed(words.rbegin(), words.rend());  // as CLI11 takes them
    app.parse(std::move(reversed));
  } catch (const CLI::ParseError& e) {
    return cli::usage_exit(app, e, words);
  }
  auto answers = o.tables.parsed();
  if (!answers) return cli::fail(answers.error());
  Import import(o, std::move(*answers));
  return o.preview ? import.preview() : import.run();
}

}  // namespace dateline::exporting
