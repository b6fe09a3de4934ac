#include "io/scenes_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "curation/layers.hpp"
#include "curation/quoted.hpp"
#include "io/correction_json.hpp"
#include "io/json_fields.hpp"
#include "io/json_values.hpp"
#include "io/scene_json.hpp"

namespace dateline::io {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using curation::NumberedLayer;
using curation::Scene;
using event::Document;
using Json = nlohmann::json;
using Ordered = nlohmann::ordered_json;

constexpr int kDeepest = 8;                // an event of a filter of a look of a scene
constexpr int kVersion = 1;                // of the format
constexpr std::size_t kMostWords = 2000;   // bytes, of a story
constexpr std::size_t kMostText = 20'000;  // bytes, of a title, a caption or notes
constexpr std::size_t kMostEvents = 1000;  // of a scene
constexpr std::uint32_t kFarthest = 1U << 30U;
constexpr const char* kCure =
    "Mend it in an editor; docs/manual/projects.md tells how it is written";

std::string file_of(const Document& d) { return d.story.path.filename().string(); }

/// What the scenes of a file may name.
class Named {
 public:
  explicit Named(const ScenesOf& of) : of_(of), layers_(curation::layers_of(of.ledger)) {}

  /// By the name of its file, else by its id; a phrase says why there is none.
  [[nodiscard]] Result<const Document*> story(const std::string& name) const {
    std::vector<const Document*> found;
    for (const auto& d : of_.documents) {
      if (d->story.id == name) return d.get();
      if (!name.empty() && file_of(*d) == name) found.push_back(d.get());
    }
    if (found.size() == 1) return found.front();
    return found.empty()
               ? Error{ErrorCode::bad_value,
                       fmt::format("\"{}\" is no story of the project", name.substr(0, 80)), "",
                       "Write the name of a story's file, or the story's id; add the story first"}
               : Error{ErrorCode::bad_value,
                       fmt::format("{} stories come from a file called so", found.size()), "",
                       "Write the story's id, as dateline project info has it in the file"};
  }
  [[nodiscard]] std::string name_of(const Document& document) const {
    const std::string file = file_of(document);
    const auto same = [&](const auto& d) { return file_of(*d) == file; };
    return !file.empty() && std::ranges::count_if(of_.documents, same) == 1 ? file
                                                                            : document.story.id;
  }
  [[nodiscard]] const Document* with_id(const std::string& id) const {
    const auto it =
        std::ranges::find_if(of_.documents, [&](const auto& d) { return d->story.id == id; });
    return it == of_.documents.end() ? nullptr : it->get();
  }
  [[nodiscard]] const std::vector<NumberedLayer>& layers() const { return layers_; }
  [[nodiscard]] const auto& documents() const { return of_.documents; }

 private:
  const ScenesOf& of_;
  std::vector<NumberedLayer> layers_;
};

/// A scene of the file as a project's file has it, piece by piece; what is wrong is told to the
/// problem.
class SceneReader {
 public:
  SceneReader(const Named& named, JsonProblem& problem) : named_(named), problem_(problem) {}

  Scene read(Json scene, const std::string& path) {
    JsonFields fields(scene, path, problem_);
    if (fields.has("order")) {
      fields.bad("order", "is no field of a scene here", "Take it out: they come as they stand");
    }
    for (const char* field : {"title", "caption", "notes"}) {
      (void)fields.text_or(field, "", kMostText);
    }
    if (problem_.any()) return {};
    scene["order"] = 0;
    if (fields.has("quote")) put_quote(scene["quote"], path + ".quote");
    if (fields.has("look") && scene["look"].is_object()) put_look(scene["look"], path + ".look");
    if (problem_.any()) return {};
    JsonFields whole(scene, path, problem_);
    Scene out = scene_in(whole);
    whole.finish();
    return out;
  }

 private:
  const Document* story(JsonFields& fields) {
    const std::string name = fields.text("story", kMostWords);
    if (problem_.any()) return nullptr;
    const auto found = named_.story(name);
    if (found) return *found;
    fields.bad("story", found.error().message, found.error().cure);
    return nullptr;
  }

  curation::QuotedWords words(JsonFields& fields, const char* field) {
    curation::QuotedWords out{fields.text(field, kMostWords), std::nullopt};
    if (const auto at = fields.integer_if("at", 0, kFarthest)) {
      out.at = static_cast<std::uint32_t>(*at);
    }
    return out;
  }

