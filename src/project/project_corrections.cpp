// The part of Project that takes in what users put right.
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>

#include "base/clock.hpp"
#include "base/translate.hpp"
#include "project/project.hpp"

namespace dateline::project {
namespace {

using base::mark_in;

using curation::Change;
using curation::Correction;
using curation::EventCorrection;
using curation::Record;
using curation::RecordNumber;
using curation::RecordPtr;
using timeline::UserStatement;

std::string title(const event::Event& e) {
  return std::string(event::name(e.type)) + (e.place ? " in " + e.place->name : "");
}

/// What undo calls a change of an event.
std::string name_of(const curation::EventChange& change, const event::Event& e) {
  using namespace curation;  // NOLINT(*-using-namespace)
  const std::string event = title(e);
  if (std::holds_alternative<SetTime>(change))
    return fmt::format(mark_in("step", "correct the time of {}"), event);
  if (std::holds_alternative<SetOrder>(change))
    return fmt::format(mark_in("step", "set the order of {}"), event);
  if (std::holds_alternative<SetPlace>(change))
    return fmt::format(mark_in("step", "correct the place of {}"), event);
  if (std::holds_alternative<SetType>(change))
    return fmt::format(mark_in("step", "correct the type of {}"), event);
  if (std::holds_alternative<SetStatus>(change))
    return fmt::format(mark_in("step", "correct the status of {}"), event);
  if (std::holds_alternative<SetActor>(change))
    return fmt::format(mark_in("step", "correct the actor of {}"), event);
  if (std::holds_alternative<SetTarget>(change))
    return fmt::format(mark_in("step", "correct the target of {}"), event);
  if (std::holds_alternative<Reject>(change))
    return fmt::format(mark_in("step", "reject {}"), event);
  if (std::holds_alternative<Verify>(change))
    return fmt::format(mark_in("step", "verify {}"), event);
  if (std::holds_alternative<SplitOff>(change))
    return fmt::format(mark_in("step", "split {}"), event);
  return fmt::format(mark_in("step", "correct {}"), event);
}

/// The event that a correction speaks of, and the other one if it names two.
std::pair<const curation::EventAnchor*, const curation::EventAnchor*> events_of(
    const EventCorrection& c) {
  using namespace curation;  // NOLINT(*-using-namespace)
  if (const auto* s = std::get_if<SetOrder>(&c.change)) return {&c.event, &s->other};
  if (const auto* s = std::get_if<SameAs>(&c.change)) return {&c.event, &s->other};
  if (const auto* s = std::get_if<ApartFrom>(&c.change)) return {&c.event, &s->other};
  return {&c.event, nullptr};
}

/// Whether it is said of what happened, and so of every story's telling of it, not of how one of
/// them tells it. Tellings of which one alone is changed would fall apart into two events.
bool is_of_all_tellings(const curation::EventChange& change) {
  using namespace curation;  // NOLINT(*-using-namespace)
  return std::holds_alternative<SetPlace>(change) || std::holds_alternative<SetType>(change) ||
         std::holds_alternative<SetStatus>(change) || std::holds_alternative<SetActor>(change) ||
         std::holds_alternative<SetTarget>(change) || std::holds_alternative<Reject>(change) ||
         std::holds_alternative<Verify>(change);
}

const EventCorrection* event_correction(const RecordPtr& record) {
  const auto* c = record == nullptr ? nullptr : std::get_if<Correction>(record.get());
  return c == nullptr ? nullptr : std::get_if<EventCorrection>(&c->what);
}

}  // namespace

std::optional<curation::EventAnchor> Project::anchor_of(const std::string& event) const {
  const auto row = snapshot().find(event);
  if (!row) return std::nullopt;
  return curation::anchor_of(snapshot().document_of(*row), snapshot().event(*row));
}

/// One step: the corrections, in the place of what was said of the same before.
void Project::put(std::string name, std::vector<Correction> corrections) {
  std::vector<Change> changes;
  for (const auto& e : ledger().records()) {
    const auto* c = std::get_if<Correction>(e.record.get());
    const bool replaced = c != nullptr && std::ranges::any_of(corrections, [&](const auto& now) {
                            return about_the_same(*c, now);
                          });
    if (replaced) changes.push_back({e.number, nullptr});
  }
  for (Correction& correction : corrections) {
    correction.author = settings_.user;
    correction.made = base::seconds_now();
    changes.push_back(
        {stories_.take_number(), std::make_shared<const Record>(std::move(correction))});
  }
  const auto before = share();
  edit(std::move(name), std::move(changes));
  edited(before);
}

void Project::add_place(const AddPlace& command) {
  if (command.place.names.empty()) return;
  curation::OwnPlace place = command.place;
  place.author = settings_.user;
  std::string name = fmt::format(mark_in("step", "add the place {}"), place.names.front());
  edit(std::move(name),
       {{stories_.take_number(), std::make_shared<const Record>(std::move(place))}});
}

void Project::change_place(const ChangePlace& command) {
  const RecordPtr held = ledger().find(command.record);
  const auto* was = held == nullptr ? nullptr : std::get_if<curation::OwnPlace>(held.get());
  if (was == nullptr || command.place.names.empty() || command.place == *was) return;
  const bool moved = !(was->at == command.place.at);
  const std::string& called = command.place.names.front();
  edit(moved ? fmt::format(mark_in("step", "move the place {}"), called)
             : fmt::format(mark_in("step", "change the place {}"), called),
       {{command.record, std::make_shared<const Record>(command.place)}});
}

/// Where an event was is asked once, however many stories tell it: were only one of its tellings
/// moved, it would fall apart into two events.
void Project::correct(const CorrectEvent& command) {
  const auto row = snapshot().find(command.event);
  if (!row) return;
  const std::string name = name_of(command.change, snapshot().event(*row));
  std::vector<Correction> corrections;
  for (const store::Row telling : is_of_all_tellings(command.change)
                                      ? snapshot().tellings(*row)
                                      : std::vector<store::Row>{*row}) {
    auto anchor = curation::anchor_of(snapshot().document_of(telling), snapshot().event(telling));
    corrections.push_back(
        {"", 0, command.note, EventCorrection{std::move(anchor), command.change}});
  }
  put(name, std::move(corrections));
}

void Project::join(const JoinEvents& command) {
  auto event = anchor_of(command.event);
  auto other = anchor_of(command.other);
  if (!event || !other || command.event == command.other) return;
  const std::string what = title(snapshot().event(*snapshot().find(command.event)));
  curation::EventChange change = curation::SameAs{*other};
  if (!command.same) change = curation::ApartFrom{std::move(*other)};
  put(command.same ? fmt::format(mark_in("step", "merge {}"), what)
                   : fmt::format(mark_in("step", "keep apart {}"), what),
      {{"", 0, command.note, EventCorrection{std::move(*event), std::move(change)}}});
}

void Project::correct(const CorrectMention& command) {
  const auto documents = snapshot().documents();
  if (command.document >= documents.size()) return;
  const event::Document& document = *documents[command.document];
  if (command.mention >= document.places.size()) return;
  auto anchor = curation::anchor_of(document, command.mention);
  const std::string name =
      command.place
          ? fmt::format(mark_in("step", "take {} for {}"), anchor.surface, command.place->name)
          : fmt::format(mark_in("step", "call {} no place"), anchor.surface);
  put(name, {{"", 0, command.note,
              curation::MentionCorrection{std::move(anchor), command.reach, command.place}}});
}

void Project::add_event(const AddEvent& command) {
  curation::AddedEvent added = command.event;
  if (command.document && !added.span.empty()) {
    const auto documents = snapshot().documents();
    if (*command.document >= documents.size()) return;
    const text::Story& story = documents[*command.document]->story;
    if (added.span.end > story.text.size() || story.sentences.empty()) return;
    added.story = story.id;
    added.words = story.line(added.span);
    text::Span sentence = story.sentences[story.sentence_at(added.span.start)].span;
    sentence.end = std::min(sentence.end,
                            sentence.start + static_cast<std::uint32_t>(curation::kMostSentence));
    added.sentence = story.line(sentence);
  } else {
    added.story.clear();
    added.span = {};
  }
  const std::string name =
      fmt::format(mark_in("step", "add {}"), std::string(event::name(added.type)) +
                                                 (added.place ? " in " + added.place->name : ""));
  put(name, {{"", 0, command.note, std::move(added)}});
  // What was made just now is what is worked on.
  for (const auto& e : ledger().records()) {
    if (e.number + 1 == ledger().next_number()) {
      apply_selection({"u" + std::to_string(e.number)}, false);
    }
  }
}

void Project::take_back(RecordNumber record) {
  const RecordPtr held = ledger().find(record);
  if (held == nullptr || std::holds_alternative<curation::StoryEntry>(*held)) return;
  std::string what;
  if (const auto* c = std::get_if<Correction>(held.get())) what = curation::title(*c);
  if (const auto* p = std::get_if<curation::OwnPlace>(held.get())) what = p->names.front();
  if (const auto* v = std::get_if<curation::SavedView>(held.get())) what = v->name;
  std::string name = fmt::format(mark_in("step", "take back {}"), what);
  if (const auto* l = std::get_if<curation::Layer>(held.get())) {
    name = fmt::format(mark_in("step", "remove the layer {}"), l->name);
  }
  if (const auto* s = std::get_if<curation::Scene>(held.get())) {
    const auto place = curation::place_in(briefing(), record);
    const base::InEnglish as_steps_are;
    name =
        fmt::format(mark_in("step", "remove scene {}: {}"), *place + 1, curation::short_name(*s));
    leave_scene(record);
  }
  const auto before = share();
  std::vector<Change> changes;
  for (const RecordNumber number : said_with(record)) changes.push_back({number, nullptr});
  edit(std::move(name), std::move(changes));
  edited(before);
}

std::vector<RecordNumber> Project::said_with(RecordNumber record) const {
  const EventCorrection* said = event_correction(ledger().find(record));
  if (said == nullptr || !is_of_all_tellings(said->change)) return {record};
  for (const curation::Step& step : ledger().done()) {
    // A step that was carried out holds what its records were before it: those it made, nothing.
    std::vector<RecordNumber> made;
    for (const Change& change : step.changes) {
      const EventCorrection* other = event_correction(ledger().find(change.number));
      if (change.to == nullptr && other != nullptr && other->change.index() == said->change.index())
        made.push_back(change.number);
    }
    if (std::ranges::find(made, record) != made.end()) return made;
  }
  return {record};
}

const event::Event* Project::as_read(store::Row row) const {
  const auto read = stories_.as_read(snapshot().document_of(row).story.id);
  if (read == nullptr) return nullptr;
  const auto found = std::ranges::find(read->events, snapshot().event(row).id, &event::Event::id);
  return found == read->events.end() ? nullptr : &*found;
}

void Project::set_source(const SetSource& command) {
  const auto number = stories_.record_of(command.document);
  if (!number) return;
  curation::StoryEntry entry = *stories_.entry_of(command.document);
  const curation::StoryEntry was = entry;
  entry.publisher = command.publisher;
  entry.author = command.author;
  entry.url = command.url;
  entry.grades = command.grades;
  entry.list = command.list;
  if (entry == was) return;
  const auto before = share();
  edit(fmt::format(mark_in("step", "describe the source of {}"),
                   snapshot().documents()[command.document]->story.name()),
       {{*number, std::make_shared<const Record>(std::move(entry))}});
  edited(before);
}

void Project::go_in_history(int back) {
  const auto before = share();
  if (stories_.go(back)) edited(before);
}

std::vector<RecordNumber> Project::corrections_of(store::Row row) const {
  std::vector<RecordNumber> out;
  const auto speaks_of = [&](const std::string& id) {
    const auto of = snapshot().find(id);
    return of && snapshot().same_event(*of, row);
  };
  for (const auto& e : ledger().records()) {
    const auto* c = std::get_if<Correction>(e.record.get());
    if (c == nullptr) continue;
    bool speaks = false;
    if (const auto* what = std::get_if<EventCorrection>(&c->what)) {
      const auto [event, other] = events_of(*what);
      speaks = speaks_of(event->event) || (other != nullptr && speaks_of(other->event));
      // What was split off carries the id of what it was split from.
      const auto* split = std::get_if<curation::SplitOff>(&what->change);
      speaks = speaks || (split != nullptr &&
                          speaks_of(fmt::format("{}/{}", event->event, split->span.start)));
    } else if (const auto* mention = std::get_if<curation::MentionCorrection>(&c->what)) {
      const auto& place = snapshot().event(row).place;
      const auto& places = snapshot().document_of(row).places;
      speaks =
          place && place->mention >= 0 &&
          places[static_cast<std::size_t>(place->mention)].surface == mention->mention.surface &&
          (mention->reach == curation::Reach::project ||
           mention->mention.story == snapshot().document_of(row).story.id);
    } else {
      speaks = snapshot().event(row).id == "u" + std::to_string(e.number);
    }
    if (speaks) out.push_back(e.number);
  }
  return out;
}

void Project::add_statement(const UserStatement& statement) {
  if (const auto* given = statement.time()) {
    correct({statement.event, curation::SetTime{*given}, statement.note});
    return;
  }
  const auto& order = *statement.order();
  auto other = anchor_of(order.other);
  if (!other || order.other == statement.event) return;
  correct(
      {statement.event,
       curation::SetOrder{order.kind, std::move(*other), order.at_least_days, order.at_most_days},
       statement.note});
}

void Project::remove_statement(const UserStatement& statement) {
  const curation::Revised& revised = stories_.revised();
  const auto found = std::ranges::find(revised.statements, statement);
  if (found == revised.statements.end()) return;
  take_back(revised.stated_by[static_cast<std::size_t>(found - revised.statements.begin())]);
}

/// Where the same stories tell the same events, the axis under them and what is looked at stay.
void Project::edited(const std::shared_ptr<const store::Snapshot>& before) {
  if (share() == before) return;
  if (std::ranges::equal(before->documents(), snapshot().documents())) {
    settle_selection();
    measure_time();
    filter_changed();
    return;
  }
  const bool same_stories = before->documents().size() == snapshot().documents().size();
  const bool at_end = playhead() == ends().to;
  const TimeRange window = window_;
  snapshot_changed();
  if (!same_stories) return;
  window_ = window;
  if (at_end && clock_.direction() == 0) clock_.set_playhead(ends().to);
}

/// What the user said moves events, and nothing else: the axis under them stays. The selected one,
/// which it was most likely said of, stays in sight.
void Project::restate(const std::shared_ptr<const store::Snapshot>& snapshot) {
  const auto whole = [&] {
    const auto row = primary();
    return row ? std::optional(this->snapshot().times(*row).whole) : std::nullopt;
  };
  const auto before = whole();
  stories_.refine(snapshot);
  settle_selection();
  measure_time();
  filter_changed();
  if (const auto row = primary(); row && whole() != before) bring_into_view(*row);
}

}  // namespace dateline::project
