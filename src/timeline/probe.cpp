#include "timeline/probe.hpp"

#include "timeline/chain.hpp"

namespace dateline::timeline {

std::int64_t Probe::now(PointIndex point) const {
  const Reached* reached = reached_.find(point);
  return reached == nullptr ? field_.at(point) : reached->now;
}

std::int64_t Probe::before(PointIndex point) const {
  const Reached* reached = reached_.find(point);
  if (reached == nullptr) return field_.at(point);
  return reached->pass == pass_ ? reached->before : reached->now;
}

EdgeIndex Probe::parent(PointIndex point) const {
  const Reached* reached = reached_.find(point);
  return reached == nullptr ? field_.parent(point) : reached->parent;
}

template <class Visit>
void Probe::edges_from(PointIndex point, Direction direction, Visit&& visit) const {
  if (point != kCalendarPoint) {
    graph_.edges_from(point, direction, [&](EdgeIndex e, PointIndex to, std::int64_t w) {
      if (passes(e)) visit(e, to, w);
    });
  } else {
    for (EdgeIndex e = 0; e < graph_.edges(); ++e) {
      if (!graph_.linked(e) || graph_.near_end(e, direction) != kCalendarPoint) continue;
      if (passes(e)) visit(e, graph_.far_end(e, direction), graph_.edge(e).at_most());
    }
  }
  for (const EdgeIndex e : added_) {
    if (graph_.near_end(e, direction) != point) continue;
    visit(e, graph_.far_end(e, direction), graph_.edge(e).at_most());
  }
}

void Probe::reach(PointIndex point, std::int64_t value, EdgeIndex parent) {
  Reached* reached = reached_.find(point);
  if (reached == nullptr) {
    reached = &reached_[point];
    reached->now = field_.at(point);
    points_.push_back(point);
  }
  if (reached->pass != pass_) reached->before = reached->now;
  reached->pass = pass_;
  reached->now = value;
  reached->parent = parent;
  queue_.emplace(value - reached->before, point);
}

bool Probe::add(EdgeIndex edge) {
  ++pass_;
  queue_ = {};
  const PointIndex near = graph_.near_end(edge, field_.direction());
  const PointIndex far = graph_.far_end(edge, field_.direction());
  const std::int64_t value = now(near) + graph_.edge(edge).at_most();
  // Without a limit the calendar's distance is exact: that it comes nearer is a negative cycle too.
  const auto closes = [&](PointIndex point) {
    return point == near || (!limit_ && point == kCalendarPoint);
  };
  bool closed = false;
  if (value < now(far)) {
    reach(far, value, edge);
    closed = closes(far);
  }
  while (!queue_.empty()) {
    const auto [gain, point] = queue_.top();
    // shortest_cycle() needs all that is as near as the end of the cycle; others need no more.
    if (closed && (!limit_ || gain > now(near) - before(near))) break;
    queue_.pop();
    if (gain != now(point) - before(point)) continue;  // came nearer still since
    if (closed && point == near) continue;
    const std::int64_t from = now(point);
    edges_from(point, field_.direction(), [&](EdgeIndex e, PointIndex to, std::int64_t w) {
      if (from + w >= now(to)) return;
      reach(to, from + w, e);
      closed = closed || closes(to);
    });
  }
  if (closed) {
    added_.push_back(edge);
    return false;
  }
  added_.push_back(edge);
  return true;
}

bool Probe::add_all(StatementIndex statement) {
  bool sound = true;
  graph_.edges_of(statement, [&](EdgeIndex e) { sound = sound && add(e); });
  return sound;
}

std::vector<EdgeIndex> Probe::cycle() const {
  const EdgeIndex last = added_.back();
  const PointIndex near = graph_.near_end(last, field_.direction());
  std::vector<EdgeIndex> cycle;
  // Back along the tree of shortest paths to the edge that closed the cycle, or to where it is cut
  // short. The tree hangs on the calendar; with a limit the calendar is a point like any other.
  const auto climb = [&](PointIndex point) {
    for (;;) {
      const EdgeIndex e = parent(point);
      if (e != kOwnEdge) cycle.push_back(e);
      if (e == last) return true;
      point = previous(point, e);
      if (point == kCalendarPoint && !limit_) return false;
    }
  };
  const Reached* end = reached_.find(near);
  if (end != nullptr && end->pass == pass_) {
    climb(near);
    return cycle;
  }
  // Through the calendar: from it to the last edge, and from the last edge to it.
  if (near != kCalendarPoint && climb(near)) return cycle;
  climb(kCalendarPoint);
  return cycle;
}

std::vector<EdgeIndex> Probe::shortest_cycle() const {
  const EdgeIndex last = added_.back();
  const PointIndex near = graph_.near_end(last, field_.direction());
  const PointIndex far = graph_.far_end(last, field_.direction());
  const std::int64_t gain = now(near) - before(near);
  const auto into = [&](PointIndex point, auto&& visit) {
    edges_from(point, reverse(field_.direction()),
               [&](EdgeIndex e, PointIndex from, std::int64_t w) {
                 const Reached* reached = reached_.find(from);
                 if (e == last || reached == nullptr || reached->pass != pass_) return;
                 if (reached->now - reached->before > gain) return;  // not settled
                 if (reached->now + w == now(point)) visit(e, from);
               });
  };
  std::vector<EdgeIndex> cycle{last};
  for (const Hop& hop : fewest_hops(graph_, far, near, into)) {
    if (hop.edge != kOwnEdge) cycle.push_back(hop.edge);
  }
  return cycle;
}

void Probe::write_to(DistanceField& field) const {
  for (const PointIndex point : points_) {
    const Reached& reached = *reached_.find(point);
    field.set(point, reached.now, reached.parent);
  }
}

}  // namespace dateline::timeline
