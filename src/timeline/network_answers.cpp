// What a network answers; all of it is reading.
#include <algorithm>
#include <optional>
#include <utility>

#include "timeline/network.hpp"
#include "timeline/paths.hpp"

namespace dateline::timeline {
namespace {

time::Bounds bounds_at(const Acceptance& network, PointIndex point) {
  time::Bounds out;
  const DistanceField& earliest = network.to_calendar();
  if (earliest.reached(point)) out.earliest = time::Minute(-earliest.at(point));
  if (network.latest().reached(point)) out.latest = time::Minute(network.latest().at(point));
  return out;
}

Chain chain_of(const ConstraintGraph& graph, const std::vector<Hop>& way) {
  Chain chain;
  for (const Hop& hop : way) {
    Link link{{graph.point(hop.from), graph.point(hop.to), 0}, std::nullopt};
    if (hop.edge != kOwnEdge) {
      const auto& edge = graph.edge(hop.edge);
      link.constraint.at_most = edge.at_most();
      link.by = graph.held(edge.statement).id;
    }
    chain.push_back(link);
  }
  return chain;
}

Chain chain_to_calendar(const Acceptance& network, PointIndex point, bool latest) {
  const Direction direction = latest ? Direction::forward : Direction::backward;
  const DistanceField& field = latest ? network.latest() : network.to_calendar();
  if (!field.reached(point)) return {};
  auto way = Paths::way_from_calendar(network, point, direction);
  return chain_of(network.graph(), latest ? way : turned(std::move(way)));
}

/// Why `to` is never after `from`; nothing if it may be.
std::optional<Chain> never_after(const Acceptance& network, PointIndex from, PointIndex to) {
  const Paths paths(network, from, Direction::forward, to, 0);
  const auto minutes = paths.to(to);
  if (!minutes || *minutes > 0) return std::nullopt;
  return chain_of(network.graph(), paths.way_to(to));
}

}  // namespace

std::vector<StatementId> statements(const Chain& chain) {
  std::vector<StatementId> out;
  for (const Link& link : chain) {
    if (link.by && std::ranges::find(out, *link.by) == out.end()) out.push_back(*link.by);
  }
  return out;
}

std::vector<StatementId> Network::statements_about(EventId event) const {
  const ConstraintGraph& graph = acceptance_.graph();
  std::vector<StatementId> out;
  const auto start = graph.find(Point::start(event));
  if (!start) return out;
  for (EdgeIndex e = 0; e < graph.edges(); ++e) {
    const auto& edge = graph.edge(e);
    if (edge.statement == kNoEdge) continue;
    if (edge.from / 2 == *start / 2 || edge.to / 2 == *start / 2) {
      out.push_back(graph.held(edge.statement).id);
    }
  }
  std::ranges::sort(out);
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

EventBounds Network::bounds(EventId event) const {
  const auto start = acceptance_.graph().find(Point::start(event));
  if (!start) return {};
  return {bounds_at(acceptance_, *start), bounds_at(acceptance_, *start + 1)};
}

time::Bounds Network::bounds(OriginId origin) const {
  const auto point = acceptance_.graph().find(Point::origin(origin));
  return point ? bounds_at(acceptance_, *point) : time::Bounds{};
}

std::vector<EventBounds> Network::bounds(std::span<const EventId> events, OriginId origin) const {
  std::vector<EventBounds> out(events.size());
  const auto day = acceptance_.graph().find(Point::origin(origin));
  if (!day) return out;
  const Paths later(acceptance_, *day, Direction::forward);
  const Paths earlier(acceptance_, *day, Direction::backward);
  const auto at = [&](PointIndex point) {
    time::Bounds b;
    if (const auto minutes = earlier.to(point)) b.earliest = time::Minute(-*minutes);
    if (const auto minutes = later.to(point)) b.latest = time::Minute(*minutes);
    return b;
  };
  for (std::size_t i = 0; i < events.size(); ++i) {
    const auto start = acceptance_.graph().find(Point::start(events[i]));
    if (start) out[i] = {at(*start), at(*start + 1)};
  }
  return out;
}

Chain Network::why(EventId event, Side side) const {
  const bool start = side == Side::earliest_start || side == Side::latest_start;
  const bool latest = side == Side::latest_start || side == Side::latest_end;
  const auto point = acceptance_.graph().find(start ? Point::start(event) : Point::end(event));
  return point ? chain_to_calendar(acceptance_, *point, latest) : Chain{};
}

Chain Network::why(OriginId origin, bool latest) const {
  const auto point = acceptance_.graph().find(Point::origin(origin));
  return point ? chain_to_calendar(acceptance_, *point, latest) : Chain{};
}

Ordering Network::relation(EventId a, EventId b) const {
  const auto start_a = acceptance_.graph().find(Point::start(a));
  const auto start_b = acceptance_.graph().find(Point::start(b));
  if (!start_a || !start_b) return {};
  const PointIndex end_a = *start_a + 1;
  const PointIndex end_b = *start_b + 1;
  auto before = never_after(acceptance_, *start_b, end_a);
  auto after = never_after(acceptance_, *start_a, end_b);
  if (before && !after) return {Relation::before, {*std::move(before)}};
  if (after && !before) return {Relation::after, {*std::move(after)}};
  auto a_reaches_b = never_after(acceptance_, end_a, *start_b);
  if (!a_reaches_b) return {};
  auto b_reaches_a = never_after(acceptance_, end_b, *start_a);
  if (!b_reaches_a) return {};
  return {Relation::overlaps, {*std::move(a_reaches_b), *std::move(b_reaches_a)}};
}

Gap Network::distance(Point from, Point to) const {
  const auto first = acceptance_.graph().find(from);
  const auto last = acceptance_.graph().find(to);
  if (!first || !last) return {};
  constexpr std::int64_t kAny = DistanceField::kHorizon / 2;
  Gap gap;
  gap.at_most = Paths(acceptance_, *first, Direction::forward, *last, kAny).to(*last);
  const auto back = Paths(acceptance_, *last, Direction::forward, *first, kAny).to(*first);
  if (back) gap.at_least = -*back;
  return gap;
}

bool Network::accepted(StatementId statement) const {
  const auto index = acceptance_.graph().find(statement);
  return index && acceptance_.graph().held(*index).state == ConstraintGraph::State::accepted;
}

std::vector<StatementId> Network::set_aside() const {
  std::vector<StatementId> out;
  for (const StatementIndex aside : acceptance_.set_aside()) {
    out.push_back(acceptance_.graph().held(aside).id);
  }
  return out;
}

std::optional<Conflict> Network::conflict(StatementId set_aside) const {
  const auto index = acceptance_.graph().find(set_aside);
  if (!index || accepted(set_aside)) return std::nullopt;
  Conflict conflict{set_aside, {}};
  for (const StatementIndex s : acceptance_.conflict(*index)) {
    conflict.statements.push_back(acceptance_.graph().held(s).id);
  }
  return conflict;
}

std::vector<Conflict> Network::conflicts() const {
  std::vector<Conflict> out;
  for (const StatementId aside : set_aside()) out.push_back(*conflict(aside));
  return out;
}

}  // namespace dateline::timeline
