// dateline-build-gazetteer: what `dateline gazetteer build` starts. See --help.
#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/cli/exit_status.hpp"
#include "base/paths.hpp"
#include "base/table.hpp"
#include "gazetteer/geonames.hpp"
#include "gazetteer/layer_builder.hpp"
#include "gazetteer/row_import.hpp"
#include "io/linked_places.hpp"
#include "io/place_table.hpp"
#include "io/text_stream.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;
using gazetteer::Gazetteer;

struct Options {
  fs::path out;
  std::vector<fs::path> inputs;
  std::vector<fs::path> alternate_names;
  std::vector<fs::path> admin_codes;
  std::string from = "auto";
  std::string layer;
  std::string licence;
  std::string source;
  std::vector<std::string> countries;
  std::string classes;
  std::vector<std::string> columns;  // "name=Town"
  std::string kind = "settlement";
  std::vector<fs::path> over;
  bool alone = false;
  fs::path assets;
};

base::Error usage(std::string message, std::string where, std::string cure) {
  return {base::ErrorCode::usage, std::move(message), std::move(where), std::move(cure)};
}

/// The layers that the new one will lie on: those named, or the shipped ones; none with --alone.
base::Result<std::optional<Gazetteer>> open_below(const Options& o) {
  if (o.alone) return std::optional<Gazetteer>();
  if (!o.over.empty()) {
    const bool folder = o.over.size() == 1 && fs::is_directory(o.over.front());
    auto opened = folder ? Gazetteer::open(o.over.front()) : Gazetteer::open_files(o.over);
    if (!opened) return opened.error();
    return std::optional<Gazetteer>(std::move(*opened));
  }
  const auto assets = base::find_assets(o.assets);
  if (!assets) return assets.error();
  auto opened = Gazetteer::open(*assets / "gazetteer");
  if (!opened) return opened.error();
  return std::optional<Gazetteer>(std::move(*opened));
}

/// "geonames", "linked-places" or "table", from what the first bytes of a file look like.
base::Result<std::string> form_of(const fs::path& path) {
  auto lines = io::open_lines(path);
  if (!lines) {
    // Not text, maybe a GeoPackage or a spreadsheet: GDAL will say.
    return lines.error().code == base::ErrorCode::not_found
               ? base::Result<std::string>(lines.error())
               : base::Result<std::string>(std::string("table"));
  }
  const auto first = lines->next();
  if (!first || !*first) return std::string("table");
  const std::string_view line = **first;
  const auto tabs = std::count(line.begin(), line.end(), '\t');
  const bool number = !line.empty() && line.front() >= '0' && line.front() <= '9';
  if (tabs >= 18 && number) return std::string("geonames");
  if (base::trim(line).starts_with("{")) {
    // Linked Places say so in their context or have names; plain GeoJSON has neither.
    std::string head(line);
    for (int i = 0; i < 200 && head.size() < 20000; ++i) {
      const auto next = lines->next();
      if (!next || !*next) break;
      head += **next;
    }
    if (head.find("\"toponym\"") != std::string::npos ||
        head.find("linkedplaces") != std::string::npos ||
        head.find("linked-places") != std::string::npos) {
      return std::string("linked-places");
    }
  }
  return std::string("table");
}

base::Result<void> read_geonames(const Options& o, gazetteer::LayerBuilder& out,
                                 gazetteer::ImportReport& report) {
  gazetteer::GeonamesImport import(
      out, {std::set<std::string>(o.countries.begin(), o.countries.end()), o.classes,
            o.source.empty() ? "GeoNames" : o.source});
  const auto each = [&](const std::vector<fs::path>& files,
                        base::Result<void> (gazetteer::GeonamesImport::*step)(
                            base::LineReader&)) -> base::Result<void> {
    for (const fs::path& file : files) {
      auto lines = io::open_lines(file);
      if (!lines) return lines.error();
      if (auto done = (import.*step)(*lines); !done) return done;
    }
    return {};
  };
  if (auto done = each(o.inputs, &gazetteer::GeonamesImport::places); !done) return done;
  if (auto done = each(o.alternate_names, &gazetteer::GeonamesImport::alternate_names); !done) {
    return done;
  }
  if (auto done = each(o.admin_codes, &gazetteer::GeonamesImport::admin_codes); !done) return done;
  import.finish();
  report = import.report();
  return {};
}

base::Result<void> read_rows(const Options& o, const std::string& form,
                             const std::optional<Gazetteer>& below, gazetteer::LayerBuilder& out,
                             gazetteer::ImportReport& report) {
  gazetteer::RowImport rows(out);
  io::PlaceTableOptions table;
  table.kind = o.kind;
  for (const std::string& column : o.columns) {
    const std::size_t equals = column.find('=');
    const std::string meaning = column.substr(0, equals);
    const auto& known = io::place_columns();
    if (equals == std::string::npos ||
        std::find(known.begin(), known.end(), meaning) == known.end()) {
      std::string all;
      for (const std::string& k : known) all += (all.empty() ? "" : ", ") + k;
      return usage("\"" + column + "\" does not say what a column means", "--column",
                   "Write MEANING=HEADING, as name=Town; the meanings are " + all);
    }
    table.columns[meaning] = column.substr(equals + 1);
  }
  for (const fs::path& input : o.inputs) {
    const std::string source = o.source.empty() ? input.filename().string() : o.source;
    if (form == "linked-places") {
      const auto bytes = io::open_bytes(input);
      if (!bytes) return bytes.error();
      auto done = io::import_linked_places(*bytes, input.string(), source, rows, report);
      if (!done) return done;
      continue;
    }
    table.source = source;
    auto done = io::import_place_table(input, table, below ? &*below : nullptr, rows, report);
    if (!done) return done;
  }
  return {};
}

