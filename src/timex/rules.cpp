#include "timex/rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "base/table.hpp"

namespace dateline::timex {
namespace {

constexpr std::array<std::pair<std::string_view, Make>, 11> kMakes = {{{"date", Make::date},
                                                                       {"range", Make::range},
                                                                       {"relative", Make::relative},
                                                                       {"shift", Make::shift},
                                                                       {"stretch", Make::stretch},
                                                                       {"duration", Make::duration},
                                                                       {"set", Make::set},
                                                                       {"vague", Make::vague},
                                                                       {"named", Make::named},
                                                                       {"pointer", Make::pointer},
                                                                       {"nothing", Make::nothing}}};

/// "in|by|until !<unit> ^": conditions apart by spaces.
std::optional<std::string> read_conditions(std::string_view source, Lexicon& lexicon,
                                           std::vector<Condition>& out) {
  for (std::string_view part : base::split(source, ' ')) {
    if (part.empty()) continue;
    Condition condition;
    if (part.starts_with('!')) {
      condition.negated = true;
      part.remove_prefix(1);
    }
    for (const std::string_view word : base::split(part, '|')) {
      if (word == "^") {
        condition.edge = true;
      } else if (word == "<lower>") {
        condition.lower = true;
      } else if (word == "<plural>") {
        condition.plural = true;
      } else if (word.size() > 2 && word.starts_with('<') && word.ends_with('>')) {
        const auto cls = class_from(word.substr(1, word.size() - 2));
        if (!cls) return fmt::format("there is no class \"{}\"", word);
        condition.classes.push_back(*cls);
      } else if (!word.empty()) {
        condition.words.push_back(lexicon.intern(word));
      } else {
        return fmt::format("\"{}\" has an empty word", part);
      }
    }
    out.push_back(std::move(condition));
  }
  return std::nullopt;
}

/// By its letters alone: "victims", not "was", "across" or "crisis".
bool is_plural(const Lexeme& lexeme) {
  const std::string& word = lexeme.lower;
  if (!lexeme.letters || lexeme.capital || word.size() < 4 || word.back() != 's') return false;
  const char before = word[word.size() - 2];
  return before != 's' && before != 'u' && before != 'i';
}

bool holds(const Condition& condition, const Line& line, std::int64_t at, bool backwards) {
  const bool outside = at < 0 || at >= static_cast<std::int64_t>(line.size());
  bool found = outside && condition.edge;
  if (!outside) {
    const auto i = static_cast<std::size_t>(at);
    const Lexeme& lexeme = line.lexemes[i];
    found = lexeme.word != 0 && std::find(condition.words.begin(), condition.words.end(),
                                          lexeme.word) != condition.words.end();
    found = found || (condition.lower && lexeme.letters && !lexeme.capital);
    found = found || (condition.plural && is_plural(lexeme));
    for (const Class cls : condition.classes) {
      // Items that reach up to the match count too: in "the end of June" an item ends before
      // "June".
      for (std::size_t k = backwards && i >= 2 ? i - 2 : i; k <= i && !found; ++k) {
        for (std::uint32_t n = line.first_item[k]; n < line.first_item[k + 1] && !found; ++n) {
          found = line.items[n].cls == cls && (!backwards || k + line.items[n].length == i + 1);
        }
      }
    }
  }
  return found != condition.negated;
}

bool all_hold(const std::vector<Condition>& conditions, const Line& line, std::int64_t at,
              bool backwards) {
  return std::all_of(conditions.begin(), conditions.end(),
                     [&](const Condition& c) { return holds(c, line, at, backwards); });
}

}  // namespace

base::Result<Rules> Rules::open(const std::filesystem::path& file, Lexicon& lexicon) {
  const auto table =
      base::Table::read(file, {"rule", "pattern", "before", "after", "make", "example", "gives"});
  if (!table) return table.error();
  constexpr std::string_view kCure = "The form of rules is in docs/time-rules.md";
  Rules out;
  std::map<std::string, std::string, std::less<>> macros;
  for (const auto& row : table->rows()) {
    const auto name = table->get(row, "rule");
    const auto source = table->get(row, "pattern");
    if (name.starts_with('$')) {
      macros[std::string(name)] = std::string(source);
      continue;
    }
    auto pattern = Pattern::compile(source, macros, lexicon);
    if (!pattern) return table->error(row, pattern.error().message, pattern.error().cure);
    Rule rule{.name = std::string(name),
              .pattern = std::move(*pattern),
              .before = {},
              .after = {},
              .argument = {},
              .example = std::string(table->get(row, "example")),
              .gives = std::string(table->get(row, "gives"))};
    if (rule.name.empty()) return table->error(row, "the rule has no name", std::string(kCure));
    for (auto [column, list] : {std::pair{"before", &rule.before}, {"after", &rule.after}}) {
      if (auto wrong = read_conditions(table->get(row, column), lexicon, *list)) {
        return table->error(row, *wrong, std::string(kCure));
      }
    }
    std::string_view make = table->get(row, "make");
    if (const auto space = make.find(' '); space != std::string_view::npos) {
      rule.argument = std::string(make.substr(space + 1));
      make = make.substr(0, space);
    }
    const auto* const found =
        std::find_if(kMakes.begin(), kMakes.end(), [&](const auto& m) { return m.first == make; });
    if (found == kMakes.end()) {
      return table->error(row, fmt::format("\"{}\" cannot be made", make), std::string(kCure));
    }
    rule.make = found->second;
    out.rules_.push_back(std::move(rule));
  }
  for (std::uint32_t r = 0; r < out.rules_.size(); ++r) {
    for (const std::uint32_t word : out.rules_[r].pattern.first_words()) {
      if (out.by_word_.size() <= word) out.by_word_.resize(word + 1);
      out.by_word_[word].push_back(r);
    }
    for (const Class cls : out.rules_[r].pattern.first_classes()) {
      out.by_class_[static_cast<std::size_t>(cls)].push_back(r);
    }
  }
  return out;
}

void Rules::match(const Line& line, std::uint32_t begin, std::vector<Match>& out) const {
  out.clear();
  std::vector<std::uint32_t> tried;
  const auto try_all = [&](const std::vector<std::uint32_t>& rules) {
    tried.insert(tried.end(), rules.begin(), rules.end());
  };
  const std::uint32_t word = line.lexemes[begin].word;
  if (word != 0 && word < by_word_.size()) try_all(by_word_[word]);
  for (std::uint32_t i = line.first_item[begin]; i < line.first_item[begin + 1]; ++i) {
    try_all(by_class_[static_cast<std::size_t>(line.items[i].cls)]);
  }
  std::sort(tried.begin(), tried.end());
  tried.erase(std::unique(tried.begin(), tried.end()), tried.end());
  for (const std::uint32_t r : tried) {
    if (!all_hold(rules_[r].before, line, std::int64_t{begin} - 1, true)) continue;
    rules_[r].pattern.match(line, begin, r, out);
  }
  std::erase_if(
      out, [&](const Match& m) { return !all_hold(rules_[m.rule].after, line, m.end, false); });
  std::stable_sort(out.begin(), out.end(), [](const Match& a, const Match& b) {
    return a.end != b.end ? a.end > b.end : a.rule < b.rule;
  });
}

}  // namespace dateline::timex
