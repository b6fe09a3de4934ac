#include "timeline/distance_field.hpp"

#include <algorithm>
#include <functional>
#include <queue>
#include <utility>

namespace dateline::timeline {
void DistanceField::resize(std::size_t points) {
  values_.resize(points, kHorizon);
  parents_.resize(points, kNoEdge);
  marks_.resize(points);
  values_[kCalendarPoint] = 0;
}

void DistanceField::forget(PointIndex point) { set(point, kHorizon, kNoEdge); }

/// One run of Goldberg and Radzik's algorithm, with what it takes to go back.
class DistanceField::Relaxation {
 public:
  Relaxation(DistanceField& field, const ConstraintGraph& graph, const base::StopCheck& stop)
      : field_(field), graph_(graph), stop_(stop) {}

  /// Lowers a point that something leads to; false if that is the calendar, which cannot move.
  bool improve(PointIndex point, std::int64_t value, EdgeIndex parent) {
    if (point == kCalendarPoint) return false;
    Mark& mark = field_.marks_[point];
    if (!mark.logged) {
      mark.logged = true;
      log_.push_back({point, field_.values_[point], field_.parents_[point]});
    }
    field_.set(point, value, parent);
    // What is still to be scanned in this pass will pass it on; all else waits for the next.
    if (mark.walk != Walk::ordered && !mark.queued) {
      mark.queued = true;
      queued_.push_back(point);
    }
    return true;
  }

  bool run() {
    // As long as no cycle is negative, every pass settles one more point of each shortest path.
    for (std::size_t passes = 0; !queued_.empty(); ++passes) {
      const bool sound = passes <= graph_.points() && walk() && scan();
      for (const PointIndex point : order_) set_walk(point, Walk::unseen);
      order_.clear();
      if (!sound) return false;
    }
    return true;
  }

  void finish(bool keep) {
    for (const PointIndex point : queued_) field_.marks_[point].queued = false;
    for (const Before& before : log_) {
      field_.marks_[before.point].logged = false;
      if (!keep) field_.set(before.point, before.value, before.parent);
    }
  }

 private:
  /// To ask at every point would take longer than some points do.
  static constexpr std::size_t kStepsBetween = 1024;

  struct Before {
    PointIndex point;
    std::int64_t value;
    EdgeIndex parent;
  };
  struct Step {  ///< a point on the stack of the walk, with those that it leads to
    PointIndex point;
    std::int64_t length;  ///< reduced, from the bottom of the stack
    std::vector<std::pair<PointIndex, std::int64_t>> ahead;
  };

  /// Edges to points that are no nearer than they would be over this one.
  Step open(PointIndex point, std::int64_t length) {
    Step step{point, length, {}};
    graph_.edges_from(point, field_.direction_, [&](EdgeIndex, PointIndex to, std::int64_t w) {
      const std::int64_t reduced = field_.values_[point] + w - field_.values_[to];
      if (reduced <= 0) step.ahead.emplace_back(to, reduced);
    });
    set_walk(point, Walk::open);
    lengths_[point] = length;
    return step;
  }

  [[nodiscard]] bool goes_on() { return ++steps_ % kStepsBetween != 0 || !stop_.stopped(); }
  void set_walk(PointIndex point, Walk walk) { field_.marks_[point].walk = walk; }
  [[nodiscard]] Walk walk_of(PointIndex point) const { return field_.marks_[point].walk; }

  /// Orders what the queued points can shorten, each before what it leads to. False where such
  /// edges close a cycle that is shorter than nothing, or where it is told to stop.
  bool walk() {
    std::vector<PointIndex> starts;
    starts.swap(queued_);
    for (const PointIndex point : starts) field_.marks_[point].queued = false;
    bool sound = true;
    for (const PointIndex start : starts) {
      if (!goes_on()) return false;
      if (walk_of(start) != Walk::unseen) continue;
      Step first = open(start, 0);
      const bool useful =
          std::ranges::any_of(first.ahead, [](const auto& ahead) { return ahead.second < 0; });
      if (!useful) {
        set_walk(start, Walk::unseen);
        lengths_.erase(start);
        continue;
      }
      std::vector<Step> stack;
      stack.push_back(std::move(first));
      while (!stack.empty() && sound) {
        if (!goes_on()) {
          sound = false;
          break;
        }
        Step& top = stack.back();
        if (top.ahead.empty()) {
          set_walk(top.point, Walk::ordered);
          lengths_.erase(top.point);
          order_.push_back(top.point);
          stack.pop_back();
          continue;
        }
        const auto [to, reduced] = top.ahead.back();
        top.ahead.pop_back();
        const std::int64_t length = top.length + reduced;
        if (to == kCalendarPoint) {
          sound = reduced == 0;
        } else if (walk_of(to) == Walk::unseen) {
          stack.push_back(open(to, length));
        } else if (walk_of(to) == Walk::open) {
          sound = length - lengths_[to] == 0;  // a cycle of edges that shorten nothing does no harm
        }
      }
      for (const Step& step : stack) order_.push_back(step.point);  // only to be cleaned up
      if (!sound) return false;
    }
    std::ranges::reverse(order_);
    return true;
  }

