#include "publish/page_events.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/utf8.hpp"
#include "geo/mercator.hpp"
#include "scene/event_areas.hpp"
#include "scene/kind_words.hpp"
#include "scene/place_names.hpp"
#include "time/phrase.hpp"

namespace dateline::publish {
namespace {

using nlohmann::json;

/// Only what is known is written.
void put(json& out, const char* name, const std::string& text) {
  if (!text.empty()) out[name] = text;
}

void put(json& out, const char* name, const time::Bounds& bounds) {
  if (bounds.earliest || bounds.latest) out[name] = page_bounds(bounds);
}

json story_json(const event::Document& document) {
  const text::Story& story = document.story;
  json out = json::object();
  put(out, "title", story.title.empty() ? story.name() : story.title);
  put(out, "publisher", story.outlet());
  put(out, "author", story.author);
  put(out, "lang", story.language);
  if (document.date) {
    out["date"] = time::day_phrase(*document.date);
    out["day"] = time::Minute::start_of(*document.date).count();
  }
  return out;
}

}  // namespace

std::size_t PageList::add(json what) {
  const auto [known, is_new] =
      known_.try_emplace(what.dump(-1, ' ', false, json::error_handler_t::replace), all_.size());
  if (is_new) all_.push_back(std::move(what));
  return known->second;
}

json page_bounds(const time::Bounds& bounds) {
  const auto side = [](const std::optional<time::Minute>& at) {
    return at ? json(at->count()) : json();
  };
  return {side(bounds.earliest), side(bounds.latest)};
}

std::size_t PageEvents::add_sentence(const event::Document& document, std::size_t sentence) {
  const std::size_t story = stories_.add(story_json(document));
  return sentences_.add(
      {story, sentence, document.story.line(document.story.sentences[sentence].span)});
}

/// [sentence, from, to, told by]: the words that say so, in code points of the sentence.
json PageEvents::said_of(const store::Snapshot& snapshot, store::Row row) {
  json out = json::array();
  for (const store::Row telling : snapshot.tellings(row)) {
    const event::Document& document = snapshot.document_of(telling);
    const text::Story& story = document.story;
    for (const event::EventMention& mention : snapshot.event(telling).mentions) {
      const text::Span whole = story.sentences[mention.sentence].span;
      const auto at = [&](std::uint32_t code_point) {
        return base::count_code_points(
            story.line({whole.start, std::clamp(code_point, whole.start, whole.end)}));
      };
      json said = {add_sentence(document, mention.sentence), at(mention.span.start),
                   at(mention.span.end)};
      if (!mention.told_by.name.str().empty()) said.push_back(mention.told_by.name.str());
      if (std::ranges::find(out, said) == out.end()) out.push_back(std::move(said));
    }
  }
  return out;
}

void PageEvents::add_place(const event::Event& event, const scene::EventMark& mark, json& out) {
  if (!mark.at || !event.place) return;
  out["place"] = std::string(mark.place);
  const std::string arabic = scene::PlaceNames(&base_, scene::MapLanguage::arabic).of(mark);
  if (arabic != mark.place) out["placeAr"] = arabic;
  const geo::WorldPoint at = geo::to_world(*mark.at);
  out["at"] = page_point(at);
  if (mark.from) out["from"] = page_point(geo::to_world(*mark.from));
  if (mark.to) out["to"] = page_point(geo::to_world(*mark.to));
  if (mark.people > 0) out["people"] = mark.people;
  std::vector<std::vector<geo::WorldPoint>> rings;
  if (!mark.area.empty()) {
    for (const geo::LngLat& p : mark.area) {
      if (rings.empty()) rings.emplace_back();
      rings.front().push_back(geo::to_world(p));
    }
  } else if (mark.outline.kind != scene::MapOutline::Kind::none) {
    rings = scene::outline_rings(base_, mark.outline);
  }
  if (!rings.empty()) {
    geo::WorldBox box{1, 1, 0, 0};
    for (const auto& ring : rings) {
      for (const geo::WorldPoint& p : ring) {
        box = {std::min(box.x0, p.x), std::min(box.y0, p.y), std::max(box.x1, p.x),
               std::max(box.y1, p.y)};
      }
    }
    constexpr double kFine = 3000;
    const double step = std::max(box.x1 - box.x0, box.y1 - box.y0) / kFine;
    if (step > 0) {
      out["area"] = areas_.add({{"from", page_point({box.x0, box.y0})},
                                {"to", page_point({box.x1, box.y1})},
                                {"step", step * kPageUnits},
                                {"rings", page_rings(rings, {box.x0, box.y0}, step)}});
    }
  } else if (mark.radius_km > 0) {
    out["km"] = std::round(mark.radius_km * 10) / 10;
  }
  // A whole country in colour would drown the map: only while it is asked for.
  if (event.place->precision == event::Precision::country ||
      mark.outline.kind == scene::MapOutline::Kind::country) {
    out["wide"] = true;
  }
}

std::size_t PageEvents::add(const store::Snapshot& snapshot, const scene::EventMark& mark) {
  const store::Row row = mark.index;
  const event::Event& event = snapshot.event(row);
  kinds_[{event.type, event.status}] = true;
  json out = {{"type", event::name(event.type)},
              {"status", event::name(event.status)},
              {"family", event::name(event::family(event.type))},
              {"title", scene::event_title(event)},
              {"label", scene::event_label(event)},
              {"when", scene::when_label(snapshot, row)},
              {"short", scene::short_when_label(snapshot.times(row).whole, event.relative,
                                                snapshot.document_of(row).date)},
              {"said", said_of(snapshot, row)}};
  put(out, "actor", event.actor.str());
  put(out, "target", event.target.str());
  put(out, "told", scene::told_label(snapshot, row));
  put(out, "time", mark.bounds);
  put(out, "start", mark.start);
  put(out, "end", mark.end);
  if (mark.disputed) out["disputed"] = true;
  add_place(event, mark, out);
  return events_.add(std::move(out));
}

}  // namespace dateline::publish