base::Result<int> build(const Options& o) {
  std::string form = o.from;
  if (form == "auto") {
    const auto found = form_of(o.inputs.front());
    if (!found) return found.error();
    form = *found;
  }
  if (form != "geonames" && !(o.alternate_names.empty() && o.admin_codes.empty() &&
                              o.countries.empty() && o.classes.empty())) {
    return usage("alternate names, admin codes, countries and classes belong to a GeoNames dump",
                 o.inputs.front().string(), "Add --from geonames if it is one");
  }
  const auto below = open_below(o);
  if (!below) return below.error();
  const std::string name = o.layer.empty() ? o.out.stem().string() : o.layer;
  const std::string licence = !o.licence.empty()   ? o.licence
                              : form == "geonames" ? "CC BY 4.0 (GeoNames)"
                                                   : "not stated";
  gazetteer::LayerBuilder out({name, licence}, *below ? &**below : nullptr);
  gazetteer::ImportReport report;
  const auto read =
      form == "geonames" ? read_geonames(o, out, report) : read_rows(o, form, *below, out, report);
  if (!read) return read.error();
  for (const std::string& line : report.told()) {
    fmt::print(stderr, "dateline: left out {}\n", line);
  }
  if (report.left_out() > report.told().size()) {
    fmt::print(stderr, "dateline: {} more rows left out\n",
               report.left_out() - report.told().size());
  }
  if (report.taken() == 0) {
    return base::Error{base::ErrorCode::bad_format, "no row of it could be read as a place",
                       o.inputs.front().string(),
                       "Say what it is with --from and --column; see --help"};
  }
  const auto written = out.write(o.out);
  if (!written) return written.error();
  fmt::print("{}: {} places ({} of them in the layers below, {} hidden), {} names, {} bytes\n",
             o.out.string(), written->places, written->amended, written->hidden, written->names,
             written->bytes);
  if (written->repeated > 0) {
    fmt::print("{} rows had the key of a row before them and were put together with it\n",
               written->repeated);
  }
  if (const auto own = base::user_data_folder()) {
    fmt::print("--own-gazetteer {} puts it over the shipped layers; in {} it always is.\n",
               o.out.string(), (*own / "gazetteer").string());
  }
  return static_cast<int>(cli::kDone);
}

int run(int argc, char** argv) {
  Options o;
  CLI::App app{"Makes a gazetteer of a GeoNames dump, of Linked Places or of a table.",
               "dateline gazetteer build"};
  app.add_option("OUT", o.out, "The compiled gazetteer to write (.dlgaz)")->required();
  app.add_option("INPUT", o.inputs,
                 "Dumps of GeoNames (.txt, .zip, .gz), Linked Places GeoJSON, or tables and "
                 "geodata that GDAL reads")
      ->required();
  app.add_option("--from", o.from, "What the inputs are")
      ->check(CLI::IsMember({"auto", "geonames", "linked-places", "table"}))
      ->capture_default_str();
  app.add_option("--layer", o.layer, "What the layer is called; else as the file");
  app.add_option("--licence", o.licence, "The licence of its data");
  app.add_option("--source", o.source, "Where its entries come from");
  app.add_option("--alternate-names", o.alternate_names, "GeoNames: alternateNamesV2 (.txt, .zip)");
  app.add_option("--admin-codes", o.admin_codes,
                 "GeoNames: admin1CodesASCII.txt, admin2Codes.txt, where the dump lacks regions");
  app.add_option("--countries", o.countries, "GeoNames: only these, as IQ,SY")->delimiter(',');
  app.add_option("--classes", o.classes, "GeoNames: only these feature classes, as PA");
  app.add_option("--column", o.columns,
                 "Table: what a column means, as name=Town; again for each column")
      ->take_all()
      ->expected(1);
  app.add_option("--kind", o.kind, "Table: kind of rows that say none")
      ->check(CLI::IsMember({"country", "region", "settlement", "district", "facility", "water",
                             "relief", "area", "other"}))
      ->capture_default_str();
  app.add_option("--over", o.over,
                 "A layer that it will lie on, lowest first, or a folder of them, instead of the "
                 "shipped ones: what is in them is corrected, not told twice")
      ->take_all()
      ->expected(1);
  app.add_flag("--alone", o.alone, "It will lie on nothing");
  app.add_option("--assets", o.assets, "Folder of the program's data");
  app.footer(cli::kExitStatusHelp);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    return app.exit(e) == 0 ? cli::kDone : cli::kUsage;
  }
  const auto status = build(o);
  return status ? *status : cli::fail(status.error());
}

}  // namespace
}  // namespace dateline

int main(int argc, char** argv) { return dateline::cli::guarded(dateline::run, argc, argv); }
