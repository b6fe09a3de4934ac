#include "timex/tense.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace dateline::timex {
namespace {

using syntax::Upos;

bool is_verb(const syntax::Word& word) { return word.upos == Upos::verb || word.upos == Upos::aux; }

/// What one verb and its auxiliaries say.
Direction of_verb(const syntax::Tree& tree, int verb) {
  const syntax::Word& word = tree.words[static_cast<std::size_t>(verb)];
  bool past = word.tense == syntax::Tense::past && word.verb_form != syntax::VerbForm::participle;
  // A past participle with no auxiliary ("the plant, shut on Tuesday,") tells the past as well.
  bool participle = word.verb_form == syntax::VerbForm::participle && word.xpos == "VBN";
  // "is to leave on Friday", "are to meet again on July 7"
  bool be = false;
  for (const syntax::Word& w : tree.words) {
    if (w.head != verb) continue;
    if (be && w.lemma == "to" && w.rel == syntax::Deprel::mark) return Direction::future;
    be = be || (w.lemma == "be" && (w.xpos == "VBZ" || w.xpos == "VBP"));
  }
  for (const syntax::Word& aux : tree.words) {
    if (aux.head == verb && aux.lemma == "due" && !past) return Direction::future;
    if (aux.head != verb || aux.upos != Upos::aux) continue;
    if (aux.lemma == "will" || aux.lemma == "shall" || aux.lemma == "'ll") return Direction::future;
    if (aux.lemma == "would" || aux.lemma == "may" || aux.lemma == "might" ||
        aux.lemma == "could" || aux.lemma == "should") {
      // "would leave on Friday" is to come, "may have left on Friday" is not.
      const bool perfect =
          std::any_of(tree.words.begin(), tree.words.end(), [&](const syntax::Word& w) {
            return w.head == verb && w.upos == Upos::aux && w.lemma == "have";
          });
      return perfect ? Direction::past : Direction::future;
    }
    if (aux.tense == syntax::Tense::past || aux.lemma == "have") past = true;
    participle = participle && aux.lemma == "have";
  }
  static constexpr std::array kAhead = {"expect", "schedule", "plan", "due",    "slate",
                                        "intend", "set",      "hope", "prepare"};
  const bool ahead = std::find(kAhead.begin(), kAhead.end(), word.lemma) != kAhead.end();
  // "is set to meet" looks ahead, "set fire to" does not.
  const bool sets = word.lemma == "set" &&
                    std::none_of(tree.words.begin(), tree.words.end(), [&](const syntax::Word& w) {
                      return w.head == verb && w.rel == syntax::Deprel::xcomp;
                    });
  if (ahead && !sets && (participle || !past)) return Direction::future;
  // What stands in a timetable is told in the present: "the deadline expires on Thursday".
  static constexpr std::array kTimetable = {"begin", "start",  "resume", "reconvene", "open",
                                            "close", "expire", "end",    "arrive",    "leave",
                                            "vote",  "meet",   "reopen", "conclude"};
  const bool timetable =
      std::find(kTimetable.begin(), kTimetable.end(), word.lemma) != kTimetable.end();
  if (timetable && !past && word.verb_form == syntax::VerbForm::finite &&
      word.tense == syntax::Tense::present) {
    return Direction::future;
  }
  return past || participle ? Direction::past : Direction::unknown;
}

}  // namespace

Direction direction_by_tree(const syntax::Tree& tree, std::span<const text::Token> sentence,
                            text::Span span) {
  if (tree.words.size() != sentence.size()) return Direction::unknown;
  int at = -1;
  const auto after = std::lower_bound(
      sentence.begin(), sentence.end(), span.end,
      [](const text::Token& token, std::uint32_t end) { return token.span.start < end; });
  if (after != sentence.begin() && std::prev(after)->span.overlaps(span)) {
    at = static_cast<int>(after - sentence.begin()) - 1;
  }
  Direction found = Direction::unknown;
  for (std::size_t steps = 0; at >= 0 && steps < tree.words.size(); ++steps) {
    const syntax::Word& word = tree.words[static_cast<std::size_t>(at)];
    if (is_verb(word) || word.lemma == "due") {
      found = of_verb(tree, at);
      if (word.lemma == "due") return Direction::future;
      // "were expected to meet on Friday": the verb is an infinitive of one that looks ahead.
      const bool infinitive = word.verb_form == syntax::VerbForm::infinitive;
      if (found != Direction::unknown || !infinitive) return found;
      if (word.head >= 0) {
        const int above = word.head;
        const auto& head = tree.words[static_cast<std::size_t>(above)];
        if (head.lemma == "due") return Direction::future;
        if (is_verb(head)) return of_verb(tree, above);
      }
    }
    at = word.head;
  }
  return found;
}

Direction direction_by_words(const Lexicon& lexicon, const Line& line, std::uint32_t begin,
                             std::uint32_t end) {
  constexpr std::int64_t kFar = 1'000'000;
  std::int64_t nearest = kFar;
  Direction found = Direction::unknown;
  // Farther words are of other clauses, and the cost stays linear in long lines.
  constexpr std::size_t kReach = 40;
  const std::size_t last = std::min<std::size_t>(line.size(), end + kReach);
  for (std::size_t i = begin > kReach ? begin - kReach : 0; i < last; ++i) {
    if (i >= begin && i < end) continue;
    Direction here = Direction::unknown;
    for (std::uint32_t n = line.first_item[i]; n < line.first_item[i + 1]; ++n) {
      const Item& item = line.items[n];
      if (item.cls != Class::tense) continue;
      here = lexicon.entry(static_cast<std::uint32_t>(item.entry)).value == "future"
                 ? Direction::future
                 : Direction::past;
    }
    const std::string& word = line.lexemes[i].lower;
    if (here == Direction::unknown && word.size() > 4 && word.ends_with("ed")) {
      here = Direction::past;
    }
    if (here == Direction::unknown) continue;
    // A verb before the time weighs more than one after it; words that look ahead reach further,
    // as "is expected to be opened on Friday" has a participle nearer.
    const auto at = static_cast<std::int64_t>(i);
    std::int64_t distance =
        at < begin ? std::int64_t{begin} - at : (at - std::int64_t{end} + 1) * 2;
    // "said on Friday that it would": what is said later does not move the time of saying.
    if (here == Direction::future && at > begin) distance *= 2;
    if (here == Direction::future && at < begin) distance -= 4;
    if (distance < nearest) {
      nearest = distance;
      found = here;
    }
  }
  return found;
}

}  // namespace dateline::timex
