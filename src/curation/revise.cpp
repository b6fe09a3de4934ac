#include "curation/revise.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>
#include <variant>

#include "base/translate.hpp"
#include "curation/notes.hpp"
#include "curation/revise_story.hpp"

namespace dateline::curation {
namespace {

using base::mark_in;

using event::Document;

const Correction* correction_in(const Ledger::Entry& entry) {
  return std::get_if<Correction>(entry.record.get());
}

bool names(const Document& document, const std::string& surface) {
  return std::ranges::any_of(document.places,
                             [&](const geoparse::PlaceMention& m) { return m.surface == surface; });
}

/// What is said of times, order and sameness, where the events stand now.
class AcrossStories {
 public:
  /// `as_read` are the stories without their corrections.
  AcrossStories(const Revised::Documents& documents, const Revised::Documents& as_read,
                const std::map<std::string, std::string, std::less<>>& merged,
                const std::set<std::pair<std::string, std::string>>& rejected)
      : merged_(merged), rejected_(rejected) {
    for (const auto& d : documents) stories_.emplace(d->story.id, d.get());
    for (const auto& d : as_read) as_read_.emplace(d->story.id, d.get());
  }

  void add(RecordNumber number, const Correction& by, const EventCorrection& what, Revised& out,
           Fate& fate) const {
    const EventAnchor* other = nullptr;
    if (const auto* s = std::get_if<SetOrder>(&what.change)) other = &s->other;
    if (const auto* s = std::get_if<SameAs>(&what.change)) other = &s->other;
    if (const auto* s = std::get_if<ApartFrom>(&what.change)) other = &s->other;
    const auto* time = std::get_if<SetTime>(&what.change);
    if (other == nullptr && time == nullptr) return;
    if (fate.kind == Fate::Kind::misfit || fate.kind == Fate::Kind::rejected) return;
    const std::size_t before = out.statements.size();
    const auto id = id_of(what.event, number, fate);
    if (!id) return;
    std::optional<std::string> other_id;
    if (other != nullptr) {
      other_id = id_of(*other, number, fate);
      if (!other_id || *other_id == *id) return;
    }
    if (time != nullptr) {
      out.statements.push_back({*id, time->time, by.note});
    } else if (const auto* order = std::get_if<SetOrder>(&what.change)) {
      out.statements.push_back(
          {*id,
           timeline::GivenOrder{order->kind, *other_id, order->at_least_days, order->at_most_days},
           by.note});
    } else if (std::holds_alternative<SameAs>(what.change)) {
      out.joins.same.emplace_back(*id, *other_id);
    } else {
      out.joins.apart.emplace_back(*id, *other_id);
    }
    if (out.statements.size() > before) out.stated_by.push_back(number);
  }

 private:
  std::optional<std::string> id_of(const EventAnchor& anchor, RecordNumber number,
                                   Fate& fate) const {
    const auto story = stories_.find(anchor.story);
    if (story == stories_.end()) {
      // It waits for its story, by the id that the event had.
      if (fate.kind != Fate::Kind::no_story) {
        fate = {Fate::Kind::no_story, number,
                mark_in("what became of a correction",
                        "the story of the other event is not in the project")};
      }
      return anchor.event;
    }
    if (const auto into = merged_.find(anchor.event); into != merged_.end()) return into->second;
    if (is_rejected(anchor, *story->second)) {
      fate = {Fate::Kind::rejected, number,
              mark_in("what became of a correction", "the other event is rejected")};
      return std::nullopt;
    }
    const auto found = fit(anchor, *story->second);
    if (!found) {
      fate = {
          Fate::Kind::misfit, number,
          mark_in("what became of a correction", "a story tells the event that it names no more")};
      return std::nullopt;
    }
    if (!found->how.empty() && fate.kind == Fate::Kind::fits) {
      fate = {Fate::Kind::moved, number, found->how};
    }
    return story->second->events[found->index].id;
  }

  /// Whether it is the anchor of an event that was taken out; else it might be taken for that of
  /// another one in its sentence.
  bool is_rejected(const EventAnchor& anchor, const Document& story) const {
    const auto as_read = as_read_.find(anchor.story);
    if (as_read == as_read_.end() || as_read->second == &story) return false;
    if (std::ranges::find(story.events, anchor.event, &event::Event::id) != story.events.end()) {
      return false;
    }
    const auto found = fit(anchor, *as_read->second);
    return found && rejected_.contains({anchor.story, as_read->second->events[found->index].id});
  }

