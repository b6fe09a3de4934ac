#pragma once

#include "wire_moves.hpp"

namespace dateline::train::wire {

/// Makes clauses with turns that newsrooms are fond of: rammed into, accused of, spoke of fighting,
/// five more strikes, rebel-held towns, ships with names, two days later, after ten days of it.
class Turns : public Moves {
 public:
  using Moves::Moves;

  /// A clause with its subject and no full stop.
  [[nodiscard]] Node turn();

 private:
  [[nodiscard]] Node rammed();
  [[nodiscard]] Node accused();
  [[nodiscard]] Node spoke();
  [[nodiscard]] Node would();
  [[nodiscard]] Node more_strikes();
  [[nodiscard]] Node ship();
  /// "shelling", "street fighting", "talks with rebels"
  [[nodiscard]] Node lasting();
  /// "ten days"
  [[nodiscard]] Node days();
  /// "rebel-held Idlib", "the government-held town of Hit"
  [[nodiscard]] Node held_place();
};

}  // namespace dateline::train::wire
