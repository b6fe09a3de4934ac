// Events in a table of a PostgreSQL database with PostGIS.
#include "io/database_export.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <map>
#include <optional>
#include <utility>

#include "curation/revise.hpp"
#include "io/database.hpp"

namespace dateline::io {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

/// A column of the table, in their order: the fields of all formats, then those that let the
/// server seek by time and place.
struct Column {
  std::string_view name;
  std::string type;  ///< as format_type() writes it, without the schema of PostGIS
  std::string_view what;
};

constexpr std::string_view kPoint = "geometry(Point,4326)";

std::vector<Column> columns() {
  std::vector<Column> out;
  for (const ExportField& field : export_fields()) {
    const char* type = field.kind == ExportKind::number  ? "double precision"
                       : field.kind == ExportKind::whole ? "bigint"
                                                         : "text";
    out.push_back({field.name, type, field.what});
  }
  constexpr std::string_view kTime = "timestamp without time zone";
  out.push_back({"earliest_at", std::string(kTime), "earliest, local time, from its first minute"});
  out.push_back({"latest_at", std::string(kTime), "latest, local time, to its last minute"});
  out.push_back({"geom", std::string(kPoint), "lon and lat as a point, WGS 84"});
  return out;
}

std::string column_names() {
  std::string out;
  for (const Column& c : columns()) out += (out.empty() ? "" : ", ") + quoted_name(c.name);
  return out;
}

/// A minute as a timestamp; far beyond what the server can count, without end.
std::string timestamp(time::Minute minute) {
  const std::chrono::year_month_day day(minute.day());
  const int year = static_cast<int>(day.year());
  constexpr int kFirst = -4711;
  if (year < kFirst) return "-infinity";
  const int of_day = minute.minute_of_day();
  return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}:00{}", year > 0 ? year : 1 - year,
                     static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()),
                     of_day / 60, of_day % 60, year > 0 ? "" : " BC");
}

/// A cell of COPY's text. No text of the server holds NUL.
void put_text(std::string& out, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '\0':
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        out += c;
    }
  }
}

constexpr std::string_view kNull = "\\N";

/// How a set's rows are known: no story has such an id.
std::string id_of_set(const std::string& set) { return "set:" + set; }

void put_row(std::string& out, const ExportRow& row, const std::string& set) {
  for (const ExportField& field : export_fields()) {
    const ExportValue value = field.of(row);
    if (field.name == "document") {
      // Of the key: never NULL.
      std::string id = in_words(value);
      if (!set.empty()) id = id_of_set(set) + (id.empty() ? "" : ":" + id);
      put_text(out, id);
    } else if (std::holds_alternative<std::monostate>(value)) {
      out += kNull;
    } else {
      put_text(out, in_words(value));
    }
    out += '\t';
  }
  const auto time = [&](const std::optional<time::Minute>& minute) {
    return row.relative || !minute ? std::string(kNull) : timestamp(*minute);
  };
  out += time(row.when.earliest) + '\t' + time(row.when.latest) + '\t';
  out += row.place ? fmt::format("SRID=4326;POINT({} {})", row.place->at.lng(), row.place->at.lat())
                   : std::string(kNull);
  out += '\n';
}

enum class TableState { missing, fits };

