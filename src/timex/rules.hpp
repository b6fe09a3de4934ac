#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "timex/pattern.hpp"

namespace dateline::timex {

/// What is made of what a pattern caught. docs/time-rules.md says what each takes.
enum class Make : std::uint8_t {
  date,      ///< a date or time from its parts
  range,     ///< two dates that share parts: "5 to 9 June"
  relative,  ///< "last week", "the next day", "that evening"
  shift,     ///< "two days later", "three weeks ago", "a day after ..."
  stretch,   ///< "the past week", "the last two days"
  duration,  ///< "two weeks", "month-long"
  set,       ///< "every Friday", "daily"
  vague,     ///< "now", "recently"
  named,     ///< "Christmas 1914", "Eid al-Fitr"
  pointer,   ///< "this period", "the same time": no value of its own
  nothing    ///< keeps other rules from firing here ("first quarter-final")
};

/// A condition on the words beside a match.
struct Condition {
  bool negated = false;
  bool edge = false;    ///< "^": the sentence's border
  bool lower = false;   ///< "<lower>": a word without a capital
  bool plural = false;  ///< "<plural>": a word without a capital in -s, as plural nouns have it
  std::vector<std::uint32_t> words;
  std::vector<Class> classes;
};

struct Rule {
  std::string name;
  Pattern pattern;
  std::vector<Condition> before;  ///< on the lexeme before the match; all must hold
  std::vector<Condition> after;
  Make make = Make::date;
  std::string argument;
  // For the test of the rule.
  std::string example;
  std::string gives;
};

/// The pattern rows of one file, in order; earlier ones win among matches of equal length.
class Rules {
 public:
  /// Reads `file`. Errors name file and line.
  [[nodiscard]] static base::Result<Rules> open(const std::filesystem::path& file,
                                                Lexicon& lexicon);

  [[nodiscard]] const std::vector<Rule>& all() const { return rules_; }
  /// Every fit of every rule from lexeme `begin` on whose conditions hold: the longest first, then
  /// in the order of the file.
  void match(const Line& line, std::uint32_t begin, std::vector<Match>& out) const;

 private:
  std::vector<Rule> rules_;
  std::vector<std::vector<std::uint32_t>> by_word_;  ///< rules that may begin with a word
  std::array<std::vector<std::uint32_t>, kClasses> by_class_;
};

}  // namespace dateline::timex
