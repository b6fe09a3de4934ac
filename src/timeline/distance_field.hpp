#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/stop_check.hpp"
#include "timeline/constraint_graph.hpp"

namespace dateline::timeline {

/// The shortest distance in minutes from the calendar to every point (forward: how late it can be),
/// or from every point to the calendar (backward: how early, negated), over the linked edges.
///
/// Points that no path reaches are not infinitely far: every point is also reached by an edge of
/// kHorizon minutes. So each distance is a number, all of them together are a solution of all
/// linked constraints, and that makes every edge's reduced length at least 0, which Dijkstra's
/// algorithm needs (Johnson 1977; Cotton and Maler, SAT 2006). No sum of edges is as long as half
/// the horizon.
///
/// Kept exact through edits, with the tree of shortest paths that says what rests on what. One
/// thread at a time may edit; reading is free for all while none does. Internal to the module.
class DistanceField {
 public:
  static constexpr std::int64_t kHorizon = std::int64_t{1} << 60;

  explicit DistanceField(Direction direction) : direction_(direction) {}

  [[nodiscard]] Direction direction() const { return direction_; }
  [[nodiscard]] std::int64_t at(PointIndex point) const { return values_[point]; }
  [[nodiscard]] bool reached(PointIndex point) const { return values_[point] < kHorizon / 2; }
  /// The last edge of a shortest path, kNoEdge where the horizon is nearer.
  [[nodiscard]] EdgeIndex parent(PointIndex point) const { return parents_[point]; }

  void resize(std::size_t points);  ///< new points are at the horizon
  void forget(PointIndex point);    ///< is at the horizon again; no edge may touch it
  void set(PointIndex point, std::int64_t value, EdgeIndex parent) {
    values_[point] = value;
    parents_[point] = parent;
  }

  /// Takes in edges that were just linked. False if they close a negative cycle, or if `stop` says
  /// so, which is asked every thousand points; then nothing has changed. Any number at once, by the
  /// algorithm of Goldberg and Radzik (1993): each pass walks the edges that can shorten anything
  /// in topological order. Few passes as a rule, n at worst.
  [[nodiscard]] bool relax(const ConstraintGraph& graph, std::span<const EdgeIndex> edges,
                           const base::StopCheck& stop = {});
  /// The same for points that something outside lowered to `values`.
  [[nodiscard]] bool lower(const ConstraintGraph& graph, std::span<const PointIndex> points,
                           std::span<const std::int64_t> values);

  /// Takes out edges that were just unlinked: solves again what hung on them in the tree of
  /// shortest paths, from what did not (Ramalingam and Reps 1996), by Dijkstra over the increase.
  void remove(const ConstraintGraph& graph, std::span<const EdgeIndex> edges);

 private:
  class Relaxation;

  Direction direction_;
  std::vector<std::int64_t> values_;
  std::vector<EdgeIndex> parents_;
  enum class Walk : std::uint8_t { unseen, open, ordered, scanned };
  struct Mark {
    Walk walk = Walk::unseen;  ///< where the walk of this pass is with the point
    bool queued = false;       ///< has to be walked from in the next pass
    bool logged = false;       ///< what it was before is kept
    bool affected = false;     ///< hung on an edge that was taken out
  };
  std::vector<Mark> marks_;  ///< while edges are taken in or out; blank between
};

}  // namespace dateline::timeline
