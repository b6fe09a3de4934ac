#include "syntax/transition.hpp"

#include <gmock/gmock.h>

#include <set>

namespace dateline::syntax {
namespace {

TEST(State, EndsInATreeWithOneRootWhateverLegalMovesAreMade) {
  std::uint32_t seed = 3;
  for (int round = 0; round < 500; ++round) {
    const int n = 1 + round % 12;
    State state(static_cast<std::size_t>(n));
    int moves = 0;
    while (!state.done()) {
      std::vector<Move> legal;
      for (const Move m : {Move::shift, Move::left, Move::right}) {
        if (state.legal(m)) legal.push_back(m);
      }
      ASSERT_FALSE(legal.empty());
      seed = seed * 1664525U + 1013904223U;
      state.apply(legal[(seed >> 16U) % legal.size()], 1);
      ASSERT_LE(++moves, 2 * n);
    }
    int roots = 0;
    for (int i = 0; i < n; ++i) {
      if (state.head(i) == state.root()) ++roots;
      std::set<int> seen;
      int at = i;
      while (at != state.root()) {
        ASSERT_TRUE(seen.insert(at).second) << "a cycle";
        at = state.head(at);
        ASSERT_GE(at, 0);
      }
    }
    EXPECT_EQ(roots, 1);
  }
}

TEST(Classes, NameEachMoveAndLabelOnce) {
  EXPECT_EQ(class_of(Move::shift, 0), 0U);
  std::set<std::size_t> seen;
  for (std::uint8_t label = 0; label < 49; ++label) {
    for (const Move move : {Move::left, Move::right}) {
      const std::size_t c = class_of(move, label);
      EXPECT_TRUE(seen.insert(c).second);
      EXPECT_EQ(move_of(c), move);
      EXPECT_EQ(label_of(c), label);
    }
  }
}

}  // namespace
}  // namespace dateline::syntax