/// Whether the table is there with the columns that it needs.
Result<TableState> look_at(Database& database) {
  const DatabaseAddress& a = database.address();
  const auto found = database.ask(
      "SELECT c.relkind, a.attname, format_type(a.atttypid, a.atttypmod),"
      " a.attnotnull AND NOT a.atthasdef AND a.attidentity = ''"
      " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
      " LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped"
      " WHERE n.nspname = $1 AND c.relname = $2",
      {a.schema, a.table});
  if (!found) return found.error();
  if (found->rows() == 0) return TableState::missing;
  const std::string_view kind = found->at(0, 0);
  if (kind != "r" && kind != "p") {
    return database.error(ErrorCode::bad_value, "is no table that can be written to",
                          "Name another table");
  }
  std::map<std::string, std::string, std::less<>> there;
  std::string wrong;
  std::size_t count = 0;
  const auto tell = [&](const std::string& what) {
    constexpr std::size_t kMostTold = 8;
    if (++count <= kMostTold) wrong += (wrong.empty() ? "" : ", ") + what;
    if (count == kMostTold + 1) wrong += ", ...";
  };
  std::string added;  // what would add the columns that are missing, where that is all
  bool other = false;
  const auto wanted = columns();
  for (std::size_t i = 0; i < found->rows(); ++i) {
    const std::string name(found->at(i, 1));
    there.emplace(name, found->at(i, 2));
    const bool ours = std::ranges::find(wanted, name, &Column::name) != wanted.end();
    if (!ours && found->at(i, 3) == "t") {
      other = true;
      tell(fmt::format("{} of others must not be empty", quoted_name(name)));
    }
  }
  for (const Column& c : wanted) {
    const auto at = there.find(c.name);
    if (at == there.end()) {
      tell(fmt::format("{} is missing", quoted_name(c.name)));
      added +=
          fmt::format("{} ADD COLUMN {} {}", added.empty() ? "" : ",", quoted_name(c.name), c.type);
      other = other || c.type == kPoint || c.name == "document" || c.name == "id";
    } else if (c.type == kPoint ? !at->second.ends_with(kPoint) : at->second != c.type) {
      tell(fmt::format("{} is {} instead of {}", quoted_name(c.name), at->second, c.type));
      other = true;
    }
  }
  if (wrong.empty()) return TableState::fits;
  // A table of an earlier Dateline lacks what has been added since.
  const std::string cure =
      other ? "" : fmt::format(", or add them: ALTER TABLE {}{}", a.quoted_table(), added);
  return database.error(ErrorCode::bad_value, "the table has other columns: " + wrong,
                        "Name another table, which is made if it is missing" + cure);
}

/// Until the end of the transaction nobody else exports into a thing of that name.
Result<void> lock(Database& database, const std::string& name) {
  constexpr int kOurs = 0x646C6E65;  // any number that other programs will hardly choose
  const auto locked = database.ask("SELECT pg_advisory_xact_lock($1::int4, hashtext($2))",
                                   {std::to_string(kOurs), name});
  if (!locked) return locked.error();
  return {};
}

Result<void> make_table(Database& database, const std::string& postgis) {
  const DatabaseAddress& a = database.address();
  // Two that make it at once for two tables would stumble over each other.
  if (auto ok = lock(database, quoted_name(a.schema)); !ok) return ok;
  const auto schema = database.ask("SELECT 1 FROM pg_namespace WHERE nspname = $1", {a.schema});
  if (!schema) return schema.error();
  if (schema->rows() == 0) {
    // Not IF NOT EXISTS alone: it asks for a right that is not needed where the schema is there.
    if (auto ok = database.run("CREATE SCHEMA IF NOT EXISTS " + quoted_name(a.schema)); !ok) {
      return ok;
    }
  }
  return database.run(table_statements(a, postgis));
}

Result<std::size_t> take_out(Database& database, const ExportExtent& extent) {
  std::string condition = "document = ANY($1::text[])";
  Database::Parameters parameters{array_of(extent.documents)};
  if (!extent.set.empty()) {
    condition = "document = $1 OR starts_with(document, $1 || ':')";
    parameters = {id_of_set(extent.set)};
  }
  const auto gone = database.ask(fmt::format("WITH gone AS (DELETE FROM {} WHERE {} RETURNING 1)"
                                             " SELECT count(*) FROM gone",
                                             database.address().quoted_table(), condition),
                                 parameters);
  if (!gone) return gone.error();
  std::size_t out = 0;
  const std::string_view n = gone->at(0, 0);
  std::from_chars(n.data(), n.data() + n.size(), out);
  return out;
}

Result<void> copy(Database& database, std::span<const ExportRow> rows, const std::string& set) {
  constexpr std::size_t kLot = 64U << 10U;
  std::size_t next = 0;
  return database.copy_in(
      fmt::format("COPY {} ({}) FROM STDIN", database.address().quoted_table(), column_names()),
      [&](std::string& lot) {
        while (next < rows.size() && lot.size() < kLot) put_row(lot, rows[next++], set);
        return next < rows.size();
      });
}

