#include "timeline/minimal_conflict.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace dateline::timeline {
namespace {

/// The network of a few statements alone, with points of its own.
class SmallNetwork {
 public:
  SmallNetwork(const ConstraintGraph& graph, const std::vector<EdgeIndex>& cycle,
               const std::vector<StatementIndex>& statements)
      : graph_(graph) {
    for (const EdgeIndex e : cycle) add(e);
    for (const StatementIndex s : statements) {
      graph.edges_of(s, [&](EdgeIndex e) {
        if (std::ranges::find(cycle, e) == cycle.end()) add(e);
      });
    }
  }

  /// Whether it has a solution without the statement (Bellman 1958, Ford 1956). Edges are read
  /// along the cycle, from where the statement left a gap in it: then two rounds do as a rule.
  [[nodiscard]] bool consistent_without(StatementIndex statement) const {
    std::vector<Edge> edges = edges_;
    const auto out = [&](const Edge& edge) { return edge.statement == statement; };
    const auto gap = std::ranges::find_if(edges, out);
    if (gap != edges.end()) std::ranges::rotate(edges, gap);
    std::erase_if(edges, out);
    std::vector<std::int64_t> values(points_, 0);
    for (std::uint32_t round = 0; round <= points_; ++round) {
      bool changed = false;
      for (const Edge& edge : edges) {
        const std::int64_t value = values[edge.from] + edge.at_most;
        if (value >= values[edge.to]) continue;
        values[edge.to] = value;
        changed = true;
      }
      if (!changed) return true;
    }
    return false;
  }

  void leave_out(StatementIndex statement) {
    std::erase_if(edges_, [&](const Edge& edge) { return edge.statement == statement; });
  }

 private:
  struct Edge {
    std::uint32_t from;
    std::uint32_t to;
    std::int64_t at_most;
    StatementIndex statement;
  };

  void add(EdgeIndex e) {
    const auto& edge = graph_.edge(e);
    const std::uint32_t from = point(edge.from);
    const std::uint32_t to = point(edge.to);
    edges_.push_back({from, to, edge.at_most(), edge.statement});
  }

  /// Its number here; with an event comes the edge from its end to its start.
  std::uint32_t point(PointIndex index) {
    std::uint32_t& number = numbers_[index];  // 0 where new
    if (number != 0) return number - 1;
    number = ++points_;
    const std::uint32_t mine = number - 1;
    if (graph_.is_event(index) && numbers_.find(index ^ 1U) == nullptr) {
      const std::uint32_t other = point(index ^ 1U);
      const bool end = (index & 1U) != 0;
      edges_.push_back({end ? mine : other, end ? other : mine, 0, kNoEdge});
    }
    return mine;
  }

  const ConstraintGraph& graph_;
  std::vector<Edge> edges_;
  FlatMap<std::uint32_t> numbers_;
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
  for (std::size_t i = statements.size(); i-- > 0;) {
    if (statements[i] == aside || network.consistent_without(statements[i])) continue;
    network.leave_out(statements[i]);
    statements.erase(statements.begin() + static_cast<std::ptrdiff_t>(i));
  }
  return statements;
}

}  // namespace dateline::timeline