  const std::map<std::string, std::string, std::less<>>& merged_;
  const std::set<std::pair<std::string, std::string>>& rejected_;  ///< story and event
  std::unordered_map<std::string_view, const Document*> stories_;
  std::unordered_map<std::string_view, const Document*> as_read_;
};

}  // namespace

std::string_view name(Fate::Kind kind) {
  static constexpr std::array<std::string_view, 5> kNames{"fits", "moved", "rejected", "misfit",
                                                          "no story"};
  return kNames[static_cast<std::size_t>(kind)];
}

Revised Reviser::revise(const Revised::Documents& documents,
                        std::span<const Ledger::Entry> records) {
  // Which corrections speak of which story.
  std::unordered_map<std::string_view, std::vector<Numbered>> of_story;
  std::vector<Numbered> everywhere;
  std::map<RecordNumber, Fate> fates;
  for (const Ledger::Entry& entry : records) {
    const Correction* c = correction_in(entry);
    if (c == nullptr) continue;
    fates[entry.number] = {
        Fate::Kind::no_story, entry.number,
        mark_in("what became of a correction", "its story is not in the project")};
    const auto* mention = std::get_if<MentionCorrection>(&c->what);
    if (mention != nullptr && mention->reach == Reach::project) {
      everywhere.push_back({entry.number, entry.record});
      fates[entry.number] = {
          Fate::Kind::misfit, entry.number,
          mark_in("what became of a correction", "no story has that name any more")};
    } else {
      of_story[c->story()].push_back({entry.number, entry.record});
    }
  }

  Revised out;
  out.documents.reserve(documents.size());
  std::map<std::string, Made, std::less<>> made_now;
  std::map<std::string, std::string, std::less<>> merged;
  std::set<std::pair<std::string, std::string>> rejected;
  // Lays `applied` over a story, or takes what was made by the same of the same before.
  const auto lay = [&](const std::string& story, const std::shared_ptr<const Document>& from,
                       const std::vector<Numbered>& by, std::span<const Numbered> applied,
                       const auto& document) {
    Made made;
    const auto before = made_.find(story);
    if (before != made_.end() && before->second.from == from && before->second.by == by) {
      made = before->second;
    } else {
      StoryRevision revision(document());
      for (const Numbered& n : applied) {
        revision.apply(n.number, std::get<Correction>(*n.record));
      }
      made = {from,
              by,
              revision.finish(),
              revision.take_fates(),
              revision.take_merged(),
              revision.take_rejected()};
    }
    for (const Fate& fate : made.fates) fates[fate.correction] = fate;
    merged.insert(made.merged.begin(), made.merged.end());
    for (const std::string& id : made.rejected) rejected.emplace(story, id);
    out.documents.push_back(made.document);
    made_now.emplace(story, std::move(made));
  };
  for (const auto& document : documents) {
    std::vector<Numbered> by;
    if (const auto found = of_story.find(document->story.id); found != of_story.end()) {
      by = found->second;
    }
    for (const Numbered& n : everywhere) {
      const auto& c = std::get<Correction>(*n.record);
      if (!names(*document, std::get<MentionCorrection>(c.what).mention.surface)) continue;
      by.push_back(n);
      fates[n.number] = {Fate::Kind::fits, n.number, ""};
    }
    if (by.empty()) {
      out.documents.push_back(document);
      continue;
    }
    std::ranges::sort(by, {}, &Numbered::number);
    lay(document->story.id, document, by, by, [&] { return document; });
  }
  // Added events that no story tells, and those whose story no longer has their words: neither is
  // lost.
  std::vector<Ledger::Entry> noted;
  for (const Ledger::Entry& entry : records) {
    const Correction* c = correction_in(entry);
    if (c == nullptr || !std::holds_alternative<AddedEvent>(c->what)) continue;
    Fate& fate = fates[entry.number];
    if (c->story().empty()) fate = {Fate::Kind::fits, entry.number, ""};
    if (c->story().empty() || fate.kind == Fate::Kind::misfit) noted.push_back(entry);
  }
  if (!noted.empty()) {
    std::vector<Numbered> by;
    for (const Ledger::Entry& entry : noted) by.push_back({entry.number, entry.record});
    const auto corrections = of_story.find(kNotes);
    if (corrections != of_story.end()) {
      by.insert(by.end(), corrections->second.begin(), corrections->second.end());
    }
    lay(std::string(kNotes), nullptr, by,
        corrections == of_story.end() ? std::span<const Numbered>()
                                      : std::span<const Numbered>(corrections->second),
        [&] { return notes_of(noted); });
  }
  made_ = std::move(made_now);

  const AcrossStories across(out.documents, documents, merged, rejected);
  for (const Ledger::Entry& entry : records) {
    const Correction* c = correction_in(entry);
    if (c == nullptr) continue;
    Fate& fate = fates[entry.number];
    if (const auto* what = std::get_if<EventCorrection>(&c->what)) {
      across.add(entry.number, *c, *what, out, fate);
    }
    out.fates.push_back(fate);
  }
  return out;
}

}  // namespace dateline::curation
