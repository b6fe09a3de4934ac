#include "oracle.hpp"

#include <algorithm>

namespace dateline::train {

using syntax::Move;
using syntax::State;

Oracle::Oracle(std::span<const GoldWord> gold)
    : root_(static_cast<int>(gold.size())), heads_(gold.size()), dependents_(gold.size() + 1) {
  for (std::size_t i = 0; i < gold.size(); ++i) {
    heads_[i] = gold[i].head < 0 ? root_ : gold[i].head;
    dependents_[static_cast<std::size_t>(heads_[i])].push_back(static_cast<int>(i));
  }
}

std::array<int, 3> Oracle::costs(const State& state) const {
  std::array<int, 3> out = {kIllegal, kIllegal, kIllegal};
  const auto& stack = state.stack();
  const int next = state.next();
  const int s0 = state.stack(0);
  const int s1 = state.stack(1);
  const auto on_stack = [&](int w) { return std::ranges::binary_search(stack, w); };  // in order
  if (state.legal(Move::shift)) {
    int cost = 0;
    for (const int d : dependents_[static_cast<std::size_t>(next)]) cost += on_stack(d) ? 1 : 0;
    const int h = head(next);
    if (h != s0 && on_stack(h)) ++cost;
    out[static_cast<std::size_t>(Move::shift)] = cost;
  }
  if (s0 < 0) return out;
  int waiting = 0;  // dependents of the top that are still to come
  for (const int d : dependents_[static_cast<std::size_t>(s0)]) waiting += d >= next ? 1 : 0;
  const int h = head(s0);
  if (state.legal(Move::left)) {
    out[static_cast<std::size_t>(Move::left)] =
        waiting + ((h == s1 && s1 >= 0) || h > next ? 1 : 0);
  }
  if (state.legal(Move::right)) {
    out[static_cast<std::size_t>(Move::right)] = waiting + (h >= next ? 1 : 0);
  }
  return out;
}

}  // namespace dateline::train
