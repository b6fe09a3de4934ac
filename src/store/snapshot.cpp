#include "store/snapshot.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <numeric>
#include <utility>

#include "base/checksum.hpp"
#include "timeline/order.hpp"

namespace dateline::store {
namespace {

constexpr std::int64_t kOpenStart = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kOpenEnd = std::numeric_limits<std::int64_t>::max();

/// What an event is sorted by; small, for it is moved about.
struct Entry {
  std::int64_t first;  ///< its earliest start; an open one counts as its latest end
  std::int64_t latest;
  std::uint32_t at;  ///< by document, then by event
  bool dated;
  [[nodiscard]] bool before(const Entry& o) const {
    if (dated != o.dated) return dated;
    if (first != o.first) return first < o.first;
    return latest != o.latest ? latest < o.latest : at < o.at;
  }
};

/// The columns of an event, read off it while its document is at hand: events are large, and lie
/// far from each other in the order of time.
struct Columns {
  std::int64_t earliest = kOpenStart;
  std::int64_t latest = kOpenEnd;
  float lng = 0, lat = 0, radius_km = 0;
  std::uint32_t document = 0;
  std::uint32_t event = 0;
  std::uint32_t part = 0;
  event::EventType type{};
  event::Status status{};
  bool placed = false;
  bool tightened = false;
};

std::int64_t earliest_of(const time::Bounds& b) {
  return b.earliest ? b.earliest->count() : kOpenStart;
}
std::int64_t latest_of(const time::Bounds& b) { return b.latest ? b.latest->count() : kOpenEnd; }

bool has_time(const time::Bounds& b) { return b.earliest.has_value() || b.latest.has_value(); }

EventTimes times_of(const event::Event& e, const timeline::Chronology::Known* known) {
  if (known == nullptr || !known->tightened) return {e.bounds, e.start, e.end, false, false};
  const timeline::EventBounds& b = known->bounds;
  return {{b.start.earliest, b.end.latest}, b.start, b.end, true, false};
}

time::DayZero day_zero_of(const std::vector<std::shared_ptr<const event::Document>>& documents) {
  int relative = 0;
  for (const auto& document : documents) {
    bool any = false;
    for (const event::Event& e : document->events) {
      if (!has_time(e.bounds)) continue;
      if (!e.relative) return time::DayZero::calendar;
      any = true;
    }
    if (any) ++relative;
  }
  return relative == 1 ? time::DayZero::story : time::DayZero::calendar;
}

}  // namespace

Snapshot::Snapshot(std::vector<std::shared_ptr<const event::Document>> documents,
                   std::uint64_t revision, std::shared_ptr<const Conclusions> conclusions,
                   std::vector<timeline::UserStatement> statements, timeline::Joins joins)
    : documents_(std::move(documents)),
      conclusions_(std::move(conclusions)),
      statements_(std::move(statements)),
      joins_(std::move(joins)),
      revision_(revision),
      day_zero_(day_zero_of(documents_)) {
  std::size_t count = 0;
  for (const auto& document : documents_) count += document->events.size();
  std::vector<Entry> entries;
  std::vector<Columns> columns;
  entries.reserve(count);
  columns.reserve(count);
  for (std::uint32_t d = 0; d < documents_.size(); ++d) {
    const auto& events = documents_[d]->events;
    first_of_document_.push_back(static_cast<std::uint32_t>(entries.size()));
    for (std::uint32_t i = 0; i < events.size(); ++i) {
      const auto& e = events[i];
      const auto at = static_cast<std::uint32_t>(columns.size());
      Columns& c = columns.emplace_back();
      const EventTimes times =
          times_of(e, conclusions_ != nullptr ? &conclusions_->known[d][i] : nullptr);
      const time::Bounds& whole = times.whole;
      c.earliest = earliest_of(whole);
      c.latest = latest_of(whole);
      c.tightened = times.tightened;
      if (times.start != time::Bounds() || times.end != time::Bounds()) {
        table_.parts.push_back({times.start, times.end});
        c.part = static_cast<std::uint32_t>(table_.parts.size());
      }
      c.document = d;
      c.event = i;
      c.type = e.type;
      c.status = e.status;
      if (e.place) {
        c.placed = true;
        c.lng = static_cast<float>(e.place->at.lng());
        c.lat = static_cast<float>(e.place->at.lat());
        c.radius_km = static_cast<float>(e.place->radius_km);
      }
      const bool dated = has_time(whole) && (!e.relative || day_zero_ == time::DayZero::story);
      // Open starts stand where they are known.
      entries.push_back({whole.earliest ? c.earliest : c.latest, c.latest, at, dated});
    }
  }
  std::ranges::sort(entries, [](const Entry& a, const Entry& b) { return a.before(b); });
  const std::size_t n = entries.size();
  rows_.resize(n);
  table_.reserve(n);
  for (const Entry& entry : entries) {
    const Columns& c = columns[entry.at];
    rows_[entry.at] = static_cast<Row>(table_.size());
    table_.earliest.push_back(c.earliest);
    table_.latest.push_back(c.latest);
    table_.tightened.push_back(c.tightened ? 1 : 0);
    table_.part.push_back(c.part);
    table_.dated.push_back(entry.dated ? 1 : 0);
    table_.placed.push_back(c.placed ? 1 : 0);
    table_.type.push_back(c.type);
    table_.status.push_back(c.status);
    table_.lng.push_back(c.lng);
    table_.lat.push_back(c.lat);
    table_.radius_km.push_back(c.radius_km);
    table_.document.push_back(c.document);
    table_.event.push_back(c.event);
  }
  table_.disputed.resize(n);
  join_tellings();
}

EventTimes EventTable::times(Row row) const {
  EventTimes out;
  if (earliest[row] != kOpenStart) out.whole.earliest = time::Minute(earliest[row]);
  if (latest[row] != kOpenEnd) out.whole.latest = time::Minute(latest[row]);
  if (const std::uint32_t at = part[row]; at > 0) {
    out.start = parts[at - 1].start;
    out.end = parts[at - 1].end;
  }
  out.tightened = tightened[row] != 0;
  out.disputed = disputed[row] != 0;
  return out;
}

void EventTable::reserve(std::size_t n) {
  earliest.reserve(n);
  latest.reserve(n);
  tightened.reserve(n);
  part.reserve(n);
  dated.reserve(n);
  placed.reserve(n);
  type.reserve(n);
  status.reserve(n);
  lng.reserve(n);
  lat.reserve(n);
  radius_km.reserve(n);
  document.reserve(n);
  event.reserve(n);
}

/// Which rows tell one event, which of them stands for it, and which events are disputed.
void Snapshot::join_tellings() {
  const std::size_t n = table_.size();
  table_.occurrence.resize(n);
  table_.rank.resize(n);
  std::iota(table_.occurrence.begin(), table_.occurrence.end(), 0U);
  occurrences_ = n;
  if (conclusions_ == nullptr) return;
  const auto& all = conclusions_->chronology.occurrences().all();
  occurrences_ = all.size();
  for (std::uint32_t o = 0; o < all.size(); ++o) {
    for (const timeline::EventRef ref : all[o].tellings) table_.occurrence[row(ref)] = o;
    if (all[o].tellings.size() == 1) continue;
    std::uint32_t rank = 0;
    for (const Row told : tellings(row(all[o].tellings.front()))) table_.rank[told] = rank++;
  }
  const auto dispute = [this](timeline::EventRef ref) {
    for (const Row told : tellings(row(ref))) table_.disputed[told] = 1;
  };
  for (const timeline::Contradiction& c : conclusions_->contradictions) {
    for (const timeline::Said& said : c.said) {
      dispute(said.first);
      if (said.second) dispute(*said.second);
    }
  }
}

std::vector<Row> Snapshot::tellings(Row row) const {
  if (conclusions_ == nullptr) return {row};
  std::vector<Row> out;
  const auto& occurrences = conclusions_->chronology.occurrences();
  for (const timeline::EventRef ref : occurrences.all()[table_.occurrence[row]].tellings) {
    out.push_back(this->row(ref));
  }
  std::ranges::stable_sort(out, {}, [this](Row told) {
    return (table_.dated[told] == 0 ? 1 : 0) + (table_.placed[told] == 0 ? 1 : 0);
  });
  return out;
}

std::size_t Snapshot::stories_telling(Row row) const {
  if (conclusions_ == nullptr) return 1;
  const auto& occurrences = conclusions_->chronology.occurrences();
  return timeline::stories_telling(occurrences.all()[table_.occurrence[row]]);
}

std::shared_ptr<const Conclusions> Snapshot::conclude_all(const base::StopCheck& stop) const {
  return conclusions_ != nullptr && conclusions_->chronology.joins() == joins_
             ? conclude_anew(*conclusions_, documents_, statements_, day_zero_, stop)
             : conclude(documents_, statements_, joins_, day_zero_, stop);
}

Snapshot Snapshot::concluded() const {
  return Snapshot(documents_, revision_, conclude_all({}), statements_, joins_);
}

std::optional<Snapshot> Snapshot::concluded(const base::StopCheck& stop) const {
  auto conclusions = conclude_all(stop);
  if (conclusions == nullptr) return std::nullopt;
  return Snapshot(documents_, revision_, std::move(conclusions), statements_, joins_);
}

Snapshot Snapshot::stating(std::vector<timeline::UserStatement> statements, timeline::Joins joins,
                           std::uint64_t revision) const {
  Snapshot out = *this;
  out.statements_ = std::move(statements);
  out.joins_ = std::move(joins);
  out.revision_ = revision;
  return out;
}

const event::Event& Snapshot::event(Row row) const {
  return document_of(row).events[table_.event[row]];
}

const event::Document& Snapshot::document_of(Row row) const {
  return *documents_[table_.document[row]];
}

std::optional<Row> Snapshot::find(std::string_view id) const {
  std::call_once(by_id_->made, [this] {
    by_id_->rows.reserve(table_.size());
    for (Row row = 0; row < table_.size(); ++row) {
      by_id_->rows.emplace_back(base::fnv1a(event(row).id), row);
    }
    std::ranges::sort(by_id_->rows);
  });
  const auto& rows = by_id_->rows;
  const std::uint64_t sum = base::fnv1a(id);
  for (auto it = std::ranges::lower_bound(rows, std::pair(sum, Row{0}));
       it != rows.end() && it->first == sum; ++it) {
    if (event(it->second).id == id) return it->second;
  }
  return std::nullopt;
}

std::vector<Row> Snapshot::told_in(std::uint32_t document, std::uint32_t sentence) const {
  std::vector<Row> out;
  for (Row row = 0; row < table_.size(); ++row) {
    if (table_.document[row] != document) continue;
    if (std::ranges::any_of(event(row).mentions,
                            [&](const event::EventMention& m) { return m.sentence == sentence; }))
      out.push_back(row);
  }
  return out;
}

std::optional<std::pair<time::Minute, time::Minute>> Snapshot::extent() const {
  std::int64_t first = kOpenEnd;
  std::int64_t last = kOpenStart;
  for (std::size_t i = 0; i < table_.size(); ++i) {
    if (table_.dated[i] == 0) continue;
    for (const std::int64_t t : {table_.earliest[i], table_.latest[i]}) {
      if (t == kOpenStart || t == kOpenEnd) continue;
      first = std::min(first, t);
      last = std::max(last, t);
    }
  }
  if (first > last) return std::nullopt;
  return std::pair(time::Minute(first), time::Minute(last));
}

}  // namespace dateline::store
