// What a filter of the window is in SQL.
#include "io/database_filter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "time/local_time.hpp"

namespace dateline::io {
namespace {

using base::Result;
using tabular::Meaning;
using Kind = DatabaseColumn::Kind;

// Behind these a column of types is none that is worth asking for.
constexpr std::size_t kMostWords = 5000;

class Making {
 public:
  Making(Database& database, const std::vector<DatabaseColumn>& columns,
         const std::optional<DatabaseGeometry>& geometry, const tabular::Mapping& mapping,
         const store::Filter& filter)
      : database_(database),
        columns_(columns),
        geometry_(geometry),
        mapping_(mapping),
        filter_(filter) {}

  Result<DatabaseCondition> make() {
    if (filter_.in_view) view();
    if (filter_.from || filter_.to) times();
    if (!filter_.types.all()) {
      if (auto ok = types(); !ok) return ok.error();
    }
    return std::move(out_);
  }

 private:
  void add(const std::string& condition) { out_.sql += " AND (" + condition + ")"; }

  std::string parameter(std::string value, const char* type) {
    out_.parameters.emplace_back(std::move(value));
    return fmt::format("${}::{}", out_.parameters.size(), type);
  }
  std::string number(double value) { return parameter(fmt::format("{}", value), "float8"); }

  [[nodiscard]] const DatabaseColumn* column(Meaning meaning) const {
    const auto at = mapping_.column(meaning);
    return at ? &columns_[*at] : nullptr;
  }

  void view() {
    const geo::WorldBox& box = filter_.view;
    const geo::LngLat north_west = geo::from_world({box.x0, box.y0});
    const geo::LngLat south_east = geo::from_world({box.x1, box.y1});
    constexpr double kEdge = 1e-9;
    // The square of the map ends at 85 degrees, the earth does not.
    const double north = box.y0 <= kEdge ? 90 : north_west.lat();
    const double south = box.y1 >= 1 - kEdge ? -90 : south_east.lat();
    const std::string w = number(north_west.lng());
    const std::string s = number(south);
    const std::string e = number(south_east.lng());
    const std::string n = number(north);
    if (geometry_) {
      const std::string gis = quoted_name(geometry_->postgis);
      const bool plain = !geometry_->geography && (geometry_->srid == 4326 || geometry_->srid == 0);
      // As it stands where an index on it may be used.
      const std::string what = plain ? quoted_name(geometry_->name) : in_wgs84(*geometry_);
      add(fmt::format("{} OPERATOR({}.&&) {}.ST_MakeEnvelope({}, {}, {}, {}, {})", what, gis, gis,
                      w, s, e, n, plain ? geometry_->srid : 4326));
      return;
    }
    const DatabaseColumn* lat = column(Meaning::latitude);
    const DatabaseColumn* lon = column(Meaning::longitude);
    if (lat == nullptr || lon == nullptr) {
      for (int i = 0; i < 4; ++i) out_.parameters.pop_back();
      out_.left.emplace_back("the view");
      return;
    }
    add(fmt::format("{} BETWEEN {} AND {} AND {} BETWEEN {} AND {}", degrees(*lat), s, n,
                    degrees(*lon), w, e));
  }

  static std::string degrees(const DatabaseColumn& c) {
    const std::string name = quoted_name(c.name);
    if (c.kind == Kind::number) return name;
    return fmt::format(
        "CASE WHEN {0}::text ~ '^\\s*[-+]?[0-9]+([.][0-9]+)?\\s*$' THEN {0}::text::float8 END",
        name);
  }

  /// A column with the same in a type that the server can compare: earliest_at beside earliest.
  [[nodiscard]] const DatabaseColumn* typed(const DatabaseColumn* c) const {
    if (c == nullptr || c->kind != Kind::text) return c;
    const auto twin = std::ranges::find(columns_, c->name + "_at", &DatabaseColumn::name);
    const bool there = twin != columns_.end() && twin->kind >= Kind::date;
    return there ? &*twin : c;
  }

  /// Whether a column can be compared, and how: "COLUMN op what" for a limit, of which a day may
  /// stand for all of its minutes.
  std::string compared(const DatabaseColumn& c, bool begins, time::Minute limit) {
    const std::string name = quoted_name(c.name);
    const std::string minute = time::to_iso_minute(limit);
    const std::string day = time::to_iso_date(limit.day());
    switch (c.kind) {
      case Kind::date:
        return begins ? fmt::format("{} <= {}", name, parameter(day, "date"))
                      : fmt::format("{} >= {}", name, parameter(day, "date"));
      case Kind::timestamp:
      case Kind::timestamptz: {
        const std::string local = c.kind == Kind::timestamp ? name : name + " AT TIME ZONE 'UTC'";
        return fmt::format("{} {} {}", local, begins ? "<=" : ">=", parameter(minute, "timestamp"));
      }
      case Kind::text:
        break;
      case Kind::number:
        return "";
    }
    // "2014-06" may be any day of it: as far as both are written they are compared.
    const std::string words = fmt::format("pg_catalog.left({}, 10) COLLATE \"C\"", name);
    const std::string as = parameter(day, "text");
    return begins
               ? fmt::format("{} <= {}", words, as)
               : fmt::format("{} >= pg_catalog.left({}, pg_catalog.length({}))", words, as, words);
  }

  /// Texts that are written otherwise are looked at here, not by the server.
  static std::string unreadable(const DatabaseColumn& c) {
    const std::string name = quoted_name(c.name);
    return c.kind == Kind::text
               ? fmt::format("{0} IS NULL OR {0} !~ '^[0-9]{{4}}(-[0-9]{{2}}){{0,2}}(T|\\s|$)'",
                             name)
               : fmt::format("{} IS NULL", name);
  }