Result<DatabaseWritten> write(Database& database, std::span<const ExportRow> rows,
                              const ExportExtent& extent) {
  if (auto ok = database.run("BEGIN"); !ok) return ok.error();
  const auto postgis = database.postgis();
  if (!postgis) return postgis.error();
  if (auto ok = lock(database, database.address().quoted_table()); !ok) return ok.error();
  DatabaseWritten out;
  const auto state = look_at(database);
  if (!state) return state.error();
  if (*state == TableState::missing) {
    if (auto ok = make_table(database, *postgis); !ok) return ok.error();
    out.made = true;
  }
  const auto replaced = take_out(database, extent);
  if (!replaced) return replaced.error();
  out.replaced = *replaced;
  if (auto ok = copy(database, rows, extent.set); !ok) return ok.error();
  if (auto ok = database.run("COMMIT"); !ok) return ok.error();
  out.rows = rows.size();
  return out;
}

Error no_table(const DatabaseAddress& address) {
  return {ErrorCode::usage, "names no table", address.shown(), "End it in ?table=schema.name"};
}

/// What the notes of a project are called: each has some, all of the same id.
std::string notes_id(std::string_view project) {
  return fmt::format("{}:{}", curation::kNotes, project);
}

}  // namespace

ExportExtent ExportExtent::of(std::span<const std::shared_ptr<const event::Document>> documents,
                              std::span<const std::string> projects, std::string set) {
  ExportExtent out{{}, std::move(set)};
  for (const auto& d : documents) {
    if (d->story.id != curation::kNotes) out.documents.push_back(d->story.id);
  }
  // They may have gone since they were exported.
  for (const std::string& id : projects) out.documents.push_back(notes_id(id));
  return out;
}

void name_notes(std::span<ExportRow> rows, std::string_view project) {
  for (ExportRow& row : rows) {
    for (ExportTelling& t : row.tellings) {
      if (t.document == curation::kNotes) t.document = notes_id(project);
    }
  }
}

bool ExportExtent::may_be_called(std::string_view set) {
  return !set.empty() && std::ranges::all_of(set, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("-_.").find(c) != std::string_view::npos;
  });
}

std::string table_statements(const DatabaseAddress& address, std::string_view postgis) {
  const std::string table = address.quoted_table();
  std::string out = fmt::format("CREATE TABLE {} (\n", table);
  std::string comments;
  for (const Column& c : columns()) {
    const bool key = c.name == "document" || c.name == "id";
    const std::string type = c.type == kPoint ? quoted_name(postgis) + "." + c.type : c.type;
    out += fmt::format("  {} {}{},\n", quoted_name(c.name), type, key ? " NOT NULL" : "");
    comments += fmt::format("COMMENT ON COLUMN {}.{} IS {};\n", table, quoted_name(c.name),
                            quoted_text(c.what));
  }
  out += "  PRIMARY KEY (\"document\", \"id\")\n);\n";
  out += fmt::format("CREATE INDEX ON {} (\"earliest_at\", \"latest_at\");\n", table);
  out += fmt::format("CREATE INDEX ON {} USING gist (\"geom\");\n", table);
  return out + comments;
}

Result<void> check_database(const DatabaseAddress& address, base::StopCheck stop) {
  if (address.table.empty()) return no_table(address);
  auto database = Database::connect(address, Database::Use::reading, std::move(stop));
  if (!database) return database.error();
  if (const auto postgis = database->postgis(); !postgis) return postgis.error();
  if (const auto state = look_at(*database); !state) return state.error();
  return {};
}

Result<DatabaseWritten> export_to_database(const DatabaseAddress& address,
                                           std::span<const ExportRow> rows,
                                           const ExportExtent& extent, base::StopCheck stop) {
  if (address.table.empty()) return no_table(address);
  auto database = Database::connect(address, Database::Use::writing, std::move(stop));
  if (!database) return database.error();
  return write(*database, rows, extent);
}

}  // namespace dateline::io
