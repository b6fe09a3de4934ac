#include "io/project_records.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>
#include <variant>

#include "base/overloaded.hpp"
#include "io/correction_json.hpp"
#include "io/database_address.hpp"
#include "io/json_values.hpp"
#include "io/look_json.hpp"
#include "io/mapping_json.hpp"
#include "io/scene_json.hpp"

namespace dateline::io {
namespace {

namespace fs = std::filesystem;
using curation::Layer;
using curation::OwnPlace;
using curation::Record;
using curation::SavedView;
using curation::StoryEntry;
using Json = nlohmann::json;
using Ordered = nlohmann::ordered_json;

constexpr std::size_t kMostNames = 200;
constexpr double kMostRadiusKm = 20'100;
constexpr std::ptrdiff_t kMostFoldersUp = 2;

void put(Ordered& out, const char* field, const std::string& text) {
  if (!text.empty()) out[field] = text;
}

std::string path_text(const std::filesystem::path& file, const std::filesystem::path& folder) {
  if (file.empty()) return "";
  if (names_database(file.string())) return file.string();
  // What lies below the project or near it moves with it; what lies elsewhere stays there.
  const auto relative = folder.empty() ? fs::path() : file.lexically_relative(folder);
  const auto ups = std::count(relative.begin(), relative.end(), fs::path(".."));
  return (relative.empty() || ups > kMostFoldersUp ? file : relative).generic_string();
}

std::filesystem::path path_from(const std::string& text, const std::filesystem::path& folder) {
  if (text.empty()) return {};
  const std::filesystem::path path(text);
  if (names_database(text)) return path;
  return (path.is_absolute() ? path : folder / path).lexically_normal();
}

Ordered reading_json(const curation::ReadingRef& r, ReaderTable* readers) {
  Ordered out{{"offset", r.offset},
              {"size", r.size},
              {"checksum", to_hex(r.checksum)},
              {"text", to_hex(r.text)}};
  if (readers != nullptr) {
    out["by"] = readers->place_of({r.program, r.data, r.model});
  } else {
    out["program"] = r.program;
    out["data"] = r.data;
    out["model"] = r.model;
  }
  return out;
}

curation::ReadingRef reading_in(JsonFields fields, const ReaderTable* readers) {
  curation::ReadingRef out;
  out.offset = static_cast<std::uint64_t>(fields.integer("offset", 0, INT64_MAX));
  out.size = static_cast<std::uint64_t>(fields.integer("size", 0, INT64_MAX));
  out.checksum = fields.hex("checksum");
  out.text = fields.hex("text");
  if (readers != nullptr) {
    const auto by = static_cast<std::size_t>(fields.integer("by", 0, INT64_MAX));
    if (by < readers->all().size()) {
      const ReadBy& read = readers->all()[by];
      out.program = read.program;
      out.data = read.data;
      out.model = read.model;
    } else if (!fields.problem().any()) {
      fields.bad("by", "is no place in \"readers\"", "Take the whole reading out");
    }
  } else {
    out.program = fields.text("program");
    out.data = fields.text("data");
    out.model = fields.text("model");
  }
  fields.finish();
  return out;
}

Ordered story_json(const StoryEntry& s, const std::filesystem::path& folder, ReaderTable* readers) {
  Ordered out{{"id", s.id}};
  put(out, "file", path_text(s.file, folder));
  put(out, "title", s.title);
  put(out, "publisher", s.publisher);
  put(out, "author", s.author);
  put(out, "url", s.url);
  if (s.date) out["date"] = time::to_iso_date(*s.date);
  if (s.grades.reliability != 0) out["reliability"] = std::string(1, s.grades.reliability);
  if (s.grades.credibility != 0) out["credibility"] = s.grades.credibility;
  put(out, "list", s.list);
  out["added"] = utc_text(s.added);
  if (s.reading.size > 0) out["reading"] = reading_json(s.reading, readers);
  if (!s.columns.empty()) {
    out["columns"] = readers != nullptr ? Ordered(readers->place_of_columns(s.columns))
                                        : columns_json(s.columns);
  }
  return out;
}

/// What was said of the columns: its place in the table, or in full where there is none.
std::string columns_of_story(JsonFields& fields, const ReaderTable* readers) {
  if (readers == nullptr) {
    const KeptColumns kept = columns_in(fields.object("columns"));
    return columns_text(kept.headings, kept.mapping);
  }
  const auto at = static_cast<std::size_t>(fields.integer("columns", 0, INT64_MAX));
  if (at < readers->columns().size()) return readers->columns()[at];
  if (!fields.problem().any()) {
    fields.bad("columns", "is no place in \"tables\"", "Take it out; the table is asked of again");
  }
  return "";
}

StoryEntry story_in(JsonFields& fields, const std::filesystem::path& folder,
                    const ReaderTable* readers) {
  StoryEntry out;
  out.id = fields.text("id", 200);
  if (out.id.empty()) fields.bad("id", "is empty", "Write the id of the story");
  out.file = path_from(fields.text_or("file", ""), folder);
  out.title = fields.text_or("title", "");
  out.publisher = fields.text_or("publisher", "");
  out.author = fields.text_or("author", "");
  out.url = fields.text_or("url", "");
  if (fields.has("date")) {
    out.date = time::parse_iso_date(fields.text("date"));
    if (!out.date) fields.bad("date", "is no day", "Write it as 2014-06-11");
  }
  const std::string reliability = fields.text_or("reliability", "");
  if (!reliability.empty()) {
    if (reliability.size() != 1 || reliability[0] < 'A' || reliability[0] > 'F') {
      fields.bad("reliability", "is none of A to F", "Write one of them, or take it out");
    } else {
      out.grades.reliability = reliability[0];
    }
  }
  out.grades.credibility = static_cast<int>(fields.integer_if("credibility", 1, 6).value_or(0));
  out.list = fields.text_or("list", "");
  out.added = utc_in(fields, "added");
  if (fields.has("reading")) out.reading = reading_in(fields.object("reading"), readers);
  if (fields.has("columns")) out.columns = columns_of_story(fields, readers);
  return out;
}

Ordered own_place_json(const OwnPlace& p) {
  Ordered out{{"names", p.names}};
  put(out, "country", p.country);
  out["kind"] = name(p.kind);
  out["at"] = position_json(p.at);
  out["radius_km"] = p.radius_km;
  put(out, "author", p.author);
  put(out, "note", p.note);
  return out;
}

OwnPlace own_place_in(JsonFields& fields) {
  OwnPlace out;
  fields.list("names", kMostNames, [&](const Json& v, const std::string& path) {
    if (!v.is_string() || v.get_ref<const std::string&>().empty()) {
      fields.problem().tell(base::ErrorCode::bad_value, path, "is no name", "Write it in quotes");
      return;
    }
    out.names.push_back(v.get<std::string>());
  });
  if (out.names.empty()) fields.bad("names", "is empty", "Give the place a name");
  out.country = fields.text_or("country", "");
  out.kind = fields.word("kind", gazetteer::place_kind_from);
  out.at = position_in(fields, "at");
  out.radius_km = fields.number("radius_km", 0, kMostRadiusKm);
  out.author = fields.text_or("author", "");
  out.note = fields.text_or("note", "");
  return out;
}

Ordered view_json(const SavedView& v) {
  Ordered out{{"name", v.name}};
  put_look(out, v);
  put(out, "note", v.note);
  return out;
}

SavedView view_in(JsonFields& fields) {
  SavedView out;
  out.name = fields.text("name");
  static_cast<curation::Look&>(out) = look_in(fields);
  out.note = fields.text_or("note", "");
  return out;
}

Ordered layer_json(const Layer& l, const fs::path& folder) {
  Ordered out{{"name", l.name}, {"file", path_text(l.file, folder)}};
  put(out, "layer", l.layer);
  out["colour"] = name(l.colour);
  out["width"] = l.width;
  out["filled"] = l.filled;
  out["opacity"] = l.opacity;
  put(out, "label", l.label);
  out["visible"] = l.visible;
  out["order"] = l.order;
  return out;
}

Layer layer_in(JsonFields& fields, const fs::path& folder) {
  Layer out;
  out.name = fields.text("name", Layer::kMostName);
  if (out.name.empty()) fields.bad("name", "is empty", "Give the layer a name");
  out.file = path_from(fields.text("file"), folder);
  if (out.file.empty()) fields.bad("file", "is empty", "Write the path of the layer's file");
  out.layer = fields.text_or("layer", "");
  out.colour = fields.word("colour", curation::layer_colour_from);
  out.width = fields.number("width", Layer::kLeastWidth, Layer::kMostWidth);
  out.filled = fields.boolean_or("filled", true);
  out.opacity = fields.number("opacity", 0, 1);
  out.label = fields.text_or("label", "");
  out.visible = fields.boolean_or("visible", true);
  out.order = fields.integer("order", -curation::kMostOrder, curation::kMostOrder);
  return out;
}

}  // namespace

std::string_view kind_of(const Record& record) {
  static constexpr std::array<std::string_view, 6> kNames{"story", "correction", "place",
                                                          "view",  "scene",      "layer"};
  return kNames[record.index()];
}

Ordered record_json(const Record& record, const std::filesystem::path& folder,
                    ReaderTable* readers) {
  return std::visit(
      base::Overloaded{[&](const StoryEntry& s) { return story_json(s, folder, readers); },
                       [](const curation::Correction& c) { return correction_json(c); },
                       [](const OwnPlace& p) { return own_place_json(p); },
                       [](const SavedView& v) { return view_json(v); },
                       [](const curation::Scene& v) { return scene_json(v); },
                       [&](const Layer& l) { return layer_json(l, folder); }},
      record);
}

Record record_in(std::string_view kind, JsonFields& fields, const std::filesystem::path& folder,
                 const ReaderTable* readers) {
  if (kind == "story") return story_in(fields, folder, readers);
  if (kind == "correction") return correction_in(fields);
  if (kind == "place") return own_place_in(fields);
  if (kind == "scene") return scene_in(fields);
  if (kind == "layer") return layer_in(fields, folder);
  return view_in(fields);
}

}  // namespace dateline::io