  void times() {
    const DatabaseColumn* begin = typed(column(Meaning::earliest));
    if (begin == nullptr) begin = typed(column(Meaning::date));
    const DatabaseColumn* end = typed(column(Meaning::latest));
    if (end == nullptr) end = typed(column(Meaning::end_date));
    const DatabaseColumn* year = column(Meaning::year);
    if (column(Meaning::date_precision) != nullptr) return left("the time");
    if (begin == nullptr && end == nullptr) {
      if (year == nullptr || year->kind != Kind::number) return left("the time");
      const std::string name = quoted_name(year->name);
      const auto of = [](time::Minute m) {
        return static_cast<int>(std::chrono::year_month_day(m.day()).year());
      };
      if (filter_.from)
        add(fmt::format("{} IS NULL OR {} >= {}", name, name,
                        parameter(std::to_string(of(*filter_.from)), "int8")));
      if (filter_.to)
        add(fmt::format("{} IS NULL OR {} <= {}", name, name,
                        parameter(std::to_string(of(*filter_.to)), "int8")));
      return;
    }
    const DatabaseColumn& first = begin != nullptr ? *begin : *end;
    const DatabaseColumn& last = end != nullptr ? *end : *begin;
    if (first.kind == Kind::number || last.kind == Kind::number) return left("the time");
    // A timestamp of an end may stand for the whole of a day that begins with it.
    if (filter_.from) {
      const std::string ends =
          fmt::format("{} OR {}", unreadable(last), compared(last, false, *filter_.from));
      // Without an end it is over when it began.
      add(&first == &last ? ends
                          : fmt::format("CASE WHEN {} IS NULL THEN {} OR {} ELSE {} END",
                                        quoted_name(last.name), unreadable(first),
                                        compared(first, false, *filter_.from), ends));
    }
    if (filter_.to) {
      add(fmt::format("{} OR {}", unreadable(first), compared(first, true, *filter_.to)));
    }
  }

  void left(const char* what) { out_.left.emplace_back(what); }

  /// All words of a column.
  Result<std::optional<std::vector<std::string>>> words_of(const DatabaseColumn& c) {
    const std::string name = quoted_name(c.name);
    const auto found = database_.ask(
        fmt::format("SELECT DISTINCT {0}::text FROM {1} WHERE {0} IS NOT NULL LIMIT {2}", name,
                    database_.address().quoted_table(), kMostWords + 1));
    if (!found) return found.error();
    if (found->rows() > kMostWords) return std::optional<std::vector<std::string>>();
    std::vector<std::string> out;
    for (std::size_t i = 0; i < found->rows(); ++i) out.emplace_back(found->at(i, 0));
    return std::optional(std::move(out));
  }

  /// As a row reader has it: the closer column first, and what no word is known of is as others.
  Result<void> types() {
    const bool others = filter_.types.test(static_cast<std::size_t>(mapping_.others));
    std::string sql = others ? "true" : "false";
    std::vector<std::pair<const DatabaseColumn*, std::vector<std::string>>> all;
    for (const Meaning m : {Meaning::type, Meaning::subtype}) {
      const DatabaseColumn* c = column(m);
      if (c == nullptr) continue;
      auto words = words_of(*c);
      if (!words) return words.error();
      if (!*words) {
        left("the type");
        return {};
      }
      all.emplace_back(c, std::move(**words));
    }
    for (const auto& [c, words] : all) {
      std::vector<std::string> wanted;
      std::vector<std::string> not_wanted;
      for (const std::string& word : words) {
        const auto type = mapping_.types.find(tabular::folded(word));
        if (type == mapping_.types.end()) continue;
        const bool passes = filter_.types.test(static_cast<std::size_t>(type->second));
        (passes ? wanted : not_wanted).push_back(word);
      }
      const std::string name = quoted_name(c->name) + "::text";
      const std::string yes = parameter(array_of(wanted), "text[]");
      const std::string no = parameter(array_of(not_wanted), "text[]");
      sql = fmt::format("CASE WHEN {} = ANY({}) THEN true WHEN {} = ANY({}) THEN false ELSE {} END",
                        name, yes, name, no, sql);
    }
    add(sql);
    return {};
  }

  Database& database_;
  const std::vector<DatabaseColumn>& columns_;
  const std::optional<DatabaseGeometry>& geometry_;
  const tabular::Mapping& mapping_;
  const store::Filter& filter_;
  DatabaseCondition out_;
};

}  // namespace

std::string in_wgs84(const DatabaseGeometry& geometry) {
  const std::string gis = quoted_name(geometry.postgis);
  const std::string name = quoted_name(geometry.name);
  if (geometry.geography) return fmt::format("{}::{}.geometry", name, gis);
  return fmt::format(
      "CASE WHEN {0}.ST_SRID({1}) IN (0, 4326) THEN {0}.ST_SetSRID({1}, 4326)"
      " ELSE {0}.ST_Transform({1}, 4326) END",
      gis, name);
}

Result<DatabaseCondition> condition_for(Database& database,
                                        const std::vector<DatabaseColumn>& columns,
                                        const std::optional<DatabaseGeometry>& geometry,
                                        const tabular::Mapping& mapping,
                                        const store::Filter& filter) {
  return Making(database, columns, geometry, mapping, filter).make();
}

}  // namespace dateline::io
