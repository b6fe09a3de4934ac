#include "timeline/network.hpp"

#include <algorithm>
#include <limits>
#include <string>

#include <fmt/format.h>

#include "timeline/paths.hpp"

namespace dateline::timeline {
namespace {

using base::Error;
using base::ErrorCode;

constexpr std::size_t kMostConstraints = 1000;

std::string words(Point point) {
  switch (point.kind) {
    case Point::Kind::origin:
      return fmt::format("origin {}", point.id);
    case Point::Kind::start:
      return fmt::format("the start of event {}", point.id);
    case Point::Kind::end:
      break;
  }
  return fmt::format("the end of event {}", point.id);
}

Error error(ErrorCode code, std::string message, std::string cure = {}) {
  return {code, std::move(message), {}, std::move(cure)};
}

/// The table of ids keeps the last number for itself.
bool reserved(std::uint64_t id) { return id == std::numeric_limits<std::uint64_t>::max(); }

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

base::Result<void> Network::done() {
  if (!gathering_) acceptance_.settle();
  return {};
}

void Network::settle() {
  gathering_ = false;
  acceptance_.settle();
}

base::Result<void> Network::add_event(EventId event) {
  const auto id = static_cast<std::uint64_t>(event);
  if (has(event) || reserved(id)) {
    return error(ErrorCode::bad_value, fmt::format("there is an event {} already", id));
  }
  if (acceptance_.graph().full()) {
    return error(ErrorCode::too_large, fmt::format("more than {} events", kMostEvents));
  }
  acceptance_.add_event(event);
  return {};
}

base::Result<void> Network::add_origin(OriginId origin) {
  const auto id = static_cast<std::uint64_t>(origin);
  if (has(origin) || reserved(id)) {
    return error(ErrorCode::bad_value, fmt::format("there is an origin {} already", id));
  }
  if (acceptance_.graph().full()) {
    return error(ErrorCode::too_large, fmt::format("more than {} events", kMostEvents));
  }
  acceptance_.add_origin(origin);
  return {};
}

base::Result<void> Network::remove(Point point) {
  const auto index = acceptance_.graph().find(point);
  if (!index) return error(ErrorCode::not_found, fmt::format("{} is not there", words(point)));
  if (*index == kCalendarPoint) {
    return error(ErrorCode::bad_value, "the calendar cannot be taken out");
  }
  if (acceptance_.graph().used(*index)) {
    return error(ErrorCode::bad_value, fmt::format("statements speak of {}", words(point)),
                 "take them out first");
  }
  acceptance_.remove(point);
  return {};
}

base::Result<void> Network::check(const Statement& statement) const {
  const auto id = static_cast<std::uint64_t>(statement.standing.id);
  if (reserved(id) || statement.constraints.size() > kMostConstraints) {
    return error(ErrorCode::bad_value,
                 fmt::format("statement {} has a reserved id or too many constraints", id));
  }
  for (const Constraint& c : statement.constraints) {
    for (const Point& point : {c.from, c.to}) {
      if (!acceptance_.graph().find(point)) {
        return error(
            ErrorCode::not_found,
            fmt::format("statement {} speaks of {}, which is not there", id, words(point)));
      }
    }
    if (c.at_most > Statement::kMostMinutes || c.at_most < -Statement::kMostMinutes) {
      return error(ErrorCode::bad_value,
                   fmt::format("statement {} speaks of {} minutes", id, c.at_most),
                   fmt::format("give at most {}", Statement::kMostMinutes));
    }
  }
  return {};
}

base::Result<void> Network::add(const Statement& statement) {
  const StatementId id = statement.standing.id;
  if (has(id)) {
    return error(ErrorCode::bad_value,
                 fmt::format("there is a statement {} already", static_cast<std::uint64_t>(id)));
  }
  if (auto checked = check(statement); !checked) return checked;
  acceptance_.add(statement);
  return done();
}

base::Result<void> Network::remove(StatementId statement) {
  const auto index = acceptance_.graph().find(statement);
  if (!index) {
    return error(ErrorCode::not_found,
                 fmt::format("there is no statement {}", static_cast<std::uint64_t>(statement)));
  }
  acceptance_.remove(*index);
  return done();
}

base::Result<void> Network::replace(const Statement& statement) {
  const auto index = acceptance_.graph().find(statement.standing.id);
  if (!index) {
    return error(
        ErrorCode::not_found,
        fmt::format("there is no statement {}", static_cast<std::uint64_t>(statement.standing.id)));
  }
  if (auto checked = check(statement); !checked) return checked;
  acceptance_.remove(*index);
  acceptance_.add(statement);
  return done();
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

std::vector<Conflict> Network::conflicts() const {
  std::vector<Conflict> out;
  const auto id = [&](StatementIndex s) { return acceptance_.graph().held(s).id; };
  for (const StatementIndex aside : acceptance_.set_aside()) {
    Conflict conflict{id(aside), {}};
    for (const StatementIndex s : acceptance_.conflict(aside)) {
      conflict.statements.push_back(id(s));
    }
    out.push_back(std::move(conflict));
  }
  return out;
}

}  // namespace dateline::timeline
