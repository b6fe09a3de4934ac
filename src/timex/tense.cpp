#include "timex/tense.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <initializer_list>

namespace dateline::timex {
namespace {

using syntax::Upos;

bool is_verb(const syntax::Word& word) { return word.upos == Upos::verb || word.upos == Upos::aux; }

/// A verb of one tree and what stands under it.
class Verb {
 public:
  Verb(const Verbs& verbs, const syntax::Tree& tree, int at)
      : verbs_(verbs), tree_(tree), at_(at), word_(tree.words[static_cast<std::size_t>(at)]) {}

  /// What it and its auxiliaries say.
  Direction direction() const {
    bool past = word_.tense == syntax::Tense::past && !is(syntax::VerbForm::participle);
    // A past participle with no auxiliary ("the plant, shut on Tuesday,") tells the past as well.
    bool participle = is(syntax::VerbForm::participle) && word_.xpos == "VBN";
    bool passive = false;
    if (const auto direction = is_to(); direction != Direction::unknown) return direction;
    for (const syntax::Word& aux : tree_.words) {
      if (aux.head == at_ && aux.lemma == "due" && !past) return Direction::future;
      if (aux.head != at_ || aux.upos != Upos::aux) continue;
      if (aux.lemma == "will" || aux.lemma == "shall" || aux.lemma == "'ll")
        return Direction::future;
      if (aux.lemma == "would" || aux.lemma == "may" || aux.lemma == "might" ||
          aux.lemma == "could" || aux.lemma == "should") {
        // "would leave on Friday" is to come, "may have left on Friday" is not.
        return has_perfect() ? Direction::past : Direction::future;
      }
      if (aux.tense == syntax::Tense::past || aux.lemma == "have") past = true;
      passive = passive || aux.lemma == "be";
      participle = participle && aux.lemma == "have";
    }
    if (looks_ahead()) {
      if (participle || !past) return Direction::future;
      // "were planning to leave on Monday": who plans has not left.
      if (word_.xpos == "VBG") return Direction::planned;
      // "had been scheduled for April 29": that day may be over or not.
      if (passive) return Direction::unknown;
    }
    if (timetable() && !past) return Direction::future;
    return past || participle ? Direction::past : Direction::unknown;
  }

  bool is(syntax::VerbForm form) const { return word_.verb_form == form; }
  bool reports() const { return verbs_.has(word_.lemma, kReports); }
  bool binds() const { return verbs_.has(word_.lemma, kBinds); }
  bool moves() const { return verbs_.has(word_.lemma, kMoves); }
  bool fixes() const { return verbs_.has(word_.lemma, kFixes); }

 private:
  template <class Test>
  bool any_under(Test&& test) const {
    return std::ranges::any_of(tree_.words,
                               [&](const syntax::Word& w) { return w.head == at_ && test(w); });
  }
  bool has_perfect() const {
    return any_under(
        [](const syntax::Word& w) { return w.upos == Upos::aux && w.lemma == "have"; });
  }
  /// "is to leave on Friday", "was to meet them on July 7"
  Direction is_to() const {
    bool be = false;
    bool past = false;
    for (const syntax::Word& w : tree_.words) {
      if (w.head != at_) continue;
      if (be && w.lemma == "to" && w.rel == syntax::Deprel::mark) {
        if (has_perfect()) return Direction::unknown;
        return past ? Direction::planned : Direction::future;
      }
      be = be || (w.lemma == "be" && (w.xpos == "VBZ" || w.xpos == "VBP" || w.xpos == "VBD"));
      past = past || w.xpos == "VBD";
    }
    return Direction::unknown;
  }
  bool looks_ahead() const {
    // "is set to meet" looks ahead, "set fire to" does not.
    return verbs_.has(word_.lemma, kAhead) &&
           (word_.lemma != "set" ||
            any_under([](const syntax::Word& w) { return w.rel == syntax::Deprel::xcomp; }));
  }
  /// What stands in a timetable is told in the present: "the vote takes place on Sunday".
  bool timetable() const {
    if (!is(syntax::VerbForm::finite) || word_.tense != syntax::Tense::present) return false;
    const bool takes_place = word_.lemma == "take" && any_under([](const syntax::Word& w) {
                               return w.lemma == "place" && w.rel == syntax::Deprel::obj;
                             });
    return takes_place || verbs_.has(word_.lemma, kTimetable);
  }

