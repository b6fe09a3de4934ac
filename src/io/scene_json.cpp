#include "io/scene_json.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "curation/layers.hpp"
#include "io/correction_json.hpp"
#include "io/json_values.hpp"
#include "io/look_json.hpp"
#include "io/project_file.hpp"

namespace dateline::io {
namespace {

using curation::Arrows;
using curation::Language;
using curation::Quote;
using curation::Scene;
using curation::SceneLook;
using Json = nlohmann::json;
using Ordered = nlohmann::ordered_json;

constexpr double kMostMapSize = 1'000'000;  // logical pixels

void put(Ordered& out, const char* field, const std::string& text) {
  if (!text.empty()) out[field] = text;
}

std::optional<Arrows> arrows_from(std::string_view text) {
  for (const Arrows a : {Arrows::selected, Arrows::all, Arrows::none}) {
    if (name(a) == text) return a;
  }
  return std::nullopt;
}

std::optional<Language> language_from(std::string_view text) {
  for (const Language l : curation::kLanguages) {
    if (name(l) == text) return l;
  }
  return std::nullopt;
}

Ordered quote_json(const Quote& q) {
  Ordered out{{"words", q.words}};
  put(out, "source", q.source);
  if (q.story.empty()) return out;
  out["story"] = q.story;
  out["span"] = span_json(q.span);
  out["sentence"] = q.sentence;
  return out;
}

Quote quote_in(JsonFields fields) {
  Quote out;
  out.words = fields.text("words");
  out.source = fields.text_or("source", "");
  if (fields.has("story") || fields.has("span") || fields.has("sentence")) {
    out.story = fields.text("story", 200);
    out.span = span_in(fields, "span");
    out.sentence = fields.text("sentence");
    if (out.story.empty()) fields.bad("story", "is empty", "Take story, span and sentence out");
  }
  fields.finish();
  return out;
}

Ordered scene_look_json(const SceneLook& look) {
  Ordered out = Ordered::object();
  put_look(out, look);
  out["map"] = Ordered{{"width", look.map_width}, {"height", look.map_height}};
  if (!look.selected.empty()) {
    Ordered selected = Ordered::array();
    for (const auto& anchor : look.selected) selected.push_back(anchor_json(anchor));
    out["selected"] = std::move(selected);
  }
  out["arrows"] = name(look.arrows);
  out["holders"] = look.holders;
  if (look.heat) out["heat"] = true;
  out["language"] = name(look.language);
  if (look.pin) {
    out["pin"] = Ordered{{"at", position_json(look.pin->at)}, {"label", look.pin->label}};
  }
  if (look.layers) out["layers"] = *look.layers;
  if (look.plays != 0) out["plays"] = look.plays;
  return out;
}

SceneLook scene_look_in(JsonFields fields) {
  SceneLook out;
  static_cast<curation::Look&>(out) = look_in(fields);
  JsonFields map = fields.object("map");
  out.map_width = map.number("width", 1, kMostMapSize);
  out.map_height = map.number("height", 1, kMostMapSize);
  map.finish();
  fields.objects("selected", ProjectFile::kMostRecords,
                 [&](const JsonFields& one) { out.selected.push_back(anchor_in(one)); });
  out.arrows = fields.word("arrows", arrows_from);
  out.holders = fields.boolean_or("holders", true);
  out.heat = fields.boolean_or("heat", false);
  out.language = fields.word("language", language_from);
  if (fields.has("pin")) {
    JsonFields pin = fields.object("pin");
    out.pin = curation::PinnedPlace{position_in(pin, "at"), pin.text("label")};
    pin.finish();
  }
  if (fields.has("layers")) {
    out.layers.emplace();
    fields.list("layers", curation::kMostLayers, [&](const Json& v, const std::string& path) {
      if (v.is_number_unsigned() && v.get<std::uint64_t>() > 0) {
        out.layers->push_back(v.get<std::uint64_t>());
      } else {
        fields.problem().tell(base::ErrorCode::bad_value, path, "is no number of a layer",
                              "Write the numbers that layers have as \"n\"");
      }
    });
  }
  out.plays =
      fields.integer_if("plays", -curation::kFastestPlay, curation::kFastestPlay).value_or(0);
  fields.finish();
  return out;
}

}  // namespace

Ordered scene_json(const Scene& s) {
  Ordered out{{"kind", name(s.kind)}, {"order", s.order}};
  put(out, "title", s.title);
  put(out, "caption", s.caption);
  put(out, "notes", s.notes);
  if (s.quote) out["quote"] = quote_json(*s.quote);
  if (s.look) out["look"] = scene_look_json(*s.look);
  return out;
}

Scene scene_in(JsonFields& fields) {
  Scene out;
  out.kind = fields.word("kind", curation::scene_kind_from);
  out.order = fields.integer("order", -curation::kMostOrder, curation::kMostOrder);
  out.title = fields.text_or("title", "");
  out.caption = fields.text_or("caption", "");
  out.notes = fields.text_or("notes", "");
  if (fields.has("quote")) out.quote = quote_in(fields.object("quote"));
  if (fields.has("look")) out.look = scene_look_in(fields.object("look"));
  if (out.kind == curation::SceneKind::map && !out.look) {
    fields.bad("look", "is missing, and a scene of the map has one", "Write what it looks at");
  }
  return out;
}

}  // namespace dateline::io
