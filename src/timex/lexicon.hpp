#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.hpp"

namespace dateline::timex {

/// What a word or a figure can be in an expression of time. The lexicon files give the first group,
/// the lexer finds the second by itself.
enum class Class : std::uint8_t {
  none,
  // From files of the same name.
  month,
  islamic_month,
  weekday,
  season,
  unit,
  day_part,
  modifier,
  relation,
  named_day,
  vague,
  set_word,
  approximation,
  era,
  half_of_day,
  tense,
  number_word,
  day_word,
  pointer,
  zone,
  // Found by the lexer.
  number,      ///< any cardinal, in figures or words ("1,200", "twenty-five", "a few", "a")
  count,       ///< a number that is not merely "a" or "an"
  ordinal,     ///< "21st", "first"
  day,         ///< 1 to 31 in figures, or "15th"
  year,        ///< four plain figures from 1000 to 2100
  figures,     ///< plain figures without commas
  two,         ///< two plain figures
  short_year,  ///< "'14"
  decade,      ///< "1990s"
  clock,       ///< "17:30"
  dotted,      ///< "17.30", a clock time where the words beside it say so
  hhmm,        ///< "1730", likewise
  iso,         ///< "2014-06-15", also with a time
  slashed,     ///< "15/06/2014"
  word,        ///< any word
  last_class
};
inline constexpr std::size_t kClasses = static_cast<std::size_t>(Class::last_class);

/// The name that patterns use for it, and back. nullopt for names that no class has.
[[nodiscard]] std::optional<Class> class_from(std::string_view name);

/// Flags of lexicon rows, as their files name them.
enum Flag : std::uint32_t {
  kCapital = 1U << 0U,
  kWeak = 1U << 1U,
  kPlural = 1U << 2U,
  kGeneric = 1U << 3U,
  kOvernight = 1U << 4U,
  kWhole = 1U << 5U,
  kClock = 1U << 6U,
  kAdjective = 1U << 7U,
  kNoun = 1U << 8U,
  kCardinal = 1U << 9U,
  kOrdinal = 1U << 10U,
  kTens = 1U << 11U,
  kScale = 1U << 12U,
  kArticle = 1U << 13U,
  kUnknown = 1U << 14U,
  kStory = 1U << 15U,
  kTold = 1U << 16U,
  kPast = 1U << 17U,
  kPresent = 1U << 18U,
  kFuture = 1U << 19U
};

/// One row of a lexicon file.
struct Entry {
  Class cls = Class::none;
  std::vector<std::uint32_t> words;  ///< ids of its words, marks of punctuation among them
  std::string value;
  double number = 0;  ///< the value where it is one
  int from = 0;       ///< minutes, or thousandths
  int to = 0;
  int day_from = 0;
  int day_to = 0;
  std::string extra;  ///< the column `day` of named days
  std::uint32_t flags = 0;

  [[nodiscard]] bool has(std::uint32_t flag) const { return (flags & flag) != 0; }
};

/// All words that speak of time, from the tables of one folder. Immutable once loaded.
class Lexicon {
 public:
  /// Reads the tables of `folder`. Errors name file and line.
  [[nodiscard]] static base::Result<Lexicon> open(const std::filesystem::path& folder);

  /// Id of a lower-case word or mark, 0 if neither lexicon nor rules have it.
  [[nodiscard]] std::uint32_t id(std::string_view word) const;
  /// Id of `word`, which is new if need be. For loading rules.
  std::uint32_t intern(std::string_view word);
  /// Entries whose first word has this id, longest first.
  [[nodiscard]] const std::vector<std::uint32_t>& starting_with(std::uint32_t word) const;
  [[nodiscard]] const Entry& entry(std::uint32_t index) const { return entries_[index]; }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };
  base::Result<void> load(const std::filesystem::path& file, Class cls);

  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> ids_;
  std::vector<Entry> entries_;
  std::vector<std::vector<std::uint32_t>> by_first_ = {{}};
};

}  // namespace dateline::timex
