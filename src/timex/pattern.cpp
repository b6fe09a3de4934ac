#include "timex/pattern.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/table.hpp"

namespace dateline::timex {
namespace {
constexpr int kDeepest = 12;              // nesting of groups and macros
constexpr std::size_t kMostSteps = 2000;  // of one pattern
constexpr std::size_t kMostMatches = 64;  // of one pattern at one place
}  // namespace

/// Recursive descent over the source; macros are opened where they stand.
struct Pattern::Compiler {
  const std::map<std::string, std::string, std::less<>>& macros;
  Lexicon& lexicon;
  Pattern& out;
  std::optional<std::string> error = {};

  bool fail(std::string message) {
    if (!error) error = std::move(message);
    return false;
  }

  static std::vector<std::string_view> tokens_of(std::string_view source) {
    auto parts = base::split(source, ' ');
    std::erase_if(parts, [](std::string_view p) { return p.empty(); });
    return parts;
  }

  std::uint32_t size() const { return static_cast<std::uint32_t>(out.steps_.size()); }

  bool whole(std::string_view source, int depth) {
    const auto tokens = tokens_of(source);
    std::size_t at = 0;
    if (!ways(tokens, at, depth)) return false;
    return at == tokens.size() || fail(fmt::format("\"{}\" closes nothing", tokens[at]));
  }

  /// p / q / r, up to a closing bracket or the end.
  bool ways(const std::vector<std::string_view>& tokens, std::size_t& at, int depth) {
    if (depth > kDeepest) return fail("groups or macros are nested too deeply");
    std::vector<std::uint32_t> ends;
    while (true) {
      const std::uint32_t split = size();
      out.steps_.push_back({.op = Op::split, .a = split + 1, .b = split + 1});
      while (at < tokens.size() && tokens[at] != "/" && !tokens[at].starts_with(')')) {
        if (!element(tokens, at, depth)) return false;
      }
      if (at >= tokens.size() || tokens[at] != "/") break;
      ++at;
      ends.push_back(size());
      out.steps_.push_back({.op = Op::jump});
      out.steps_[split].b = size();
    }
    for (const std::uint32_t end : ends) out.steps_[end].a = size();
    return out.steps_.size() < kMostSteps || fail("the pattern is too long");
  }

  bool element(const std::vector<std::string_view>& tokens, std::size_t& at, int depth) {
    std::string_view token = tokens[at];
    const std::uint32_t optional_split = size();
    out.steps_.push_back({.op = Op::split, .a = optional_split + 1, .b = optional_split + 1});
    bool optional = false;
    if (token == "(") {
      ++at;
      if (!ways(tokens, at, depth + 1)) return false;
      if (at >= tokens.size() || (tokens[at] != ")" && tokens[at] != ")?")) {
        return fail("a group is not closed");
      }
      optional = tokens[at] == ")?";
    } else {
      optional = token.size() > 1 && token.ends_with('?');
      if (optional) token.remove_suffix(1);
      if (!single(token, depth)) return false;
    }
    ++at;
    if (optional) out.steps_[optional_split].b = size();
    return true;
  }

