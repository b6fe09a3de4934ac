#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace dateline::base {

/// Which form of a word a language has for a number, as the field Plural-Forms of a .po file says:
/// "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 ? 1 : 2);". The expression is
/// C's with the operators that gettext knows: ?: || && == != < > <= >= + - * / % ! ( ) and n.
class PluralRule {
 public:
  /// As English has it: form 0 for one, form 1 for all others.
  PluralRule();

  /// Error bad_format names what cannot be read; limits are kMostForms, and the depth and length of
  /// an expression.
  [[nodiscard]] static Result<PluralRule> parse(std::string_view field);

  /// The form for `n`, below forms(). Whatever the expression gives beyond is form 0, and so is a
  /// division by zero.
  [[nodiscard]] std::size_t form(std::uint64_t n) const;
  [[nodiscard]] std::size_t forms() const { return forms_; }

  static constexpr std::size_t kMostForms = 8;

 private:
  friend class PluralParser;
  enum class Op : std::uint8_t {
    number,
    n,
    negate,
    multiply,
    divide,
    modulo,
    add,
    subtract,
    less,
    greater,
    less_equal,
    greater_equal,
    equal,
    not_equal,
    both,
    either,
    choose
  };
  /// Operands are nodes before it.
  struct Node {
    Op op = Op::number;
    std::uint64_t number = 0;
    std::size_t a = 0;
    std::size_t b = 0;
    std::size_t c = 0;
  };

  std::size_t forms_ = 2;
  std::vector<Node> nodes_;  // the last one is the whole
};

}  // namespace dateline::base
