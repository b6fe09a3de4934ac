#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "timex/lexer.hpp"

namespace dateline::timex {

/// What a pattern caught for one class: which item and where it stands.
struct Catch {
  std::int32_t item = -1;  ///< into Line::items, -1 if nothing was caught
};

/// One way in which a pattern fits a line.
struct Match {
  std::uint32_t rule = 0;
  std::uint32_t begin = 0;  ///< lexemes [begin, end)
  std::uint32_t end = 0;
  /// Of each class, the first catch and the second (`<day2>`).
  std::array<std::array<Catch, kClasses>, 2> caught{};
  std::uint32_t first_end = 0;     ///< where "<<" stands: the first of two expressions ends
  std::uint32_t second_begin = 0;  ///< where ">>" stands: the second begins
  bool two = false;                ///< both were passed

  [[nodiscard]] const Catch& get(Class cls, bool second = false) const {
    return caught[second ? 1 : 0][static_cast<std::size_t>(cls)];
  }
  [[nodiscard]] bool has(Class cls) const { return get(cls).item >= 0; }
};

/// A pattern over lexemes, compiled. The language (docs/time-rules.md):
///   word            that word or mark, in lower case
///   a|b|c           one of these words
///   <class>         an item of that class, caught; <class2> the second of two
///   ( p / q )       p or q
///   x?              x or nothing
///   ~x              x without a space before it
///   << and >>       the end of the first and the beginning of the second of two expressions
class Pattern {
 public:
  /// Compiles `source`. `macros` are patterns by name, used as $NAME. Errors say what is wrong,
  /// without a place: the caller knows the file.
  [[nodiscard]] static base::Result<Pattern> compile(
      std::string_view source, const std::map<std::string, std::string, std::less<>>& macros,
      Lexicon& lexicon);

  /// All the ways in which it fits from lexeme `begin` on are appended to `out` with `rule`.
  void match(const Line& line, std::uint32_t begin, std::uint32_t rule,
             std::vector<Match>& out) const;

  /// Words and classes that it can begin with.
  [[nodiscard]] const std::vector<std::uint32_t>& first_words() const { return first_words_; }
  [[nodiscard]] const std::vector<Class>& first_classes() const { return first_classes_; }

 private:
  enum class Op : std::uint8_t { word, cls, split, jump, first_end, second_begin, done };
  struct Step {
    Op op = Op::done;
    bool glued = false;
    bool second = false;
    Class cls = Class::none;
    std::uint32_t words_begin = 0;  ///< into words_
    std::uint32_t words_end = 0;
    std::uint32_t a = 0;  ///< split: first way; jump: target
    std::uint32_t b = 0;  ///< split: other way
  };
  struct Compiler;
  struct Runner;
  void collect_first(std::uint32_t step, int depth);

  std::vector<Step> steps_;
  std::vector<std::uint32_t> words_;
  std::vector<std::uint32_t> first_words_;
  std::vector<Class> first_classes_;
  bool can_be_empty_ = false;
};

}  // namespace dateline::timex
