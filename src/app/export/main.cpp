// dateline-export: what `dateline export`, `convert` and `import` start. See --help.
#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "app/cli/exit_status.hpp"
#include "app/cli/read_stories.hpp"
#include "app/cli/usage_exit.hpp"
#include "app/export/events_of.hpp"
#include "app/export/export_look.hpp"
#include "app/export/import_command.hpp"
#include "app/export/table_answers.hpp"
#include "app/export/to_database.hpp"
#include "base/file.hpp"
#include "base/table.hpp"
#include "io/export_file.hpp"
#include "store/filter.hpp"
#include "time/typed_date.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;
using base::Error;
using base::ErrorCode;
using base::Result;

struct Options {
  cli::ReadingOptions reading;
  exporting::TableAnswers tables;
  std::vector<fs::path> inputs;
  fs::path output;
  std::string format;  ///< or a database
  std::string set;
  std::string range;
  std::string from;
  std::string until;
  std::vector<double> view;
  std::vector<std::string> types;
  std::vector<std::string> without;
  std::string folders = "type";
  std::string title;
  double coarsen_km = 0;
  bool bom = false;
  bool force = false;
};

Error wrong(std::string option, std::string message, std::string cure) {
  return {ErrorCode::usage, std::move(message), std::move(option), std::move(cure)};
}

Result<std::optional<time::Bounds>> parse_time(const char* option, const std::string& text,
                                               const store::Snapshot& snapshot) {
  if (text.empty()) return std::optional<time::Bounds>{};
  time::Days today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  for (const auto& d : snapshot.documents()) today = d->date.value_or(today);
  auto bounds = time::parse_typed(text, today);
  if (!bounds) return wrong(option, bounds.error().message, bounds.error().cure);
  return std::optional(*bounds);
}

Result<io::ExportFormat> format_of(const Options& o) {
  if (!o.format.empty()) {
    if (const auto format = io::export_format_named(o.format)) return *format;
    std::string known;
    for (const auto& f : io::export_formats())
      known += (known.empty() ? "" : ", ") + std::string(f.name);
    return wrong("--to", "\"" + o.format + "\" is no format",
                 "The formats are " + known + ", and postgresql://... for a database");
  }
  if (const auto format = io::export_format_of(o.output)) return *format;
  return wrong(o.output.string(), "its ending tells no format",
               "End it in one of " + io::export_endings() + ", or name the format with --to");
}

/// Whether the file may be written: not over another, and never over what is read.
Result<void> check_output(const Options& o) {
  if (o.output.empty()) return wrong("--output", "is missing", "Name the file to write: -o FILE");
  std::error_code ec;
  if (fs::is_directory(o.output, ec)) {
    return wrong(o.output.string(), "is a folder", "Name a file in it");
  }
  if (!fs::exists(o.output, ec)) return {};
  for (const fs::path& input : o.inputs) {
    if (fs::equivalent(input, o.output, ec)) {
      return wrong(o.output.string(), "is read and cannot be written at once",
                   "Give it another name");
    }
  }
  if (!o.force) {
    return wrong(o.output.string(), "is there already",
                 "Give it another name, or write over it with --force");
  }
  return {};
}

