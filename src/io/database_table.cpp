#include "io/database_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <charconv>
#include <utility>

#include "base/checksum.hpp"
#include "base/table.hpp"
#include "io/mapping_json.hpp"
#include "tabular/mapping.hpp"
#include "tabular/page.hpp"

namespace dateline::io {

using base::Error;
using base::ErrorCode;
using base::Result;
using Kind = DatabaseColumn::Kind;

namespace {

// Counting all rows of a large table takes long, and tells little.
constexpr const char* kCountTimeout = "5s";
constexpr int kRowsAFetch = 1000;
constexpr std::size_t kMostColumns = 1000;
constexpr std::size_t kMostPages = 4096;

Kind kind_of(std::string_view type, std::string_view category) {
  if (type == "date") return Kind::date;
  if (type == "timestamp") return Kind::timestamp;
  if (type == "timestamptz") return Kind::timestamptz;
  return category == "N" ? Kind::number : Kind::text;
}

/// A cell as text that tables have: ISO 8601, but for what that cannot say.
std::string cell_of(const DatabaseColumn& column) {
  const std::string name = quoted_name(column.name);
  const auto iso = [&](const std::string& local, const char* zone) {
    return fmt::format(
        "CASE WHEN isfinite({0}) AND {0} >= '0001-01-01'"
        " THEN to_char({0}, 'YYYY-MM-DD\"T\"HH24:MI:SS') || '{1}' ELSE {0}::text END",
        local, zone);
  };
  if (column.kind == Kind::timestamp) return iso(name, "");
  if (column.kind == Kind::timestamptz) return iso("(" + name + " AT TIME ZONE 'UTC')", "Z");
  return name + "::text";
}

template <class T>
T number_of(std::string_view text) {
  T out{};
  std::from_chars(text.data(), text.data() + text.size(), out);
  return out;
}

std::string slug_of(const DatabaseAddress& address) {
  return fmt::format("{}-{:08x}", address.table, base::fnv1a(address.identity()) & 0xFFFF'FFFFU);
}

}  // namespace

struct DatabaseTable::Impl {
  explicit Impl(Database&& opened) : database(std::move(opened)) {}

  Result<void> look();
  Result<void> look_at_columns(const std::string& relation);
  Result<void> look_at_key(const std::string& relation);
  std::optional<std::size_t> count(const DatabaseCondition& wanted);
  [[nodiscard]] std::string statement(const std::string& where, std::size_t most) const;
  Result<void> read(const std::string& where, const Database::Parameters& parameters,
                    std::size_t most, const std::function<bool(tabular::Row&)>& each);
  [[nodiscard]] std::string row_key(const DatabaseRows& rows, std::size_t row) const;

