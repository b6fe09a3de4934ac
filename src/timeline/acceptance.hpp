#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/stop_check.hpp"
#include "timeline/constraint_graph.hpp"
#include "timeline/distance_field.hpp"

namespace dateline::timeline {

/// Which statements of a network hold: taken from the strongest down, each that does not contradict
/// those taken before it. Kept through edits without deciding all anew.
///
/// What is kept: the accepted ones are consistent, and each one set aside has a witness, accepted
/// ones all stronger than it that it contradicts. These two make the accepted set the one that
/// taking them from the strongest down gives, whatever the history; so after an edit only what lost
/// its witness, what is new, and what that pushes out has to be decided, from the strongest down.
/// Each statement is decided at most once an edit. Internal to the module; one thread at a time
/// edits.
class Acceptance {
 public:
  Acceptance();

  // Edits, in any number; then settle(). Until then nothing may be read but the graph's tables.
  void add_event(EventId id);
  void add_origin(OriginId id);
  void remove(Point point);  ///< nothing may be said about it
  void add(const Statement& statement);
  void remove(StatementIndex statement);
  /// Told to stop, it leaves things half decided: nothing may be read any more.
  void settle(const base::StopCheck& stop = {});

  [[nodiscard]] const ConstraintGraph& graph() const { return graph_; }
  /// How late points can be, in minutes of the calendar.
  [[nodiscard]] const DistanceField& latest() const { return latest_; }
  /// How early, negated.
  [[nodiscard]] const DistanceField& to_calendar() const { return to_calendar_; }
  /// The statements set aside, the strongest first.
  [[nodiscard]] std::vector<StatementIndex> set_aside() const;
  /// A smallest set of statements that a statement set aside is in contradiction with, itself among
  /// them, the strongest first: of the cycle that it violates most, what is needed. The same
  /// whatever the history.
  [[nodiscard]] std::vector<StatementIndex> conflict(StatementIndex set_aside) const;

 private:
  using Statements = std::vector<StatementIndex>;
  struct Clash {
    StatementIndex weakest;
    Statements others;
  };

  void settle_removed();
  [[nodiscard]] bool take_all(const Statements& block, const base::StopCheck& stop);
  void decide(StatementIndex statement);
  [[nodiscard]] bool take(StatementIndex statement, Statements& cycle);
  [[nodiscard]] Clash first_clash(StatementIndex statement, Statements cycle) const;
  void put_aside(StatementIndex statement, Statements cycle);
  void push_out(const Clash& clash);
  void drop_witness(StatementIndex set_aside);
  void decide_again(StatementIndex gone);
  [[nodiscard]] Statements statements_of(const std::vector<EdgeIndex>& edges) const;
  [[nodiscard]] Standing standing(StatementIndex s) const { return graph_.held(s).standing(); }

  ConstraintGraph graph_;
  DistanceField latest_{Direction::forward};
  DistanceField to_calendar_{Direction::backward};
  Statements pending_;                ///< a heap, the strongest on top
  std::vector<StatementIndex> gone_;  ///< unlinked, but still in the fields
  std::vector<EdgeIndex> gone_edges_;
  FlatMap<Statements> witnesses_;  ///< of each one set aside
  FlatMap<Statements> blocks_;     ///< of each accepted: whose witness it is part of
  Statements aside_;               ///< keys of witnesses_, unordered
  FlatMap<std::uint32_t> places_;  ///< where each stands in aside_
};

}  // namespace dateline::timeline