  void put_quote(Json& quote, const std::string& path) {
    JsonFields fields(quote, path, problem_);
    if (!fields.has("story")) return;  // words of nobody's story, which a project has the same way
    const char* quoted = fields.has("from") ? "from" : "words";
    Json out{{"words", fields.text("words", kMostWords)},
             {"source", fields.text_or("source", "", kMostWords)}};
    const curation::QuotedWords from = words(fields, quoted);
    const Document* document = story(fields);
    fields.finish();
    if (document == nullptr || problem_.any()) return;
    const auto span = curation::find_quoted(from, *document);
    if (!span) return fields.bad(quoted, span.error().message, span.error().cure);
    const auto& s = document->story;
    text::Span sentence =
        s.sentences.empty() ? text::Span{} : s.sentences[s.sentence_at(span->start)].span;
    sentence.end = std::min(sentence.end,
                            sentence.start + static_cast<std::uint32_t>(curation::kMostSentence));
    out["story"] = s.id;
    out["span"] = Json(span_json(*span));
    out["sentence"] = s.line(sentence);
    quote = std::move(out);
  }

  /// The event that an entry of a list names; its document, and where it stands there.
  std::optional<std::pair<const Document*, std::size_t>> event(JsonFields fields) {
    curation::QuotedEvent quoted{words(fields, "words"), std::nullopt,
                                 fields.text_or("place", "", kMostWords)};
    if (fields.has("type")) {
      quoted.type =
          fields.word("type", [](std::string_view s) { return event::event_type_from(s); });
    }
    const Document* document = story(fields);
    fields.finish();
    if (document == nullptr || problem_.any()) return std::nullopt;
    const auto found = curation::find_quoted(quoted, *document);
    if (found) return std::pair(document, *found);
    fields.bad("words", found.error().message, found.error().cure);
    return std::nullopt;
  }

  void put_look(Json& look, const std::string& path) {
    JsonFields fields(look, path, problem_);
    Json selected = Json::array();
    fields.objects("selected", kMostEvents, [&](const JsonFields& one) {
      if (const auto e = event(one)) {
        selected.push_back(
            Json(anchor_json(curation::anchor_of(*e->first, e->first->events[e->second]))));
      }
    });
    Json layers = Json::array();
    fields.list("layers", curation::kMostLayers, [&](const Json& name, const std::string& way) {
      const auto& all = named_.layers();
      const auto it = std::ranges::find_if(
          all, [&](const NumberedLayer& l) { return name.is_string() && name == l.layer->name; });
      if (it != all.end()) return layers.push_back(it->number);
      problem_.tell(ErrorCode::bad_value, way, "is no layer of the project",
                    "Write what a layer is called, in quotes; add the layer first");
    });
    if (look.contains("filter") && look["filter"].is_object()) {
      JsonFields filter(look["filter"], path + ".filter", problem_);
      Json only = Json::array();
      filter.objects("only", kMostEvents, [&](const JsonFields& one) {
        if (const auto e = event(one)) only.push_back(e->first->events[e->second].id);
      });
      if (filter.has("only")) look["filter"]["only"] = std::move(only);
    }
    if (problem_.any()) return;
    if (look.contains("selected")) look["selected"] = std::move(selected);
    if (look.contains("layers")) look["layers"] = std::move(layers);
    // What whoever writes one by hand should not have to say.
    look.emplace("filter", Json::object());
    look.emplace("map", Json{{"width", 960}, {"height", 540}});
    look.emplace("arrows", name(curation::Arrows::selected));
    look.emplace("language", name(curation::Language::english));
  }

  const Named& named_;
  JsonProblem& problem_;
};

/// Scenes of a project as a file has them.
class SceneWriter {
 public:
  explicit SceneWriter(const Named& named) : named_(named) {}

  std::vector<std::string> left_out;

  Ordered write(const Scene& scene, std::size_t place) {
    place_ = place;
    Ordered out = scene_json(scene);
    out.erase("order");
    if (scene.quote && !scene.quote->story.empty()) out["quote"] = quote(*scene.quote);
    if (scene.look) put_look(out["look"], *scene.look);
    return out;
  }

 private:
  void leave_out(const char* what) {
    left_out.push_back(fmt::format("scene {}: {} and is left out", place_, what));
  }

  Ordered quote(const curation::Quote& q) {
    Ordered out{{"words", q.words}};
    if (!q.source.empty()) out["source"] = q.source;
    const Document* d = named_.with_id(q.story);
    // A quote stands for what its sentence says: elsewhere in a text that has changed is not it.
    if (d == nullptr || q.span.end > d->story.text.size() || q.span.empty() ||
        d->story.sentences.empty() ||
        !d->story.line(d->story.sentences[d->story.sentence_at(q.span.start)].span)
             .starts_with(q.sentence)) {
      leave_out("where its quote was taken from is no longer there");
      return out;
    }
    const curation::QuotedWords words = curation::quote_words(*d, q.span);
    out["story"] = named_.name_of(*d);
    if (words.words != q.words) out["from"] = words.words;
    if (words.at) out["at"] = *words.at;
    return out;
  }

