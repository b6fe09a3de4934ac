#include "syntax/transition.hpp"

namespace dateline::syntax {

State::State(std::size_t words) : root_(static_cast<int>(words)), arcs_(words + 1) {
  stack_.reserve(words);
}

bool State::legal(Move move) const {
  switch (move) {
    case Move::shift:
      return next_ < root_;
    case Move::left:
      return !stack_.empty() && (next_ < root_ || stack_.size() == 1);
    case Move::right:
      return stack_.size() > 1;
  }
  return false;
}

void State::attach(int head, int dependent, std::uint8_t label) {
  Arc& h = arcs_[static_cast<std::size_t>(head)];
  Arc& d = arcs_[static_cast<std::size_t>(dependent)];
  d.head = head;
  d.label = label;
  const bool left = dependent < head;
  int* side = left ? h.left : h.right;
  side[1] = side[0];
  side[0] = dependent;
  std::uint8_t& count = left ? h.lefts : h.rights;
  if (count < 255) ++count;
}

void State::apply(Move move, std::uint8_t label) {
  if (move == Move::shift) {
    stack_.push_back(next_++);
    return;
  }
  const int top = stack_.back();
  stack_.pop_back();
  attach(move == Move::left ? next_ : stack_.back(), top, label);
}

}  // namespace dateline::syntax
