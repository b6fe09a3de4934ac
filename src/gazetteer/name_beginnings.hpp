#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/checksum.hpp"
#include "base/touch.hpp"
#include "gazetteer/gazetteer.hpp"

namespace dateline::gazetteer {

/// Which words names begin with that have more: "new" of "new york", "new york" of "new york city".
/// Most words of a text with a capital begin no longer name, and what stands behind them need not
/// be looked up. Half a megabyte. Immutable once all are added; share freely.
class NameBeginnings {
 public:
  /// With more names nearly all words would begin one.
  static constexpr std::uint64_t kMostNames = 4'000'000;

  /// Of no names.
  NameBeginnings() = default;
  /// Those of all names of a gazetteer: folds all of them (some tenths of a second for 500,000).
  /// Ends up empty where a page is damaged, and of more than kMostNames.
  explicit NameBeginnings(const Gazetteer& world);

  /// Whether there is nothing in it, which says nothing of the gazetteer.
  [[nodiscard]] bool empty() const { return bits_.empty(); }

  /// Adds a text::name_key.
  void add(std::string_view name_key);

  /// What a beginning is asked for by: of the words that make it up, as text::key_of_beginning
  /// gives them.
  [[nodiscard]] static std::uint64_t hash(std::string_view beginning) {
    return hash_after(base::fnv1a(beginning));
  }
  /// The same of their base::fnv1a.
  [[nodiscard]] static std::uint64_t hash_after(std::uint64_t words) {
    return base::fnv1a(" ", words);
  }
  /// Asks for the memory that may_begin() looks at. REQUIRES: !empty().
  void touch(std::uint64_t hash) const { base::touch(&bits_[(hash & kMask) / 64]); }
  /// False where no name begins so and has more words; true for all that do, and by chance for some
  /// others. REQUIRES: !empty().
  [[nodiscard]] bool may_begin(std::uint64_t hash) const {
    return (bits_[(hash & kMask) / 64] >> (hash & kMask) % 64 & 1U) != 0;
  }

 private:
  static constexpr std::uint64_t kMask = (std::uint64_t{1} << 22U) - 1;
  std::vector<std::uint64_t> bits_;
};

}  // namespace dateline::gazetteer
