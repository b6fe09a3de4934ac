#pragma once

#include <cstdint>
#include <optional>
#include <queue>
#include <utility>
#include <vector>

#include "timeline/constraint_graph.hpp"
#include "timeline/distance_field.hpp"

namespace dateline::timeline {

/// Tries edges on a network without changing it: would they contradict what is accepted, or that
/// part of it which is stronger than something?
///
/// An edge is taken in by Dijkstra's algorithm over how much nearer it brings points, with the
/// distances so far as potentials; it closes a negative cycle exactly if it brings its own
/// beginning nearer (Cotton and Maler, "Fast and flexible difference constraint propagation", SAT
/// 2006). Only points that come nearer are looked at. Reads the network; safe on any thread.
/// Internal.
class Probe {
 public:
  /// Over all linked edges. What comes out as `values` is then exact.
  Probe(const ConstraintGraph& graph, const DistanceField& field) : graph_(graph), field_(field) {}
  /// Over the linked edges of statements stronger than `limit`.
  Probe(const ConstraintGraph& graph, const DistanceField& latest, const DistanceField& to_calendar,
        const Standing& limit)
      : graph_(graph), field_(latest), earliest_(&to_calendar), limit_(limit) {}

  /// Takes in all edges of a statement that is not linked. False as soon as one closes a negative
  /// cycle; then the probe is at its end, and cycle() is one. For a probe without a limit.
  [[nodiscard]] bool add_all(StatementIndex statement);
  /// The edges of a negative cycle, own edges left out, in no particular order; which one of
  /// several depends on the history of edits.
  [[nodiscard]] std::vector<EdgeIndex> cycle() const;

  /// The edges of a negative cycle that a statement closes, in their order around it, own edges
  /// left out; nothing if it closes none. The shortest one, of such the one with fewest edges, of
  /// such the first by statements: the same for the same statements whatever the history. With a
  /// limit.
  [[nodiscard]] std::optional<std::vector<EdgeIndex>> contradiction(StatementIndex statement);

  /// Puts the values that came out into the field that this probe reads.
  void write_to(DistanceField& field) const;

 private:
  template <class View>
  friend class CycleSearch;

  struct Reached {
    std::int64_t before = 0;  ///< its distance when the last edge was added
    std::int64_t now = 0;
    EdgeIndex parent = kNoEdge;
    std::uint32_t pass = 0;  ///< the number of the edge that last brought it nearer
  };

  [[nodiscard]] bool add(EdgeIndex edge);
  [[nodiscard]] bool violated(EdgeIndex edge) const;
  [[nodiscard]] bool passes(EdgeIndex e) const {
    return !limit_ || e == kOwnEdge || graph_.standing(e).stronger_than(*limit_);
  }
  [[nodiscard]] std::int64_t now(PointIndex point) const;
  [[nodiscard]] std::int64_t potential(PointIndex point) const { return now(point); }
  [[nodiscard]] std::int64_t bound(PointIndex point) const {
    return earliest_holds_ ? -earliest_->at(point) : now(point);
  }
  /// Where the edges of the calendar are not listed, all edges have to be read.
  [[nodiscard]] std::size_t effort(PointIndex point) const {
    return point == kCalendarPoint ? graph_.edges() / 8 : 1;
  }
  [[nodiscard]] std::int64_t before(PointIndex point) const;
  [[nodiscard]] EdgeIndex parent(PointIndex point) const;
  [[nodiscard]] PointIndex previous(PointIndex point, EdgeIndex e) const {
    return e == kOwnEdge ? point ^ 1U : graph_.near_end(e, field_.direction());
  }
  void reach(PointIndex point, std::int64_t value, EdgeIndex parent);
  template <class Visit>
  void edges_from(PointIndex point, Direction direction, Visit&& visit) const;

  const ConstraintGraph& graph_;
  const DistanceField& field_;
  const DistanceField* earliest_ = nullptr;
  bool earliest_holds_ = false;  ///< the earliest times are a solution of the edges added, too
  std::optional<Standing> limit_;
  std::vector<EdgeIndex> added_;
  FlatMap<Reached> reached_;
  std::vector<PointIndex> points_;  ///< keys of reached_
  std::uint32_t pass_ = 0;
  /// Nearer by so much (a negative number), point; the greatest gain first.
  using Entry = std::pair<std::int64_t, PointIndex>;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue_;
};

}  // namespace dateline::timeline
