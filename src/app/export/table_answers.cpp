#include "app/export/table_answers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "app/cli/exit_status.hpp"
#include "base/paths.hpp"
#include "base/utf8.hpp"
#include "io/database_table.hpp"
#include "io/event_table.hpp"
#include "io/table_stories.hpp"

namespace dateline::exporting {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using tabular::DayOrder;
using tabular::Mapping;
using tabular::Meaning;
using tabular::Preview;
using Json = nlohmann::ordered_json;

constexpr const char* kDayFirst = "day-first";
constexpr const char* kMonthFirst = "month-first";

/// The last "=" parts both: a heading may have one.
Result<std::vector<std::pair<std::string, std::string>>> pairs_of(
    const std::vector<std::string>& typed, const char* option, const char* form) {
  std::vector<std::pair<std::string, std::string>> out;
  for (const std::string& one : typed) {
    const std::size_t at = one.rfind('=');
    if (at == std::string::npos || at == 0 || at + 1 == one.size()) {
      return Error{ErrorCode::usage, fmt::format("\"{}\" is not of the form {}", one, form), option,
                   "Quote it where it has blanks"};
    }
    out.emplace_back(one.substr(0, at), one.substr(at + 1));
  }
  return out;
}

/// The first different cells of a column.
std::vector<std::string> samples_of(const Preview& preview, std::size_t column) {
  constexpr std::size_t kSamples = 3;
  std::vector<std::string> out;
  for (const tabular::Row& row : preview.rows) {
    const std::string& cell = row.cells[column];
    if (cell.empty() || std::ranges::find(out, cell) != out.end()) continue;
    out.push_back(cell);
    if (out.size() == kSamples) break;
  }
  return out;
}

/// With the answers where they can be used, else as it was guessed.
const Mapping& used(const Preview& preview, const Result<Mapping>& mapping) {
  return mapping ? *mapping : preview.guess.mapping;
}

}  // namespace

void TableAnswers::add_options(CLI::App& command) {
  command
      .add_option("--column", columns,
                  "Tables: what a column means, as --column \"Datum=date\"; again for more. "
                  "`dateline import --preview` shows what they seem to mean")
      ->take_all()
      ->allow_extra_args(false)
      ->expected(1);
  command
      .add_option("--value", values,
                  "Tables: the type of event that a value of a column of types means, as --value "
                  "\"Gun battle=clash\"; again for more")
      ->take_all()
      ->allow_extra_args(false)
      ->expected(1);
  command.add_option("--other-values", others, "Tables: the type of events of all other values");
  command.add_option("--dates", dates, "Tables: whether 05/06/2014 is 5 June (day-first) or 6 May")
      ->check(CLI::IsMember({kDayFirst, kMonthFirst}));
}

Result<tabular::Answers> TableAnswers::parsed() const {
  tabular::Answers out;
  auto of_columns = pairs_of(columns, "--column", "HEADING=MEANING");
  if (!of_columns) return of_columns.error();
  out.columns = std::move(*of_columns);
  auto of_values = pairs_of(values, "--value", "VALUE=TYPE");
  if (!of_values) return of_values.error();
  out.values = std::move(*of_values);
  if (!others.empty()) {
    out.others = event::event_type_from(others);
    if (!out.others) {
      return Error{ErrorCode::usage, "\"" + others + "\" is no type of event", "--other-values",
                   "dateline export --help names them at --types"};
    }
  }
  if (!dates.empty()) {
    out.order = dates == kDayFirst ? DayOrder::day_first : DayOrder::month_first;
  }
  return out;
}

std::shared_ptr<const tabular::Lexicon> Tables::lexicon() {
  if (lexicon_ != nullptr) return lexicon_;
  const auto assets = base::find_assets(options_.assets);
  if (!assets) {
    cli::fail_assets(assets.error());
    return nullptr;
  }
  auto opened = tabular::Lexicon::open(*assets / "lexicon" / "table");
  if (!opened) {
    cli::fail_assets(opened.error());
    return nullptr;
  }
  lexicon_ = std::make_shared<const tabular::Lexicon>(std::move(*opened));
  return lexicon_;
}