Result<store::Filter> filter_of(const Options& o, const store::Snapshot& snapshot) {
  store::Filter out;
  const auto range = parse_time("--range", o.range, snapshot);
  if (!range) return range.error();
  const auto from = parse_time("--from", o.from, snapshot);
  if (!from) return from.error();
  const auto until = parse_time("--until", o.until, snapshot);
  if (!until) return until.error();
  if (*range && (*from || *until)) {
    return wrong("--range", "says what --from and --until say", "Use one or the other");
  }
  if (*range) {
    out.from = (*range)->earliest;
    out.to = (*range)->latest;
  }
  if (*from) out.from = (*from)->earliest;
  if (*until) out.to = (*until)->latest;
  if (!o.view.empty()) {
    const auto sharp = [](double degrees, double most) {
      return std::isfinite(degrees) && std::abs(degrees) <= most;
    };
    const bool good = o.view.size() == 4 && sharp(o.view[0], 180) && sharp(o.view[1], 90) &&
                      sharp(o.view[2], 180) && sharp(o.view[3], 90) && o.view[0] <= o.view[2] &&
                      o.view[1] <= o.view[3];
    if (!good) {
      return wrong("--view", "is no part of the map",
                   "Write WEST,SOUTH,EAST,NORTH in degrees, as 42,33,45,37");
    }
    const geo::WorldPoint north_west = geo::to_world(o.view[0], o.view[3]);
    const geo::WorldPoint south_east = geo::to_world(o.view[2], o.view[1]);
    out.in_view = true;
    out.view = {north_west.x, north_west.y, south_east.x, south_east.y};
  }
  if (out.from && out.to && *out.to < *out.from) {
    return wrong("--until", "lies before --from", "Name the earlier day first");
  }
  if (o.types.empty()) return out;
  out.types.reset();
  for (const std::string& name : o.types) {
    const auto type = event::event_type_from(name);
    if (!type) {
      std::string known;
      for (int t = 0; t < event::kEventTypes; ++t) {
        known += (t == 0 ? "" : ", ") + std::string(event::name(static_cast<event::EventType>(t)));
      }
      return wrong("--types", "\"" + name + "\" is no type of event", "The types are " + known);
    }
    out.types.set(static_cast<std::size_t>(*type));
  }
  return out;
}

Result<io::ExportOptions> export_options(const Options& o) {
  io::ExportOptions out;
  out.coarsen_km = o.coarsen_km;
  for (const std::string& name : o.without) {
    const auto part = io::export_part_from(name);
    if (!part) {
      return wrong("--without", "\"" + name + "\" is nothing that can be left out",
                   "Leave out names, sources or sentences");
    }
    out.leave_out(*part);
  }
  return out;
}

io::ExportLook look_of(const Options& o) {
  io::ExportLook out = exporting::plain_look();
  out.folders =
      o.folders == "story" ? io::ExportLook::Folders::story : io::ExportLook::Folders::type;
  out.bom = o.bom;
  out.title = o.title;
  return out;
}

int write_file(const Options& o, io::ExportFormat format, const exporting::ReadEvents& read,
               const store::Filter& filter, const io::ExportOptions& options) {
  const auto rows = io::export_rows(read.snapshot, filter, options);
  if (rows.empty()) fmt::print(stderr, "dateline: there is no event to write\n");
  if (const std::size_t n = io::left_out_by(format, rows); n > 0) {
    fmt::print(stderr,
               "dateline: {}: {} without a place left out, which FlatGeobuf has no room for\n",
               o.output.string(), n);
  }
  const auto bytes = io::export_file(format, rows, look_of(o));
  if (!bytes) {
    Error error = bytes.error();
    error.where = o.output.string();
    return cli::fail(error);
  }
  if (const auto done = base::write_file_atomically(o.output, *bytes); !done) {
    return cli::fail(done.error());
  }
  fmt::print("{}: {} {}\n", o.output.string(), rows.size(), rows.size() == 1 ? "event" : "events");
  return cli::kDone;
}

int write(const Options& o) {
  // What is asked for is looked at before minutes of reading, not behind them.
  const auto options = export_options(o);
  if (!options) return cli::fail(options.error());
  const auto database = exporting::DatabaseTarget::of(o.format, o.output, o.set, *options);
  if (!database) return cli::fail(database.error());
  io::ExportFormat format{};
  if (!*database) {
    if (const auto ok = check_output(o); !ok) return cli::fail(ok.error());
    const auto known = format_of(o);
    if (!known) return cli::fail(known.error());
    format = *known;
  }
  const auto asked = filter_of(o, {});
  if (!asked) return cli::fail(asked.error());
  if (const auto date = cli::parse_date(o.reading.date); !date) return cli::fail(date.error());
  const auto answers = o.tables.parsed();
  if (!answers) return cli::fail(answers.error());
  if (*database) {
    if (const auto ok = io::check_database((*database)->address); !ok) return cli::fail(ok.error());
  }

  const exporting::ReadEvents read = exporting::events_of(o.inputs, o.reading, *answers, *asked);
  if (!read.any) return read.status;
  const auto filter = filter_of(o, read.snapshot);
  if (!filter) return cli::fail(filter.error());
  const int written = *database ? exporting::write_to_database(**database, read, *filter, *options)
                                : write_file(o, format, read, *filter, *options);
  return written != cli::kDone ? written : read.status;
}

