#include "gui/put_right.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <utility>
#include <variant>

#include "gui/looks.hpp"
#include "gui/say.hpp"
#include "scene/kind_words.hpp"
#include "scene/why_words.hpp"
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

/// "clash, \u201Cfought in the town\u201D": an event that a correction names besides.
std::string called(const store::Snapshot& snapshot, const curation::EventAnchor& event) {
  const auto row = snapshot.find(event.event);
  return row ? scene::event_title(snapshot.event(*row))
             : fmt::format("{} \u201C{}\u201D", scene::words_of(event.type), event.words);
}

/// What a correction says of the event that it is listed under, which need not be named again.
std::string in_short(const store::Snapshot& snapshot, const EventCorrection& c, store::Row row) {
  using namespace curation;  // NOLINT(*-using-namespace)
  const auto value = [](const char* of, const std::string& is) {
    return fmt::format("{}: {}", tr(of), is.empty() ? tr("not known") : is);
  };
  if (const auto* s = std::get_if<SetType>(&c.change)) {
    return value(mark("Type"), std::string(scene::words_of(s->type)));
  }
  if (const auto* s = std::get_if<SetStatus>(&c.change)) {
    return value(mark("Status"), std::string(scene::words_of(s->status)));
  }
  if (const auto* s = std::get_if<SetActor>(&c.change)) return value(mark("Actor"), s->actor);
  if (const auto* s = std::get_if<SetTarget>(&c.change)) return value(mark("Target"), s->target);
  if (const auto* s = std::get_if<SetPlace>(&c.change)) {
    if (!s->place) return value(mark("Place"), "");
    return value(mark("Place"), s->place->name.empty() ? tr("a point") : s->place->name);
  }
  if (std::holds_alternative<Verify>(c.change)) return tr("Verified");
  if (const auto* s = std::get_if<SplitOff>(&c.change)) {
    return snapshot.event(row).id.starts_with(c.event.event + "/")
               ? tr_format("Split from {}", called(snapshot, c.event))
               : tr_format("\u201C{}\u201D split off", s->words);
  }
  const auto* same = std::get_if<SameAs>(&c.change);
  const auto* apart = std::get_if<ApartFrom>(&c.change);
  if (same == nullptr && apart == nullptr) return "";
  const EventAnchor& named = same != nullptr ? same->other : apart->other;
  const auto first = snapshot.find(c.event.event);
  const EventAnchor& other = first && snapshot.same_event(*first, row) ? named : c.event;
  const std::string it = called(snapshot, other);
  return same != nullptr ? tr_format("One with {}", it) : tr_format("Not the same as {}", it);
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
    std::string title;
    if (of_event != nullptr) title = in_short(project.snapshot(), *of_event, row);
    if (title.empty()) title = scene::sentence_case(tr_kept(base::kValue, curation::title(c)));
    PutRight line{number, std::move(title), signature(c), c.note, ""};
    const auto fate = std::ranges::find(project.fates(), number, &Fate::correction);
    if (fate != project.fates().end()) {
      if (fate->kind == Fate::Kind::moved)
        line.by += "; " + tr_kept("what became of a correction", fate->words);
      if (fate->kind != Fate::Kind::moved && fate->kind != Fate::Kind::fits) {
        line.trouble =
            tr_format("Does nothing: {}", tr_kept("what became of a correction", fate->words));
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
  add(marks.added, tr("added by hand"));
  add(marks.corrected, tr("put right by hand"));
  add(marks.verified, tr("verified"));
  return scene::sentence_case(out);
}

std::string was(std::initializer_list<ByHand> what, const event::Event& now,
                const event::Event* read) {
  if (read == nullptr) return "";
  std::string out;
  for (const ByHand which : what) {
    // What another project had put right is read so: nothing is known of what it was before.
    if (!now.is(which) || read->is(which)) continue;
    std::string before;
    if (which == ByHand::type) before = scene::words_of(read->type);
    if (which == ByHand::status) before = scene::words_of(read->status);
    if (which == ByHand::actor) before = read->actor;
    if (which == ByHand::target) before = read->target;
    if (which == ByHand::place && read->place) before = read->place->name;
    out += (out.empty() ? "" : ", ") + (before.empty() ? tr("not told") : before);
  }
  return out.empty() ? out : tr_format("was {}", out);
}

}  // namespace dateline::gui