Result<std::unique_ptr<io::TableSource>> opened(const std::filesystem::path& path,
                                                const Mapping& mapping, const store::Filter& filter,
                                                const curation::Ledger* ledger) {
  using Source = std::unique_ptr<io::TableSource>;
  if (!io::names_database(path.string())) {
    auto table = io::EventTable::open(path);
    if (!table) return table.error();
    return Source(std::make_unique<io::EventTable>(std::move(*table)));
  }
  const auto address = io::DatabaseAddress::parse(path.string());
  if (!address) return address.error();
  auto table = io::DatabaseTable::open(*address);
  if (!table) return table.error();
  io::DatabaseExtent extent{filter, io::DatabaseExtent::kNoLimit, {}};
  if (ledger != nullptr) extent.pages = io::pages_in(*ledger, *address);
  if (const auto ok = table->narrow(mapping, extent); !ok) return ok.error();
  return Source(std::make_unique<io::DatabaseTable>(std::move(*table)));
}

Result<Preview> preview_of(const std::filesystem::path& path,
                           std::shared_ptr<const tabular::Lexicon> lexicon) {
  if (!io::names_database(path.string())) return io::preview_table(path, std::move(lexicon));
  const auto address = io::DatabaseAddress::parse(path.string());
  if (!address) return address.error();
  auto table = io::DatabaseTable::open(*address);
  if (!table) return table.error();
  return io::preview_table(*table, std::move(lexicon), io::kDatabaseSample);
}

Error of_table(Error error, const Preview& preview) {
  error.where = preview.path.string();
  if (error.cure == tabular::kSayTheOrder) {
    error.cure = fmt::format("Say --dates {} or --dates {}", kDayFirst, kMonthFirst);
  } else if (error.cure.ends_with('.')) {
    error.cure.pop_back();
    error.cure += ", with --column HEADING=MEANING";
  }
  return error;
}

std::string preview_text(const Preview& preview, const Result<Mapping>& mapping) {
  const Mapping& m = used(preview, mapping);
  const bool all = preview.rows.size() == preview.rows_about;
  std::string out =
      fmt::format("{}: {}{} rows", preview.path.string(), all ? "" : "about ", preview.rows_about);
  if (!preview.guess.title.empty()) out += ", with the columns of " + preview.guess.title;
  out += "\n\ncolumns\n";
  std::size_t width = 8;
  for (const std::string& h : preview.headings) {
    width = std::max(width, std::min<std::size_t>(30, base::to_code_points(h).size()));
  }
  for (std::size_t i = 0; i < preview.headings.size(); ++i) {
    std::string samples = fmt::format("{}", fmt::join(samples_of(preview, i), " \u00B7 "));
    std::ranges::replace_if(
        samples, [](char c) { return c == '\n' || c == '\r'; }, ' ');
    out += fmt::format("  {:{}}  {:16}  {}\n", preview.headings[i], width, name(m.columns[i]),
                       samples);
  }
  out += "\ntypes\n";
  for (const auto& v : tabular::type_values(m, preview.rows, *preview.lexicon)) {
    const auto said = m.types.find(tabular::folded(v.value));
    const bool known = said != m.types.end();
    out += fmt::format("  {:{}}  {:16}  {} rows{}\n", v.value, width,
                       event::name(known ? said->second : m.others), v.rows,
                       known ? "" : ", as all others");
  }
  out += fmt::format("  {:{}}  {:16}\n", "others", width, event::name(m.others));
  if (!mapping) {
    const Error error = of_table(mapping.error(), preview);
    out += fmt::format("\nIt {}. {}.\n", error.message, error.cure);
  }
  return out;
}

std::string preview_json(const Preview& preview, const Result<Mapping>& mapping) {
  const Mapping& m = used(preview, mapping);
  Json columns = Json::array();
  for (std::size_t i = 0; i < preview.headings.size(); ++i) {
    columns.push_back({{"heading", preview.headings[i]},
                       {"means", name(m.columns[i])},
                       {"samples", samples_of(preview, i)}});
  }
  Json values = Json::array();
  for (const auto& v : tabular::type_values(m, preview.rows, *preview.lexicon)) {
    const auto said = m.types.find(tabular::folded(v.value));
    values.push_back({{"value", v.value},
                      {"type", said == m.types.end() ? Json() : Json(event::name(said->second))},
                      {"rows", v.rows}});
  }
  Json out{{"file", preview.path.string()},
           {"rows", preview.rows_about},
           {"rows_counted", preview.rows.size() == preview.rows_about},
           {"profile", m.profile.empty() ? Json() : Json(m.profile)},
           {"columns", std::move(columns)},
           {"values", std::move(values)},
           {"other_values", event::name(m.others)},
           {"dates", m.order == DayOrder::day_first ? kDayFirst : kMonthFirst},
           {"problem", nullptr}};
  if (!mapping) {
    const Error error = of_table(mapping.error(), preview);
    out["problem"] = error.message + ". " + error.cure;
  }
  return out.dump(2) + "\n";
}

}  // namespace dateline::exporting
