#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <utility>

namespace dateline::tabular {

/// What was made of cells, to be made once of those that are the same, as most of a column are.
/// Bounded, whatever a table has. For one thread.
template <class Value>
class CellMemory {
 public:
  /// What `make` gives for such a cell. Holds until the next call.
  template <class Make>
  [[nodiscard]] const Value& get(const std::string& cell, Make make) {
    if (const auto known = values_.find(cell); known != values_.end()) return known->second;
    if (values_.size() >= kMost) values_.clear();
    return values_.emplace(cell, make()).first->second;
  }

 private:
  static constexpr std::size_t kMost = 50'000;
  std::unordered_map<std::string, Value> values_;
};

}  // namespace dateline::tabular