  /// Adds an event to a list; what is told in the same words as another is left out.
  void put_event(Ordered& list, const Document& d, const event::Event& e) {
    const curation::QuotedEvent quoted = curation::quote_event(d, e);
    const auto found = curation::find_quoted(quoted, d);
    if (!found || &d.events[*found] != &e) {
      return leave_out("an event cannot be told from another of the same words");
    }
    Ordered out{
        {"story", named_.name_of(d)}, {"type", name(e.type)}, {"words", quoted.quoted.words}};
    if (!quoted.place.empty()) out["place"] = quoted.place;
    if (quoted.quoted.at) out["at"] = *quoted.quoted.at;
    list.push_back(std::move(out));
  }

  void put_look(Ordered& out, const curation::SceneLook& look) {
    Ordered selected = Ordered::array();
    for (const curation::EventAnchor& anchor : look.selected) {
      const Document* d = named_.with_id(anchor.story);
      const auto fit = d == nullptr ? std::nullopt : curation::fit(anchor, *d);
      if (fit) {
        put_event(selected, *d, d->events[fit->index]);
      } else {
        leave_out("an event that it highlights is no longer told");
      }
    }
    if (!look.selected.empty()) out["selected"] = std::move(selected);
    Ordered only = Ordered::array();
    for (const std::string& id : look.filter.only) {
      if (!put_only(only, id)) leave_out("an event that it shows alone is no longer told");
    }
    if (!look.filter.only.empty()) out["filter"]["only"] = std::move(only);
    if (!look.layers) return;
    Ordered layers = Ordered::array();
    for (const std::uint64_t number : *look.layers) {
      const auto at = curation::place_in(named_.layers(), number);
      if (at) layers.push_back(named_.layers()[*at].layer->name);
    }
    out["layers"] = std::move(layers);
  }

  bool put_only(Ordered& only, const std::string& id) {
    for (const auto& d : named_.documents()) {
      const auto e = std::ranges::find(d->events, id, &event::Event::id);
      if (e == d->events.end() || e->mentions.empty()) continue;
      put_event(only, *d, *e);
      return true;
    }
    return false;
  }

  const Named& named_;
  std::size_t place_ = 0;
};

}  // namespace

Result<std::vector<Scene>> read_scenes(std::string_view bytes, std::string_view name,
                                       const ScenesOf& of) {
  const auto failed = [&](Error error) {
    error.where = std::string(name);
    return error;
  };
  if (bytes.size() > kMostScenesBytes) {
    return failed({ErrorCode::too_large, fmt::format("is larger than {} bytes", kMostScenesBytes),
                   "", "Take scenes out"});
  }
  auto json = parse_json(bytes, name, kDeepest);
  if (!json) {
    Error error = json.error();
    error.cure = kCure;
    return error;
  }
  JsonProblem problem;
  JsonFields fields(*json, "", problem);
  if (fields.text("dateline", kMostWords) != "scenes") {
    fields.bad("dateline", "is not \"scenes\"", "Give a file of scenes");
  }
  if (fields.integer("version", 1, 1'000'000) > kVersion && !problem.any()) {
    problem.tell(ErrorCode::unsupported, "version", "is one of a later program",
                 "Take a newer version of this program");
  }
  const Named named(of);
  std::vector<Scene> out;
  if (!fields.has("scenes")) problem.tell(ErrorCode::bad_format, "", "has no \"scenes\"", kCure);
  fields.list("scenes", kMostScenes, [&](const Json& scene, const std::string& path) {
    out.push_back(SceneReader(named, problem).read(scene, path));
  });
  fields.finish();
  if (problem.any()) return failed(*problem.error);
  return out;
}

ScenesWritten write_scenes(const ScenesOf& of) {
  const Named named(of);
  SceneWriter writer(named);
  Ordered scenes = Ordered::array();
  std::size_t place = 0;
  for (const auto& [number, scene] : curation::briefing_of(of.ledger)) {
    scenes.push_back(writer.write(*scene, ++place));
  }
  const Ordered all{{"dateline", "scenes"}, {"version", kVersion}, {"scenes", std::move(scenes)}};
  return {all.dump(2) + "\n", std::move(writer.left_out)};
}

}  // namespace dateline::io
