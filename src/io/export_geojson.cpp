// GeoJSON and Linked Places: places with their events.
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <tuple>
#include <vector>

#include "base/version.hpp"
#include "io/answer.hpp"
#include "io/export_file.hpp"
#include "io/when_json.hpp"

namespace dateline::io {
namespace {

using Json = nlohmann::ordered_json;

std::string dump(const Json& json) {
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json value_of(const ExportValue& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* number = std::get_if<double>(&value)) return *number;
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return *whole;
  return nullptr;
}

Json properties_of(const ExportRow& row) {
  Json out = Json::object();
  for (const ExportField& field : export_fields()) {
    out[std::string(field.name)] = value_of(field.of(row));
  }
  return out;
}

/// Where nothing is known of beginning or end alone, the whole says what is.
Json span_of(const ExportRow& row) {
  const bool none =
      !row.start.earliest && !row.start.latest && !row.end.earliest && !row.end.latest;
  if (!none) return timespan_of(row.start, row.end, row.offset);
  return timespan_of({row.when.earliest, std::nullopt}, {std::nullopt, row.when.latest},
                     row.offset);
}

Json point_of(const ExportPlace& place) {
  return {{"type", "Point"}, {"coordinates", {place.at.lng(), place.at.lat()}}};
}

Json ring_of(const ExportPlace& place) {
  constexpr std::size_t kLeast = 4;
  if (place.area.size() < kLeast) return nullptr;
  Json ring = Json::array();
  for (const geo::LngLat& p : place.area) ring.push_back({p.lng(), p.lat()});
  return {{"type", "Polygon"}, {"coordinates", Json::array({ring})}};
}

Json geometry_of(const ExportPlace& place) {
  Json ring = ring_of(place);
  if (ring.is_null()) return point_of(place);
  return {{"type", "GeometryCollection"}, {"geometries", Json::array({point_of(place), ring})}};
}

bool dated(const ExportRow& row) { return !row.relative && (row.when.earliest || row.when.latest); }

Json event_of(const ExportRow& row) {
  Json out = properties_of(row);
  if (dated(row)) {
    out["timespan"] = span_of(row);
  }
  return out;
}

Json place_feature(std::size_t number, const std::vector<const ExportRow*>& rows) {
  const ExportPlace& place = *rows.front()->place;
  Json f;
  f["@id"] = "#place-" + std::to_string(number);
  f["type"] = "Feature";
  f["properties"] = {{"title", place.name}};
  f["geometry"] = geometry_of(place);
  Json spans = Json::array();
  for (const ExportRow* row : rows) {
    if (dated(*row)) spans.push_back(span_of(*row));
  }
  if (!spans.empty()) f["when"] = {{"timespans", std::move(spans)}};
  f["names"] = Json::array({Json{{"toponym", place.name}}});
  if (!place.key.empty()) {
    f["links"] = Json::array({Json{{"type", "closeMatch"}, {"identifier", place.key}}});
  }
  Json said = Json::array();
  Json events = Json::array();
  for (const ExportRow* row : rows) {
    for (const ExportTelling& t : row->tellings) {
      for (const ExportTelling::Quote& q : t.quotes) {
        if (q.sentence.empty()) continue;
        Json one{{"value", q.sentence}, {"lang", "en"}};
        if (!t.url.empty()) one["@id"] = t.url;
        const std::string& source = t.publisher.empty() ? t.title : t.publisher;
        if (!source.empty()) one["source"] = {{"label", source}};
        said.push_back(std::move(one));
      }
    }
    events.push_back(event_of(*row));
  }
  if (!said.empty()) f["descriptions"] = std::move(said);
  f["events"] = std::move(events);
  return f;
}

}  // namespace

std::string export_geojson(std::span<const ExportRow> rows) {
  Json j;
  j["type"] = "FeatureCollection";
  j["dateline"] = {{"schema", kAnswerSchema}, {"program", base::kVersion}};
  j["features"] = Json::array();
  for (const ExportRow& row : rows) {
    Json f;
    f["type"] = "Feature";
    f["id"] = row.id;
    f["geometry"] = row.place ? point_of(*row.place) : Json(nullptr);
    if (!row.relative) {
      f["when"] = {{"timespans", Json::array({span_of(row)})}, {"label", row.when_in_words()}};
    }
    f["properties"] = properties_of(row);
    if (row.place) f["properties"]["area"] = ring_of(*row.place);
    j["features"].push_back(std::move(f));
  }
  return dump(j);
}

std::string export_linked_places(std::span<const ExportRow> rows) {
  using Key = std::tuple<std::string, std::string, geo::LngLat>;
  const auto less = [](const Key& a, const Key& b) {
    const auto by = [](const Key& k) {
      return std::tuple(std::get<0>(k), std::get<1>(k), std::get<2>(k).lat(), std::get<2>(k).lng());
    };
    return by(a) < by(b);
  };
  std::map<Key, std::size_t, decltype(less)> number_of(less);
  std::vector<std::vector<const ExportRow*>> places;
  Json j;
  j["type"] = "FeatureCollection";
  j["@context"] =
      "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/"
      "linkedplaces-context-v1.1.jsonld";
  j["features"] = Json::array();
  Json elsewhere = Json::array();
  for (const ExportRow& row : rows) {
    if (!row.place) {
      elsewhere.push_back(event_of(row));
      continue;
    }
    const auto [at, fresh] =
        number_of.try_emplace({row.place->key, row.place->name, row.place->at}, places.size());
    if (fresh) places.emplace_back();
    places[at->second].push_back(&row);
  }
  for (std::size_t i = 0; i < places.size(); ++i) {
    j["features"].push_back(place_feature(i + 1, places[i]));
  }
  if (!elsewhere.empty()) j["events_without_place"] = std::move(elsewhere);
  return dump(j);
}

}  // namespace dateline::io
