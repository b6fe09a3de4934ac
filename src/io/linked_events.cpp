#include "io/linked_events.hpp"

#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "io/json_fields.hpp"

namespace dateline::io {
namespace {

using Json = nlohmann::json;

constexpr int kDeepest = 64;

/// A member, null where there is none.
const Json& member(const Json& object, const char* name) {
  static const Json kNone;
  if (!object.is_object()) return kNone;
  const auto at = object.find(name);
  return at == object.end() ? kNone : *at;
}

const Json& first_of(const Json& list) {
  static const Json kNone;
  return list.is_array() && !list.empty() ? list.front() : kNone;
}

/// The point of a place, which may have an outline beside it.
Json point_in(const Json& geometry) {
  if (member(geometry, "type") == "Point") return geometry;
  const Json& parts = member(geometry, "geometries");
  if (!parts.is_array()) return geometry;
  for (const Json& part : parts) {
    if (member(part, "type") == "Point") return part;
  }
  return geometry;
}

Json point_of(const Json& event, const Json& place) {
  const Json& lon = member(event, "lon");
  const Json& lat = member(event, "lat");
  if (!lon.is_number() || !lat.is_number()) return place;
  return {{"type", "Point"}, {"coordinates", {lon, lat}}};
}

Json feature(Json properties, Json geometry) {
  return {{"type", "Feature"},
          {"properties", std::move(properties)},
          {"geometry", std::move(geometry)}};
}

/// What the format calls a time: {"in": ...}, or {"earliest": ..., "latest": ...}.
const Json& time_in(const Json& end, const char* bound) {
  const Json& told = member(end, bound);
  return told.is_null() ? member(end, "in") : told;
}

Json place_without_events(const Json& place) {
  Json properties = member(place, "properties");
  if (!properties.is_object()) properties = Json::object();
  if (properties.contains("title")) {
    properties["place"] = properties["title"];
    properties.erase("title");  // would be that of a story
  }
  const Json& span = first_of(member(member(place, "when"), "timespans"));
  properties["earliest"] = time_in(member(span, "start"), "earliest");
  properties["latest"] = time_in(member(span, "end"), "latest");
  return feature(std::move(properties), point_in(member(place, "geometry")));
}

void add_events(Json& rows, const Json& events, const Json& geometry) {
  for (const Json& event : events) {
    if (!event.is_object()) continue;
    Json properties = event;
    properties.erase("timespan");  // is in the fields
    rows.push_back(feature(std::move(properties), point_of(event, geometry)));
  }
}

}  // namespace

base::Result<std::string> events_of_linked_places(std::string_view bytes, std::string_view name) {
  const std::string cure = "Give a FeatureCollection in Linked Places format, whole and as UTF-8";
  const auto json = parse_json(bytes, name, kDeepest);
  if (!json) return base::Error{json.error().code, json.error().message, json.error().where, cure};
  const Json& features = member(*json, "features");
  if (!features.is_array()) {
    return base::Error{base::ErrorCode::bad_format, "has no \"features\"", std::string(name), cure};
  }
  Json rows = Json::array();
  for (const Json& place : features) {
    const Json& events = member(place, "events");
    if (events.is_array() && !events.empty()) {
      add_events(rows, events, point_in(member(place, "geometry")));
    } else {
      rows.push_back(place_without_events(place));
    }
  }
  const Json& elsewhere = member(*json, "events_without_place");
  if (elsewhere.is_array()) add_events(rows, elsewhere, nullptr);
  return Json{{"type", "FeatureCollection"}, {"features", std::move(rows)}}.dump();
}

}  // namespace dateline::io
