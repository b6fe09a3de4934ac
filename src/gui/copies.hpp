#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "store/snapshot.hpp"

namespace dateline::gui {

/// Which of the open stories are copies or rewrites of another one, found out once for the same
/// stories. Of more than kMost nothing is said: it would take a frame too long.
class Copies {
 public:
  static constexpr std::size_t kMost = 400;

  /// The first open story whose text a document copies or rewrites; nullopt where there is none.
  [[nodiscard]] std::optional<std::uint32_t> original(const store::Snapshot& snapshot,
                                                      std::uint32_t document);

 private:
  std::optional<std::uint64_t> seen_;  ///< revision of the snapshot asked last
  /// Of the stories compared: what is put right in a story leaves its text as it is.
  std::vector<std::pair<std::string, std::size_t>> stories_;
  std::vector<std::uint32_t> originals_;
};

}  // namespace dateline::gui
