#include "io/look_json.hpp"

#include <bitset>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "io/json_values.hpp"

namespace dateline::io {
namespace {

using Json = nlohmann::json;
using Ordered = nlohmann::ordered_json;

constexpr std::size_t kMostKinds = 100;
constexpr std::size_t kMostEvents = 1'000'000;
constexpr double kMostZoom = 30;

template <class Kind, std::size_t n>
Ordered kinds_json(const std::bitset<n>& on) {
  Ordered out = Ordered::array();
  for (std::size_t i = 0; i < n; ++i) {
    if (on.test(i)) out.push_back(name(static_cast<Kind>(i)));
  }
  return out;
}

template <std::size_t n, class From>
std::bitset<n> kinds_in(JsonFields& fields, const char* field, const From& from) {
  std::bitset<n> out;
  if (!fields.has(field)) return out.set();
  fields.list(field, kMostKinds, [&](const Json& v, const std::string& path) {
    const auto kind = v.is_string() ? from(v.get_ref<const std::string&>()) : std::nullopt;
    if (kind) {
      out.set(static_cast<std::size_t>(*kind));
    } else {
      fields.problem().tell(base::ErrorCode::bad_value, path, "is no kind that is known",
                            "Write what the manual lists");
    }
  });
  return out;
}

std::optional<curation::Projection> projection_from(std::string_view text) {
  using curation::Projection;
  for (const Projection p : {Projection::mercator, Projection::conic}) {
    if (name(p) == text) return p;
  }
  return std::nullopt;
}

}  // namespace

void put_look(Ordered& out, const curation::Look& look) {
  Ordered filter = Ordered::object();
  const store::Filter all;
  if (look.filter.types != all.types) {
    filter["types"] = kinds_json<event::EventType>(look.filter.types);
  }
  if (look.filter.statuses != all.statuses) {
    filter["statuses"] = kinds_json<event::Status>(look.filter.statuses);
  }
  if (!look.filter.actor.empty()) filter["actor"] = look.filter.actor;
  if (!look.filter.text.empty()) filter["text"] = look.filter.text;
  if (look.filter.from || look.filter.to) {
    filter["time"] = bounds_json({look.filter.from, look.filter.to});
  }
  if (!look.filter.by.empty()) filter["by"] = look.filter.by;
  if (!look.filter.place.empty()) filter["place"] = look.filter.place;
  if (look.filter.in_view) filter["in_view"] = true;
  if (look.filter.known_by) filter["known_by"] = time::to_iso_date(*look.filter.known_by);
  if (!look.filter.only.empty()) filter["only"] = look.filter.only;
  out["filter"] = std::move(filter);
  out["center"] = position_json(look.center);
  out["zoom"] = look.zoom;
  out["window"] = bounds_json(look.window);
  if (look.playhead) out["playhead"] = time::to_iso_minute(*look.playhead);
  out["cumulative"] = look.cumulative;
  // Left out where they say what is meant without them.
  if (look.projection != curation::Projection::mercator) out["projection"] = name(look.projection);
  if (look.graticule) out["graticule"] = true;
  if (look.inset) out["inset"] = true;
}

curation::Look look_in(JsonFields& fields) {
  curation::Look out;
  JsonFields filter = fields.object("filter");
  out.filter.types = kinds_in<event::kEventTypes>(
      filter, "types", [](const std::string& s) { return event::event_type_from(s); });
  out.filter.statuses = kinds_in<event::kStatuses>(
      filter, "statuses", [](const std::string& s) { return event::status_from(s); });
  out.filter.actor = filter.text_or("actor", "");
  out.filter.text = filter.text_or("text", "");
  const time::Bounds time = bounds_in(filter, "time");
  out.filter.from = time.earliest;
  out.filter.to = time.latest;
  out.filter.by = filter.text_or("by", "");
  out.filter.place = filter.text_or("place", "");
  out.filter.in_view = filter.boolean_or("in_view", false);
  if (const std::string day = filter.text_or("known_by", ""); !day.empty()) {
    out.filter.known_by = time::parse_iso_date(day);
    if (!out.filter.known_by) filter.bad("known_by", "is no day", "Write it as 2014-06-11");
  }
  if (filter.has("only")) {
    filter.list("only", kMostEvents, [&](const Json& v, const std::string& path) {
      if (v.is_string() && !v.get_ref<const std::string&>().empty()) {
        out.filter.only.push_back(v.get<std::string>());
      } else {
        filter.problem().tell(base::ErrorCode::bad_value, path, "is no event\u2019s id",
                              "Write the ids of events in quotes");
      }
    });
  }
  filter.finish();
  out.center = position_in(fields, "center");
  out.zoom = fields.number("zoom", 0, kMostZoom);
  out.window = bounds_in(fields, "window");
  const std::string playhead = fields.text_or("playhead", "");
  if (!playhead.empty()) {
    out.playhead = minute_from(playhead);
    if (!out.playhead) fields.bad("playhead", "is no time", "Write it as 2014-06-11T17:00");
  }
  out.cumulative = fields.boolean_or("cumulative", true);
  if (fields.has("projection")) out.projection = fields.word("projection", projection_from);
  out.graticule = fields.boolean_or("graticule", false);
  out.inset = fields.boolean_or("inset", false);
  return out;
}

}  // namespace dateline::io