  Database database;
  std::vector<DatabaseColumn> columns;
  std::vector<std::string> headings;
  std::optional<DatabaseGeometry> geometry;
  std::vector<std::string> key;
  DatabaseCondition condition;
  DatabaseExtent extent;
  std::optional<std::size_t> passing;
  std::size_t pages = 1;
};

DatabaseTable::DatabaseTable(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
DatabaseTable::DatabaseTable(DatabaseTable&&) noexcept = default;
DatabaseTable& DatabaseTable::operator=(DatabaseTable&&) noexcept = default;
DatabaseTable::~DatabaseTable() = default;

Result<void> DatabaseTable::Impl::look() {
  const DatabaseAddress& a = database.address();
  if (a.table.empty()) {
    return database.error(ErrorCode::usage, "names no table", "End it in ?table=schema.name");
  }
  const auto found = database.ask(
      "SELECT c.oid::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
      " WHERE n.nspname = $1 AND c.relname = $2 AND c.relkind IN ('r', 'p', 'v', 'm', 'f')",
      {a.schema, a.table});
  if (!found) return found.error();
  if (found->rows() == 0) {
    return database.error(ErrorCode::not_found, "the database has no such table",
                          "Check schema and name");
  }
  const std::string relation(found->at(0, 0));
  if (auto ok = look_at_columns(relation); !ok) return ok;
  return look_at_key(relation);
}

Result<void> DatabaseTable::Impl::look_at_columns(const std::string& relation) {
  const auto found = database.ask(
      "SELECT a.attname, t.typname, t.typcategory, n.nspname, a.atttypmod FROM pg_attribute a"
      " JOIN pg_type t ON t.oid = a.atttypid JOIN pg_namespace n ON n.oid = t.typnamespace"
      " WHERE a.attrelid = $1::oid AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum",
      {relation});
  if (!found) return found.error();
  for (std::size_t i = 0; i < found->rows(); ++i) {
    const std::string_view type = found->at(i, 1);
    if (type == "geometry" || type == "geography") {
      if (geometry) continue;
      geometry = DatabaseGeometry{std::string(found->at(i, 0)), std::string(found->at(i, 3)),
                                  type == "geography", 0};
      const auto srid = database.ask(
          fmt::format("SELECT {}.postgis_typmod_srid($1::int4)", quoted_name(geometry->postgis)),
          {std::string(found->at(i, 4))});
      if (!srid) return srid.error();
      geometry->srid = number_of<int>(srid->at(0, 0));
    } else if (type != "bytea" && type != "raster") {
      headings.emplace_back(found->at(i, 0));
      columns.push_back({headings.back(), kind_of(type, found->at(i, 2))});
    }
  }
  if (columns.empty() || columns.size() > kMostColumns) {
    return database.error(ErrorCode::bad_value,
                          fmt::format("has {} columns that can be read", columns.size()),
                          "Check that it is the table that you mean");
  }
  return {};
}

Result<void> DatabaseTable::Impl::look_at_key(const std::string& relation) {
  const DatabaseAddress& a = database.address();
  if (!a.key.empty()) {
    if (std::ranges::find(headings, a.key) == headings.end()) {
      return database.error(ErrorCode::bad_value,
                            fmt::format("has no column \"{}\" that could be its key", a.key),
                            "Check its name");
    }
    key = {a.key};
    return {};
  }
  const auto found = database.ask(
      "SELECT a.attname FROM pg_index i CROSS JOIN unnest(i.indkey) WITH ORDINALITY AS k(column_,"
      " place) JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.column_"
      " WHERE i.indrelid = $1::oid AND i.indisprimary ORDER BY k.place",
      {relation});
  if (!found) return found.error();
  for (std::size_t i = 0; i < found->rows(); ++i) key.emplace_back(found->at(i, 0));
  if (!key.empty()) return {};
  return database.error(ErrorCode::bad_value, "has no primary key, by which its rows are known",
                        "Name a column that no two rows share, as ?table=...&key=id");
}

std::optional<std::size_t> DatabaseTable::Impl::count(const DatabaseCondition& wanted) {
  // Outside of a transaction: what takes too long ends itself alone.
  if (!database.run(fmt::format("SET statement_timeout = '{}'", kCountTimeout)))
    return std::nullopt;
  const auto counted = database.ask(fmt::format("SELECT count(*) FROM {} WHERE {}",
                                                database.address().quoted_table(), wanted.sql),
                                    wanted.parameters);
  if (!database.run("SET statement_timeout = '120s'") || !counted) return std::nullopt;
  return number_of<std::size_t>(counted->at(0, 0));
}

/// Key, place and cells of the rows.
std::string DatabaseTable::Impl::statement(const std::string& where, std::size_t most) const {
  std::string out = "SELECT ";
  std::string order;
  for (const std::string& name : key) {
    out += quoted_name(name) + "::text, ";
    order += (order.empty() ? "" : ", ") + quoted_name(name);
  }
  if (geometry) {
    const std::string gis = quoted_name(geometry->postgis);
    const std::string box = fmt::format("{}.box2d({})", gis, in_wgs84(*geometry));
    out += fmt::format(
        "({0}.ST_XMin({1}) + {0}.ST_XMax({1})) / 2, ({0}.ST_YMin({1}) +"
        " {0}.ST_YMax({1})) / 2, ",
        gis, box);
  }
  for (std::size_t i = 0; i < columns.size(); ++i) {
    out += (i == 0 ? "" : ", ") + cell_of(columns[i]);
  }
  return out + fmt::format(" FROM {} WHERE {} ORDER BY {} LIMIT {}",
                           database.address().quoted_table(), where, order, most);
}

std::string DatabaseTable::Impl::row_key(const DatabaseRows& rows, std::size_t row) const {
  std::string out;
  for (std::size_t k = 0; k < key.size(); ++k) {
    if (k > 0) out += '/';
    out += rows.at(row, k);
  }
  return out;
}

Result<DatabaseTable> DatabaseTable::open(const DatabaseAddress& address, base::StopCheck stop) {
  auto database = Database::connect(address, Database::Use::reading, std::move(stop));
  if (!database) return database.error();
  auto impl = std::make_unique<Impl>(std::move(*database));
  if (auto ok = impl->look(); !ok) return ok.error();
  DatabaseTable out(std::move(impl));
  if (auto ok = out.narrow({}, {}); !ok) return ok.error();
  return out;
}

Result<void> DatabaseTable::narrow(const tabular::Mapping& mapping, const DatabaseExtent& extent) {
  Impl& i = *impl_;
  const bool all = !extent.filter.in_view && !extent.filter.from && !extent.filter.to &&
                   extent.filter.types.all();
  i.condition = {};
  if (!all && mapping.columns.size() != i.columns.size()) {
    return i.database.error(ErrorCode::bad_value, "has other columns than it had", "Open it again");
  }
  if (!all) {
    auto condition = condition_for(i.database, i.columns, i.geometry, mapping, extent.filter);
    if (!condition) return condition.error();
    i.condition = std::move(*condition);
  }
  i.extent = extent;
  i.passing = i.count(i.condition);
  if (extent.pages) {
    i.pages = *extent.pages;
  } else if (all) {
    const std::size_t rows = i.passing.value_or(extent.most);
    i.pages = std::clamp<std::size_t>(std::bit_ceil(rows / tabular::kRowsAPage + 1), 1, kMostPages);
  }
  return {};
}

Result<void> DatabaseTable::Impl::read(const std::string& where,
                                       const Database::Parameters& parameters, std::size_t most,
                                       const std::function<bool(tabular::Row&)>& each) {
  if (auto ok = database.run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"); !ok) return ok;
  const auto begun = database.ask(
      "DECLARE dateline_rows NO SCROLL CURSOR FOR " + statement(where, most), parameters);
  if (!begun) return begun.error();
  tabular::Row row;
  row.cells.resize(columns.size());
  std::string before;
  bool goes_on = true;
  while (goes_on) {
    const auto rows = database.ask(fmt::format("FETCH FORWARD {} FROM dateline_rows", kRowsAFetch));
    if (!rows) return rows.error();
    if (rows->rows() == 0) break;
    for (std::size_t r = 0; r < rows->rows() && goes_on; ++r) {
      row.key = row_key(*rows, r);
      if (row.number++ > 0 && row.key == before) {
        return database.error(ErrorCode::bad_value,
                              fmt::format("two rows have the key \"{}\"", row.key),
                              "Name a column that no two rows share, as &key=id");
      }
      before = row.key;
      std::size_t next = key.size();
      row.at.reset();
      if (geometry) {
        if (!rows->is_null(r, next)) {
          row.at = geo::LngLat::from_degrees(number_of<double>(rows->at(r, next)),
                                             number_of<double>(rows->at(r, next + 1)));
        }
        next += 2;
      }
      for (std::size_t c = 0; c < row.cells.size(); ++c) {
        row.cells[c] = base::trim(rows->at(r, next + c));
      }
      goes_on = each(row);
    }
  }
  // What is stopped in between is not waited for: the connection goes with the table.
  return database.run("ROLLBACK");
}

Result<void> DatabaseTable::each_row(const std::function<bool(tabular::Row&)>& each) {
  Impl& i = *impl_;
  return i.read(i.condition.sql, i.condition.parameters, i.extent.most, each);
}

/// By text: keys are known here as the server writes them.
Result<void> DatabaseTable::each_row_of(const std::vector<std::string>& texts,
                                        std::optional<std::size_t> column,
                                        const std::function<bool(tabular::Row&)>& each) {
  Impl& i = *impl_;
  std::string what;
  if (column) {
    what = cell_of(i.columns[*column]);
  } else {
    for (const std::string& name : i.key) {
      what += (what.empty() ? "" : " || '/' || ") + quoted_name(name) + "::text";
    }
  }
  return i.read(fmt::format("({}) = ANY($1::text[])", what), {array_of(texts)},
                DatabaseExtent::kNoLimit, each);
}

bool DatabaseTable::asked_for(const event::Event& e) const {
  const DatabaseExtent& extent = impl_->extent;
  // Of more rows than are read nobody knows which these are.
  if (!extent.in_part || !impl_->passing || *impl_->passing > extent.most) return false;
  const store::Filter& filter = extent.filter;
  if (!filter.types.test(static_cast<std::size_t>(e.type))) return false;
  if (filter.in_view && !(e.place && filter.view.contains(geo::to_world(e.place->at)))) {
    return false;
  }
  if (e.relative || (!e.bounds.earliest && !e.bounds.latest)) return true;
  const bool over = filter.from && e.bounds.latest && *e.bounds.latest < *filter.from;
  const bool yet = filter.to && e.bounds.earliest && *filter.to < *e.bounds.earliest;
  return !over && !yet;
}

const std::vector<std::string>& DatabaseTable::not_looked_for() const {
  return impl_->condition.left;
}
std::optional<std::size_t> DatabaseTable::rows_passing() const { return impl_->passing; }
const std::vector<std::string>& DatabaseTable::headings() const { return impl_->headings; }
bool DatabaseTable::has_geometry() const { return impl_->geometry.has_value(); }

std::optional<std::size_t> DatabaseTable::rows_about() const {
  if (!impl_->passing) return std::nullopt;
  return std::min(*impl_->passing, impl_->extent.most);
}

std::string DatabaseTable::where() const { return impl_->database.address().shown(); }

std::string DatabaseTable::name() const {
  const DatabaseAddress& a = impl_->database.address();
  return a.schema == "public" ? a.table : a.schema + "." + a.table;
}

std::string DatabaseTable::id() const {
  return fmt::format("{}-{}", slug_of(impl_->database.address()), impl_->pages);
}

std::optional<std::size_t> DatabaseTable::pages() const { return impl_->pages; }

DatabaseTable::Before DatabaseTable::before(const std::string& document) const {
  const auto found = impl_->extent.before.find(document);
  return found == impl_->extent.before.end() ? nullptr : found->second;
}

std::vector<std::string> DatabaseTable::documents_before() const {
  std::vector<std::string> out;
  for (const auto& [id, document] : impl_->extent.before) out.push_back(id);
  return out;
}

/// Where more rows pass than are read, it is a part, too.
bool DatabaseTable::in_part() const {
  return impl_->extent.in_part || !impl_->passing || *impl_->passing > impl_->extent.most;
}

Result<void> check_columns(const TableSource& table, const std::vector<std::string>& spoken_of) {
  if (spoken_of.empty()) return {};
  const std::string changed = changed_columns(spoken_of, table.headings());
  if (changed.empty()) return {};
  return Error{ErrorCode::bad_value, "has other columns than it had: " + changed, table.where(),
               "Open it again, and say what its columns mean"};
}

std::optional<std::size_t> pages_in(const curation::Ledger& ledger,
                                    const DatabaseAddress& address) {
  // As tabular::Page makes ids of documents: "SLUG-64-p17".
  const std::string slug = tabular::slug(slug_of(address)) + '-';
  for (const auto& e : ledger.records()) {
    const auto* story = std::get_if<curation::StoryEntry>(e.record.get());
    if (story == nullptr || !story->id.starts_with(slug)) continue;
    const std::string_view rest = std::string_view(story->id).substr(slug.size());
    const auto pages = number_of<std::size_t>(rest.substr(0, rest.find('-')));
    if (pages > 0 && pages <= kMostPages) return pages;
  }
  return std::nullopt;
}

}  // namespace dateline::io
