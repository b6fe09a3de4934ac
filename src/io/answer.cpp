#include "io/answer.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>

#include "event/codes.hpp"
#include "io/when_json.hpp"
#include "time/edtf.hpp"
#include "time/phrase.hpp"

namespace dateline::io {

using event::Document;
using event::Event;
using Json = nlohmann::ordered_json;

namespace {

Json or_null(std::string_view text) {
  return text.empty() ? Json(nullptr) : Json(std::string(text));
}

std::string dump(const Json& json, int indent) {
  // The story may hold any code point; texts are made from checked UTF-8, so replacing never loses
  // one.
  return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

Json iso(const std::optional<time::Minute>& minute, bool earliest, std::optional<int> offset) {
  if (!minute) return nullptr;
  return earliest ? time::earliest_to_iso(*minute, offset) : time::latest_to_iso(*minute, offset);
}

/// Days from the story's day, null where open.
Json relative_days(const time::Bounds& b) {
  const auto day = [](const std::optional<time::Minute>& m) {
    return m ? Json(m->day().time_since_epoch().count()) : Json(nullptr);
  };
  return Json::array({day(b.earliest), day(b.latest)});
}

Json area_of(const event::EventPlace& place) {
  if (place.area.size() < 4) return nullptr;
  Json ring = Json::array();
  for (const auto& p : place.area) ring.push_back({p.lng(), p.lat()});
  return {{"type", "Polygon"}, {"coordinates", Json::array({ring})}};
}

Json documents_of(std::span<const std::shared_ptr<const Document>> documents) {
  Json out = Json::array();
  for (const auto& d : documents) {
    Json j;
    j["id"] = d->story.id;
    if (!d->story.path.empty()) j["path"] = d->story.path.string();
    j["title"] = d->story.title;
    if (!d->story.publisher.empty()) j["publisher"] = d->story.publisher;
    if (!d->story.author.empty()) j["author"] = d->story.author;
    if (!d->story.url.empty()) j["url"] = d->story.url;
    j["date"] = d->date ? Json(time::to_iso_date(*d->date)) : Json(nullptr);
    j["date_from"] = d->date_from == event::DateFrom::given   ? "given"
                     : d->date_from == event::DateFrom::story ? "story"
                     : d->date_from == event::DateFrom::rows  ? "rows"
                     : d->date_from == event::DateFrom::cited ? "cited"
                                                              : "none";
    if (!d->story.dateline.place.empty())
      j["dateline_place"] = d->story.utf8(d->story.dateline.place);
    j["language"] = or_null(d->story.language);
    out.push_back(std::move(j));
  }
  return out;
}

Json places_of(const Document& d) {
  Json out = Json::array();
  for (const auto& m : d.places) {
    Json j;
    j["start"] = m.span.start;
    j["end"] = m.span.end;
    const gazetteer::Place* p = m.place();
    j["name"] = p == nullptr ? m.surface : std::string(p->name);
    j["place_id"] =
        p == nullptr || m.described != nullptr ? Json(nullptr) : Json(std::string(p->key));
    j["kind"] = p == nullptr ? "other" : std::string(gazetteer::name(p->kind));
    j["country"] = p == nullptr ? Json(nullptr) : or_null(p->country);
    j["lat"] = p == nullptr ? Json(nullptr) : Json(p->at.lat());
    j["lon"] = p == nullptr ? Json(nullptr) : Json(p->at.lng());
    j["role"] = std::string(geoparse::name(m.role));
    j["confidence"] = m.confidence;
    out.push_back(std::move(j));
  }
  return out;
}

Json times_of(const Document& d) {
  Json out = Json::array();
  for (const auto& t : d.times) {
    Json j;
    j["start"] = t.span.start;
    j["end"] = t.span.end;
    j["type"] = std::string(timex::name(t.type));
    j["value"] = t.value ? Json(*t.value) : Json(nullptr);
    if (t.relative) {
      j["earliest"] = nullptr;
      j["latest"] = nullptr;
      if (t.bounds.earliest || t.bounds.latest) j["relative_days"] = relative_days(t.bounds);
    } else {
      j["earliest"] = iso(t.bounds.earliest, true, d.utc_offset_minutes);
      j["latest"] = iso(t.bounds.latest, false, d.utc_offset_minutes);
    }
    const bool known = !t.relative && (t.bounds.earliest || t.bounds.latest);
    j["edtf"] = known ? Json(time::to_edtf(t.bounds)) : Json(nullptr);
    j["rule"] = t.rule;
    out.push_back(std::move(j));
  }
  return out;
}

std::string label_of(const Event& e) {
  return e.relative ? time::relative_phrase(e.bounds) : time::phrase(e.bounds);
}

/// CSV field: quoted where RFC 4180 asks for it.
std::string csv_field(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

std::string joined(const Json& list) {
  std::string out;
  for (const Json& item : list) {
    if (!out.empty()) out += " | ";
    if (item.is_string()) {
      out += item.get<std::string>();
    } else if (item.is_object() && item.contains("text")) {
      out += (item.contains("of") ? item["of"].get<std::string>() + ": " : "") +
             item["text"].get<std::string>();
    } else {
      out += item.dump();
    }
  }
  return out;
}

Json end_of_way(const base::Rare<event::EventPlace>& end) {
  if (!end) return nullptr;
  return {{"place", end->name},
          {"place_id", geoparse::is_storys_own(end->key) ? Json(nullptr) : Json(end->key)},
          {"lat", end->at.lat()},
          {"lon", end->at.lng()}};
}

}  // namespace

Json feature(const Document& d, const Event& e) {
  const std::optional<int> offset = d.utc_offset_minutes;
  Json f;
  f["type"] = "Feature";
  f["id"] = e.id;
  f["geometry"] =
      e.place ? Json{{"type", "Point"}, {"coordinates", {e.place->at.lng(), e.place->at.lat()}}}
              : Json(nullptr);
  if (!e.relative) {
    f["when"] = {{"timespans", Json::array({timespan_of(e.start, e.end, offset)})},
                 {"label", label_of(e)}};
  }
  Json p;
  p["kind"] = "event";
  p["type"] = std::string(event::name(e.type));
  p["status"] = std::string(event::name(e.status));
  p["actor"] = e.actor;
  p["target"] = e.target;
  p["place"] = e.place ? Json(e.place->name) : Json(nullptr);
  const bool described = e.place && geoparse::is_storys_own(e.place->key);
  p["place_id"] = e.place && !described ? Json(e.place->key) : Json(nullptr);
  p["precision"] = e.place ? Json(std::string(event::name(e.place->precision))) : Json(nullptr);
  p["radius_km"] = e.place ? Json(e.place->radius_km) : Json(nullptr);
  p["area"] = e.place ? area_of(*e.place) : Json(nullptr);
  p["destination"] = end_of_way(e.destination);
  p["origin"] = end_of_way(e.origin);
  p["earliest"] = e.relative ? Json(nullptr) : iso(e.bounds.earliest, true, offset);
  p["latest"] = e.relative ? Json(nullptr) : iso(e.bounds.latest, false, offset);
  p["edtf"] = e.relative ? Json(nullptr) : Json(time::to_edtf(e.bounds));
  if (e.relative) p["relative_days"] = relative_days(e.bounds);
  p["numbers"] = Json::array();
  for (const auto& n : e.numbers) {
    p["numbers"].push_back({{"of", n.of},
                            {"at_least", n.at_least ? Json(*n.at_least) : Json(nullptr)},
                            {"at_most", n.at_most ? Json(*n.at_most) : Json(nullptr)},
                            {"text", n.text}});
  }
  const event::Codes codes = event::codes(e.type);
  p["codes"] = {{"plover", or_null(codes.plover)},
                {"cameo", or_null(codes.cameo)},
                {"acled", or_null(codes.acled)}};
  p["confidence"] = e.confidence;
  p["mentions"] = Json::array();
  for (const auto& m : e.mentions) {
    p["mentions"].push_back({{"document", d.story.id},
                             {"start", m.span.start},
                             {"end", m.span.end},
                             {"text", d.story.utf8(m.span)}});
    if (!m.told_by.name.empty()) p["mentions"].back()["told_by"] = m.told_by.name;
  }
  p["quote"] =
      e.mentions.empty() ? "" : d.story.utf8(d.story.sentences[e.mentions.front().sentence].span);
  p["reasons"] = e.reasons;
  f["properties"] = std::move(p);
  return f;
}

std::string to_geojson(std::span<const std::shared_ptr<const Document>> documents,
                       const AnswerVersions& versions, int indent) {
  Json j;
  j["type"] = "FeatureCollection";
  j["dateline"] = {{"schema", kAnswerSchema},
                   {"program", versions.program},
                   {"data", versions.data},
                   {"model", versions.model},
                   {"documents", documents_of(documents)}};
  j["features"] = Json::array();
  for (const auto& d : documents) {
    for (const auto& e : d->events) j["features"].push_back(feature(*d, e));
  }
  return dump(j, indent) + "\n";
}

std::string to_json(const Document& d, const AnswerParts& parts, int indent) {
  Json j;
  j["id"] = d.story.id;
  if (parts.places) j["places"] = places_of(d);
  if (parts.times) j["times"] = times_of(d);
  if (parts.events) {
    j["events"] = Json::array();
    for (const auto& e : d.events) j["events"].push_back(feature(d, e));
  }
  return dump(j, indent);
}

std::string to_csv(std::span<const std::shared_ptr<const Document>> documents) {
  constexpr std::string_view kColumns[] = {
      "document",    "id",       "type",       "status",        "actor",     "target",
      "place",       "place_id", "lat",        "lon",           "precision", "radius_km",
      "earliest",    "latest",   "edtf",       "relative_days", "numbers",   "plover",
      "cameo",       "acled",    "confidence", "mentions",      "quote",     "reasons",
      "destination", "origin"};
  std::string out;
  for (const auto c : kColumns) out += (out.empty() ? "" : ",") + std::string(c);
  out += '\n';
  for (const auto& d : documents) {
    for (const auto& e : d->events) {
      const Json f = feature(*d, e);
      const Json& p = f["properties"];
      std::string row;
      for (const auto c : kColumns) {
        const std::string column(c);
        std::string value;
        if (c == "document") {
          value = d->story.path.empty() ? d->story.id : d->story.path.string();
        } else if (c == "id") {
          value = e.id;
        } else if (c == "lat" || c == "lon") {
          if (e.place) value = Json(c == "lat" ? e.place->at.lat() : e.place->at.lng()).dump();
        } else if (c == "destination") {
          if (e.destination) value = e.destination->name;
        } else if (c == "origin") {
          if (e.origin) value = e.origin->name;
        } else if (c == "plover" || c == "cameo" || c == "acled") {
          const Json& code = p["codes"][column];
          value = code.is_null() ? "" : code.get<std::string>();
        } else if (p.contains(column) && !p[column].is_null()) {
          const Json& v = p[column];
          value = v.is_array() ? joined(v) : v.is_string() ? v.get<std::string>() : v.dump();
        }
        if (c != kColumns[0]) row += ',';
        row += csv_field(value);
      }
      out += row + '\n';
    }
  }
  return out;
}

std::string to_text(std::span<const std::shared_ptr<const Document>> documents) {
  std::string out;
  for (const auto& d : documents) {
    if (!out.empty()) out += '\n';
    out += d->story.title + '\n';
    out += d->date ? "Story of " + time::day_phrase(*d->date)
                   : std::string("Story without a date: times count from its day");
    if (!d->story.dateline.place.empty())
      out += " \xC2\xB7 " + d->story.utf8(d->story.dateline.place);
    out += " \xC2\xB7 " + std::to_string(d->events.size()) +
           (d->events.size() == 1 ? " event\n\n" : " events\n\n");
    for (const auto& e : d->events) {
      out += label_of(e) + "  " + std::string(event::name(e.type)) + " (" +
             std::string(event::name(e.status)) + ")";
      if (e.place) out += ", " + e.place->name;
      if (e.destination && (!e.place || e.destination->key != e.place->key))
        out += ", to " + e.destination->name;
      if (e.origin && (!e.place || e.origin->key != e.place->key))
        out += ", from " + e.origin->name;
      if (!e.actor.empty()) out += ", by " + e.actor;
      if (!e.target.empty()) out += ", of " + e.target;
      for (const auto& n : e.numbers) out += "; " + n.of + ": " + n.text;
      out += '\n';
      const std::string quote = d->story.line(d->story.sentences[e.mentions.front().sentence].span);
      out += "    " + quote;
      if (e.mentions.size() > 1) out += " [told " + std::to_string(e.mentions.size()) + " times]";
      out += '\n';
    }
  }
  return out;
}

}  // namespace dateline::io
