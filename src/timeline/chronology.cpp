#include "timeline/chronology.hpp"

#include <algorithm>
#include <utility>

#include "timeline/telling.hpp"

namespace dateline::timeline {

using event::Document;
using event::EventLink;
using event::LinkKind;

namespace {

// Ids hold the document and the index in it, and what kind of statement it is.
constexpr std::uint64_t kOrderBit = std::uint64_t{1} << 62U;
constexpr std::uint64_t kSameBit = std::uint64_t{1} << 61U;
constexpr unsigned kDocumentShift = 32;

std::uint64_t packed(std::uint32_t document, std::uint32_t index) {
  return std::uint64_t{document} << kDocumentShift | index;
}
EventId id_of(EventRef e) { return EventId{packed(e.document, e.event)}; }
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

Chronology::Chronology(std::span<const std::shared_ptr<const Document>> documents)
    : documents_(documents.begin(), documents.end()), occurrences_(documents_) {
  network_.gather();
  for (std::uint32_t d = 0; d < documents_.size(); ++d) {
    if (!documents_[d]->date) (void)network_.add_origin(day_of(d));
    add_times(d);
    add_order(d);
  }
  add_sameness();
  network_.settle();
}

void Chronology::add_times(std::uint32_t document) {
  const Document& d = *documents_[document];
  for (std::uint32_t i = 0; i < d.events.size(); ++i) {
    const event::Event& e = d.events[i];
    const EventId id = id_of({document, i});
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
    (void)network_.add(
        statement_of(link, by, id_of({document, link.first}), id_of({document, link.second})));
  }
}

void Chronology::add_sameness() {
  const auto event_at = [&](EventRef r) -> const event::Event& {
    return documents_[r.document]->events[r.event];
  };
  for (const Occurrence& o : occurrences_.all()) {
    const EventRef lead = o.tellings.front();
    for (const EventRef t : std::span(o.tellings).subspan(1)) {
      const Standing by{Rank::inferred, packed(t.document, t.event),
                        StatementId{kSameBit | packed(t.document, t.event)}};
      // What a denial says not to have been has no time to share.
      if (standpoint(event_at(lead).status) != standpoint(event_at(t).status)) continue;
      // What went on at the day of one story may have ended after the day of the next.
      const bool open = event_at(lead).status == event::Status::ongoing ||
                        event_at(t).status == event::Status::ongoing;
      (void)network_.add(open ? Statement::starts_with(by, id_of(t), id_of(lead))
                              : Statement::same_time(by, id_of(t), id_of(lead)));
    }
  }
}

Said Chronology::said(StatementId statement) const {
  auto id = static_cast<std::uint64_t>(statement);
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
  if (d.date) return network_.bounds(id_of(event));
  const EventId id = id_of(event);
  return network_.bounds(std::span(&id, 1), day_of(event.document)).front();
}

bool Chronology::tightened(EventRef event) const {
  return is_tighter(bounds(event), documents_[event.document]->events[event.event]);
}

std::vector<Chronology::Known> Chronology::known(std::uint32_t document) const {
  const Document& d = *documents_[document];
  std::vector<EventId> ids;
  ids.reserve(d.events.size());
  for (std::uint32_t i = 0; i < d.events.size(); ++i) ids.push_back(id_of({document, i}));
  std::vector<EventBounds> all;
  if (d.date) {
    for (const EventId id : ids) all.push_back(network_.bounds(id));
  } else {
    all = network_.bounds(ids, day_of(document));
  }
  std::vector<Known> out;
  out.reserve(all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    out.push_back({all[i], is_tighter(all[i], d.events[i])});
  }
  return out;
}

std::vector<Said> Chronology::why(EventRef event, Side side) const {
  std::vector<Said> out;
  const StatementId own{packed(event.document, event.event)};
  for (const StatementId s : statements(network_.why(id_of(event), side))) {
    if (s != own) out.push_back(said(s));
  }
  return out;
}

Chronology::Order Chronology::relation(EventRef a, EventRef b) const {
  const Ordering found = network_.relation(id_of(a), id_of(b));
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

std::vector<Contradiction> Chronology::contradictions(std::size_t most) const {
  std::vector<Contradiction> out;
  // A time or a sameness that we inferred and a story denies is our mistake, no contradiction of
  // sources; what stories tell of one event differently is a dispute of its occurrence.
  const auto ours = [](const Said& s) {
    return s.kind == Said::Kind::inferred || s.kind == Said::Kind::same;
  };
  for (const StatementId aside : network_.set_aside()) {
    if (out.size() >= most) break;
    Contradiction told;
    told.set_aside = said(aside);
    // Most of what is set aside is ours, and to name what it clashes with takes a search.
    if (ours(told.set_aside)) continue;
    const auto conflict = network_.conflict(aside);
    if (!conflict) continue;
    for (const StatementId s : conflict->statements) told.said.push_back(said(s));
    if (std::ranges::none_of(told.said, ours)) out.push_back(std::move(told));
  }
  return out;
}

std::string Chronology::quote(const Said& said) const {
  const Document& d = *documents_[said.first.document];
  return d.story.utf8(d.story.sentences[said.sentence].span);
}

}  // namespace dateline::timeline
