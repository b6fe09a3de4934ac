#include "timeline/acceptance.hpp"

#include <algorithm>
#include <utility>

#include "timeline/minimal_conflict.hpp"
#include "timeline/probe.hpp"

namespace dateline::timeline {
namespace {

using State = ConstraintGraph::State;

/// A standing about half way between two, the stronger first; nothing where none is between that
/// differs from both.
std::optional<Standing> half_way(const Standing& strong, const Standing& weak) {
  if (strong.rank != weak.rank) {
    // All of the ranks before that of the weaker one, or else all of the order numbers before its.
    const Standing edge{weak.rank, 0, StatementId{}};
    if (edge < weak && weak.order > 0) return Standing{weak.rank, weak.order / 2, StatementId{}};
    return edge < weak && strong < edge ? std::optional(edge) : std::nullopt;
  }
  const std::uint64_t order = strong.order + (weak.order - strong.order) / 2;
  const Standing middle{weak.rank, order, StatementId{}};
  if (strong < middle && middle < weak) return middle;
  return std::nullopt;
}

}  // namespace

Acceptance::Acceptance() {
  latest_.resize(graph_.points());
  to_calendar_.resize(graph_.points());
}

void Acceptance::add_event(EventId id) {
  graph_.add_event(id);
  latest_.resize(graph_.points());
  to_calendar_.resize(graph_.points());
}

void Acceptance::add_origin(OriginId id) {
  graph_.add_origin(id);
  latest_.resize(graph_.points());
  to_calendar_.resize(graph_.points());
}

void Acceptance::remove(Point point) {
  // What was unlinked in this batch may still be in the distances.
  settle_removed();
  const PointIndex first = *graph_.find(point) & ~1U;
  for (const PointIndex p : {first, first + 1}) {
    latest_.forget(p);
    to_calendar_.forget(p);
  }
  graph_.remove(point);
}

void Acceptance::add(const Statement& statement) { pending_.push_back(graph_.add(statement)); }

void Acceptance::remove(StatementIndex statement) {
  graph_.withdraw(statement);
  switch (graph_.held(statement).state) {
    case State::accepted:
      graph_.unlink(statement, State::pending);
      graph_.edges_of(statement, [&](EdgeIndex e) { gone_edges_.push_back(e); });
      decide_again(statement);
      gone_.push_back(statement);
      return;
    case State::set_aside:
      drop_witness(statement);
      break;
    default:
      std::erase(pending_, statement);
  }
  graph_.release(statement);
}

void Acceptance::settle_removed() {
  latest_.remove(graph_, gone_edges_);
  to_calendar_.remove(graph_, gone_edges_);
  // Only now may their edges be used for others.
  for (const StatementIndex s : gone_) graph_.release(s);
  gone_.clear();
  gone_edges_.clear();
}

void Acceptance::settle(const base::StopCheck& stop) {
  settle_removed();
  const auto weaker = [&](StatementIndex a, StatementIndex b) { return standing(b) < standing(a); };
  std::ranges::make_heap(pending_, weaker);
  const auto put_back = [&](StatementIndex statement) {
    pending_.push_back(statement);
    std::ranges::push_heap(pending_, weaker);
  };
  // Many are taken at once where all of them can be. Where not, half as many, and so on down to the
  // one that cannot.
  std::size_t most = pending_.size();
  while (!pending_.empty() && !stop.stopped()) {
    Statements block;
    if (pending_.size() <= most) block.swap(pending_);  // all, so their order does not matter
    while (!pending_.empty() && block.size() < most) {
      std::ranges::pop_heap(pending_, weaker);
      block.push_back(pending_.back());
      pending_.pop_back();
    }
    if (block.size() == 1) {
      Statements others = std::exchange(pending_, {});
      decide(block.front());
      others.swap(pending_);
      for (const StatementIndex again : others) put_back(again);
      most = 2;
    } else if (take_all(block, stop)) {
      most = block.size() * 2;
    } else {
      most = block.size() / 2;
      for (const StatementIndex again : block) put_back(again);
    }
  }
}

/// With all that is accepted, weaker ones too, they are consistent: then all of them hold, and what
/// was set aside still has its witness.
bool Acceptance::take_all(const Statements& block, const base::StopCheck& stop) {
  std::vector<EdgeIndex> edges;
  for (const StatementIndex s : block) {
    graph_.link(s);
    graph_.edges_of(s, [&](EdgeIndex e) { edges.push_back(e); });
  }
  if (latest_.relax(graph_, edges, stop) && to_calendar_.relax(graph_, edges, stop)) return true;
  for (const StatementIndex s : block) graph_.unlink(s, State::pending);
  return false;
}

bool Acceptance::take(StatementIndex statement, Statements& cycle) {
  Probe later(graph_, latest_);
  if (!later.add_all(statement)) {
    cycle = statements_of(later.cycle());
    return false;
  }
  Probe earlier(graph_, to_calendar_);
  static_cast<void>(earlier.add_all(statement));  // consistent either way round
  later.write_to(latest_);
  earlier.write_to(to_calendar_);
  graph_.link(statement);
  return true;
}

void Acceptance::decide(StatementIndex statement) {
  Statements cycle;
  bool stands = false;  // whether it is known to agree with all that are stronger
  while (!take(statement, cycle)) {
    const Standing mine = standing(statement);
    const auto weaker = [&](StatementIndex s) { return mine.stronger_than(standing(s)); };
    if (std::ranges::none_of(cycle, weaker)) return put_aside(statement, std::move(cycle));
    if (!stands) {
      if (const auto clash = Probe(graph_, latest_, to_calendar_, mine).contradiction(statement)) {
        return put_aside(statement, statements_of(*clash));
      }
      stands = true;
    }
    push_out(first_clash(statement, std::move(cycle)));
  }
}

/// The strongest accepted statement that contradicts this one together with those stronger than it:
/// the one that taking from the strongest down would leave out. `cycle` is any contradiction.
Acceptance::Clash Acceptance::first_clash(StatementIndex statement, Statements cycle) const {
  const auto clash_of = [&](Statements found) {
    const StatementIndex weakest =
        *std::ranges::max_element(found, {}, [&](StatementIndex s) { return standing(s); });
    return Clash{weakest, std::move(found)};
  };
  // Those stronger than `consistent` agree with the statement, those up to `clash.weakest` do not.
  Standing consistent = standing(statement);
  Clash clash = clash_of(std::move(cycle));
  for (;;) {
    const auto stronger =
        Probe(graph_, latest_, to_calendar_, standing(clash.weakest)).contradiction(statement);
    if (!stronger) return clash;
    clash = clash_of(statements_of(*stronger));
    // A chain of ever stronger contradictions would be long to walk: look in the middle.
    if (const auto middle = half_way(consistent, standing(clash.weakest))) {
      if (const auto half =
              Probe(graph_, latest_, to_calendar_, *middle).contradiction(statement)) {
        clash = clash_of(statements_of(*half));
      } else {
        consistent = *middle;
      }
    }
  }
}

void Acceptance::push_out(const Clash& clash) {
  graph_.unlink(clash.weakest, State::pending);
  std::vector<EdgeIndex> edges;
  graph_.edges_of(clash.weakest, [&](EdgeIndex e) { edges.push_back(e); });
  latest_.remove(graph_, edges);
  to_calendar_.remove(graph_, edges);
  decide_again(clash.weakest);
  put_aside(clash.weakest, clash.others);
}

void Acceptance::put_aside(StatementIndex statement, Statements cycle) {
  std::erase(cycle, statement);
  graph_.set_aside(statement);
  for (const StatementIndex s : cycle) blocks_[s].push_back(statement);
  witnesses_[statement] = std::move(cycle);
  places_[statement] = static_cast<std::uint32_t>(aside_.size());
  aside_.push_back(statement);
}

void Acceptance::drop_witness(StatementIndex set_aside) {
  for (const StatementIndex s : *witnesses_.find(set_aside)) {
    Statements& blocked = *blocks_.find(s);
    std::erase(blocked, set_aside);
    if (blocked.empty()) blocks_.erase(s);
  }
  witnesses_.erase(set_aside);
  const std::uint32_t place = *places_.find(set_aside);
  places_[aside_.back()] = place;
  aside_[place] = aside_.back();
  aside_.pop_back();
  places_.erase(set_aside);
}

/// What was set aside because of a statement that holds no longer may hold now.
void Acceptance::decide_again(StatementIndex gone) {
  const Statements* blocked = blocks_.find(gone);
  if (blocked == nullptr) return;
  for (const StatementIndex s : Statements(*blocked)) {
    drop_witness(s);
    graph_.set_pending(s);
    pending_.push_back(s);
  }
}

Acceptance::Statements Acceptance::statements_of(const std::vector<EdgeIndex>& edges) const {
  Statements out;
  for (const EdgeIndex e : edges) out.push_back(graph_.edge(e).statement);
  std::ranges::sort(out);
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::vector<StatementIndex> Acceptance::set_aside() const {
  Statements out = aside_;
  std::ranges::sort(out, {}, [&](StatementIndex s) { return standing(s); });
  return out;
}

std::vector<StatementIndex> Acceptance::conflict(StatementIndex set_aside) const {
  const auto cycle =
      Probe(graph_, latest_, to_calendar_, standing(set_aside)).contradiction(set_aside);
  return cycle ? minimal_conflict(graph_, set_aside, *cycle) : Statements{};
}

}  // namespace dateline::timeline
