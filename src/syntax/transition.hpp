#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "syntax/atoms.hpp"
#include "syntax/tagging.hpp"

namespace dateline::syntax {

/// Steps of the arc-hybrid system (Kuhlmann, Gomez-Rodriguez and Satta 2011).
enum class Move : std::uint8_t {
  shift,  ///< the next word goes onto the stack
  left,   ///< the top of the stack becomes a dependent of the next word
  right,  ///< the top of the stack becomes a dependent of the word below it
};

/// A state of the arc-hybrid system over n words, with the root as word n at the end of the buffer.
/// Whatever legal moves are made, the end is a tree with one root: the root takes its dependent
/// only when one word alone is on the stack.
class State {
 public:
  explicit State(std::size_t words);

  [[nodiscard]] bool done() const { return next_ == root_ && stack_.empty(); }
  [[nodiscard]] bool legal(Move move) const;
  /// Makes a legal move; `label` (any number, below 255) is kept for the new arc.
  void apply(Move move, std::uint8_t label);

  [[nodiscard]] int next() const { return next_; }
  [[nodiscard]] int root() const { return root_; }
  [[nodiscard]] const std::vector<int>& stack() const { return stack_; }
  /// The n-th from the top of the stack, -1 if there is none.
  [[nodiscard]] int stack(std::size_t n) const {
    return n < stack_.size() ? stack_[stack_.size() - 1 - n] : -1;
  }
  [[nodiscard]] int head(int word) const { return arcs_[static_cast<std::size_t>(word)].head; }
  [[nodiscard]] std::uint8_t label(int word) const {
    return arcs_[static_cast<std::size_t>(word)].label;
  }
  /// The outermost dependent (n = 0) or the one within it (n = 1) on a side; -1 for none, and for
  /// those of no word.
  [[nodiscard]] int left(int word, std::size_t n) const {
    return word < 0 ? -1 : arc(word).left[n];
  }
  [[nodiscard]] int right(int word, std::size_t n) const {
    return word < 0 ? -1 : arc(word).right[n];
  }
  /// How many dependents a word has on a side.
  [[nodiscard]] std::uint8_t lefts(int word) const {
    return word < 0 ? std::uint8_t{0} : arc(word).lefts;
  }
  [[nodiscard]] std::uint8_t rights(int word) const {
    return word < 0 ? std::uint8_t{0} : arc(word).rights;
  }

 private:
  struct Arc {
    int head = -1;
    std::uint8_t label = 255;
    // Outermost and second outermost dependents on both sides, -1 for none, and how many there are.
    int left[2] = {-1, -1};
    int right[2] = {-1, -1};
    std::uint8_t lefts = 0;
    std::uint8_t rights = 0;
  };
  [[nodiscard]] const Arc& arc(int word) const { return arcs_[static_cast<std::size_t>(word)]; }
  void attach(int head, int dependent, std::uint8_t label);

  int next_ = 0;
  int root_;
  std::vector<int> stack_;
  std::vector<Arc> arcs_;
};

/// Moves and labels as classes: 0 is shift, then left and right for each label in turn.
[[nodiscard]] constexpr std::size_t class_of(Move move, std::uint8_t label) {
  return move == Move::shift ? 0 : 1U + 2U * label + (move == Move::right ? 1U : 0U);
}
[[nodiscard]] constexpr Move move_of(std::size_t c) {
  if (c == 0) return Move::shift;
  return (c - 1) % 2 == 0 ? Move::left : Move::right;
}
[[nodiscard]] constexpr std::uint8_t label_of(std::size_t c) {
  return c == 0 ? std::uint8_t{0} : static_cast<std::uint8_t>((c - 1) / 2);
}

}  // namespace dateline::syntax
