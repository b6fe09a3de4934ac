#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/packed_word.hpp"
#include "base/result.hpp"
#include "geoparse/text_map.hpp"

namespace dateline::geoparse {

/// Classes of words, a bit each; words.tsv names them.
enum WordClass : std::uint32_t {
  kTitle = 1U << 0U,           ///< before a person's name: "Mr.", "President"
  kSaying = 1U << 1U,          ///< verbs whose subject speaks, wants or decides
  kMotion = 1U << 2U,          ///< verbs and nouns of going: "to" X is where
  kHome = 1U << 3U,            ///< nouns of belonging: "residents" of X
  kRegionWord = 1U << 4U,      ///< "province"
  kSettlementWord = 1U << 5U,  ///< "town"
  kDistrictWord = 1U << 6U,    ///< "quarter"
  kWaterWord = 1U << 7U,       ///< "river"
  kReliefWord = 1U << 8U,      ///< "mount"
  kFacilityWord = 1U << 9U,    ///< "refinery"
  kOrganisation = 1U << 10U,   ///< ends the name of an organisation: "Times"
  kGovernment = 1U << 11U,     ///< "government", "forces"
  kMonth = 1U << 12U,          ///< months and weekdays
  kNever = 1U << 13U,          ///< never a place by itself
  kAgency = 1U << 14U,         ///< "Reuters"
  kCommon = 1U << 15U,         ///< an ordinary English word
  kGiven = 1U << 16U,          ///< a given name
  kDeed = 1U << 17U,           ///< what is done to a place: "siege" of X
  kNameHead = 1U << 18U,       ///< begins the names of many places: "Jebel" Aulia
  kPosition = 1U << 19U,       ///< says that numbers are coordinates: "coordinates", "GPS"
  kMeasure = 1U << 20U,        ///< says that numbers about it are amounts: "percent", "rates"
  kUnit = 1U << 21U,           ///< says that a number before it is an amount: "people", "km"
  kPlaceNoun =
      kRegionWord | kSettlementWord | kDistrictWord | kWaterWord | kReliefWord | kFacilityWord
};

/// A word as its classes are looked up by: up to twelve bytes in two numbers, which stand in the
/// table itself, so that a look-up touches one line of the cache.
struct WordKey {
  static constexpr std::size_t kMostBytes = 12;
  std::uint64_t low = 0;
  std::uint32_t high = 0;
  std::uint32_t fits =
      0;  ///< 1 if it does, and is not empty; as wide as `high`, so that keys travel in registers

  WordKey() = default;
  explicit WordKey(std::string_view lower)
      : WordKey(lower.size() <= kMostBytes ? base::PackedWord(lower) : base::PackedWord(),
                lower.size()) {}
  WordKey(const base::PackedWord& lower, std::size_t bytes)
      : low(lower.low),
        high(static_cast<std::uint32_t>(lower.high)),
        fits(bytes - 1 < kMostBytes ? 1 : 0) {}
};

/// What the tables of the lexicon folder say of words. Immutable; share freely.
class Lexicon {
 public:
  /// Reads words.tsv, directions.tsv, phrases.tsv, common_words.tsv and given_names.tsv.
  [[nodiscard]] static base::Result<Lexicon> read(const std::filesystem::path& folder);

  /// Bits of WordClass of a word in lower case.
  [[nodiscard]] std::uint32_t classes(std::string_view lower) const {
    return classes(lower, prefetch(WordKey(lower)));
  }
  /// A key with the place where the search for it begins.
  struct Sought {
    WordKey key;
    std::size_t slot = 0;
  };
  /// Asks for the memory that classes() looks at: some words ahead, it hides the wait.
  [[nodiscard]] Sought prefetch(const WordKey& key) const {
    const std::size_t slot = slot_of(key);
    __builtin_prefetch(&short_[slot]);
    return {key, slot};
  }
  /// As above, where the key of the word was made before.
  [[nodiscard]] std::uint32_t classes(std::string_view lower, const Sought& sought) const {
    const WordKey& key = sought.key;
    if (key.fits == 0) return classes_of_others(lower);
    for (std::size_t at = sought.slot; short_[at].low != 0; at = (at + 1) & (short_.size() - 1)) {
      if (short_[at].low == key.low && short_[at].high == key.high) return short_[at].classes;
    }
    return !lower.empty() && lower.back() == '.' ? classes_without_stop(lower) : 0;
  }
  /// Degrees clockwise from north of "northern", "west" ...
  [[nodiscard]] std::optional<double> bearing(std::string_view lower) const {
    // Few words begin as those of directions do, and most are asked.
    if (lower.empty() || !begins_bearing_[static_cast<std::uint8_t>(lower[0])]) return std::nullopt;
    const double* found = bearings_.find(lower);
    return found == nullptr ? std::nullopt : std::optional(*found);
  }
  /// Whether a name_key is that of an organisation or person with places in it.
  [[nodiscard]] bool is_phrase(std::string_view name_key) const;
  /// Calls `use(name_key)` for all of those.
  template <class Use>
  void each_phrase(Use use) const {
    phrases_.each([&](std::string_view name_key, bool /*always true*/) { use(name_key); });
  }

 private:
  struct Slot {
    std::uint64_t low = 0;  ///< 0: free
    std::uint32_t high = 0;
    std::uint32_t classes = 0;
  };
  [[nodiscard]] std::size_t slot_of(const WordKey& key) const {
    const std::uint64_t mixed =
        (key.low ^ std::uint64_t{key.high} * 0xC2B2AE3D27D4EB4FU) * 0x9E3779B97F4A7C15U;
    return mixed >> shift_;
  }
  /// Of words that fit no WordKey.
  [[nodiscard]] std::uint32_t classes_of_others(std::string_view lower) const;
  /// Of "prov" for "prov.".
  [[nodiscard]] std::uint32_t classes_without_stop(std::string_view lower) const;
  void add(std::string_view word, std::uint32_t bit);
  void make_short();

  TextMap<std::uint32_t> classes_;
  std::vector<std::string> listed_;          ///< until short_ is made
  std::vector<Slot> short_{std::size_t{2}};  ///< of classes_, words that fit a WordKey
  unsigned shift_ = 63;
  TextMap<double> bearings_;
  std::array<bool, 0x100> begins_bearing_{};  ///< by their first bytes
  TextMap<bool> phrases_;                     ///< all true
};

}  // namespace dateline::geoparse
