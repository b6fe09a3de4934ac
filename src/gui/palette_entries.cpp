#include "gui/palette_entries.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <variant>

#include "gui/forgiving_match.hpp"
#include "gui/say.hpp"
#include "scene/snapshot_marks.hpp"
#include "text/folded.hpp"
#include "time/phrase.hpp"

namespace dateline::gui {
namespace {

using Kind = PaletteEntry::Kind;

constexpr std::size_t kMostActions = 8;
constexpr std::size_t kMostPlaces = 5;
constexpr std::size_t kMostEvents = 8;
constexpr std::size_t kMostOther = 5;
constexpr std::size_t kFewEvents = 20'000;  // are looked through again for words with a slip

/// Entries with what they cost, of which the best are kept.
class Ranked {
 public:
  void add(double cost, PaletteEntry entry) { found_.push_back({cost, std::move(entry)}); }
  void move_best(std::size_t most, std::vector<PaletteEntry>& out) {
    std::ranges::stable_sort(found_, {}, &Found::cost);
    if (found_.size() > most) found_.resize(most);
    for (Found& f : found_) out.push_back(std::move(f.entry));
  }

 private:
  struct Found {
    double cost = 0;
    PaletteEntry entry;
  };
  std::vector<Found> found_;
};

PaletteEntry entry_of(Action action, Kind kind, const PaletteSources& in) {
  PaletteEntry out;
  out.kind = kind;
  out.id = info(action).word;
  out.name = name_now(action, in.project, in.showing);
  out.right = keys_of(action);
  out.action = action;
  return out;
}

bool is_offered(const ActionInfo& a, const PaletteSources& in) {
  return a.in_palette() && can_do(a.id, in.project, in.showing);
}

std::vector<PaletteEntry> all_actions(const PaletteSources& in) {
  std::vector<PaletteEntry> out;
  for (const std::string& word : in.project.settings().used) {
    const auto action = action_from(word);
    if (action && is_offered(info(*action), in)) out.push_back(entry_of(*action, Kind::used, in));
  }
  for (const ActionInfo& a : actions()) {
    if (is_offered(a, in)) out.push_back(entry_of(a.id, Kind::action, in));
  }
  return out;
}

void add_actions(const ForgivingMatch& match, const PaletteSources& in,
                 std::vector<PaletteEntry>& out) {
  Ranked found;
  for (const ActionInfo& a : actions()) {
    if (!is_offered(a, in)) continue;
    PaletteEntry entry = entry_of(a.id, Kind::action, in);
    // By what it does now, and by what it is called whatever it does.
    const auto now = match.cost(entry.name, a.also_called);
    auto ever = match.cost(a.name, a.also_called);
    // And in the language of the window.
    if (const auto said = match.cost(tr(a.name), a.also_called)) {
      ever = ever ? std::min(*ever, *said) : *said;
    }
    if (!now && !ever) continue;
    found.add(now && ever ? std::min(*now, *ever) : now ? *now : *ever, std::move(entry));
  }
  found.move_best(kMostActions, out);
}

std::string where_of(const PlaceMatch& match) {
  std::string out = match.spelling.empty() ? "" : tr_format("as \u201c{}\u201d", match.spelling);
  if (match.lies_in.empty()) return out;
  return out.empty() ? match.lies_in : out + ", " + match.lies_in;
}

void add_places(std::string_view typed, const PaletteSources& in, std::vector<PaletteEntry>& out) {
  const auto add = [&](const PlaceMatch& match, std::string right) {
    PaletteEntry entry;
    entry.kind = Kind::place;
    entry.id = std::to_string(std::ranges::count(out, Kind::place, &PaletteEntry::kind));
    entry.name = match.name;
    entry.beside = where_of(match);
    entry.right = std::move(right);
    entry.command = project::GoToPlace{match.at, match.radius_km, match.name};
    out.push_back(std::move(entry));
  };
  if (const auto coordinates = geo::parse_coordinates(typed)) {
    PlaceMatch match;
    const auto notation = in.project.settings().notation;
    match.name = geo::format_coordinates(
        coordinates->at, notation, geo::precision_for(notation, 2000 * coordinates->radius_km));
    match.at = coordinates->at;
    match.radius_km = coordinates->radius_km;
    add(match, tr("coordinates"));
    return;
  }
  const gazetteer::Gazetteer* world = in.world ? in.world() : nullptr;
  if (world == nullptr) return;
  for (const PlaceMatch& match : find_places(*world, typed, kMostPlaces)) {
    add(match, kind_words(match));
  }
}

/// What an event is called in a line: what, where, who.
std::string head_of(const store::Snapshot& snapshot, store::Row row) {
  const event::Event& e = snapshot.event(row);
  std::string out = e.place ? e.place->name + " " : "";
  out += scene::event_label(e);
  if (!e.actor.empty()) out += " " + e.actor;
  if (!e.target.empty()) out += " " + e.target;
  return out + " " + scene::when_label(snapshot, row);
}

PaletteEntry entry_of(const store::Snapshot& snapshot, store::Row row) {
  const event::Event& e = snapshot.event(row);
  PaletteEntry entry;
  entry.kind = Kind::event;
  entry.id = e.id;
  entry.name = e.place ? e.place->name + " \u00b7 " + scene::event_label(e) : scene::event_label(e);
  entry.beside = e.actor;
  entry.right = scene::when_label(snapshot, row);
  entry.row = row;
  entry.command = project::SelectEvents{{e.id}};
  return entry;
}

/// Each word anywhere in what is told of it: those that are found in its head before those that
/// stand in its sentence alone. Where there are none, words with slips in its head.
void add_events(std::string_view typed, const ForgivingMatch& match, const PaletteSources& in,
                std::vector<PaletteEntry>& out) {
  const store::Snapshot& snapshot = in.project.snapshot();
  std::vector<std::string> words;
  for (std::size_t at = 0; at < typed.size();) {
    const std::size_t end = std::min(typed.find(' ', at), typed.size());
    if (end > at) words.push_back(text::folded(typed.substr(at, end - at)));
    at = end + 1;
  }
  const auto holds = [](const std::string& text, const std::string& word) {
    return text.find(word) != std::string::npos;
  };
  Ranked found;
  bool any = false;
  for (const store::Row row : in.project.shown()) {
    const std::string head = text::folded(head_of(snapshot, row));
    const auto told = static_cast<std::size_t>(
        std::ranges::count_if(words, [&](const auto& word) { return holds(head, word); }));
    if (told != words.size()) {
      const event::Event& e = snapshot.event(row);
      const text::Story& story = snapshot.document_of(row).story;
      const bool in_words = std::ranges::any_of(e.mentions, [&](const event::EventMention& m) {
        const std::string line = text::folded(story.utf8(story.sentences[m.sentence].span));
        return std::ranges::all_of(
            words, [&](const auto& word) { return holds(head, word) || holds(line, word); });
      });
      if (!in_words) continue;
    }
    any = true;
    found.add(static_cast<double>(words.size() - told), entry_of(snapshot, row));
  }
  if (!any && in.project.shown().size() <= kFewEvents) {
    for (const store::Row row : in.project.shown()) {
      if (const auto cost = match.cost(head_of(snapshot, row))) {
        found.add(*cost, entry_of(snapshot, row));
      }
    }
  }
  found.move_best(kMostEvents, out);
}

void add_stories(const ForgivingMatch& match, const PaletteSources& in,
                 std::vector<PaletteEntry>& out) {
  Ranked found;
  const auto documents = in.project.snapshot().documents();
  for (std::uint32_t i = 0; i < documents.size(); ++i) {
    const event::Document& document = *documents[i];
    const auto cost = match.cost(document.story.title, document.story.publisher);
    if (!cost) continue;
    PaletteEntry entry;
    entry.kind = Kind::story;
    entry.id = std::to_string(i);
    entry.name = document.story.title;
    entry.beside = document.story.publisher;
    if (document.date) entry.right = time::day_phrase(*document.date);
    entry.action = Action::show_story;
    entry.command = project::ShowDocument{i};
    found.add(*cost, std::move(entry));
  }
  found.move_best(kMostOther, out);
}

void add_scenes(const ForgivingMatch& match, const PaletteSources& in,
                std::vector<PaletteEntry>& out) {
  Ranked found;
  std::size_t place = 0;
  for (const curation::NumberedScene& s : in.project.briefing()) {
    ++place;
    const auto cost = match.cost(curation::short_name(*s.scene), s.scene->caption);
    if (!cost) continue;
    PaletteEntry entry;
    entry.kind = Kind::scene;
    entry.id = std::to_string(s.number);
    entry.name = curation::short_name(*s.scene);
    entry.right = tr_format("scene {}", place);
    entry.command = project::ShowScene{s.number};
    found.add(*cost, std::move(entry));
  }
  found.move_best(kMostOther, out);
}

void add_views(const ForgivingMatch& match, const PaletteSources& in,
               std::vector<PaletteEntry>& out) {
  Ranked found;
  for (const auto& e : in.project.ledger().records()) {
    const auto* view = std::get_if<curation::SavedView>(e.record.get());
    if (view == nullptr) continue;
    const auto cost = match.cost(view->name, view->note);
    if (!cost) continue;
    PaletteEntry entry;
    entry.kind = Kind::view;
    entry.id = std::to_string(e.number);
    entry.name = view->name;
    entry.right = tr("saved view");
    entry.command = project::ShowView{e.number};
    found.add(*cost, std::move(entry));
  }
  found.move_best(kMostOther, out);
}

}  // namespace

const char* heading(PaletteEntry::Kind kind) {
  switch (kind) {
    case Kind::used:
      return tr("Used last");
    case Kind::action:
      return tr("Actions");
    case Kind::place:
      return tr("Places");
    case Kind::event:
      return tr("Events");
    case Kind::story:
      return tr("Stories");
    case Kind::scene:
      return tr("Scenes");
    case Kind::view:
      return tr("Saved views");
  }
  return "";
}

const char* name(PaletteEntry::Kind kind) {
  switch (kind) {
    case Kind::used:
      return "used";
    case Kind::action:
      return "action";
    case Kind::place:
      return "place";
    case Kind::event:
      return "event";
    case Kind::story:
      return "story";
    case Kind::scene:
      return "scene";
    case Kind::view:
      return "view";
  }
  return "";
}

std::vector<PaletteEntry> palette_entries(std::string_view typed, const PaletteSources& in) {
  const ForgivingMatch match(typed);
  const bool coordinates = geo::parse_coordinates(typed).has_value();
  if (match.empty() && !coordinates) return all_actions(in);
  std::vector<PaletteEntry> out;
  if (!coordinates) add_actions(match, in, out);
  add_places(typed, in, out);
  if (coordinates) return out;
  add_events(typed, match, in, out);
  add_stories(match, in, out);
  add_scenes(match, in, out);
  add_views(match, in, out);
  return out;
}

}  // namespace dateline::gui
