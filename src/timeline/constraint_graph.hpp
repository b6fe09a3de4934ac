#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "timeline/flat_map.hpp"
#include "timeline/point.hpp"
#include "timeline/statement.hpp"

namespace dateline::timeline {

using PointIndex = std::uint32_t;
using EdgeIndex = std::uint32_t;
using StatementIndex = std::uint32_t;

inline constexpr PointIndex kCalendarPoint = 0;
/// Stands for the edge that every event has of itself: its start is at most 0 minutes after its
/// end.
inline constexpr EdgeIndex kOwnEdge = 0xFFFFFFFE;
inline constexpr EdgeIndex kNoEdge = 0xFFFFFFFF;

/// Along constraints (how late can points be) or against them (how early).
enum class Direction : std::uint8_t { forward, backward };
[[nodiscard]] constexpr Direction reverse(Direction d) {
  return d == Direction::forward ? Direction::backward : Direction::forward;
}

/// The points of a network with its statements as edges between them. Edges are linked where their
/// statement is accepted, and only linked ones are walked. Indices are reused, so they depend on
/// the history of edits and must decide nothing that users see. Internal to the module; no checks.
class ConstraintGraph {
 public:
  static constexpr std::size_t kMostPoints = std::size_t{1} << 23;

  struct Edge {
    PointIndex from = 0;
    PointIndex to = 0;
    std::int64_t packed = 0;             ///< at_most() * 1024 + number(), for a network of millions
    StatementIndex statement = kNoEdge;  ///< kNoEdge where the edge is free
    EdgeIndex next_of_statement = kNoEdge;
    std::array<EdgeIndex, 2> next{kNoEdge, kNoEdge};  ///< from the same point, to the same point

    [[nodiscard]] std::int64_t at_most() const { return packed >> 10; }
    /// Its place among the constraints of its statement.
    [[nodiscard]] std::int64_t number() const { return packed & 1023; }
  };

  enum class State : std::uint8_t { free, pending, accepted, set_aside };
  struct Held {
    StatementId id{};
    std::uint64_t order = 0;
    EdgeIndex first_edge = kNoEdge;
    Rank rank = Rank::told;
    State state = State::free;
    [[nodiscard]] Standing standing() const { return {rank, order, id}; }
  };

  ConstraintGraph();

  // Events and origins: two neighbouring points each, of which an origin uses the first.
  void add_event(EventId id) { add_pair(Point::Kind::start, static_cast<std::uint64_t>(id)); }
  void add_origin(OriginId id) { add_pair(Point::Kind::origin, static_cast<std::uint64_t>(id)); }
  void remove(Point point);  ///< with its pair; no edge may touch it
  [[nodiscard]] std::optional<PointIndex> find(Point point) const;
  [[nodiscard]] Point point(PointIndex index) const;
  [[nodiscard]] bool is_event(PointIndex index) const { return pairs_[index / 2].is_event; }
  [[nodiscard]] std::size_t points() const { return pairs_.size() * 2; }  ///< one past the last
  [[nodiscard]] bool full() const { return free_pairs_.empty() && points() + 2 > kMostPoints; }
  [[nodiscard]] std::size_t events() const { return events_.size(); }
  [[nodiscard]] bool used(PointIndex index) const { return pairs_[index / 2].uses != 0; }

  // Statements, new ones as pending and not linked.
  StatementIndex add(const Statement& statement);
  void withdraw(StatementIndex statement);  ///< nothing finds it by its id or its points any more
  void release(StatementIndex statement);   ///< its index and its edges may be used for others
  /// The state says what is linked: accepted ones are, all others are not.
  [[nodiscard]] std::optional<StatementIndex> find(StatementId id) const;
  [[nodiscard]] const Held& held(StatementIndex index) const { return held_[index]; }
  [[nodiscard]] std::size_t statements() const { return statements_.size(); }

  [[nodiscard]] const Edge& edge(EdgeIndex index) const { return edges_[index]; }
  [[nodiscard]] std::size_t edges() const { return edges_.size(); }  ///< free ones among them
  [[nodiscard]] bool linked(EdgeIndex index) const {
    const StatementIndex statement = edges_[index].statement;
    return statement != kNoEdge && held_[statement].state == State::accepted;
  }
  [[nodiscard]] Standing standing(EdgeIndex index) const {
    return held_[edges_[index].statement].standing();
  }
  template <class Visit>  // visit(EdgeIndex), in the order of the constraints
  void edges_of(StatementIndex statement, Visit&& visit) const {
    for (EdgeIndex e = held_[statement].first_edge; e != kNoEdge; e = edges_[e].next_of_statement) {
      visit(e);
    }
  }
  void link(StatementIndex statement);  ///< it is accepted now
  void unlink(StatementIndex statement, State now);
  void set_aside(StatementIndex statement) { held_[statement].state = State::set_aside; }
  void set_pending(StatementIndex statement) { held_[statement].state = State::pending; }

  /// Calls visit(EdgeIndex, PointIndex other, minutes) for the linked edges that leave the point in
  /// the direction, its own edge among them. Of the calendar none: it may have millions, so what
  /// needs them asks the other ends or reads all edges.
  template <class Visit>
  void edges_from(PointIndex point, Direction direction, Visit&& visit) const {
    const bool forward = direction == Direction::forward;
    if (is_event(point) && ((point & 1U) != 0) == forward) {
      visit(kOwnEdge, point ^ 1U, std::int64_t{0});
    }
    const auto side = static_cast<std::size_t>(direction);
    for (EdgeIndex e = heads_[point][side]; e != kNoEdge;) {
      const Edge& edge = edges_[e];
      const EdgeIndex next = edge.next[side];
      visit(e, forward ? edge.to : edge.from, edge.at_most());
      e = next;
    }
  }
  /// Where the edge ends, seen in the direction, and where it begins.
  [[nodiscard]] PointIndex far_end(EdgeIndex e, Direction direction) const {
    return direction == Direction::forward ? edges_[e].to : edges_[e].from;
  }
  [[nodiscard]] PointIndex near_end(EdgeIndex e, Direction direction) const {
    return far_end(e, reverse(direction));
  }

 private:
  struct Pair {
    std::uint64_t id = 0;
    std::uint32_t uses = 0;  ///< ends of edges here, of statements set aside too
    bool is_event = false;
  };

  void add_pair(Point::Kind kind, std::uint64_t id);

  std::vector<Pair> pairs_;
  std::vector<std::array<EdgeIndex, 2>> heads_;  ///< by point: edges from it, edges to it
  std::vector<std::uint32_t> free_pairs_;
  FlatMap<std::uint32_t> events_;  ///< id to pair
  FlatMap<std::uint32_t> origins_;
  std::vector<Edge> edges_;
  std::vector<EdgeIndex> free_edges_;
  std::vector<Held> held_;
  std::vector<StatementIndex> free_held_;
  FlatMap<StatementIndex> statements_;
};

}  // namespace dateline::timeline
