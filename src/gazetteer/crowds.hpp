#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "gazetteer/format.hpp"

namespace dateline::gazetteer {

/// Finds the beginnings that more than format::kCrowd names share, while names go by in the order
/// of their keys, and the most prominent names of each: what a search shows while the first
/// letters are typed. Keeps at most twice kCrowdTops names for each letter of the present key.
class Crowds {
 public:
  /// Name `index` (0, 1, 2, ...) of that key, and how prominent its place is.
  void next(std::string_view key, std::uint32_t index, float prominence);
  /// After the last name.
  void finish();

  [[nodiscard]] const std::vector<format::CrowdRecord>& records() const { return records_; }
  /// kCrowdTops names for each record, most prominent first.
  [[nodiscard]] const std::vector<std::uint32_t>& tops() const { return tops_; }

 private:
  struct Top {
    float prominence;
    std::uint32_t name;
  };
  struct Open {
    std::uint32_t bytes;  ///< length of the beginning
    std::uint32_t first;
    std::vector<Top> tops;
  };
  void close_to(std::size_t shared);
  static void keep_best(std::vector<Top>& tops);

  std::string key_;
  std::vector<Open> open_;
  std::uint32_t count_ = 0;
  std::vector<format::CrowdRecord> records_;
  std::vector<std::uint32_t> tops_;
};

}  // namespace dateline::gazetteer
