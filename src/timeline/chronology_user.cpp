// What users say beside the stories.
#include <algorithm>
#include <set>
#include <unordered_set>
#include <utility>

#include "timeline/chronology.hpp"
#include "timeline/network_ids.hpp"
#include "timeline/telling.hpp"

namespace dateline::timeline {
namespace {

using ids::event_id;

constexpr std::int64_t kDay = 1440;
/// A statement of the network holds a thousand constraints, a time of one telling takes four. What
/// is told more often than this follows by sameness, which gives way to what is told.
constexpr std::size_t kMostTellings = 240;

/// Whole days, as stories count them: "a day after" does not count hours.
Gap minutes_of(const GivenOrder& order) {
  Gap gap{0, std::nullopt};
  if (order.at_least_days) {
    gap.at_least = std::max<std::int64_t>(0, *order.at_least_days * kDay - (kDay - 1));
  }
  if (order.at_most_days) gap.at_most = *order.at_most_days * kDay + (kDay - 1);
  return gap;
}

Statement statement_of(const GivenOrder& order, Standing by, EventId event, EventId other) {
  switch (order.kind) {
    case GivenOrder::Kind::before:
      return Statement::before(by, event, other, minutes_of(order));
    case GivenOrder::Kind::after:
      return Statement::after(by, event, other, minutes_of(order));
    case GivenOrder::Kind::during:
      return Statement::during(by, event, other);
    case GivenOrder::Kind::overlaps:
      return Statement::overlaps(by, event, other);
    case GivenOrder::Kind::same_time:
      break;
  }
  return Statement::same_time(by, event, other);
}

void add_time(Statement& to, EventId event, const GivenTime& given, SharedTime shared) {
  const auto add = [&](const Statement& more) {
    to.constraints.insert(to.constraints.end(), more.constraints.begin(), more.constraints.end());
  };
  if (given.of != GivenTime::Of::ends) {
    add(Statement::start_within(to.standing, event, given.bounds));
  }
  if (given.of != GivenTime::Of::begins && shared == SharedTime::whole) {
    add(Statement::end_within(to.standing, event, given.bounds));
  }
}

/// The tellings of one event that users gave times.
struct Timed {
  EventRef first;  ///< was given one before the others
  std::set<EventRef> all;
};

/// The same time for the other tellings of an event, but for those that were given their own.
void add_time_of_tellings(Statement& to, const GivenTime& given, Documents documents,
                          std::span<const EventRef> tellings, EventRef event, const Timed& timed) {
  // The others go by one of several: by all of them, each of which may be right, they could not.
  if (timed.first != event) return;
  const auto event_at = [&](EventRef r) -> const event::Event& {
    return documents[r.document]->events[r.event];
  };
  std::size_t added = 0;
  for (const EventRef t : tellings) {
    if (timed.all.contains(t) || added == kMostTellings) continue;
    const SharedTime shared = shared_time(event_at(event), event_at(t));
    if (shared == SharedTime::none) continue;
    add_time(to, event_id(t), given, shared);
    ++added;
  }
}

}  // namespace

void Chronology::set_user_statements(std::span<const UserStatement> statements,
                                     const base::StopCheck& stop) {
  network_.gather();
  for (const std::uint32_t s : stated_) (void)network_.remove(ids::user_id(s));
  user_.assign(statements.begin(), statements.end());
  add_user_statements();
  network_.settle(stop);
}

void Chronology::add_user_statements() {
  spoken_of_.clear();
  stated_.clear();
  if (user_.empty()) return;
  std::unordered_set<std::string_view> wanted;
  for (const UserStatement& s : user_) {
    wanted.insert(s.event);
    if (s.order() != nullptr) wanted.insert(s.order()->other);
  }
  for (std::uint32_t d = 0; d < documents_.size(); ++d) {
    const auto& events = documents_[d]->events;
    for (std::uint32_t i = 0; i < events.size(); ++i) {
      if (wanted.contains(events[i].id)) spoken_of_.emplace(events[i].id, EventRef{d, i});
    }
  }
  const auto find = [&](const std::string& id) -> std::optional<EventRef> {
    const auto it = spoken_of_.find(id);
    return it == spoken_of_.end() ? std::nullopt : std::optional(it->second);
  };
  std::map<std::uint32_t, Timed> timed;  // by occurrence
  for (const UserStatement& s : user_) {
    const auto event = find(s.event);
    if (!event || s.time() == nullptr) continue;
    timed.try_emplace(occurrences_.of(*event), Timed{*event, {}}).first->second.all.insert(*event);
  }
  for (std::uint32_t i = 0; i < user_.size(); ++i) {
    const auto event = find(user_[i].event);
    if (!event) continue;
    const Standing by{Rank::user, i, ids::user_id(i)};
    Statement statement{by, {}};
    if (const GivenOrder* order = user_[i].order()) {
      const auto other = find(order->other);
      if (!other) continue;
      statement = statement_of(*order, by, event_id(*event), event_id(*other));
    } else {
      const GivenTime& given = *user_[i].time();
      const std::uint32_t occurrence = occurrences_.of(*event);
      add_time(statement, event_id(*event), given, SharedTime::whole);
      add_time_of_tellings(statement, given, documents_, occurrences_.all()[occurrence].tellings,
                           *event, timed.at(occurrence));
    }
    if (network_.add(statement)) stated_.push_back(i);
  }
}

Outcome Chronology::outcome(std::size_t statement) const {
  const auto s = static_cast<std::uint32_t>(statement);
  if (!std::ranges::binary_search(stated_, s)) return Outcome::no_event;
  return network_.accepted(ids::user_id(s)) ? Outcome::holds : Outcome::set_aside;
}

Said Chronology::user_said(std::uint32_t statement) const {
  const UserStatement& user = user_[statement];
  Said out;
  out.kind = Said::Kind::user;
  out.statement = statement;
  out.first = spoken_of_.find(user.event)->second;
  if (user.order() != nullptr) out.second = spoken_of_.find(user.order()->other)->second;
  const auto& mentions = event_at(out.first).mentions;
  if (!mentions.empty()) {
    out.sentence = mentions.front().sentence;
    out.words = mentions.front().span;
  }
  return out;
}

}  // namespace dateline::timeline
