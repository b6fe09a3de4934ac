#include "timeline/minimal_conflict.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <queue>
#include <utility>

#include "timeline/distance_field.hpp"

namespace dateline::timeline {
namespace {

/// The network of a few statements alone, with points of its own. Statements can be left out.
class SmallNetwork {
 public:
  /// The first edge of the cycle is one of the statement set aside.
  SmallNetwork(const ConstraintGraph& graph, const std::vector<EdgeIndex>& cycle,
               const std::vector<StatementIndex>& statements)
      : graph_(graph) {
    FlatMap<bool> on_cycle;
    for (const EdgeIndex e : cycle) {
      on_cycle[e] = true;
      add(e);
    }
    for (const StatementIndex s : statements) {
      graph.edges_of(s, [&](EdgeIndex e) {
        if (on_cycle.find(e) == nullptr) add(e);
      });
    }
    from_.resize(points_);
    // All but the closing edge.
    for (std::size_t i = 1; i < edges_.size(); ++i) from_[edges_[i].from].push_back(i);
    // Usually the first edge alone contradicts the others; where the statement's other edges do
    // too, every cycle has to be looked for.
    std::vector<std::int64_t> values(points_, 0);
    if (settle(values, 1)) {
      lengths_.assign(points_, kFar);
      lengths_[edges_.front().to] = 0;
      static_cast<void>(settle(lengths_, 1));
    }
  }

  /// Whether it has a solution without the statement and those left out so far.
  [[nodiscard]] bool consistent_without(StatementIndex statement) {
    out_[statement] = true;
    const bool consistent = lengths_.empty() ? has_solution() : !closes();
    out_.erase(statement);
    return consistent;
  }
  void leave_out(StatementIndex statement) { out_[statement] = true; }

 private:
  struct Edge {
    std::uint32_t from;
    std::uint32_t to;
    std::int64_t at_most;
    StatementIndex statement;
  };
  static constexpr std::int64_t kFar = DistanceField::kHorizon;

  void add(EdgeIndex e) {
    const auto& edge = graph_.edge(e);
    // The first edge has to stay the first: its points may bring their own edges.
    const std::size_t place = edges_.size();
    edges_.push_back({0, 0, edge.at_most(), edge.statement});
    const std::uint32_t from = point(edge.from);
    const std::uint32_t to = point(edge.to);
    edges_[place].from = from;
    edges_[place].to = to;
  }

  /// Its number here; with an event comes the edge from its end to its start.
  std::uint32_t point(PointIndex index) {
    if (const std::uint32_t* known = numbers_.find(index)) return *known;
    const std::uint32_t mine = points_++;
    numbers_[index] = mine;
    if (graph_.is_event(index) && numbers_.find(index ^ 1U) == nullptr) {
      const std::uint32_t other = point(index ^ 1U);
      const bool end = (index & 1U) != 0;
      edges_.push_back({end ? mine : other, end ? other : mine, 0, kNoEdge});
    }
    return mine;
  }

  [[nodiscard]] bool left_out(const Edge& edge) const {
    return out_.find(edge.statement) != nullptr;
  }

  [[nodiscard]] bool has_solution() const {
    std::vector<std::int64_t> values(points_, 0);
    return settle(values, 0);
  }

  /// Shortens values over all edges from `first` on, until none can be (Bellman 1958, Ford 1956).
  /// False where a cycle is negative. Edges stand as on the cycle, so that few rounds do.
  [[nodiscard]] bool settle(std::vector<std::int64_t>& values, std::size_t first) const {
    for (std::uint32_t round = 0; round <= points_; ++round) {
      bool changed = false;
      for (std::size_t i = first; i < edges_.size(); ++i) {
        const Edge& edge = edges_[i];
        if (values[edge.from] == kFar || left_out(edge)) continue;
        const std::int64_t value = values[edge.from] + edge.at_most;
        if (value >= values[edge.to]) continue;
        values[edge.to] = value;
        changed = true;
      }
      if (!changed) return true;
    }
    return false;
  }

  /// Whether the first edge still closes a negative cycle: Dijkstra's algorithm from its end, by
  /// detours from the shortest ways of before. Edges without detour, nearly all, need no queue.
  [[nodiscard]] bool closes() const {
    const Edge& closing = edges_.front();
    if (left_out(closing) || lengths_[closing.from] == kFar) return false;
    const std::int64_t least = -(lengths_[closing.from] + closing.at_most);  // detours below this
    if (least <= 0) return false;
    std::vector<bool> done(points_, false);
    using Entry = std::pair<std::int64_t, std::uint32_t>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    std::vector<std::uint32_t> here;
    queue.emplace(0, closing.to);
    while (!queue.empty()) {
      const std::int64_t detour = queue.top().first;
      here.push_back(queue.top().second);
      queue.pop();
      while (!here.empty()) {
        const std::uint32_t at = here.back();
        here.pop_back();
        if (done[at]) continue;
        if (at == closing.from) return true;
        done[at] = true;
        for (const std::size_t i : from_[at]) {
          const Edge& edge = edges_[i];
          if (done[edge.to] || left_out(edge)) continue;
          const std::int64_t more = lengths_[at] + edge.at_most - lengths_[edge.to];
          if (more == 0) {
            here.push_back(edge.to);
          } else if (detour + more < least) {
            queue.emplace(detour + more, edge.to);
          }
        }
      }
    }
    return false;
  }

  const ConstraintGraph& graph_;
  std::vector<Edge> edges_;
  std::vector<std::vector<std::size_t>> from_;  ///< by point, edges without the first
  std::vector<std::int64_t> lengths_;           ///< from the end of the first edge; or empty
  FlatMap<std::uint32_t> numbers_;
  FlatMap<bool> out_;
  std::uint32_t points_ = 0;
};

}  // namespace

std::vector<StatementIndex> minimal_conflict(const ConstraintGraph& graph, StatementIndex aside,
                                             const std::vector<EdgeIndex>& cycle) {
  std::vector<StatementIndex> statements;
  for (const EdgeIndex e : cycle) statements.push_back(graph.edge(e).statement);
  std::ranges::sort(statements, {}, [&](StatementIndex s) { return graph.held(s).standing(); });
  statements.erase(std::unique(statements.begin(), statements.end()), statements.end());

  SmallNetwork network(graph, cycle, statements);
  std::vector<StatementIndex> needed;
  for (std::size_t i = statements.size(); i-- > 0;) {
    if (statements[i] == aside || network.consistent_without(statements[i])) {
      needed.push_back(statements[i]);
    } else {
      network.leave_out(statements[i]);
    }
  }
  std::ranges::reverse(needed);
  return needed;
}

}  // namespace dateline::timeline
