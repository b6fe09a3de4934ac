// Lists whose members have a time of their own.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "syntax/mend.hpp"

namespace dateline::syntax {
namespace {

/// The name of a day, a month or a stretch of time.
bool names_time(std::string_view lemma) {
  constexpr std::array<std::string_view, 29> kNames{
      "monday",   "tuesday", "wednesday", "thursday",  "friday",  "saturday",
      "sunday",   "january", "february",  "march",     "april",   "may",
      "june",     "july",    "august",    "september", "october", "november",
      "december", "today",   "yesterday", "tomorrow",  "week",    "month",
      "year",     "day",     "morning",   "evening",   "night"};
  std::string low(lemma);
  for (char& c : low) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return std::ranges::find(kNames, low) != kNames.end();
}

/// Whether the word heads what says when; of "August 2" the number may be the head.
bool says_when(const Tree& tree, int i) {
  const Word& w = tree.words[static_cast<std::size_t>(i)];
  if (names_time(w.lemma)) return true;
  return w.upos == Upos::num && std::ranges::any_of(tree.children(i), [&](int k) {
           return names_time(tree.words[static_cast<std::size_t>(k)].lemma);
         });
}

}  // namespace

void mend_list_with_times(Tree& tree) {
  auto& words = tree.words;
  const auto at = [&](int i) -> Word& { return words[static_cast<std::size_t>(i)]; };
  const int size = static_cast<int>(words.size());
  for (int p = 2; p < size; ++p) {
    Word& place = at(p);
    if (place.upos != Upos::propn || says_when(tree, p)) continue;
    // "... on Wednesday, Baiji", "and in Mosul", ", and Samarra"
    int mark = p - 1;
    if (at(mark).upos == Upos::adp) --mark;
    if (mark < 1 || (at(mark).upos != Upos::cconj && at(mark).lemma != ",")) continue;
    const int before = at(mark - 1).lemma == "," ? mark - 2 : mark - 1;
    if (before < 1 || !says_when(tree, before)) continue;
    // Joined to the day, or hung on the comma or conjunction itself, which govern nothing, or taken
    // for the subject of its own day.
    const bool joined = place.head == before && place.rel == Deprel::conj;
    const bool of_its_day = place.head > p && says_when(tree, place.head);
    if (!joined && !of_its_day && place.head != mark && place.head != before + 1) continue;
    // What the time before says it of: a member of the list that is mended already, or the name
    // that stands before it below the same verb.
    int first = -1;
    const int above = at(before).head;
    if (above < 0) continue;
    if (at(above).upos == Upos::propn) {
      first = at(above).rel == Deprel::conj ? at(above).head : above;
    } else {
      // "Mosul fell on June 10 and Tikrit on June 11": its subject where it has nothing else.
      for (const int k : tree.children(above)) {
        const Word& w = at(k);
        const bool argument = w.rel == Deprel::obj || w.rel == Deprel::obl ||
                              w.rel == Deprel::nsubj || w.rel == Deprel::nsubj_pass;
        if (k < before && argument && w.upos == Upos::propn && !says_when(tree, k)) first = k;
      }
    }
    if (first < 0) continue;
    // Its own time, right behind it.
    int time = -1;
    for (int t = p + 1; t < size && t <= p + 5; ++t) {
      if (at(t).upos == Upos::verb || at(t).upos == Upos::cconj) break;
      const int head = at(t).head;
      const bool free = head == p || head == above || head == before || head == at(first).head;
      if (free && says_when(tree, t)) time = t;
    }
    if (time < 0 || says_when(tree, first)) continue;
    // What is moved below the first name must not be above it.
    bool below = false;
    for (int up = first; up >= 0; up = at(up).head) {
      below = below || up == p || up == mark || up == time;
    }
    if (below) continue;
    place.head = first;
    place.rel = Deprel::conj;
    at(mark).head = p;
    at(time).head = p;
    at(time).rel = Deprel::nmod;
  }
}

}  // namespace dateline::syntax