  const Verbs& verbs_;
  const syntax::Tree& tree_;
  int at_;
  const syntax::Word& word_;
};

/// The last token that overlaps `span`, -1 if none does.
int token_of(std::span<const text::Token> sentence, text::Span span) {
  const auto after = std::lower_bound(
      sentence.begin(), sentence.end(), span.end,
      [](const text::Token& token, std::uint32_t end) { return token.span.start < end; });
  if (after == sentence.begin() || !std::prev(after)->span.overlaps(span)) return -1;
  return static_cast<int>(after - sentence.begin()) - 1;
}

/// Whether `at` or a word of its phrase has one of these for a preposition.
bool goes_to(const syntax::Tree& tree, int at, int verb,
             std::initializer_list<std::string_view> prepositions) {
  for (std::size_t steps = 0; at >= 0 && at != verb && steps < tree.words.size(); ++steps) {
    for (const syntax::Word& w : tree.words) {
      if (w.head == at && w.rel == syntax::Deprel::case_ &&
          std::ranges::find(prepositions, w.lemma) != prepositions.end()) {
        return true;
      }
    }
    at = tree.words[static_cast<std::size_t>(at)].head;
  }
  return false;
}

/// What hangs on a verb that binds ("agreed to withdraw by Friday") is to come, and on its noun
/// ("plans to withdraw on Friday").
bool is_bound(const Verbs& verbs, const syntax::Tree& tree, int at) {
  for (std::size_t steps = 0; steps < tree.words.size(); ++steps) {
    const syntax::Word& word = tree.words[static_cast<std::size_t>(at)];
    if (word.head < 0) return false;
    if (word.rel == syntax::Deprel::xcomp || word.rel == syntax::Deprel::ccomp) {
      const auto& head = tree.words[static_cast<std::size_t>(word.head)];
      return is_verb(head) && Verb(verbs, tree, word.head).binds();
    }
    if (word.rel == syntax::Deprel::acl) {
      const auto& head = tree.words[static_cast<std::size_t>(word.head)];
      return head.upos == Upos::noun && verbs.has(head.lemma, kBinds);
    }
    if (word.rel != syntax::Deprel::conj) return false;
    at = word.head;
  }
  return false;
}

}  // namespace

Governor governor_by_tree(const Verbs& verbs, const syntax::Tree& tree,
                          std::span<const text::Token> sentence, text::Span span) {
  Governor out;
  if (tree.words.size() != sentence.size()) return out;
  const int time = token_of(sentence, span);
  int at = time;
  for (std::size_t steps = 0; at >= 0 && steps < tree.words.size(); ++steps) {
    const syntax::Word& word = tree.words[static_cast<std::size_t>(at)];
    if (word.lemma == "due") {
      out.direction = Direction::future;
      return out;
    }
    if (is_verb(word)) {
      const Verb verb(verbs, tree, at);
      out.reports = out.reports || (steps < 4 && verb.reports());
      const bool infinitive = verb.is(syntax::VerbForm::infinitive);
      const bool participle = verb.is(syntax::VerbForm::participle);
      out.direction = verb.direction();
      // "put off to Friday", "called for Sunday"
      if ((verb.moves() && goes_to(tree, time, at, {"to", "until", "till"})) ||
          (verb.fixes() && goes_to(tree, time, at, {"for"}))) {
        out.direction = Direction::planned;
      }
      // "agreed to leave by Friday", "wants levels reduced by the spring"
      if ((infinitive || (participle && word.rel == syntax::Deprel::xcomp)) &&
          is_bound(verbs, tree, at)) {
        out.direction = Direction::future;
      }
      // "were expected to meet on Friday": the verb is an infinitive of one that looks ahead.
      if (out.direction != Direction::unknown || !infinitive) return out;
      if (word.head >= 0) {
        const auto& head = tree.words[static_cast<std::size_t>(word.head)];
        if (head.lemma == "due" || is_verb(head)) {
          out.direction =
              head.lemma == "due" ? Direction::future : Verb(verbs, tree, word.head).direction();
          return out;
        }
      }
    }
    at = word.head;
  }
  return out;
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
