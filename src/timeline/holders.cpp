#include "timeline/holders.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace dateline::timeline {

using event::EventType;
using event::Status;
using time::Minute;
using Kind = HoldEvidence::Kind;

namespace {

/// A fight whose day is less sure than this does not make all those days contested.
constexpr std::int64_t kSharp = std::int64_t{3} * 1440;

/// One thing that is told of a place.
struct HoldClaim {
  HoldEvidence evidence;
  std::string holder_id;
  std::string holder;
  bool sure = true;
  bool part = false;  ///< of a part of the place only
  Minute earliest;
  Minute latest;
  Minute told;  ///< the end of the day of the story
};

bool surely_before(const HoldClaim& a, const HoldClaim& b) { return a.latest < b.earliest; }

/// What is known of one place at single moments.
class Place {
 public:
  void add(HoldClaim claim) { claims_.push_back(std::move(claim)); }

  std::vector<HoldSpan> spans(const base::StopCheck& stop) const {
    std::set<Minute> changes;
    for (const HoldClaim& c : claims_) {
      changes.insert({c.earliest, c.latest + 1, c.told + 1});
      changes.insert(std::max(c.latest, c.told) + Holders::kStaleMinutes + 1);
    }
    std::vector<HoldSpan> out{HoldSpan{}};
    for (const Minute from : changes) {
      if (stop.stopped()) break;
      HoldSpan span = at(from);
      span.from = from;
      HoldSpan& last = out.back();
      if (last.how == span.how && last.holders == span.holders) {
        for (const HoldEvidence& e : span.because) {
          if (std::ranges::find(last.because, e) == last.because.end()) last.because.push_back(e);
        }
        continue;
      }
      last.to = from - 1;
      out.push_back(std::move(span));
    }
    return out;
  }

 private:
  static bool gives(const HoldClaim& c) {
    return c.evidence.kind == Kind::took || c.evidence.kind == Kind::held;
  }

  /// Whether something that is over by `when` came surely after `c` and ended it.
  bool ended(const HoldClaim& c, Minute when) const {
    return std::ranges::any_of(claims_, [&](const HoldClaim& d) {
      if (d.latest >= when || !surely_before(c, d)) return false;
      if (d.evidence.kind == Kind::left) return d.holder_id == c.holder_id;
      return gives(d) && !d.part && d.holder_id != c.holder_id;
    });
  }

  /// Whether the holder of `c` is told again later, and nothing between can have changed it.
  bool told_again(const HoldClaim& c, Minute when) const {
    return std::ranges::any_of(claims_, [&](const HoldClaim& again) {
      if (!gives(again) || !again.sure || again.holder_id != c.holder_id || again.earliest < when)
        return false;
      return std::ranges::none_of(claims_, [&](const HoldClaim& d) {
        const bool changes = d.evidence.kind == Kind::left ||
                             (d.evidence.kind == Kind::took && &d != &c && &d != &again);
        return changes && d.latest >= c.earliest && d.earliest <= again.latest;
      });
    });
  }

  HoldSpan at(Minute when) const {
    HoldSpan out;
    std::map<std::string, std::string> holders;  // name by id
    bool part = false;
    bool sure = false;
    const auto take = [&](const HoldClaim& c) {
      holders.try_emplace(c.holder_id, c.holder);
      out.because.push_back(c.evidence);
    };
    for (const HoldClaim& c : claims_) {
      const bool over = c.latest < when;
      const bool held_now = c.evidence.kind == Kind::held && c.earliest <= when && !over;
      if (!gives(c) || (!over && !held_now) || ended(c, when)) continue;
      if (std::max(c.latest, c.told) + Holders::kStaleMinutes < when) continue;
      take(c);
      part = part || c.part;
      sure = sure || (c.sure && (when <= c.told || told_again(c, when)));
    }
    bool contested = holders.size() > 1 || (part && !holders.empty());
    for (const HoldClaim& c : claims_) {
      const bool now = c.earliest <= when && when <= c.latest;
      if (c.evidence.kind == Kind::took && now && !holders.contains(c.holder_id)) {
        take(c);
        contested = true;
      }
    }
    for (const HoldClaim& c : claims_) {
      const bool now = c.earliest <= when && when <= c.latest;
      if (c.evidence.kind == Kind::fought && now && !holders.empty()) {
        out.because.push_back(c.evidence);
        contested = true;
      }
    }
    std::vector<std::pair<std::string, std::string>> named;
    for (const auto& [id, holder] : holders) named.emplace_back(holder, id);
    std::ranges::sort(named);
    for (auto& [holder, id] : named) {
      out.holders.push_back(holder);
      out.holder_ids.push_back(id);
    }
    if (!holders.empty()) {
      out.how = contested ? Hold::contested : sure ? Hold::surely : Hold::probably;
    }
    return out;
  }

