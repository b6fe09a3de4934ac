#pragma once

#include "wire_turns.hpp"

namespace dateline::train::wire {

/// Makes the clauses of such reports, with things as subjects, reduced relatives, fronted places
/// and numbers of the dead.
class Reports : public Turns {
 public:
  using Turns::Turns;

  /// A clause with its subject and no full stop.
  [[nodiscard]] Node report();

 private:
  [[nodiscard]] Node fell();
  [[nodiscard]] Node toll();
  [[nodiscard]] Node being();
  [[nodiscard]] Node clash();
  [[nodiscard]] Node trying();
  [[nodiscard]] Node taking_control();
  [[nodiscard]] Node came();
  [[nodiscard]] Node visit();
  [[nodiscard]] Node simple();
  /// ", where a mosque was razed in 2006" or ", which rebels took over" for a place.
  void described(Node& where);
  /// What stands before the clause, and after it.
  void front(Node& n);
  void trail(Node& n);
};

}  // namespace dateline::train::wire
