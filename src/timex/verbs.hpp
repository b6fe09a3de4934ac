#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace dateline::timex {

/// What a verb says of the times beside it; verbs.tsv tells what each means.
enum VerbFlag : std::uint32_t {
  kAhead = 1U << 0U,
  kTimetable = 1U << 1U,
  kBinds = 1U << 2U,
  kMoves = 1U << 3U,
  kReports = 1U << 4U,
  kFixes = 1U << 5U
};

/// Verbs by lemma, from verbs.tsv. Immutable once loaded.
class Verbs {
 public:
  /// Errors name file and line.
  [[nodiscard]] static base::Result<Verbs> open(const std::filesystem::path& file);

  [[nodiscard]] bool has(std::string_view lemma, VerbFlag flag) const {
    const auto found = flags_.find(lemma);
    return found != flags_.end() && (found->second & flag) != 0;
  }

 private:
  std::map<std::string, std::uint32_t, std::less<>> flags_;
};

}  // namespace dateline::timex
