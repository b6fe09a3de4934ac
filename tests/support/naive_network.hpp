#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "timeline/network.hpp"

namespace dateline::support {

/// What timeline::Network answers, worked out the long way: distances between all points by Floyd
/// and Warshall's algorithm, statements tried one by one from the strongest. For small networks.
class NaiveNetwork {
 public:
  using Matrix = std::vector<std::vector<std::optional<std::int64_t>>>;

  std::set<timeline::EventId> events;
  std::set<timeline::OriginId> origins{timeline::kCalendar};
  std::map<timeline::StatementId, timeline::Statement> statements;

  /// Works out which statements hold and how far points are from each other.
  void solve() {
    points_.clear();
    for (const auto origin : origins) number(timeline::Point::origin(origin));
    for (const auto event : events) {
      number(timeline::Point::start(event));
      number(timeline::Point::end(event));
    }
    std::vector<timeline::Statement> order;
    for (const auto& [id, statement] : statements) order.push_back(statement);
    std::ranges::sort(order, {}, &timeline::Statement::standing);
    accepted.clear();
    std::vector<timeline::StatementId> taken;
    for (const auto& statement : order) {
      taken.push_back(statement.standing.id);
      if (consistent(taken)) {
        accepted.insert(statement.standing.id);
      } else {
        taken.pop_back();
      }
    }
    distances = *solve(taken);
  }

  std::set<timeline::StatementId> accepted;
  Matrix distances;

  [[nodiscard]] bool consistent(const std::vector<timeline::StatementId>& ids) const {
    return solve(ids).has_value();
  }
  [[nodiscard]] std::optional<std::int64_t> distance(timeline::Point from,
                                                     timeline::Point to) const {
    return distances[points_.at(from)][points_.at(to)];
  }
  [[nodiscard]] time::Bounds bounds(timeline::Point point, timeline::OriginId origin) const {
    time::Bounds out;
    const auto day = timeline::Point::origin(origin);
    if (const auto minutes = distance(point, day)) out.earliest = time::Minute(-*minutes);
    if (const auto minutes = distance(day, point)) out.latest = time::Minute(*minutes);
    return out;
  }
  [[nodiscard]] timeline::EventBounds bounds(timeline::EventId event,
                                             timeline::OriginId origin) const {
    return {bounds(timeline::Point::start(event), origin),
            bounds(timeline::Point::end(event), origin)};
  }
  [[nodiscard]] bool never_after(timeline::Point from, timeline::Point to) const {
    const auto minutes = distance(from, to);
    return minutes && *minutes <= 0;
  }
  [[nodiscard]] timeline::Relation relation(timeline::EventId a, timeline::EventId b) const {
    using timeline::Point;
    const bool before = never_after(Point::start(b), Point::end(a));
    const bool after = never_after(Point::start(a), Point::end(b));
    if (before != after) return before ? timeline::Relation::before : timeline::Relation::after;
    const bool overlaps =
        never_after(Point::end(a), Point::start(b)) && never_after(Point::end(b), Point::start(a));
    return overlaps ? timeline::Relation::overlaps : timeline::Relation::unknown;
  }

 private:
  void number(timeline::Point point) {
    const std::size_t next = points_.size();
    points_[point] = next;
  }

  /// Nothing where the statements contradict each other.
  [[nodiscard]] std::optional<Matrix> solve(const std::vector<timeline::StatementId>& ids) const {
    const std::size_t n = points_.size();
    Matrix d(n, std::vector<std::optional<std::int64_t>>(n));
    const auto shorten = [&](std::size_t i, std::size_t j, std::int64_t minutes) {
      if (!d[i][j] || *d[i][j] > minutes) d[i][j] = minutes;
    };
    for (std::size_t i = 0; i < n; ++i) shorten(i, i, 0);
    for (const auto event : events) {
      shorten(points_.at(timeline::Point::end(event)), points_.at(timeline::Point::start(event)),
              0);
    }
    for (const auto id : ids) {
      for (const auto& c : statements.at(id).constraints) {
        shorten(points_.at(c.from), points_.at(c.to), c.at_most);
      }
    }
    for (std::size_t k = 0; k < n; ++k) {
      for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; ++j) {
          if (d[i][k] && d[k][j]) shorten(i, j, *d[i][k] + *d[k][j]);
        }
      }
    }
    for (std::size_t i = 0; i < n; ++i) {
      if (*d[i][i] < 0) return std::nullopt;
    }
    return d;
  }

  std::map<timeline::Point, std::size_t> points_;
};

