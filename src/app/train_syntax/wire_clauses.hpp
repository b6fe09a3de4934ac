#pragma once

#include <cstdint>

#include "wire_phrases.hpp"

namespace dateline::train::wire {

/// Makes the clauses of wire sentences that have words of their own: what happens by itself, verbs
/// with a particle, what a headline adds.
class Clauses : public Phrases {
 public:
  using Phrases::Phrases;

  /// "as Baghdad digs in", "as troops pull back"
  [[nodiscard]] Node meanwhile();
  /// "tens of thousands", "hundreds of families"
  [[nodiscard]] Node multitude();
  /// "Fighting erupted in Ramadi", "Two car bombs exploded near the mosque".
  [[nodiscard]] Node happening();
  /// "took over the base", "shot down a helicopter", "carried out air strikes near Hit": the verb
  /// of `n` is replaced, its auxiliaries stay.
  [[nodiscard]] Node phrasal(Node n, std::uint32_t kind);
};

}  // namespace dateline::train::wire