void add_options(CLI::App& app, Options& o) {
  app.add_option("--to", o.format,
                 "Format: geojson, linked-places, csv, kml, kmz, gpkg, flatgeobuf, markdown, html; "
                 "else by the ending of the file. Or a table of a database with PostGIS: "
                 "postgresql://user@host:port/database?table=schema.name");
  app.add_option("--set", o.set,
                 "Databases: what an export is called that leaves something out; it takes the "
                 "place of what was exported by that name");
  app.add_option("--range", o.range,
                 "Only events of this time, as 2014-06 or 2014-06-10/2014-06-16");
  app.add_option("--from", o.from, "Only events that may have been on this day or later");
  app.add_option("--until", o.until, "Only events that may have been on this day or earlier");
  app.add_option("--view", o.view,
                 "Only events in this part of the map, as WEST,SOUTH,EAST,NORTH in degrees; those "
                 "without a place go with it")
      ->delimiter(',')
      ->allow_extra_args(false);
  app.add_option("--types", o.types, "Only events of these types, as capture,clash")
      ->delimiter(',')
      ->allow_extra_args(false);
  app.add_option("--coarsen", o.coarsen_km,
                 "Move coordinates to the middles of a grid of so many km, wherever they stand")
      ->check(CLI::Range(0.01, 2000.0));
  app.add_option("--without", o.without,
                 "Leave out names (of people and groups; sentences, too), sources, sentences; "
                 "several parted by commas")
      ->delimiter(',')
      ->allow_extra_args(false);
  app.add_option("--folders", o.folders, "KML: folders by type or by story")
      ->check(CLI::IsMember({"type", "story"}))
      ->capture_default_str();
  app.add_option("--title", o.title, "KML, GeoPackage, chronologies: what it is called");
  app.add_flag("--bom", o.bom, "CSV: begin with the mark by which some spreadsheets know UTF-8");
  app.add_flag("--force", o.force, "Write over a file that is there");
  o.tables.add_options(app);
  cli::add_reading_options(app, o.reading);
  app.footer(cli::kExitStatusHelp);
}

int run(int argc, char** argv) {
  Options o;
  std::vector<std::string> words(argv + 1, argv + argc);
  if (!words.empty() && words.front() == "import") {
    words.erase(words.begin());
    return exporting::import_command(std::move(words));
  }
  const bool convert = !words.empty() && words.front() == "convert";
  if (!words.empty() && (convert || words.front() == "export")) words.erase(words.begin());
  CLI::App app{convert ? "Writes the events of one file into another, by the ending of its name."
                       : "Writes events into a file of another program.",
               convert ? "dateline convert" : "dateline export"};
  fs::path input;  // of convert: one
  constexpr const char* kInput =
      "Stories, folders and collections of them, tables of events (CSV, spreadsheets, geodata, "
      "postgresql://... for one of a database), projects (.dateline)";
  if (convert) {
    app.add_option("IN", input, kInput)->required();
    app.add_option("OUT", o.output, "The file to write, or the database")->required();
  } else {
    app.add_option("INPUT", o.inputs, kInput)->required();
    app.add_option("-o,--output", o.output, "The file to write; not with a database");
  }
  add_options(app, o);
  try {
    std::vector<std::string> reversed(words.rbegin(), words.rend());  // as CLI11 takes them
    app.parse(std::move(reversed));
  } catch (const CLI::ParseError& e) {
    return cli::usage_exit(app, e, words);
  }
  if (convert) o.inputs = {input};
  return write(o);
}

}  // namespace
}  // namespace dateline

int main(int argc, char** argv) { return dateline::cli::guarded(dateline::run, argc, argv); }
