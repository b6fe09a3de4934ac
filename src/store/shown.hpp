#pragma once

#include <optional>
#include <vector>

#include "store/filter.hpp"
#include "store/snapshot.hpp"

namespace dateline::store {

/// The events that a filter lets through, each once: of the tellings of one event the first by rank
/// that passes leads, and stands for all of them as marker, bar, row and step. So an event is
/// shown as long as any of its tellings passes. Until conclusions are drawn each row leads itself.
/// Belongs to one snapshot and one filter; made in O(n).
class Shown {
 public:
  Shown() = default;
  Shown(const Filter& filter, const Snapshot& snapshot);

  /// The leads, in the order of the table.
  [[nodiscard]] const std::vector<Row>& rows() const { return rows_; }
  /// The lead of the event that a row tells; nullopt where the filter hides the event.
  [[nodiscard]] std::optional<Row> lead(Row row) const;

 private:
  std::vector<Row> rows_;
  std::vector<Row> leads_;  ///< by row; kNone where hidden
};

}  // namespace dateline::store
