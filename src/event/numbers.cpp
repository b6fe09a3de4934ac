#include "event/numbers.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

namespace dateline::event {

using syntax::Deprel;
using syntax::Upos;

namespace {

constexpr std::array<std::pair<std::string_view, std::int64_t>, 34> kWords = {
    {{"one", 1},        {"two", 2},         {"three", 3},         {"four", 4},
     {"five", 5},       {"six", 6},         {"seven", 7},         {"eight", 8},
     {"nine", 9},       {"ten", 10},        {"eleven", 11},       {"twelve", 12},
     {"thirteen", 13},  {"fourteen", 14},   {"fifteen", 15},      {"sixteen", 16},
     {"seventeen", 17}, {"eighteen", 18},   {"nineteen", 19},     {"twenty", 20},
     {"thirty", 30},    {"forty", 40},      {"fifty", 50},        {"sixty", 60},
     {"seventy", 70},   {"eighty", 80},     {"ninety", 90},       {"dozen", 12},
     {"hundred", 100},  {"thousand", 1000}, {"million", 1000000}, {"a", 1},
     {"an", 1},         {"half", 0}}};

std::optional<std::int64_t> digits(const std::string& form) {
  std::int64_t n = 0;
  bool any = false;
  for (const char c : form) {
    if (c == ',') continue;
    if (c < '0' || c > '9' || n > 100'000'000'000) return std::nullopt;
    n = n * 10 + (c - '0');
    any = true;
  }
  return any ? std::optional(n) : std::nullopt;
}

std::optional<std::int64_t> word_value(const std::string& w) {
  for (const auto& [word, value] : kWords) {
    if (w == word) return value;
  }
  return std::nullopt;
}

/// The number at word i with what multiplies it ("15,000", "two dozen", "1.5 million").
std::optional<std::int64_t> value_at(const SentenceView& v, int i) {
  auto own = digits(v.token(i).form);
  if (!own) own = word_value(v.low(i));
  if (!own || *own == 0) return std::nullopt;
  const std::int64_t unit = *own;
  if ((unit == 100 || unit == 1000 || unit == 1000000 || v.low(i) == "dozen") && i > 0) {
    auto factor = digits(v.token(i - 1).form);
    if (!factor && v.word(i - 1).upos == Upos::num) factor = word_value(v.low(i - 1));
    if (factor && *factor > 0 && *factor < 1000) return *factor * unit;
  }
  return unit;
}

/// "hundreds of", "tens of thousands of": at least so many.
std::optional<std::int64_t> plural_magnitude(const SentenceView& v, int i) {
  const std::string& w = v.low(i);
  if (w == "dozens" || w == "scores") return w == "dozens" ? 24 : 40;
  if (w == "hundreds") return 200;
  if (w == "thousands")
    return i >= 2 && v.low(i - 2) == "tens"       ? 20000
           : i >= 2 && v.low(i - 2) == "hundreds" ? 200000
                                                  : 2000;
  if (w == "tens") return i + 2 < v.size() && v.low(i + 2) == "thousands" ? 20000 : 20;
  if (w == "millions") return 2000000;
  return std::nullopt;
}

std::optional<Amount> amount_of(const SentenceView& v, int noun, std::string of) {
  int number = -1;
  if (v.word(noun).upos == Upos::num || plural_magnitude(v, noun)) number = noun;
  for (const int k : v.kids(noun, {Deprel::nummod})) number = k;
  if (number < 0) {
    for (const int k : v.kids(noun, {Deprel::nmod})) {
      if (plural_magnitude(v, k)) number = k;
    }
  }
  if (number < 0) return std::nullopt;
  Amount a;
  a.of = std::move(of);
  int first = number;
  for (int k = number - 1; k >= 0 && k >= number - 4; --k) {
    const std::string& w = v.low(k);
    const bool part = w == "at" || w == "least" || w == "more" || w == "than" || w == "over" ||
                      w == "about" || w == "some" || w == "around" || w == "nearly" ||
                      w == "almost" || w == "up" || w == "to" || w == "as" || w == "many" ||
                      w == "of" || w == "tens" || w == "hundreds" || w == "roughly" ||
                      v.word(k).upos == Upos::num;
    // "rounding up at least 28": that particle belongs to its verb.
    if (!part || (w == "up" && v.is(k, {Deprel::compound_prt}))) break;
    first = k;
  }
  const text::Span span{v.token(first).span.start,
                        std::max(v.token(number).span.end, v.token(noun).span.end)};
  a.words = span;
  a.sentence = v.index();
  a.text = v.text(span);
  std::ranges::replace_if(
      a.text, [](char c) { return c == '\n' || c == '\r'; }, ' ');
  if (const auto least = plural_magnitude(v, number)) {
    a.at_least = least;
    return a;
  }
  const auto n = value_at(v, number);
  if (!n) return std::nullopt;
  const auto before = [&](std::string_view w1, std::string_view w2) {
    for (int k = first; k + 1 < number + 1; ++k) {
      if (v.low(k) == w1 && (w2.empty() || v.low(k + 1) == w2)) return true;
    }
    return false;
  };
  if (before("at", "least") || before("more", "than") || before("over", "")) {
    a.at_least = n;
  } else if (before("up", "to") || before("as", "many") || before("almost", "") ||
             before("nearly", "")) {
    a.at_most = n;
  } else {
    a.at_least = n;
    a.at_most = n;
  }
  return a;
}

std::string what_counts(EventType type, const std::set<std::string>& classes) {
  switch (type) {
    case EventType::evacuation:
      return "evacuated";
    case EventType::displacement:
      return "fled";
    case EventType::deployment:
    case EventType::withdrawal:
      return classes.contains("armed") ? "troops" : "";
    case EventType::abduction:
      return "abducted";
    case EventType::arrest:
      return "arrested";
    case EventType::release:
      return "released";
    case EventType::siege:
      return "besieged";
    case EventType::protest:
      return "protesters";
    default:
      return "";
  }
}

}  // namespace

std::vector<Amount> read_numbers(const SentenceView& view, const Arguments& arguments,
                                 const Trigger& trigger, std::span<const Trigger> all) {
  std::vector<Amount> out;
  const auto put = [&](int noun, const std::string& of) {
    if (of.empty()) return;
    if (auto a = amount_of(view, noun, of)) {
      const bool known = std::ranges::any_of(
          out, [&](const Amount& o) { return o.of == a->of && o.text == a->text; });
      if (!known) out.push_back(std::move(*a));
    }
  };
  for (const char* slot : {"obj", "subj", "of"}) {
    for (const int w : arguments.slot(trigger.word, slot))
      put(w, what_counts(trigger.row->type, arguments.classes(w)));
  }
  // Casualties told in the same sentence, in a clause on or below the trigger's: "..., killing 11".
  for (int i = 0; i < view.size(); ++i) {
    if (view.word(i).upos != Upos::verb && view.word(i).upos != Upos::adj) continue;
    const std::string& lemma = view.lemma(i);
    const std::string of = lemma == "kill" || lemma == "die"       ? "killed"
                           : lemma == "wound" || lemma == "injure" ? "wounded"
                                                                   : "";
    if (of.empty()) continue;
    const bool near = i == trigger.word || view.dominates(trigger.word, i) ||
                      view.clause(i) == view.clause(trigger.word) ||
                      (view.head(i) >= 0 && view.head(i) == trigger.word) ||
                      view.dominates(i, trigger.word);
    if (!near) continue;
    // "fled after gunmen seized the town, killing 30": those died in what hangs below.
    const bool of_another = std::ranges::any_of(all, [&](const Trigger& t) {
      return t.word != trigger.word && t.word != i && view.dominates(trigger.word, t.word) &&
             view.dominates(t.word, i);
    });
    if (of_another) continue;
    for (const char* slot : {"obj", "subj"}) {
      if (lemma == "kill" && std::string_view(slot) == "subj") continue;
      for (const int w : arguments.slot(i, slot)) put(w, of);
    }
  }
  return out;
}

}  // namespace dateline::event
