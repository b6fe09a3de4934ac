#include "io/correction_json.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "base/overloaded.hpp"
#include "io/json_values.hpp"

namespace dateline::io {
namespace {

using namespace curation;  // NOLINT(*-using-namespace): all of it is written here
using Json = nlohmann::json;
using Ordered = nlohmann::ordered_json;
using timeline::GivenOrder;
using timeline::GivenTime;

constexpr std::size_t kLongestId = 200;  // bytes

void put(Ordered& out, const char* field, const std::string& text) {
  if (!text.empty()) out[field] = text;
}

template <class Value, std::size_t n>
auto one_of(const std::array<Value, n>& values) {
  return [values](std::string_view text) -> std::optional<Value> {
    for (const Value v : values) {
      if (name(v) == text) return v;
    }
    return std::nullopt;
  };
}

Ordered change_json(const EventChange& change) {
  return std::visit(
      base::Overloaded{
          [](const SetPlace& s) -> Ordered {
            Ordered out{{"is", "place"}};
            if (s.place) out["place"] = place_json(*s.place);
            return out;
          },
          [](const SetTime& s) -> Ordered {
            return {{"is", "time"}, {"of", name(s.time.of)}, {"time", bounds_json(s.time.bounds)}};
          },
          [](const SetOrder& s) -> Ordered {
            Ordered out{{"is", "order"}, {"order", name(s.kind)}, {"other", anchor_json(s.other)}};
            if (s.at_least_days) out["at_least_days"] = *s.at_least_days;
            if (s.at_most_days) out["at_most_days"] = *s.at_most_days;
            return out;
          },
          [](const SetType& s) -> Ordered {
            return {{"is", "type"}, {"type", name(s.type)}};
          },
          [](const SetStatus& s) -> Ordered {
            return {{"is", "status"}, {"status", name(s.status)}};
          },
          [](const SetActor& s) -> Ordered {
            return {{"is", "actor"}, {"actor", s.actor}};
          },
          [](const SetTarget& s) -> Ordered {
            return {{"is", "target"}, {"target", s.target}};
          },
          [](const Reject&) -> Ordered {
            return {{"is", "rejected"}};
          },
          [](const Verify&) -> Ordered {
            return {{"is", "verified"}};
          },
          [](const SameAs& s) -> Ordered {
            return {{"is", "same"}, {"other", anchor_json(s.other)}};
          },
          [](const ApartFrom& s) -> Ordered {
            return {{"is", "apart"}, {"other", anchor_json(s.other)}};
          },
          [](const SplitOff& s) -> Ordered {
            return {{"is", "split"}, {"span", span_json(s.span)}, {"words", s.words}};
          },
      },
      change);
}

EventChange change_in(JsonFields fields) {
  const std::string is = fields.text("is");
  EventChange out = Reject{};
  if (is == "place") {
    SetPlace s;
    if (fields.has("place")) s.place = place_in(fields.object("place"));
    out = std::move(s);
  } else if (is == "time") {
    GivenTime given;
    given.of =
        fields.word("of", one_of<GivenTime::Of, 3>(
                              {GivenTime::Of::whole, GivenTime::Of::begins, GivenTime::Of::ends}));
    given.bounds = bounds_in(fields, "time");
    if (!given.bounds.earliest && !given.bounds.latest) {
      fields.bad("time", "says no time", "Write \"earliest\", \"latest\" or both");
    }
    out = SetTime{given};
  } else if (is == "order") {
    using Kind = GivenOrder::Kind;
    SetOrder s;
    s.kind = fields.word("order", one_of<Kind, 5>({Kind::before, Kind::after, Kind::during,
                                                   Kind::overlaps, Kind::same_time}));
    s.other = anchor_in(fields.object("other"));
    constexpr std::int64_t kMost = timeline::UserStatement::kMostDays;
    s.at_least_days = fields.integer_if("at_least_days", 0, kMost);
    s.at_most_days = fields.integer_if("at_most_days", 0, kMost);
    if (s.at_least_days && s.at_most_days && *s.at_least_days > *s.at_most_days) {
      fields.bad("at_most_days", "is less than \"at_least_days\"", "Change them about");
    }
    out = std::move(s);
  } else if (is == "type") {
    out = SetType{fields.word("type", event::event_type_from)};
  } else if (is == "status") {
    out = SetStatus{fields.word("status", event::status_from)};
  } else if (is == "actor") {
    out = SetActor{fields.text("actor")};
  } else if (is == "target") {
    out = SetTarget{fields.text("target")};
  } else if (is == "verified") {
    out = Verify{};
  } else if (is == "same") {
    out = SameAs{anchor_in(fields.object("other"))};
  } else if (is == "apart") {
    out = ApartFrom{anchor_in(fields.object("other"))};
  } else if (is == "split") {
    SplitOff s;
    s.span = span_in(fields, "span");
    s.words = fields.text("words");
    out = std::move(s);
  } else if (is != "rejected") {
    fields.bad("is", "\"" + is.substr(0, 40) + "\" is not known here",
               "Write what the manual lists");
  }
  fields.finish();
  return out;
}

Ordered mention_json(const MentionCorrection& m) {
  Ordered out{{"story", m.mention.story},
              {"span", span_json(m.mention.span)},
              {"surface", m.mention.surface},
              {"sentence", m.mention.sentence},
              {"reach", name(m.reach)}};
  if (m.place) {
    Ordered place{{"name", m.place->name}};
    put(place, "key", m.place->key);
    put(place, "country", m.place->country);
    place["kind"] = name(m.place->kind);
    place["at"] = position_json(m.place->at);
    place["radius_km"] = m.place->radius_km;
    out["place"] = std::move(place);
  }
  return out;
}

MentionCorrection mention_in(JsonFields fields) {
  constexpr double kMostRadiusKm = 20'100;
  MentionCorrection out;
  out.mention.story = fields.text("story", kLongestId);
  out.mention.span = span_in(fields, "span");
  out.mention.surface = fields.text("surface");
  out.mention.sentence = fields.text("sentence");
  out.reach =
      fields.word("reach", one_of<Reach, 3>({Reach::mention, Reach::story, Reach::project}));
  if (fields.has("place")) {
    JsonFields place = fields.object("place");
    PlaceChoice choice;
    choice.name = place.text("name");
    choice.key = place.text_or("key", "");
    choice.country = place.text_or("country", "");
    choice.kind = place.word("kind", gazetteer::place_kind_from);
    choice.at = position_in(place, "at");
    choice.radius_km = place.number("radius_km", 0, kMostRadiusKm);
    place.finish();
    out.place = std::move(choice);
  }
  fields.finish();
  return out;
}

Ordered added_json(const AddedEvent& e) {
  Ordered out{{"type", name(e.type)}, {"status", name(e.status)}};
  if (!e.story.empty()) {
    out["story"] = e.story;
    out["span"] = span_json(e.span);
    out["words"] = e.words;
    out["sentence"] = e.sentence;
  }
  put(out, "actor", e.actor);
  put(out, "target", e.target);
  if (e.place) out["place"] = place_json(*e.place);
  if (e.bounds.earliest || e.bounds.latest) out["time"] = bounds_json(e.bounds);
  return out;
}

AddedEvent added_in(JsonFields fields) {
  AddedEvent out;
  out.type = fields.word("type", event::event_type_from);
  out.status = fields.word("status", event::status_from);
  if (fields.has("story")) {
    out.story = fields.text("story", kLongestId);
    out.span = span_in(fields, "span");
    out.words = fields.text("words");
    out.sentence = fields.text("sentence");
  }
  out.actor = fields.text_or("actor", "");
  out.target = fields.text_or("target", "");
  if (fields.has("place")) out.place = place_in(fields.object("place"));
  out.bounds = bounds_in(fields, "time");
  fields.finish();
  return out;
}

}  // namespace

Ordered anchor_json(const EventAnchor& a) {
  return {{"story", a.story},          {"event", a.event}, {"type", name(a.type)},
          {"span", span_json(a.span)}, {"words", a.words}, {"sentence", a.sentence}};
}

EventAnchor anchor_in(JsonFields fields) {
  EventAnchor out;
  out.story = fields.text("story", kLongestId);
  out.event = fields.text("event", kLongestId);
  out.type = fields.word("type", event::event_type_from);
  out.span = span_in(fields, "span");
  out.words = fields.text("words");
  out.sentence = fields.text("sentence");
  fields.finish();
  return out;
}

Ordered correction_json(const Correction& c) {
  Ordered out = Ordered::object();
  std::visit(base::Overloaded{[&](const EventCorrection& e) {
                                out["event"] = anchor_json(e.event);
                                out["change"] = change_json(e.change);
                              },
                              [&](const MentionCorrection& m) { out["mention"] = mention_json(m); },
                              [&](const AddedEvent& e) { out["added"] = added_json(e); }},
             c.what);
  put(out, "author", c.author);
  out["made"] = utc_text(c.made);
  put(out, "note", c.note);
  return out;
}

Correction correction_in(JsonFields& fields) {
  Correction out;
  if (fields.has("mention")) {
    out.what = mention_in(fields.object("mention"));
  } else if (fields.has("added")) {
    out.what = added_in(fields.object("added"));
  } else {
    EventCorrection e;
    e.event = anchor_in(fields.object("event"));
    e.change = change_in(fields.object("change"));
    out.what = std::move(e);
  }
  out.author = fields.text_or("author", "");
  out.made = utc_in(fields, "made");
  out.note = fields.text_or("note", "");
  return out;
}

}  // namespace dateline::io
