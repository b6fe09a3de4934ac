#include "io/json_values.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>
#include <vector>

namespace dateline::io {
namespace {

using Json = nlohmann::json;
using Ordered = nlohmann::ordered_json;

constexpr std::size_t kMostCorners = 10'000;
constexpr double kMostRadiusKm = 20'100;  // half around the earth
constexpr std::int64_t kSecondsADay = 86400;
constexpr std::int64_t kLastSecond = 253'402'300'799;  // 9999-12-31T23:59:59Z
constexpr std::int64_t kMostCodePoints = 16 << 20;

/// A number from 00 up to and with `most`.
std::optional<int> two_digits(std::string_view text, int most) {
  int value = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.size() != 2 || code != std::errc() || end != text.data() + 2 || value < 0 ||
      value > most) {
    return std::nullopt;
  }
  return value;
}

std::optional<std::int64_t> utc_from(std::string_view text) {
  constexpr std::size_t kSize = 20;
  if (text.size() != kSize || text[10] != 'T' || text[13] != ':' || text[16] != ':' ||
      text.back() != 'Z') {
    return std::nullopt;
  }
  const auto day = time::parse_iso_date(text.substr(0, 10));
  const auto hour = two_digits(text.substr(11, 2), 23);
  const auto minute = two_digits(text.substr(14, 2), 59);
  const auto second = two_digits(text.substr(17, 2), 59);
  if (!day || !hour || !minute || !second) return std::nullopt;
  return day->time_since_epoch().count() * kSecondsADay + *hour * 3600 + *minute * 60 + *second;
}

bool position_from(const Json& value, geo::LngLat& out) {
  if (!value.is_array() || value.size() != 2 || !value[0].is_number() || !value[1].is_number()) {
    return false;
  }
  const auto at = geo::LngLat::from_degrees(value[0].get<double>(), value[1].get<double>());
  if (at) out = *at;
  return at.has_value();
}

std::optional<event::Precision> precision_from(std::string_view text) {
  using event::Precision;
  for (const Precision p : {Precision::point, Precision::settlement, Precision::area,
                            Precision::region, Precision::country, Precision::relative}) {
    if (name(p) == text) return p;
  }
  return std::nullopt;
}

}  // namespace

std::string utc_text(std::int64_t seconds) {
  const std::int64_t day =
      seconds >= 0 ? seconds / kSecondsADay : -((-seconds + kSecondsADay - 1) / kSecondsADay);
  const std::int64_t rest = seconds - day * kSecondsADay;
  return fmt::format("{}T{:02}:{:02}:{:02}Z", time::to_iso_date(time::Days(std::chrono::days(day))),
                     rest / 3600, rest / 60 % 60, rest % 60);
}

std::int64_t utc_in(JsonFields& fields, const char* field) {
  const std::string text = fields.text(field);
  const auto seconds = utc_from(text);
  if (!seconds || *seconds > kLastSecond) {
    fields.bad(field, "is no time", "Write it as 2026-11-28T07:40:12Z");
    return 0;
  }
  return *seconds;
}

Ordered span_json(text::Span span) { return Ordered::array({span.start, span.end}); }

text::Span span_in(JsonFields& fields, const char* field) {
  std::vector<std::int64_t> ends;
  fields.list(field, 2, [&](const Json& v, const std::string&) {
    ends.push_back(v.is_number_unsigned() ? v.get<std::int64_t>() : -1);
  });
  if (ends.size() != 2 || ends[0] < 0 || ends[1] < ends[0] || ends[1] > kMostCodePoints) {
    fields.bad(field, "is no span", "Write [start, end] in characters");
    return {};
  }
  return {static_cast<std::uint32_t>(ends[0]), static_cast<std::uint32_t>(ends[1])};
}

std::optional<time::Minute> minute_from(std::string_view text) {
  constexpr std::size_t kClock = 6;  // "T00:00"
  if (text.size() <= kClock || text[text.size() - kClock] != 'T' || text[text.size() - 3] != ':') {
    return std::nullopt;
  }
  const auto day = time::parse_iso_date(text.substr(0, text.size() - kClock));
  const auto hour = two_digits(text.substr(text.size() - 5, 2), 23);
  const auto minute = two_digits(text.substr(text.size() - 2, 2), 59);
  if (!day || !hour || !minute) return std::nullopt;
  return time::Minute::start_of(*day) + (*hour * 60 + *minute);
}

Ordered bounds_json(const time::Bounds& bounds) {
  Ordered out = Ordered::object();
  if (bounds.earliest) out["earliest"] = time::to_iso_minute(*bounds.earliest);
  if (bounds.latest) out["latest"] = time::to_iso_minute(*bounds.latest);
  return out;
}

time::Bounds bounds_in(JsonFields& fields, const char* field) {
  time::Bounds out;
  if (!fields.has(field)) return out;
  JsonFields inner = fields.object(field);
  const auto minute = [&](const char* side) -> std::optional<time::Minute> {
    const std::string text = inner.text_or(side, "");
    if (text.empty()) return std::nullopt;
    const auto at = minute_from(text);
    if (!at) inner.bad(side, "is no time", "Write it as 2014-06-11T17:00");
    return at;
  };
  out.earliest = minute("earliest");
  out.latest = minute("latest");
  if (out.earliest && out.latest && *out.latest < *out.earliest) {
    inner.bad("latest", "is before \"earliest\"", "Change them about");
    out = {};
  }
  inner.finish();
  return out;
}

Ordered position_json(geo::LngLat at) {
  return Ordered::array({std::round(at.lng() * 1e7) / 1e7, std::round(at.lat() * 1e7) / 1e7});
}

geo::LngLat position_in(JsonFields& fields, const char* field) {
  Json pair = Json::array();
  fields.list(field, 2, [&](const Json& v, const std::string&) { pair.push_back(v); });
  geo::LngLat at;
  if (!position_from(pair, at)) {
    fields.bad(field, "is no position", "Write [longitude, latitude] in degrees");
  }
  return at;
}

Ordered place_json(const event::EventPlace& place) {
  Ordered out{{"name", place.name}};
  if (!place.key.empty()) out["key"] = place.key;
  out["at"] = position_json(place.at);
  out["precision"] = name(place.precision);
  out["radius_km"] = place.radius_km;
  if (!place.area.empty()) {
    Ordered corners = Ordered::array();
    for (const geo::LngLat at : place.area) corners.push_back(position_json(at));
    out["area"] = std::move(corners);
  }
  return out;
}

event::EventPlace place_in(JsonFields fields) {
  event::EventPlace out;
  out.name = fields.text("name");
  out.key = fields.text_or("key", "");
  out.at = position_in(fields, "at");
  out.precision = fields.word("precision", precision_from);
  out.radius_km = fields.number("radius_km", 0, kMostRadiusKm);
  fields.list("area", kMostCorners, [&](const Json& v, const std::string& path) {
    geo::LngLat at;
    if (!position_from(v, at)) {
      fields.problem().tell(base::ErrorCode::bad_value, path, "is no position",
                            "Write [longitude, latitude] in degrees");
    }
    out.area.push_back(at);
  });
  fields.finish();
  return out;
}

}  // namespace dateline::io
