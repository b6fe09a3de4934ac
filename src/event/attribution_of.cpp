#include "event/attribution_of.hpp"

#include <algorithm>
#include <sstream>
#include <string_view>
#include <vector>

#include "base/utf8.hpp"

namespace dateline::event {

using syntax::Deprel;
using syntax::Upos;

namespace {

/// Verbs that lexicon/event/verbs.tsv lists with those of saying, whose subject only takes in what
/// others told.
bool only_hears(std::string_view lemma) {
  static constexpr std::string_view kVerbs[] = {"know",       "learn", "see",   "mean",
                                                "understand", "think", "remain"};
  return std::ranges::find(kVerbs, lemma) != std::end(kVerbs);
}

/// What is written or shown, behind which someone stands.
bool is_message(std::string_view lemma) {
  static constexpr std::string_view kNouns[] = {"statement", "report", "video",   "footage",
                                                "message",   "tweet",  "account", "bulletin"};
  return std::ranges::find(kNouns, lemma) != std::end(kNouns);
}

/// The head of "according to HEAD" that speaks of the trigger; -1 for none.
int according_to(const SentenceView& v, int trigger) {
  for (int i = 0; i < v.size(); ++i) {
    if (v.low(i) != "according") continue;
    int source = v.head(i);
    if (source < 0 || !v.nominal(source) || source < i) {
      source = v.kid(i, {Deprel::obl, Deprel::nmod});
    }
    if (source < 0) continue;
    const int up = v.dominates(i, source) ? v.head(i) : v.head(source);
    if (up < 0 || up == trigger || v.dominates(up, trigger)) return source;
  }
  return -1;
}

/// Whoever stands behind a message ("a report by Amnesty", "a statement from the ministry"), else
/// the word itself.
int author(const SentenceView& v, int noun) {
  if (!is_message(v.lemma(noun))) return noun;
  for (const int k : v.kids(noun, {Deprel::nmod})) {
    const std::string p = v.preposition(k);
    if (p == "by" || p == "from" || p == "of") return k;
  }
  for (const int k : v.kids(noun, {Deprel::nmod_poss})) {
    if (v.word(k).upos != Upos::pron) return k;
  }
  return noun;
}

int speaker_of(const SentenceView& v, const Arguments& arguments, int speech) {
  if (only_hears(v.lemma(speech))) return -1;
  if (v.passive(speech)) {  // "was confirmed by the army"; "it was said" is no one's word
    const auto by = arguments.slot(speech, "by");
    return by.empty() ? -1 : by.front();
  }
  if (!v.verbal(speech)) {  // "claims by the militia", "reports of fighting"
    for (const int k : v.kids(speech, {Deprel::nmod})) {
      const std::string p = v.preposition(k);
      if (p == "by" || p == "from") return k;
    }
    return v.kid(speech, {Deprel::nmod_poss});
  }
  const auto subjects = arguments.slot(speech, "subj");
  return subjects.empty() ? -1 : subjects.front();
}

bool says_nothing(std::string_view word) {
  static constexpr std::string_view kWords[] = {
      "the",   "a",       "an",      "some",  "several", "many",   "two",       "three", "four",
      "five",  "another", "one",     "local", "other",   "both",   "senior",    "top",   "more",
      "few",   "same",    "this",    "that",  "these",   "those",  "his",       "her",   "its",
      "their", "source",  "sources", "at",    "least",   "quoted", "anonymous", "own"};
  return std::ranges::find(kWords, word) != std::end(kWords);
}

/// "resident", "witness": said of people who saw it, each of them another.
bool nameless(std::string_view noun, const Lexicon& lexicon) {
  if (noun == "witness" || noun == "eyewitness" || noun == "activist") return true;
  const auto& classes = lexicon.classes(noun);
  return classes.contains("civil") && !classes.contains("armed") && !classes.contains("gov");
}

}  // namespace

std::string source_key(std::string_view name) {
  std::string out;
  std::istringstream words(base::lower_ascii(name));
  for (std::string word; words >> word;) {
    if (says_nothing(word)) continue;
    if (word.size() > 6 && word.ends_with("sses")) {  // witnesses
      word.resize(word.size() - 2);
    } else if (word.size() > 3 && word.ends_with('s') && !word.ends_with("ss")) {
      word.pop_back();
    }
    out += (out.empty() ? "" : " ") + word;
  }
  return out;
}

std::string source_id(std::string_view name, std::string_view identity, const Lexicon& lexicon) {
  if (!identity.empty()) return std::string(identity);
  if (const auto group = lexicon.group(base::lower_ascii(name)); !group.empty())
    return std::string(group);
  std::string key = source_key(name);
  return nameless(key.substr(key.rfind(' ') + 1), lexicon) ? "" : key;
}

Attribution read_attribution(const SentenceView& view, const Arguments& arguments,
                             const Lexicon& lexicon, const ActorReader& actors,
                             const Trigger& trigger, int speech) {
  int source = speech >= 0 && speech != trigger.word ? speaker_of(view, arguments, speech) : -1;
  if (source < 0) source = according_to(view, trigger.word);
  if (source < 0 || source == trigger.word) return {};
  Attribution out;
  out.name = actors.speaker(view, author(view, source));
  out.id = source_id(out.name, actors.identity(out.name), lexicon);
  return out;
}

}  // namespace dateline::event
