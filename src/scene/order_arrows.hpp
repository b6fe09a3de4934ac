#pragma once

#include <vector>

#include "store/snapshot.hpp"

namespace dateline::scene {

/// That one event was before another, for an arrow between their bars. Rows are those of the
/// tellings that say so, which need not be the ones shown.
struct OrderArrow {
  store::Row from = 0;
  store::Row to = 0;
  bool told = true;  ///< by a sentence of these two or the user; else it follows from several
  friend bool operator==(const OrderArrow&, const OrderArrow&) = default;
};

/// What the user and all stories that tell an event say of its order and that of others, and what
/// surely follows of events that are tied to it by what is told, however far; what only dates put
/// in order is left out. Nothing before the snapshot's conclusions are drawn. Takes about a
/// millisecond for each event tied to it, of which the nearest `kMostTied` are looked at, those of
/// its first telling first.
inline constexpr std::size_t kMostTied = 24;
[[nodiscard]] std::vector<OrderArrow> order_arrows(const store::Snapshot& snapshot, store::Row of);

/// All that stories and the user tell of the order of events, each pair once.
[[nodiscard]] std::vector<OrderArrow> told_arrows(const store::Snapshot& snapshot);

}  // namespace dateline::scene
