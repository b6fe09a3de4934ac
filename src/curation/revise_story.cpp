#include "curation/revise_story.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <deque>
#include <limits>
#include <optional>
#include <tuple>
#include <variant>

#include "base/overloaded.hpp"
#include "base/translate.hpp"
#include "event/event_place.hpp"
#include "geoparse/roles.hpp"
#include "time/phrase.hpp"

namespace dateline::curation {
namespace {

using base::mark_in;

using event::ByHand;
using event::Document;
using event::Event;

/// What the views of chosen places point into, and what those of the story did before.
struct Kept {
  std::shared_ptr<const void> before;
  PlaceChoice choice;
};

gazetteer::Place place_of(const PlaceChoice& choice) {
  gazetteer::Place out;
  out.key = choice.key;
  out.name = choice.name;
  out.kind = choice.kind;
  out.country = choice.country;
  out.at = choice.at;
  out.radius_km = static_cast<float>(choice.radius_km);
  out.source = "a user";
  return out;
}

std::int64_t begins(const Event& e) {
  const time::Bounds& b = e.bounds;
  return b.earliest.value_or(b.latest.value_or(time::Minute(INT64_MAX))).count();
}

}  // namespace

std::string added_id(RecordNumber number) { return fmt::format("u{}", number); }

std::string reason_of(const Correction& correction) {
  const auto day = time::Days(std::chrono::days(correction.made / 86400));
  const base::InEnglish as_reasons_are;
  const std::string when = time::day_phrase(day);
  std::string what = title(correction);
  if (!correction.note.empty()) what += fmt::format(" (\u201C{}\u201D)", correction.note);
  return correction.author.empty()
             ? fmt::format(mark_in("reason", "By hand on {}: {}."), when, what)
             : fmt::format(mark_in("reason", "By {} on {}: {}."), correction.author, when, what);
}

Event event_of(RecordNumber number, const Correction& by, const AddedEvent& what) {
  Event e;
  e.id = added_id(number);
  e.type = what.type;
  e.status = what.status;
  e.actor = what.actor;
  e.target = what.target;
  e.place = what.place;
  if (e.place) e.place->mention = -1;
  e.bounds = what.bounds;
  e.timed = what.bounds.earliest.has_value() || what.bounds.latest.has_value();
  e.confidence = 1;
  e.mark(ByHand::added);
  e.reasons.push_back(reason_of(by));
  return e;
}

StoryRevision::StoryRevision(std::shared_ptr<const Document> as_read)
    : as_read_(std::move(as_read)), gone_(as_read_->events.size()) {}

Document& StoryRevision::own() {
  if (!own_) own_ = std::make_shared<Document>(*as_read_);
  return *own_;
}

void StoryRevision::note(RecordNumber number, Fate::Kind kind, std::string words) {
  fates_.push_back({kind, number, std::move(words)});
}

void StoryRevision::apply(RecordNumber number, const Correction& correction) {
  std::visit([&](const auto& what) { apply(number, correction, what); }, correction.what);
}

std::optional<std::size_t> StoryRevision::find(RecordNumber number, EventAnchor anchor) {
  const Document& now = own_ ? *own_ : *as_read_;
  for (const auto& [from, into] : merged_) {
    if (anchor.event == from) {
      note(number, Fate::Kind::misfit,
           mark_in("what became of a correction", "its event was merged into another"));
      return std::nullopt;
    }
  }
  const auto found = fit(anchor, now);
  if (!found) {
    note(number, Fate::Kind::misfit,
         mark_in("what became of a correction", "its story tells no such event any more"));
    return std::nullopt;
  }
  if (gone_[found->index] != 0) {
    note(number, Fate::Kind::rejected,
         mark_in("what became of a correction", "its event is rejected"));
    return std::nullopt;
  }
  laid_.emplace_back(number, found->index);
  note(number, found->how.empty() ? Fate::Kind::fits : Fate::Kind::moved, found->how);
  return found->index;
}

void StoryRevision::apply(RecordNumber number, const Correction& correction,
                          const EventCorrection& what) {
  if (const auto index = find(number, what.event)) change(number, *index, correction, what.change);
}

void StoryRevision::change(RecordNumber number, std::size_t index, const Correction& by,
                           const EventChange& change) {
  // What lies between stories is told to the chronology, and the story stays the object that it is.
  const auto* same = std::get_if<SameAs>(&change);
  if (std::holds_alternative<SetTime>(change) || std::holds_alternative<SetOrder>(change) ||
      std::holds_alternative<ApartFrom>(change) ||
      (same != nullptr && same->other.story != as_read_->story.id)) {
    return;
  }
  Event& e = own().events[index];
  const auto says = [&](ByHand what) {
    e.mark(what);
    e.reasons.insert(e.reasons.begin(), reason_of(by));
  };
  std::visit(base::Overloaded{
                 [&](const SetPlace& s) {
                   e.place = s.place;
                   if (e.place) e.place->mention = -1;
                   says(ByHand::place);
                 },
                 [](const SetTime&) {},
                 [](const SetOrder&) {},
                 [&](const SetType& s) {
                   e.type = s.type;
                   says(ByHand::type);
                 },
                 [&](const SetStatus& s) {
                   e.status = s.status;
                   says(ByHand::status);
                 },
                 [&](const SetActor& s) {
                   e.actor = s.actor;
                   e.actor_id.clear();
                   says(ByHand::actor);
                 },
                 [&](const SetTarget& s) {
                   e.target = s.target;
                   says(ByHand::target);
                 },
                 [&](const Reject&) {
                   gone_[index] = 1;
                   rejected_.push_back({number, index, e.id});
                 },
                 [&](const Verify&) { says(ByHand::verified); },
                 [&](const SameAs& s) {
                   Fate fate = fates_.back();
                   fates_.pop_back();
                   const auto other = find(number, s.other);
                   if (!other) return;
                   if (fates_.back().kind == Fate::Kind::fits) fates_.back() = std::move(fate);
                   if (*other == index) return;
                   says(ByHand::joined);
                   merge(index, *other);
                 },
                 [](const ApartFrom&) {},
                 [&](const SplitOff& s) { split(number, index, by, s); },
             },
             change);
}

/// The later one's mentions, numbers and times go to the one that stays.
void StoryRevision::merge(std::size_t into, std::size_t from) {
  Document& d = own();
  Event& e = d.events[into];
  const Event& other = d.events[from];
  for (const event::EventMention& m : other.mentions) {
    const bool known = std::ranges::any_of(
        e.mentions, [&](const event::EventMention& k) { return k.span == m.span; });
    if (!known) e.mentions.push_back(m);
  }
  for (const event::Amount& a : other.numbers) {
    const bool known =
        std::ranges::any_of(e.numbers, [&](const event::Amount& k) { return k.of == a.of; });
    if (!known) e.numbers.push_back(a);
  }
  if (!e.place) e.place = other.place;
  if (!e.destination) e.destination = other.destination;
  if (!e.origin) e.origin = other.origin;
  if (e.actor.empty()) {
    e.actor = other.actor;
    e.actor_id = other.actor_id;
  }
  if (e.target.empty()) e.target = other.target;
  if (!e.timed && other.timed) {
    e.bounds = other.bounds;
    e.start = other.start;
    e.end = other.end;
    e.relative = other.relative;
    e.timed = true;
    e.times = other.times;
  }
  merged_.emplace_back(other.id, e.id);
  gone_[from] = 1;
  for (event::EventLink& link : d.links) {
    if (link.first == from) link.first = static_cast<std::uint32_t>(into);
    if (link.second == from) link.second = static_cast<std::uint32_t>(into);
  }
}

void StoryRevision::split(RecordNumber number, std::size_t from, const Correction& by,
                          const SplitOff& what) {
  Document& d = own();
  Event& e = d.events[from];
  const auto misfit = [&](const char* why) { fates_.back() = {Fate::Kind::misfit, number, why}; };
  if (e.mentions.size() < 2)
    return misfit(mark_in("what became of a correction", "its event is told only once now"));
  auto told = std::ranges::find(e.mentions, what.span, &event::EventMention::span);
  if (told == e.mentions.end()) {
    told = std::ranges::find_if(e.mentions, [&](const event::EventMention& m) {
      return d.story.line(m.span) == what.words;
    });
  }
  if (told == e.mentions.end())
    return misfit(
        mark_in("what became of a correction", "its event is no longer told in those words"));
  Event other = e;
  other.id = fmt::format("{}/{}", e.id, told->span.start);
  other.mentions = {*told};
  other.numbers.clear();
  for (const event::Amount& a : e.numbers) {
    if (a.sentence == told->sentence) other.numbers.push_back(a);
  }
  other.reasons.insert(other.reasons.begin(), reason_of(by));
  e.reasons.insert(e.reasons.begin(), reason_of(by));
  e.mentions.erase(told);
  d.events.push_back(std::move(other));
  gone_.push_back(0);
}

void StoryRevision::apply(RecordNumber number, const Correction& correction,
                          const MentionCorrection& what) {
  const Document& now = own_ ? *own_ : *as_read_;
  const std::string reason = reason_of(correction);
  if (what.reach == Reach::mention) {
    const auto found = fit(what.mention, now);
    if (!found) {
      return note(
          number, Fate::Kind::misfit,
          mark_in("what became of a correction", "its story names no such place there any more"));
    }
    note(number, found->how.empty() ? Fate::Kind::fits : Fate::Kind::moved, found->how);
    return set_place(found->index, what.place, reason);
  }
  bool any = false;
  for (std::size_t i = 0; i < now.places.size(); ++i) {
    if (as_read_->places[i].surface != what.mention.surface) continue;
    any = true;
    set_place(i, what.place, reason);
  }
  // Of a name in all stories the Reviser says whether any has it.
  if (what.reach == Reach::project) return;
  note(number, any ? Fate::Kind::fits : Fate::Kind::misfit,
       any ? "" : mark_in("what became of a correction", "its story names no such place any more"));
}

void StoryRevision::set_place(std::size_t mention, const std::optional<PlaceChoice>& place,
                              const std::string& reason) {
  Document& d = own();
  geoparse::PlaceMention& m = d.places[mention];
  const std::string key_before(m.place() == nullptr ? "" : m.place()->key.view());
  m.described = nullptr;
  m.at.reset();
  if (place) {
    auto kept = std::make_shared<Kept>(Kept{d.keeps, *place});
    const gazetteer::Place chosen = place_of(kept->choice);
    d.keeps = std::move(kept);
    std::erase_if(m.candidates, [&](const geoparse::Candidate& c) {
      return c.place.key == chosen.key && !chosen.key.empty();
    });
    const double best = m.candidates.empty() ? 1 : m.candidates.front().score + 1;
    m.candidates.insert(m.candidates.begin(), {chosen, best, {reason}});
    m.confidence = 1;
    geoparse::settle(m, nullptr);
  } else {
    m.candidates.clear();
    m.confidence = 0;
    m.radius_km = 0;
  }
  const auto index = static_cast<int>(mention);
  const auto follow = [&](auto& of) {
    if (!of || of->mention != index) return false;
    of = event::event_place(d, index);
    return true;
  };
  for (Event& e : d.events) {
    const bool at = follow(e.place);
    const bool to = follow(e.destination);
    const bool from = follow(e.origin);
    if (at || to || from) e.reasons.insert(e.reasons.begin(), reason);
  }
  for (event::Holding& h : d.holdings) {
    std::optional<event::EventPlace> of = h.place;
    if (follow(of) && of) h.place = *of;
  }
  std::erase_if(d.holdings,
                [&](const event::Holding& h) { return !place && h.place.mention == index; });
}

void StoryRevision::apply(RecordNumber number, const Correction& correction,
                          const AddedEvent& what) {
  const Document& now = own_ ? *own_ : *as_read_;
  EventAnchor anchor{what.story, "", what.type, what.span, what.words, what.sentence};
  const auto span = find_words(anchor, now);
  if (!span) {
    // Not lost: it is told among the notes.
    return note(number, Fate::Kind::misfit,
                mark_in("what became of a correction",
                        "its story no longer has the words that it rests on"));
  }
  note(number, *span == what.span ? Fate::Kind::fits : Fate::Kind::moved,
       *span == what.span ? "" : mark_in("what became of a correction", "its sentence has moved"));
  Event e = event_of(number, correction, what);
  e.mentions.push_back({*span, now.story.sentence_at(span->start), {}});
  own().events.push_back(std::move(e));
  gone_.push_back(0);
}

std::vector<Fate> StoryRevision::take_fates() {
  // What was put right of an event before it was rejected.
  for (const auto& [number, event] : laid_) {
    const auto rejected = std::ranges::find(rejected_, event, &Rejected::event);
    if (rejected == rejected_.end() || rejected->by == number) continue;
    const auto fate = std::ranges::find(fates_, number, &Fate::correction);
    if (fate != fates_.end())
      *fate = {Fate::Kind::rejected, number,
               mark_in("what became of a correction", "its event is rejected")};
  }
  return std::move(fates_);
}

std::vector<std::string> StoryRevision::take_rejected() {
  std::vector<std::string> out;
  for (Rejected& r : rejected_) out.push_back(std::move(r.id));
  return out;
}

std::shared_ptr<const Document> StoryRevision::finish() {
  const bool removes = std::ranges::find(gone_, 1) != gone_.end();
  if (!own_ && !removes) return as_read_;
  Document& d = own();
  // In the order of time, then of the text, as stories that nobody touched are; what links them
  // follows.
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < d.events.size(); ++i) {
    if (gone_[i] == 0) order.push_back(i);
  }
  std::ranges::stable_sort(order, {}, [&](std::uint32_t i) { return begins(d.events[i]); });
  constexpr auto kNowhere = std::numeric_limits<std::uint32_t>::max();
  std::vector<std::uint32_t> moved(d.events.size(), kNowhere);
  std::vector<Event> events;
  events.reserve(order.size());
  for (const std::uint32_t i : order) {
    moved[i] = static_cast<std::uint32_t>(events.size());
    events.push_back(std::move(d.events[i]));
  }
  d.events = std::move(events);
  for (event::EventLink& link : d.links) {
    link.first = moved[link.first];
    link.second = moved[link.second];
  }
  std::erase_if(d.links, [](const event::EventLink& link) {
    return link.first == kNowhere || link.second == kNowhere || link.first == link.second;
  });
  return own_;
}

}  // namespace dateline::curation