  std::vector<HoldClaim> claims_;
};

struct Collected {
  PlaceHistory history;
  Place place;
};

bool told_as_fact(Status s) {
  return s == Status::happened || s == Status::ongoing || s == Status::reported;
}

std::optional<Kind> kind_of(const event::Event& e) {
  switch (e.type) {
    case EventType::capture:
      return Kind::took;
    case EventType::withdrawal:
      return Kind::left;
    case EventType::clash:
    case EventType::siege:
      return Kind::fought;
    default:
      return std::nullopt;
  }
}

}  // namespace

std::string_view name(Hold hold) {
  switch (hold) {
    case Hold::surely:
      return "surely";
    case Hold::probably:
      return "probably";
    case Hold::contested:
      return "contested";
    case Hold::unknown:
      return "unknown";
  }
  return "";
}

Holders::Holders(std::span<const std::shared_ptr<const event::Document>> documents,
                 time::DayZero zero, const Chronology* chronology, const base::StopCheck& stop) {
  std::map<std::string, Collected, std::less<>> places;
  const auto add = [&](const event::EventPlace& where, HoldClaim claim) {
    Collected& c = places[where.key];
    if (c.history.key.empty()) {
      c.history.key = where.key;
      c.history.name = where.name;
      c.history.at = where.at;
    }
    c.place.add(std::move(claim));
  };
  for (std::uint32_t d = 0; d < documents.size(); ++d) {
    if (stop.stopped()) return;
    const event::Document& document = *documents[d];
    if (!document.date != (zero != time::DayZero::calendar)) continue;
    const Minute told = Minute::end_of(document.reference().day());
    std::vector<Chronology::Known> known;
    if (chronology != nullptr) known = chronology->known(d);
    for (std::uint32_t i = 0; i < document.events.size(); ++i) {
      const event::Event& e = document.events[i];
      const auto kind = kind_of(e);
      time::Bounds when = e.bounds;
      if (!known.empty() && known[i].tightened) {
        when = {known[i].bounds.start.earliest, known[i].bounds.end.latest};
      }
      if (!kind || !e.place || !told_as_fact(e.status) || when.open()) continue;
      // Who took or left it must be told; a fight needs no more than its day.
      if (*kind != Kind::fought && e.actor_id.empty()) continue;
      if (*kind == Kind::fought && *when.latest - *when.earliest > kSharp) continue;
      // "30 km north of Baghdad": no place that anyone holds, and not Baghdad.
      if (e.place->precision == event::Precision::relative) continue;
      HoldClaim c{{*kind, d, i}, e.actor_id,     e.actor,      e.status != Status::reported,
                  false,         *when.earliest, *when.latest, told};
      // An area that a person drew is a place by itself, and taken as a whole.
      c.part = !e.place->area.empty() && !e.is(event::ByHand::place);
      add(*e.place, std::move(c));
    }
    for (std::uint32_t i = 0; i < document.holdings.size(); ++i) {
      const event::Holding& h = document.holdings[i];
      if (!h.held.earliest || !h.held.latest) continue;
      add(h.place, {{Kind::held, d, i},
                    h.holder_id,
                    h.holder,
                    h.sure,
                    false,
                    *h.held.earliest,
                    *h.held.latest,
                    told});
    }
  }
  for (auto& [key, c] : places) {
    if (stop.stopped()) return;
    c.history.spans = c.place.spans(stop);
    const bool known = std::ranges::any_of(
        c.history.spans, [](const HoldSpan& s) { return s.how != Hold::unknown; });
    if (known) places_.push_back(std::move(c.history));
  }
}

const PlaceHistory* Holders::find(std::string_view key) const {
  const auto at = std::ranges::lower_bound(places_, key, {}, &PlaceHistory::key);
  return at != places_.end() && at->key == key ? &*at : nullptr;
}

const HoldSpan* Holders::at(std::string_view key, time::Minute when) const {
  const PlaceHistory* place = find(key);
  if (place == nullptr) return nullptr;
  const auto behind = std::ranges::upper_bound(
      place->spans, when, {}, [](const HoldSpan& s) { return s.from.value_or(Minute(INT64_MIN)); });
  return &*std::prev(behind);
}

}  // namespace dateline::timeline