  bool single(std::string_view token, int depth) {
    if (token == "<<" || token == ">>") {
      out.steps_.push_back({.op = token == "<<" ? Op::first_end : Op::second_begin});
      return true;
    }
    if (token.starts_with('$')) {
      const auto macro = macros.find(token);
      if (macro == macros.end()) return fail(fmt::format("there is no macro \"{}\"", token));
      const auto tokens = tokens_of(macro->second);
      std::size_t at = 0;
      return ways(tokens, at, depth + 1);
    }
    Step step;
    if (token.size() > 1 && token.starts_with('~')) {
      step.glued = true;
      token.remove_prefix(1);
    }
    if (token.size() > 2 && token.starts_with('<') && token.ends_with('>')) {
      token = token.substr(1, token.size() - 2);
      if (token.ends_with('2')) {
        step.second = true;
        token.remove_suffix(1);
      }
      const auto cls = class_from(token);
      if (!cls) return fail(fmt::format("there is no class \"<{}>\"", token));
      step.op = Op::cls;
      step.cls = *cls;
    } else {
      step.op = Op::word;
      step.words_begin = static_cast<std::uint32_t>(out.words_.size());
      for (const auto word : base::split(token, '|')) {
        if (word.empty()) return fail(fmt::format("\"{}\" has an empty word", token));
        out.words_.push_back(lexicon.intern(word));
      }
      step.words_end = static_cast<std::uint32_t>(out.words_.size());
    }
    out.steps_.push_back(step);
    return true;
  }
};

base::Result<Pattern> Pattern::compile(
    std::string_view source, const std::map<std::string, std::string, std::less<>>& macros,
    Lexicon& lexicon) {
  Pattern out;
  Compiler compiler{macros, lexicon, out};
  if (!compiler.whole(source, 0)) {
    return base::Error{.code = base::ErrorCode::bad_format,
                       .message = *compiler.error,
                       .where = "",
                       .cure = "The form of patterns is in docs/time-rules.md"};
  }
  out.steps_.push_back({.op = Op::done});
  out.collect_first(0, 0);
  if (out.can_be_empty_) {
    return base::Error{.code = base::ErrorCode::bad_format,
                       .message = "the pattern can be empty",
                       .where = "",
                       .cure = "Give it an element that is not optional"};
  }
  return out;
}

void Pattern::collect_first(std::uint32_t at, int depth) {
  if (depth > 400) return;
  const Step& step = steps_[at];
  switch (step.op) {
    case Op::word:
      for (std::uint32_t w = step.words_begin; w < step.words_end; ++w) {
        if (std::find(first_words_.begin(), first_words_.end(), words_[w]) == first_words_.end()) {
          first_words_.push_back(words_[w]);
        }
      }
      break;
    case Op::cls:
      if (std::find(first_classes_.begin(), first_classes_.end(), step.cls) ==
          first_classes_.end()) {
        first_classes_.push_back(step.cls);
      }
      break;
    case Op::split:
      collect_first(step.a, depth + 1);
      if (step.b != step.a) collect_first(step.b, depth + 1);
      break;
    case Op::jump:
      collect_first(step.a, depth + 1);
      break;
    case Op::first_end:
    case Op::second_begin:
      collect_first(at + 1, depth + 1);
      break;
    case Op::done:
      can_be_empty_ = true;
      break;
  }
}

/// Tries every way; patterns have no loops, so that this ends.
struct Pattern::Runner {
  const Pattern& pattern;
  const Line& line;
  std::vector<Match>& out;
  std::size_t out_before;
  Match now;

  void run(std::uint32_t at, std::uint32_t lexeme) {
    const Step& step = pattern.steps_[at];
    switch (step.op) {
      case Op::split:
        run(step.a, lexeme);
        if (step.b != step.a) run(step.b, lexeme);
        return;
      case Op::jump:
        return run(step.a, lexeme);
      case Op::first_end:
        now.first_end = lexeme;
        return run(at + 1, lexeme);
      case Op::second_begin: {
        const bool before = now.two;
        now.second_begin = lexeme;
        now.two = true;
        run(at + 1, lexeme);
        now.two = before;
        return;
      }
      case Op::done:
        if (out.size() - out_before < kMostMatches) {
          now.end = lexeme;
          out.push_back(now);
        }
        return;
      case Op::word:
      case Op::cls:
        break;
    }
    if (lexeme >= line.size() || (step.glued && !line.lexemes[lexeme].glued)) return;
    if (step.op == Op::word) {
      const std::uint32_t word = line.lexemes[lexeme].word;
      if (word == 0) return;
      for (std::uint32_t w = step.words_begin; w < step.words_end; ++w) {
        if (pattern.words_[w] == word) return run(at + 1, lexeme + 1);
      }
      return;
    }
    Catch& slot = now.caught[step.second ? 1 : 0][static_cast<std::size_t>(step.cls)];
    const Catch before = slot;
    for (std::uint32_t i = line.first_item[lexeme]; i < line.first_item[lexeme + 1]; ++i) {
      const Item& item = line.items[i];
      if (item.cls != step.cls) continue;
      const std::uint32_t end = lexeme + item.length;
      slot = {static_cast<std::int32_t>(i)};
      run(at + 1, end);
    }
    slot = before;
  }
};

void Pattern::match(const Line& line, std::uint32_t begin, std::uint32_t rule,
                    std::vector<Match>& out) const {
  Runner runner{*this, line, out, out.size(), {}};
  runner.now.rule = rule;
  runner.now.begin = begin;
  runner.run(0, begin);
}

}  // namespace dateline::timex
