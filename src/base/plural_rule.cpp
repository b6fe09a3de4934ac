#include "base/plural_rule.hpp"

#include <array>
#include <optional>
#include <string>
#include <utility>

namespace dateline::base {
namespace {

constexpr std::size_t kMostNodes = 500;
constexpr int kMostDepth = 40;

}  // namespace

/// Reads an expression from left to right, by the ranks of C's operators.
class PluralParser {
 public:
  using Op = PluralRule::Op;
  using Node = PluralRule::Node;

  explicit PluralParser(std::string_view text) : text_(text) {}

  std::optional<std::vector<Node>> parse() {
    const auto whole = choice(0);
    skip_blanks();
    if (!whole || at_ != text_.size()) return std::nullopt;
    return std::move(nodes_);
  }

 private:
  struct Infix {
    std::string_view sign;
    Op op;
    int rank;
  };
  // Longer signs first.
  static constexpr std::array<Infix, 13> kInfix{{{"||", Op::either, 1},
                                                 {"&&", Op::both, 2},
                                                 {"==", Op::equal, 3},
                                                 {"!=", Op::not_equal, 3},
                                                 {"<=", Op::less_equal, 4},
                                                 {">=", Op::greater_equal, 4},
                                                 {"<", Op::less, 4},
                                                 {">", Op::greater, 4},
                                                 {"+", Op::add, 5},
                                                 {"-", Op::subtract, 5},
                                                 {"*", Op::multiply, 6},
                                                 {"/", Op::divide, 6},
                                                 {"%", Op::modulo, 6}}};

  std::optional<std::size_t> add(Node node) {
    if (nodes_.size() == kMostNodes) return std::nullopt;
    nodes_.push_back(node);
    return nodes_.size() - 1;
  }

  void skip_blanks() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t')) ++at_;
  }

  bool take(char c) {
    skip_blanks();
    if (at_ == text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  // NOLINTNEXTLINE(misc-no-recursion): kMostDepth bounds it
  std::optional<std::size_t> choice(int depth) {
    if (depth > kMostDepth) return std::nullopt;
    const auto condition = infix(1, depth);
    if (!condition || !take('?')) return condition;
    const auto then = choice(depth + 1);
    if (!then || !take(':')) return std::nullopt;
    const auto other = choice(depth + 1);
    if (!other) return std::nullopt;
    return add({Op::choose, 0, *condition, *then, *other});
  }

  // NOLINTNEXTLINE(misc-no-recursion): kMostDepth bounds it
  std::optional<std::size_t> infix(int rank, int depth) {
    auto left = unary(depth);
    while (left) {
      skip_blanks();
      const Infix* found = nullptr;
      for (const Infix& i : kInfix) {
        if (text_.substr(at_).starts_with(i.sign)) {
          found = &i;
          break;
        }
      }
      if (found == nullptr || found->rank < rank) return left;
      at_ += found->sign.size();
      const auto right = infix(found->rank + 1, depth + 1);
      if (!right) return std::nullopt;
      left = add({found->op, 0, *left, *right, 0});
    }
    return left;
  }

  // NOLINTNEXTLINE(misc-no-recursion): kMostDepth bounds it
  std::optional<std::size_t> unary(int depth) {
    if (depth > kMostDepth) return std::nullopt;
    if (take('!')) {
      const auto of = unary(depth + 1);
      return of ? add({Op::negate, 0, *of, 0, 0}) : std::nullopt;
    }
    if (take('(')) {
      const auto inside = choice(depth + 1);
      return inside && take(')') ? inside : std::nullopt;
    }
    if (take('n')) return add({Op::n, 0, 0, 0, 0});
    std::uint64_t number = 0;
    const std::size_t begin = at_;
    while (at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9' && at_ - begin < 9) {
      number = number * 10 + static_cast<std::uint64_t>(text_[at_++] - '0');
    }
    if (at_ == begin) return std::nullopt;
    return add({Op::number, number, 0, 0, 0});
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<Node> nodes_;
};

PluralRule::PluralRule()
    : nodes_{{Op::n, 0, 0, 0, 0}, {Op::number, 1, 0, 0, 0}, {Op::not_equal, 0, 0, 1, 0}} {}

Result<PluralRule> PluralRule::parse(std::string_view field) {
  const auto fail = [&] {
    return Error{ErrorCode::bad_format,
                 "Plural-Forms \"" + std::string(field) + "\" cannot be understood", "",
                 "Write it as \"nplurals=2; plural=(n != 1);\""};
  };
  const auto value_of = [&](std::string_view name) -> std::optional<std::string_view> {
    for (std::size_t at = field.find(name); at != std::string_view::npos;
         at = field.find(name, at + 1)) {
      std::size_t begin = at + name.size();
      while (begin < field.size() && field[begin] == ' ') ++begin;
      if (begin == field.size() || field[begin] != '=') continue;
      const std::size_t end = field.find(';', begin);
      return field.substr(begin + 1, end == std::string_view::npos ? end : end - begin - 1);
    }
    return std::nullopt;
  };
  const auto count = value_of("nplurals");
  const auto expression = value_of("plural");
  if (!count || !expression) return fail();
  std::size_t forms = 0;
  for (const char c : *count) {
    if (c == ' ') continue;
    if (c < '0' || c > '9' || forms > kMostForms) return fail();
    forms = forms * 10 + static_cast<std::size_t>(c - '0');
  }
  if (forms == 0 || forms > kMostForms) return fail();
  auto nodes = PluralParser(*expression).parse();
  if (!nodes) return fail();
  PluralRule out;
  out.forms_ = forms;
  out.nodes_ = std::move(*nodes);
  return out;
}

std::size_t PluralRule::form(std::uint64_t n) const {
  std::vector<std::uint64_t> values(nodes_.size());
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    const Node& node = nodes_[i];
    const std::uint64_t a = values[node.a];
    const std::uint64_t b = values[node.b];
    const auto value = [&]() -> std::uint64_t {
      switch (node.op) {
        case Op::number:
          return node.number;
        case Op::n:
          return n;
        case Op::negate:
          return a == 0 ? 1 : 0;
        case Op::multiply:
          return a * b;
        case Op::divide:
          return b == 0 ? 0 : a / b;
        case Op::modulo:
          return b == 0 ? 0 : a % b;
        case Op::add:
          return a + b;
        case Op::subtract:
          return a - b;
        case Op::less:
          return a < b ? 1 : 0;
        case Op::greater:
          return a > b ? 1 : 0;
        case Op::less_equal:
          return a <= b ? 1 : 0;
        case Op::greater_equal:
          return a >= b ? 1 : 0;
        case Op::equal:
          return a == b ? 1 : 0;
        case Op::not_equal:
          return a != b ? 1 : 0;
        case Op::both:
          return a != 0 && b != 0 ? 1 : 0;
        case Op::either:
          return a != 0 || b != 0 ? 1 : 0;
        case Op::choose:
          return a != 0 ? b : values[node.c];
      }
      return 0;
    };
    values[i] = value();
  }
  return values.back() < forms_ ? values.back() : 0;
}

}  // namespace dateline::base
