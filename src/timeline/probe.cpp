#include "timeline/probe.hpp"

#include <algorithm>

#include "timeline/chain.hpp"
#include "timeline/cycle_search.hpp"

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

bool Probe::violated(EdgeIndex edge) const {
  const PointIndex near = graph_.near_end(edge, field_.direction());
  const PointIndex far = graph_.far_end(edge, field_.direction());
  return now(near) + graph_.edge(edge).at_most() < now(far);
}

bool Probe::add(EdgeIndex edge) {
  added_.push_back(edge);
  if (!violated(edge)) return true;
  ++pass_;
  queue_ = {};
  const PointIndex near = graph_.near_end(edge, field_.direction());
  const PointIndex far = graph_.far_end(edge, field_.direction());
  // Without a limit the calendar's distance is exact: that it comes nearer is a negative cycle too.
  const auto closes = [&](PointIndex point) {
    return point == near || (!limit_ && point == kCalendarPoint);
  };
  reach(far, now(near) + graph_.edge(edge).at_most(), edge);
  bool closed = closes(far);
  while (!queue_.empty() && !closed) {
    const auto [gain, point] = queue_.top();
    queue_.pop();
    const std::int64_t from = now(point);
    if (gain != from - before(point)) continue;  // came nearer still since
    edges_from(point, field_.direction(), [&](EdgeIndex e, PointIndex to, std::int64_t w) {
      if (from + w >= now(to)) return;
      reach(to, from + w, e);
      closed = closed || closes(to);
    });
  }
  return !closed;
}

bool Probe::add_all(StatementIndex statement) {
  bool sound = true;
  graph_.edges_of(statement, [&](EdgeIndex e) { sound = sound && add(e); });
  return sound;
}

std::optional<std::vector<EdgeIndex>> Probe::contradiction(StatementIndex statement) {
  // Those that hold as things stand close no cycle, and change nothing for the others.
  std::vector<EdgeIndex> in_question;
  graph_.edges_of(statement,
                  [&](EdgeIndex e) { (violated(e) ? in_question : added_).push_back(e); });
  for (const EdgeIndex e : in_question) {
    const PointIndex near = graph_.near_end(e, field_.direction());
    const PointIndex far = graph_.far_end(e, field_.direction());
    const std::int64_t gain = now(far) - now(near) - graph_.edge(e).at_most();
    earliest_holds_ = std::ranges::all_of(added_, [&](EdgeIndex a) {
      const auto& edge = graph_.edge(a);
      return -earliest_->at(edge.from) + edge.at_most() >= -earliest_->at(edge.to);
    });
    CycleSearch search(graph_, *this);
    if (search.find(far, near, gain)) {
      std::vector<EdgeIndex> cycle{e};
      for (const Hop& hop : search.way()) {
        if (hop.edge != kOwnEdge) cycle.push_back(hop.edge);
      }
      return cycle;
    }
    // Only what comes after it has to know how near it brings points.
    if (e != in_question.back()) static_cast<void>(add(e));
  }
  return std::nullopt;
}

std::vector<EdgeIndex> Probe::cycle() const {
  const EdgeIndex last = added_.back();
  const PointIndex near = graph_.near_end(last, field_.direction());
  std::vector<EdgeIndex> cycle;
  // Back along the tree of shortest paths, to the edge that closed the cycle or to the calendar.
  const auto climb = [&](PointIndex point) {
    for (;;) {
      const EdgeIndex e = parent(point);
      if (e != kOwnEdge) cycle.push_back(e);
      if (e == last) return true;
      point = previous(point, e);
      if (point == kCalendarPoint) return false;
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

void Probe::write_to(DistanceField& field) const {
  for (const PointIndex point : points_) {
    const Reached& reached = *reached_.find(point);
    field.set(point, reached.now, reached.parent);
  }
}

}  // namespace dateline::timeline