  bool scan() {
    bool sound = true;
    for (const PointIndex point : order_) {
      if (!goes_on()) return false;
      set_walk(point, Walk::scanned);
      graph_.edges_from(point, field_.direction_, [&](EdgeIndex e, PointIndex to, std::int64_t w) {
        const std::int64_t value = field_.values_[point] + w;
        if (sound && value < field_.values_[to]) sound = improve(to, value, e);
      });
      if (!sound) return false;
    }
    return true;
  }

  DistanceField& field_;
  const ConstraintGraph& graph_;
  const base::StopCheck& stop_;
  std::size_t steps_ = 0;
  std::vector<Before> log_;
  std::vector<PointIndex> queued_;
  std::vector<PointIndex> order_;
  FlatMap<std::int64_t> lengths_;  ///< of points on the stack
};

bool DistanceField::relax(const ConstraintGraph& graph, std::span<const EdgeIndex> edges,
                          const base::StopCheck& stop) {
  Relaxation relaxation(*this, graph, stop);
  bool sound = true;
  for (const EdgeIndex e : edges) {
    const std::int64_t value = values_[graph.near_end(e, direction_)] + graph.edge(e).at_most();
    const PointIndex to = graph.far_end(e, direction_);
    if (value < values_[to]) sound = relaxation.improve(to, value, e);
    if (!sound) break;
  }
  sound = sound && relaxation.run();
  relaxation.finish(sound);
  return sound;
}

bool DistanceField::lower(const ConstraintGraph& graph, std::span<const PointIndex> points,
                          std::span<const std::int64_t> values) {
  const base::StopCheck never;
  Relaxation relaxation(*this, graph, never);
  bool sound = true;
  for (std::size_t i = 0; i < points.size() && sound; ++i) {
    if (values[i] < values_[points[i]]) sound = relaxation.improve(points[i], values[i], kNoEdge);
  }
  sound = sound && relaxation.run();
  relaxation.finish(sound);
  return sound;
}

void DistanceField::remove(const ConstraintGraph& graph, std::span<const EdgeIndex> edges) {
  std::vector<PointIndex> affected;
  FlatMap<std::int64_t> before;
  const auto affect = [&](PointIndex point, EdgeIndex e) {
    if (point == kCalendarPoint || parents_[point] != e || marks_[point].affected) return;
    marks_[point].affected = true;
    affected.push_back(point);
    before[point] = values_[point];
  };
  for (const EdgeIndex e : edges) affect(graph.far_end(e, direction_), e);
  // The list grows while it is read.
  for (std::size_t i = 0; i < affected.size(); ++i) {  // NOLINT(modernize-loop-convert)
    graph.edges_from(affected[i], direction_,
                     [&](EdgeIndex e, PointIndex to, std::int64_t) { affect(to, e); });
  }
  // Nearest increase first: by the old values no edge between affected points is negative.
  using Entry = std::pair<std::int64_t, PointIndex>;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
  const auto increase = [&](PointIndex point) { return values_[point] - *before.find(point); };
  for (const PointIndex point : affected) {
    set(point, kHorizon, kNoEdge);
    graph.edges_from(point, reverse(direction_), [&](EdgeIndex e, PointIndex from, std::int64_t w) {
      if (marks_[from].affected) return;
      if (values_[from] + w < values_[point]) set(point, values_[from] + w, e);
    });
    queue.emplace(increase(point), point);
  }
  while (!queue.empty()) {
    const std::int64_t by = queue.top().first;
    const PointIndex point = queue.top().second;
    queue.pop();
    if (by != increase(point)) continue;  // was lowered since
    graph.edges_from(point, direction_, [&](EdgeIndex e, PointIndex to, std::int64_t w) {
      if (!marks_[to].affected || values_[point] + w >= values_[to]) return;
      set(to, values_[point] + w, e);
      queue.emplace(increase(to), to);
    });
  }
  for (const PointIndex point : affected) marks_[point].affected = false;
}

}  // namespace dateline::timeline
