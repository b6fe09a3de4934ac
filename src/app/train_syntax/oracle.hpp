#pragma once

#include <array>
#include <span>
#include <vector>

#include "conllu.hpp"
#include "syntax/transition.hpp"

namespace dateline::train {

/// What each move costs in gold arcs that can no longer be made (the dynamic oracle of Goldberg and
/// Nivre 2013 for the arc-hybrid system); kIllegal for moves that may not be made.
inline constexpr int kIllegal = 1 << 20;

class Oracle {
 public:
  explicit Oracle(std::span<const GoldWord> gold);
  /// By Move.
  [[nodiscard]] std::array<int, 3> costs(const syntax::State& state) const;
  /// The head of a word, the root being word n.
  [[nodiscard]] int head(int word) const { return heads_[static_cast<std::size_t>(word)]; }

 private:
  int root_;
  std::vector<int> heads_;
  std::vector<std::vector<int>> dependents_;
};

}  // namespace dateline::train
