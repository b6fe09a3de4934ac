#include "store/shown.hpp"

#include <limits>

namespace dateline::store {
namespace {

constexpr Row kNone = std::numeric_limits<Row>::max();

}  // namespace

Shown::Shown(const Filter& filter, const Snapshot& snapshot) {
  const EventTable& table = snapshot.events();
  const std::vector<Row> passing = apply(filter, snapshot);
  std::vector<Row> of_event(snapshot.occurrences(), kNone);
  for (const Row row : passing) {
    Row& lead = of_event[table.occurrence[row]];
    if (lead == kNone || table.rank[row] < table.rank[lead]) lead = row;
  }
  for (const Row row : passing) {
    if (of_event[table.occurrence[row]] == row) rows_.push_back(row);
  }
  leads_.reserve(table.size());
  for (const std::uint32_t event : table.occurrence) leads_.push_back(of_event[event]);
}

std::optional<Row> Shown::lead(Row row) const {
  if (row >= leads_.size() || leads_[row] == kNone) return std::nullopt;
  return leads_[row];
}

}  // namespace dateline::store
