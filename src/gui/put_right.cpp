#include "gui/put_right.hpp"

#include <algorithm>
#include <chrono>
#include <variant>

#include "gui/looks.hpp"
#include "scene/words.hpp"
#include "time/phrase.hpp"

namespace dateline::gui {
namespace {

using curation::Correction;
using curation::EventCorrection;
using curation::Fate;
using curation::RecordNumber;
using event::ByHand;

const Correction* correction_in(const project::Project& project, RecordNumber number) {
  const curation::RecordPtr record = project.ledger().find(number);
  // The ledger holds what it gave for as long as nothing is applied.
  return record == nullptr ? nullptr : std::get_if<Correction>(record.get());
}

const EventCorrection* event_correction_in(const project::Project& project, RecordNumber number) {
  const Correction* c = correction_in(project, number);
  return c == nullptr ? nullptr : std::get_if<EventCorrection>(&c->what);
}

bool is_statement(const EventCorrection& c) {
  return std::holds_alternative<curation::SetTime>(c.change) ||
         std::holds_alternative<curation::SetOrder>(c.change);
}

std::string signature(const Correction& c) {
  const auto day = time::Days(std::chrono::days(c.made / 86400));
  return c.author.empty() ? time::day_phrase(day) : c.author + ", " + time::day_phrase(day);
}

bool is_of(const store::Snapshot& snapshot, const std::string& id, store::Row row) {
  const auto found = snapshot.find(id);
  return found && snapshot.same_event(*found, row);
}

}  // namespace

std::vector<PutRight> put_right(const project::Project& project, store::Row row) {
  std::vector<PutRight> out;
  std::vector<RecordNumber> listed;
  for (const RecordNumber number : project.corrections_of(row)) {
    const EventCorrection* of_event = event_correction_in(project, number);
    if (of_event != nullptr && is_statement(*of_event)) continue;
    if (std::ranges::find(listed, number) != listed.end()) continue;
    const auto together = project.said_with(number);
    listed.insert(listed.end(), together.begin(), together.end());
    const Correction& c = *correction_in(project, number);
    PutRight line{number, scene::sentence_case(curation::title(c)), signature(c), c.note, ""};
    const auto fate = std::ranges::find(project.fates(), number, &Fate::correction);
    if (fate != project.fates().end()) {
      if (fate->kind == Fate::Kind::moved) line.by += "; " + fate->words;
      if (fate->kind == Fate::Kind::misfit || fate->kind == Fate::Kind::no_story) {
        line.trouble = "Does nothing: " + fate->words;
      }
    }
    out.push_back(std::move(line));
  }
  return out;
}

std::optional<Joined> joined(const project::Project& project, store::Row a, store::Row b) {
  const store::Snapshot& snapshot = project.snapshot();
  std::optional<Joined> out;
  for (const RecordNumber number : project.corrections_of(a)) {
    const EventCorrection* c = event_correction_in(project, number);
    if (c == nullptr) continue;
    const auto* same = std::get_if<curation::SameAs>(&c->change);
    const auto* apart = std::get_if<curation::ApartFrom>(&c->change);
    if (same == nullptr && apart == nullptr) continue;
    const std::string& one = c->event.event;
    const std::string& other = same != nullptr ? same->other.event : apart->other.event;
    if ((is_of(snapshot, one, a) && is_of(snapshot, other, b)) ||
        (is_of(snapshot, one, b) && is_of(snapshot, other, a))) {
      out = Joined{number, same != nullptr};
    }
  }
  return out;
}

std::optional<RecordNumber> said_of(const project::Project& project, store::Row row,
                                    const curation::EventChange& sample) {
  for (const RecordNumber number : project.corrections_of(row)) {
    const EventCorrection* c = event_correction_in(project, number);
    if (c != nullptr && c->change.index() == sample.index()) return number;
  }
  return std::nullopt;
}

Marks marks_of(const store::Snapshot& snapshot, store::Row row) {
  Marks out;
  for (const store::Row telling : snapshot.tellings(row)) {
    const event::Event& e = snapshot.event(telling);
    out.verified = out.verified || e.is(ByHand::verified);
    out.added = out.added || e.is(ByHand::added);
    out.corrected = out.corrected || std::ranges::any_of(
                                         std::initializer_list<ByHand>{
                                             ByHand::place, ByHand::type, ByHand::status,
                                             ByHand::actor, ByHand::target, ByHand::joined},
                                         [&](ByHand what) { return e.is(what); });
  }
  out.corrected =
      out.corrected || std::ranges::any_of(snapshot.user_statements(), [&](const auto& s) {
        return s.time() != nullptr && is_of(snapshot, s.event, row);
      });
  return out;
}

std::string icons(const Marks& marks) {
  std::string out;
  const auto add = [&](bool on, const char* icon) {
    if (on) out += (out.empty() ? "" : "  ") + std::string(icon);
  };
  add(marks.added, icon::kPlus);
  add(marks.corrected, icon::kEdit);
  add(marks.verified, icon::kTick);
  return out;
}

std::string words(const Marks& marks) {
  std::string out;
  const auto add = [&](bool on, const char* what) {
    if (on) out += (out.empty() ? "" : ", ") + std::string(what);
  };
  add(marks.added, "added by hand");
  add(marks.corrected, "put right by hand");
  add(marks.verified, "verified");
  return scene::sentence_case(out);
}

std::string was(ByHand what, const event::Event& now, const event::Event* read) {
  if (read == nullptr || !now.is(what)) return "";
  std::string before;
  if (what == ByHand::type) before = event::name(read->type);
  if (what == ByHand::status) before = event::name(read->status);
  if (what == ByHand::actor) before = read->actor;
  if (what == ByHand::target) before = read->target;
  if (what == ByHand::place && read->place) before = read->place->name;
  return before.empty() ? "was not told" : "was " + before;
}

}  // namespace dateline::gui
