#include "timeline/constraint_graph.hpp"

namespace dateline::timeline {
namespace {

/// The next free index of a table: one given back, or a new one at its end.
template <class Table>
std::uint32_t take(Table& table, std::vector<std::uint32_t>& free) {
  if (free.empty()) {
    table.emplace_back();
    return static_cast<std::uint32_t>(table.size() - 1);
  }
  const std::uint32_t index = free.back();
  free.pop_back();
  return index;
}

constexpr std::array<Direction, 2> kBothWays{Direction::forward, Direction::backward};

}  // namespace

ConstraintGraph::ConstraintGraph() { add_origin(kCalendar); }

void ConstraintGraph::add_pair(Point::Kind kind, std::uint64_t id) {
  const std::uint32_t pair = take(pairs_, free_pairs_);
  const bool event = kind != Point::Kind::origin;
  pairs_[pair] = {id, 0, event};
  heads_.resize(points(), {kNoEdge, kNoEdge});
  (event ? events_ : origins_)[id] = pair;
}

void ConstraintGraph::remove(Point point) {
  const PointIndex index = *find(point);
  (is_event(index) ? events_ : origins_).erase(point.id);
  pairs_[index / 2] = {};
  free_pairs_.push_back(index / 2);
}

std::optional<PointIndex> ConstraintGraph::find(Point point) const {
  const bool event = point.kind != Point::Kind::origin;
  const std::uint32_t* pair = (event ? events_ : origins_).find(point.id);
  if (pair == nullptr) return std::nullopt;
  return *pair * 2 + (point.kind == Point::Kind::end ? 1U : 0U);
}

Point ConstraintGraph::point(PointIndex index) const {
  const Pair& pair = pairs_[index / 2];
  if (!pair.is_event) return {Point::Kind::origin, pair.id};
  return {(index & 1U) != 0 ? Point::Kind::end : Point::Kind::start, pair.id};
}

std::optional<StatementIndex> ConstraintGraph::find(StatementId id) const {
  const StatementIndex* index = statements_.find(static_cast<std::uint64_t>(id));
  return index == nullptr ? std::nullopt : std::optional(*index);
}

StatementIndex ConstraintGraph::add(const Statement& statement) {
  const StatementIndex index = take(held_, free_held_);
  const Standing& by = statement.standing;
  held_[index] = {by.id, by.order, kNoEdge, by.rank, State::pending};
  statements_[static_cast<std::uint64_t>(by.id)] = index;
  // Last first, so that the list comes out in the order given.
  for (std::size_t i = statement.constraints.size(); i-- > 0;) {
    const Constraint& c = statement.constraints[i];
    const EdgeIndex e = take(edges_, free_edges_);
    Edge& edge = edges_[e];
    edge.from = *find(c.from);
    edge.to = *find(c.to);
    edge.packed = c.at_most * 1024 + static_cast<std::int64_t>(i);
    edge.statement = index;
    edge.next_of_statement = held_[index].first_edge;
    held_[index].first_edge = e;
    ++pairs_[edge.from / 2].uses;
    ++pairs_[edge.to / 2].uses;
  }
  return index;
}

void ConstraintGraph::withdraw(StatementIndex statement) {
  edges_of(statement, [&](EdgeIndex e) {
    --pairs_[edges_[e].from / 2].uses;
    --pairs_[edges_[e].to / 2].uses;
  });
  statements_.erase(static_cast<std::uint64_t>(held_[statement].id));
}

void ConstraintGraph::release(StatementIndex statement) {
  edges_of(statement, [&](EdgeIndex e) {
    edges_[e].statement = kNoEdge;
    free_edges_.push_back(e);
  });
  held_[statement] = {};
  free_held_.push_back(statement);
}

void ConstraintGraph::link(StatementIndex statement) {
  held_[statement].state = State::accepted;
  edges_of(statement, [&](EdgeIndex e) {
    for (const Direction d : kBothWays) {
      const PointIndex at = near_end(e, d);
      if (at == kCalendarPoint) continue;
      EdgeIndex& head = heads_[at][static_cast<std::size_t>(d)];
      edges_[e].next[static_cast<std::size_t>(d)] = head;
      head = e;
    }
  });
}

void ConstraintGraph::unlink(StatementIndex statement, State now) {
  held_[statement].state = now;
  edges_of(statement, [&](EdgeIndex e) {
    for (const Direction d : kBothWays) {
      const auto side = static_cast<std::size_t>(d);
      const PointIndex at = near_end(e, d);
      if (at == kCalendarPoint) continue;
      EdgeIndex* link = &heads_[at][side];
      while (*link != e) link = &edges_[*link].next[side];
      *link = edges_[e].next[side];
      edges_[e].next[side] = kNoEdge;
    }
  });
}

}  // namespace dateline::timeline
