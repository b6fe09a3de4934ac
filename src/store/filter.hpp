#pragma once

#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "geo/mercator.hpp"
#include "store/snapshot.hpp"

namespace dateline::store {

/// Which events are shown. The default shows all.
struct Filter {
  std::bitset<event::kEventTypes> types = std::bitset<event::kEventTypes>().set();
  std::bitset<event::kStatuses> statuses = std::bitset<event::kStatuses>().set();
  std::string actor;  ///< part of the actor's name, by text::folded(); "" for all
  std::string text;   ///< part of actor, target, place, type or sentence, likewise; "" for all
  std::optional<time::Minute> from;  ///< what surely ended before it is left out
  std::optional<time::Minute> to;    ///< what surely began after it is left out

  [[nodiscard]] bool all() const { return *this == Filter{}; }
  std::string by = {};     ///< the actor's whole name, any case; "" for all
  std::string place = {};  ///< the place's whole name, any case; "" for all
  /// Whether only what lies in `view` is shown. Events without a place pass: they may lie there.
  bool in_view = false;
  geo::WorldBox view = {};  ///< what the map shows; {} unless in_view
  /// Only what stories told by that day: the second clock, of what was known when. Stories without
  /// a day are left out. A row of a table counts as told on the day when it was over.
  std::optional<time::Days> known_by = {};
  std::vector<std::string> only = {};  ///< ids of events that alone are shown; empty: all

  friend bool operator==(const Filter&, const Filter&) = default;
};

/// Rows that pass, in the order of the table. Undated rows pass the time range (they may be in it).
[[nodiscard]] std::vector<Row> apply(const Filter& filter, const Snapshot& snapshot);

}  // namespace dateline::store