/// The first promise that the network breaks, by the long way; nullptr if it keeps them all.
/// `naive` holds the same events, origins and statements, and is solved.
[[nodiscard]] inline const char* broken_promise(const timeline::Network& network,
                                                const NaiveNetwork& naive) {
  using namespace timeline;
  const auto sum_fits = [&](const Chain& chain, Point from, Point to, std::int64_t minutes) {
    Point at = from;
    std::int64_t sum = 0;
    for (const Link& link : chain) {
      if (link.constraint.from != at) return false;
      at = link.constraint.to;
      sum += link.constraint.at_most;
      if (!link.by) {
        if (link.constraint.from.kind != Point::Kind::end || at.kind != Point::Kind::start ||
            link.constraint.from.id != at.id || link.constraint.at_most != 0) {
          return false;
        }
      } else {
        const auto& said = naive.statements.at(*link.by).constraints;
        if (!naive.accepted.contains(*link.by)) return false;
        if (std::ranges::find(said, link.constraint) == said.end()) return false;
      }
    }
    return at == to && sum == minutes;
  };
  const auto chain_fits = [&](const Chain& chain, Point from, Point to) {
    const auto minutes = naive.distance(from, to);
    return minutes ? sum_fits(chain, from, to, *minutes) : chain.empty();
  };
  const Point calendar = Point::origin(kCalendar);

  std::vector<StatementId> aside;
  for (const auto& [id, statement] : naive.statements) {
    if (network.accepted(id) != naive.accepted.contains(id)) {
      return "the statements that hold are taken from the strongest down";
    }
    if (!network.accepted(id)) aside.push_back(id);
  }
  const std::vector<EventId> all(naive.events.begin(), naive.events.end());
  for (const OriginId origin : naive.origins) {
    const auto bounds = network.bounds(all, origin);
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (bounds[i] != naive.bounds(all[i], origin)) return "bounds on an origin are the tightest";
    }
    if (network.bounds(origin) != naive.bounds(Point::origin(origin), kCalendar)) {
      return "the bounds of an unknown day are the tightest";
    }
  }
  for (const EventId a : all) {
    const Point start = Point::start(a), end = Point::end(a);
    if (network.bounds(a) != naive.bounds(a, kCalendar)) return "bounds are the tightest";
    if (!chain_fits(network.why(a, Side::latest_start), calendar, start) ||
        !chain_fits(network.why(a, Side::latest_end), calendar, end) ||
        !chain_fits(network.why(a, Side::earliest_start), start, calendar) ||
        !chain_fits(network.why(a, Side::earliest_end), end, calendar)) {
      return "a bound is the sum of its chain";
    }
    for (const EventId b : all) {
      const auto [relation, proof] = network.relation(a, b);
      if (relation != naive.relation(a, b)) return "the relation is what is sure";
      const Point start_b = Point::start(b), end_b = Point::end(b);
      const bool proved =
          relation == Relation::unknown  ? proof.empty()
          : relation == Relation::before ? proof.size() == 1 && chain_fits(proof[0], start_b, end)
          : relation == Relation::after  ? proof.size() == 1 && chain_fits(proof[0], start, end_b)
                                        : proof.size() == 2 && chain_fits(proof[0], end, start_b) &&
                                              chain_fits(proof[1], end_b, start);
      if (!proved) return "a relation is proved by its chains";
      const Gap gap = network.distance(start, end_b);
      auto least = naive.distance(end_b, start);
      if (least) least = -*least;
      if (gap.at_most != naive.distance(start, end_b) || gap.at_least != least) {
        return "distances are the tightest";
      }
    }
  }
  const auto conflicts = network.conflicts();
  std::vector<StatementId> told;
  for (const Conflict& conflict : conflicts) {
    told.push_back(conflict.set_aside);
    if (naive.consistent(conflict.statements)) return "a conflict is a contradiction";
    for (std::size_t i = 0; i < conflict.statements.size(); ++i) {
      auto rest = conflict.statements;
      rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(i));
      if (!naive.consistent(rest)) return "a conflict is as small as can be";
      const auto id = conflict.statements[i];
      const auto& me = naive.statements.at(conflict.set_aside).standing;
      const bool stronger = naive.statements.at(id).standing.stronger_than(me);
      if (id != conflict.set_aside && !(stronger && naive.accepted.contains(id))) {
        return "what is set aside clashes with what is stronger and holds";
      }
    }
  }
  std::ranges::sort(told);
  if (told != aside) return "each statement set aside has its conflict";

  const auto order = network.telling_order();
  if (order.size() != all.size()) return "every event is told once";
  for (std::size_t i = 0; i < order.size(); ++i) {
    for (std::size_t j = i + 1; j < order.size(); ++j) {
      if (naive.relation(order[i], order[j]) == Relation::after) {
        return "nothing is told before what is surely before it";
      }
    }
  }
  return nullptr;
}

}  // namespace dateline::support
