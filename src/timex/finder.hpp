#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "syntax/parse.hpp"
#include "text/story.hpp"
#include "time/local_time.hpp"
#include "timex/timex.hpp"

namespace dateline::timex {

/// What the times of a story count from.
struct Reference {
  enum class Mode : std::uint8_t {
    news,       ///< from the story's date
    narrative,  ///< from the time last spoken of
    automatic   ///< as the text tells: histories have many years and few weekdays
  };
  std::optional<time::Days> story_date;
  Mode mode = Mode::automatic;
};

/// Finds expressions of time and says what they mean.
///
/// Patterns over words (assets/lexicon/time, docs/time-rules.md) find them, small functions compose
/// the value and the bounds. Load once, then share: const calls are thread-safe. Cost: linear in
/// the length of the text.
class TimexFinder {
 public:
  /// Loads the tables of `lexicon_folder`. Errors: not_found, unreadable, bad_format with file and
  /// line.
  [[nodiscard]] static base::Result<TimexFinder> open(const std::filesystem::path& lexicon_folder);

  TimexFinder(TimexFinder&&) noexcept;
  TimexFinder& operator=(TimexFinder&&) noexcept;
  ~TimexFinder();

  /// All expressions in order of the text, not overlapping. `trees` has one tree a sentence; where
  /// it is empty, or a tree is, the tense is guessed from the words. Without a story date, what
  /// counts from it has relative bounds.
  [[nodiscard]] std::vector<Timex> find(const text::Story& story,
                                        std::span<const syntax::Tree> trees,
                                        const Reference& reference) const;

  /// The mode that find() uses for `story`.
  [[nodiscard]] Reference::Mode mode_of(const text::Story& story, const Reference& reference) const;

  /// For each sentence whether it may hold an expression: only those need a tree.
  [[nodiscard]] std::vector<bool> speaks_of_time(const text::Story& story) const;

  /// The day that the story gives as its own, from its date_candidates; nullopt where it names
  /// none with a year.
  [[nodiscard]] std::optional<time::Days> stated_date(const text::Story& story) const;

  struct RuleExample {
    std::string rule;
    std::string example;
    std::string gives;
  };
  /// The examples that stand beside the rules, for the test of the rules.
  [[nodiscard]] std::vector<RuleExample> examples() const;

 private:
  struct State;
  explicit TimexFinder(std::unique_ptr<State> state);
  std::unique_ptr<const State> state_;
};

/// Bounds of an event that hangs on `times[index]`, with its anchoring and range counted in:
/// "since Friday" runs to the story's date, "by noon" has no earliest, "for two weeks" ends with
/// the story's date. `story_date` absent: open on that side, or relative to day 0 where the
/// expression is.
[[nodiscard]] time::Bounds event_bounds(std::span<const Timex> times, std::size_t index,
                                        std::optional<time::Days> story_date);

[[nodiscard]] std::string_view name(Anchoring anchoring);  ///< "since"

}  // namespace dateline::timex
