#include "timeline/chronology.hpp"

#include <algorithm>
#include <utility>

#include "timeline/network_ids.hpp"
#include "timeline/telling.hpp"

namespace dateline::timeline {

using event::Document;
using event::EventLink;
using event::LinkKind;

namespace {

// Ids hold the document and the index in it, and what kind of statement it is.
constexpr std::uint64_t kOrderBit = std::uint64_t{1} << 62U;
constexpr std::uint64_t kSameBit = std::uint64_t{1} << 61U;

using ids::event_id;
using ids::kDocumentShift;
using ids::packed;

EventRef ref_of(EventId id) {
  const auto packed = static_cast<std::uint64_t>(id);
  return {static_cast<std::uint32_t>(packed >> kDocumentShift), static_cast<std::uint32_t>(packed)};
}
/// The unknown day of an undated story.
OriginId day_of(std::uint32_t document) { return OriginId{std::uint64_t{document} + 1}; }

OriginId origin_of(const Document& d, std::uint32_t document) {
  return d.date ? kCalendar : day_of(document);
}

Statement statement_of(const EventLink& link, Standing by, EventId first, EventId second) {
  constexpr std::int64_t kDay = 1440;
  if (link.days) {
    // Whole days: "a day after" does not count hours.
    const std::int64_t minutes = *link.days * kDay;
    return Statement::start_distance(by, first, second,
                                     {minutes - (kDay - 1), minutes + (kDay - 1)});
  }
  switch (link.kind) {
    case LinkKind::before:
      return Statement::before(by, first, second);
    case LinkKind::begins_before:
      return Statement::start_distance(by, first, second, {0, std::nullopt});
    case LinkKind::within:
      return Statement::during(by, first, second);
    case LinkKind::overlaps:
      return Statement::overlaps(by, first, second);
    case LinkKind::until:
      return Statement::before(by, first, second, {0, kDay});
  }
  return Statement::overlaps(by, first, second);
}

bool is_tighter(const EventBounds& now, const event::Event& told) {
  const auto tighter = [](const time::Bounds& a, const time::Bounds& b) {
    return (a.earliest && (!b.earliest || *a.earliest > *b.earliest)) ||
           (a.latest && (!b.latest || *a.latest < *b.latest));
  };
  // That it starts before its end says nothing new.
  time::Bounds start = told.start;
  time::Bounds end = told.end;
  if (end.latest && (!start.latest || *start.latest > *end.latest)) start.latest = end.latest;
  if (start.earliest && (!end.earliest || *end.earliest < *start.earliest)) {
    end.earliest = start.earliest;
  }
  return tighter(now.start, start) || tighter(now.end, end);
}

}  // namespace

Chronology::Chronology(std::span<const std::shared_ptr<const Document>> documents,
                       std::span<const UserStatement> statements, Joins joins,
                       const base::StopCheck& stop)
    : documents_(documents.begin(), documents.end()),
      joins_(std::move(joins)),
      occurrences_(documents_, joins_, stop),
      user_(statements.begin(), statements.end()) {
  network_.gather();
  for (std::uint32_t d = 0; d < documents_.size(); ++d) {
    if (stop.stopped()) return;
    if (!documents_[d]->date) (void)network_.add_origin(day_of(d));
    add_times(d);
    add_order(d);
  }
  add_sameness();
  // Users' statements ask which event is whose, which half made occurrences cannot tell.
  if (stop.stopped()) return;
  add_user_statements();
  network_.settle(stop);
}

void Chronology::add_times(std::uint32_t document) {
  const Document& d = *documents_[document];
  for (std::uint32_t i = 0; i < d.events.size(); ++i) {
    const event::Event& e = d.events[i];
    const EventId id = event_id({document, i});
    if (!network_.add_event(id)) continue;  // over the limit: nothing is known of it
    const std::uint32_t sentence = e.mentions.empty() ? 0 : e.mentions.front().sentence;
    const Standing by{e.timed ? Rank::told : Rank::inferred, packed(document, sentence),
                      StatementId{packed(document, i)}};
    // What is out of the network's range stays unsaid.
    (void)network_.add(Statement::within(by, id, e.start, e.end, origin_of(d, document)));
  }
}

void Chronology::add_order(std::uint32_t document) {
  const Document& d = *documents_[document];
  for (std::uint32_t i = 0; i < d.links.size(); ++i) {
    const EventLink& link = d.links[i];
    const Standing by{Rank::told, packed(document, link.sentence),
                      StatementId{kOrderBit | packed(document, i)}};
    (void)network_.add(statement_of(link, by, event_id({document, link.first}),
                                    event_id({document, link.second})));
  }
}

void Chronology::add_sameness() {
  for (const Occurrence& o : occurrences_.all()) {
    const EventRef lead = o.tellings.front();
    for (const EventRef t : std::span(o.tellings).subspan(1)) {
      const Standing by{Rank::inferred, packed(t.document, t.event),
                        StatementId{kSameBit | packed(t.document, t.event)}};
      const SharedTime shared = shared_time(event_at(lead), event_at(t));
      if (shared == SharedTime::none) continue;
      (void)network_.add(shared == SharedTime::start
                             ? Statement::starts_with(by, event_id(t), event_id(lead))
                             : Statement::same_time(by, event_id(t), event_id(lead)));
    }
  }
}

Said Chronology::said(StatementId statement) const {
  auto id = static_cast<std::uint64_t>(statement);
  if (ids::is_user(statement)) return user_said(static_cast<std::uint32_t>(id));
  Said out;
  const bool same = (id & kSameBit) != 0;
  id &= ~kSameBit;
  if ((id & kOrderBit) != 0) {
    id &= ~kOrderBit;
    const auto document = static_cast<std::uint32_t>(id >> kDocumentShift);
    const EventLink& link = documents_[document]->links[static_cast<std::uint32_t>(id)];
    out.kind = Said::Kind::order;
    out.first = {document, link.first};
    out.second = EventRef{document, link.second};
    out.sentence = link.sentence;
    out.words = link.words;
    return out;
  }
  out.first = {static_cast<std::uint32_t>(id >> kDocumentShift), static_cast<std::uint32_t>(id)};
  const event::Event& e = documents_[out.first.document]->events[out.first.event];
  out.kind = e.timed ? Said::Kind::time : Said::Kind::inferred;
  if (same) {
    out.kind = Said::Kind::same;
    out.second = occurrences_.all()[occurrences_.of(out.first)].tellings.front();
  }
  if (!e.mentions.empty()) {
    out.sentence = e.mentions.front().sentence;
    out.words = e.mentions.front().span;
  }
  return out;
}

EventBounds Chronology::bounds(EventRef event) const {
  const Document& d = *documents_[event.document];
  if (d.date) return network_.bounds(event_id(event));
  const EventId id = event_id(event);
  return network_.bounds(std::span(&id, 1), day_of(event.document)).front();
}

Chronology::Known Chronology::known(EventRef event, const EventBounds& bounds) const {
  const StatementId own{packed(event.document, event.event)};
  const bool replaced = network_.has(own) && !network_.accepted(own);
  return {bounds, replaced || is_tighter(bounds, event_at(event))};
}

bool Chronology::tightened(EventRef event) const { return known(event, bounds(event)).tightened; }

std::vector<Chronology::Known> Chronology::known(std::uint32_t document) const {
  const Document& d = *documents_[document];
  std::vector<EventId> ids;
  ids.reserve(d.events.size());
  for (std::uint32_t i = 0; i < d.events.size(); ++i) ids.push_back(event_id({document, i}));
  std::vector<EventBounds> all;
  if (d.date) {
    for (const EventId id : ids) all.push_back(network_.bounds(id));
  } else {
    all = network_.bounds(ids, day_of(document));
  }
  std::vector<Known> out;
  out.reserve(all.size());
  for (std::uint32_t i = 0; i < all.size(); ++i) out.push_back(known({document, i}, all[i]));
  return out;
}

std::vector<Said> Chronology::why(EventRef event, Side side) const {
  std::vector<Said> out;
  const StatementId own{packed(event.document, event.event)};
  for (const StatementId s : statements(network_.why(event_id(event), side))) {
    if (s != own) out.push_back(said(s));
  }
  return out;
}

Chronology::Order Chronology::relation(EventRef a, EventRef b) const {
  const Ordering found = network_.relation(event_id(a), event_id(b));
  Order out{found.relation, {}};
  std::vector<StatementId> seen;
  for (const Chain& chain : found.proof) {
    for (const StatementId s : statements(chain)) {
      if (std::ranges::find(seen, s) != seen.end()) continue;
      seen.push_back(s);
      out.because.push_back(said(s));
    }
  }
  return out;
}

std::vector<EventRef> Chronology::telling_order() const {
  std::vector<EventRef> out;
  for (const EventId id : network_.telling_order()) out.push_back(ref_of(id));
  return out;
}

std::vector<Contradiction> Chronology::contradictions(std::size_t most,
                                                      const base::StopCheck& stop) const {
  std::vector<Contradiction> out;
  // A time or a sameness that we inferred and a story denies is our mistake, no contradiction of
  // sources; what stories tell of one event differently is a dispute of its occurrence.
  const auto ours = [](const Said& s) {
    return s.kind == Said::Kind::inferred || s.kind == Said::Kind::same;
  };
  for (const StatementId aside : network_.set_aside()) {
    if (out.size() >= most || stop.stopped()) break;
    Contradiction told;
    told.set_aside = said(aside);
    // Most of what is set aside is ours, and to name what it clashes with takes a search.
    if (ours(told.set_aside)) continue;
    const auto conflict = network_.conflict(aside);
    if (!conflict) continue;
    for (const StatementId s : conflict->statements) told.said.push_back(said(s));
    const bool users =
        std::ranges::any_of(told.said, [](const Said& s) { return s.kind == Said::Kind::user; });
    if (users || std::ranges::none_of(told.said, ours)) out.push_back(std::move(told));
  }
  return out;
}

std::string Chronology::quote(const Said& said) const {
  if (said.kind == Said::Kind::user) return user_[said.statement].note;
  const Document& d = *documents_[said.first.document];
  return d.story.utf8(d.story.sentences[said.sentence].span);
}

}  // namespace dateline::timeline
