#include "gazetteer/row.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <string_view>

namespace dateline::gazetteer {
namespace {

std::optional<double> number(std::string_view text) {
  double value = 0;
  const auto [end, ec] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (ec != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) {
    return std::nullopt;
  }
  return value;
}

RowName read_name(std::string_view text) {
  const std::size_t colon = text.find(':');
  // A tag is a short word of lower-case letters: "ar:", "ku:", "abbr:".
  if (colon == std::string_view::npos || colon == 0 || colon > 4) return {std::string(text)};
  for (const char c : text.substr(0, colon)) {
    if (c < 'a' || c > 'z') return {std::string(text)};
  }
  return {std::string(base::trim(text.substr(colon + 1))), text.substr(0, colon) == "abbr"};
}

}  // namespace

base::Result<Row> read_row(const base::Table& table, const base::Table::Row& row) {
  const auto field = [&](std::string_view column) { return base::trim(table.get(row, column)); };
  const auto bad = [&](std::string message, std::string cure) {
    base::Error e = table.error(row, std::move(message), std::move(cure));
    e.code = base::ErrorCode::bad_value;
    return e;
  };
  Row out;
  out.key = field("key");
  out.name = field("name");
  if (out.key.empty() || out.name.empty()) {
    return table.error(row, "a place needs a key and a name", "Fill both columns");
  }
  for (const std::string_view name : base::split(field("names"), '|')) {
    if (RowName n = read_name(base::trim(name)); !n.spelling.empty()) out.names.push_back(n);
  }
  const auto kind = place_kind_from(field("kind"));
  if (!kind) {
    return bad(fmt::format("\"{}\" is no kind of place", field("kind")),
               "Use country, region, settlement, district, facility, water, relief, area or other");
  }
  out.kind = *kind;
  out.feature = field("feature");
  out.country = field("country");
  if (!out.country.empty() &&
      (out.country.size() != 2 || out.country[0] < 'A' || out.country[0] > 'Z' ||
       out.country[1] < 'A' || out.country[1] > 'Z')) {
    return bad(fmt::format("\"{}\" is no ISO 3166-1 alpha-2 code", out.country),
               "Give two capital letters or nothing");
  }
  out.admin1 = field("admin1");
  out.admin2 = field("admin2");
  const auto lat = number(field("lat"));
  const auto lon = number(field("lon"));
  const auto at = lat && lon ? geo::LngLat::from_degrees(*lon, *lat) : std::nullopt;
  if (!at) {
    return bad(
        fmt::format("lat \"{}\", lon \"{}\" is no point on earth", field("lat"), field("lon")),
        "Give decimal degrees, lat -90..90, lon -180..180");
  }
  out.at = *at;
  const auto amount = [&](std::string_view column) -> std::optional<double> {
    const std::string_view text = field(column);
    if (text.empty()) return 0.0;
    const auto value = number(text);
    return value && *value >= 0 && *value < 4e9 ? value : std::nullopt;
  };
  const auto radius = amount("radius_km");
  const auto population = amount("population");
  if (!radius || !population) {
    return bad("radius_km and population are numbers from 0", "Correct them or leave them empty");
  }
  out.radius_km = static_cast<float>(*radius);
  out.population = static_cast<std::uint32_t>(*population);
  out.source = field("source");
  return out;
}

std::string_view hidden_key(const base::Table& table, const base::Table::Row& row) {
  const std::string_view hide = base::trim(table.get(row, "hide"));
  return hide == "yes" || hide == "1" || hide == "true" ? base::trim(table.get(row, "key"))
                                                        : std::string_view();
}

}  // namespace dateline::gazetteer
