#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/stop_check.hpp"
#include "text/story.hpp"

namespace dateline::text {

/// How a story is worded: hashes of all runs of five words of its body (shingles; Broder, "On the
/// resemblance and containment of documents", 1997), without case, punctuation and numbers' commas.
/// Title, by-line and dateline do not count: papers write their own. Immutable; share freely.
class Wording {
 public:
  Wording() = default;  ///< of nothing: no other shares it
  explicit Wording(const Story& story);

  /// Share of the shorter one's runs that the other holds, 0..1; 0 where either has too few
  /// (kFewest) to tell.
  [[nodiscard]] double containment(const Wording& other) const;

  /// Ascending, each once.
  [[nodiscard]] std::span<const std::uint64_t> shingles() const { return shingles_; }

  static constexpr std::size_t kFewest = 12;

 private:
  std::vector<std::uint64_t> shingles_;
};

/// Stories that are copies or rewrites of one text: for each of `wordings` the index of the first
/// one of its group, its own where it is alone. Of any two in a group there is a chain of stories
/// each of which shares half of its wording or more with the next. Takes time with the length of
/// all texts; of runs of words that very many stories share, only the first ones are compared.
/// `stop` is asked before each story.
[[nodiscard]] std::vector<std::uint32_t> copies(std::span<const Wording> wordings,
                                                const base::StopCheck& stop = {});

}  // namespace dateline::text
