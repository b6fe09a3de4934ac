#include "event/trigger.hpp"

#include <algorithm>

namespace dateline::event {

using syntax::Deprel;
using syntax::Upos;

namespace {

bool fits(const SentenceView& v, int i, char pos) {
  const Upos u = v.word(i).upos;
  switch (pos) {
    case 'v':
      return u == Upos::verb;
    case 'n':
      return (u == Upos::noun || u == Upos::propn) ||
             (u == Upos::verb && v.word(i).xpos == "VBG" &&
              v.kid(i, {Deprel::det, Deprel::nmod_poss, Deprel::case_}) >= 0) ||
             // "lost their lives in fighting around the town", taken for a verb without an object
             (u == Upos::verb && v.word(i).xpos == "VBG" &&
              (v.marker(i) == "in" || v.marker(i) == "amid") && v.kid(i, {Deprel::obj}) < 0);
    case 'a':
      return u == Upos::adj || (u == Upos::verb && v.is(i, {Deprel::amod}));
    default:
      return false;
  }
}

/// "go on a rampage", "take to the streets": the third word and those after it follow within a few
/// words. The last of them, -1 where one is missing.
int followed(const SentenceView& v, int last, const TriggerRow& row) {
  for (std::size_t n = 2; n < row.lemmas.size() && last >= 0; ++n) {
    int found = -1;
    for (int k = last + 1; k < v.size() && k <= last + 3 && found < 0; ++k) {
      if (v.lemma(k) == row.lemmas[n] || v.low(k) == row.lemmas[n]) found = k;
    }
    last = found;
  }
  return last;
}

int matched_pair(const SentenceView& v, int i, const TriggerRow& row);

/// Last word of the row's lemmas if they stand at i (for nouns i is the head, the last), else -1.
int matched(const SentenceView& v, int i, const TriggerRow& row) {
  const int last = matched_pair(v, i, row);
  return row.lemmas.size() > 2 && row.pos != 'n' ? followed(v, last, row) : last;
}

int matched_pair(const SentenceView& v, int i, const TriggerRow& row) {
  if (!fits(v, i, row.pos)) return -1;
  if (row.lemmas.size() == 1) return i;
  const std::string& second = row.lemmas[1];
  if (row.pos == 'n') return -1;  // handled from the head's side
  for (const int k : v.kids(i)) {
    if ((v.lemma(k) == second || v.low(k) == second) &&
        v.is(k, {Deprel::compound_prt, Deprel::advmod, Deprel::obj, Deprel::xcomp, Deprel::obl,
                 Deprel::fixed, Deprel::compound, Deprel::case_, Deprel::dep})) {
      return k > i ? k : i;
    }
    // "fell to", "moved into": the preposition hangs on what it introduces
    for (const int g : v.kids(k, {Deprel::case_})) {
      if (v.low(g) == second && k > i && v.is(k, {Deprel::obl})) return g;
    }
  }
  if (i + 1 < v.size() && v.low(i + 1) == second) return i + 1;
  return -1;
}

/// The same for compounds: "air strike" at its head; hyphens between the parts do not count.
bool compound_matched(const SentenceView& v, int head, const TriggerRow& row) {
  if (row.pos != 'n' || row.lemmas.size() < 2 || row.lemmas.back() != v.lemma(head)) return false;
  int at = head - 1;
  for (std::size_t n = row.lemmas.size() - 1; n-- > 0;) {
    while (at >= 0 && v.low(at) == "-") --at;
    if (at < 0 || (v.lemma(at) != row.lemmas[n] && v.low(at) != row.lemmas[n])) return false;
    --at;
  }
  return true;
}

bool is_month(const SentenceView& v, int i) {
  if (v.low(i) != "march" || v.token(i).form != "March") return false;
  const auto& d = v.document();
  return std::ranges::any_of(v.mentions().times(v.index()), [&](int t) {
    return d.times[static_cast<std::size_t>(t)].span.overlaps(v.token(i).span);
  });
}

/// Words that only modify a noun tell nothing by themselves ("attack helicopters", "siege
/// mentality").
bool mere_modifier(const SentenceView& v, int i, char pos) {
  if (pos == 'a') return false;
  return v.is(i, {Deprel::compound, Deprel::flat}) && v.head(i) > i && v.nominal(v.head(i));
}

/// Whether what the strong trigger tells is likely to be what the weak one does: one hangs on the
/// other, or both are told side by side and are of fighting. "killed ten and kidnapped six" are
/// two.
bool tells_the_same(const SentenceView& v, const Trigger& weak, const Trigger& strong) {
  const bool down = v.dominates(strong.word, weak.word);
  if (!down && !v.dominates(weak.word, strong.word)) {
    return v.clause(weak.word) == v.clause(strong.word) ||
           family(weak.row->type) == family(strong.row->type);
  }
  const int upper = down ? strong.word : weak.word;
  bool beside = false;
  for (int at = down ? weak.word : strong.word; at != upper && at >= 0; at = v.head(at)) {
    beside = beside || (v.is(at, {Deprel::conj}) && v.verbal(at)) ||
             v.is(at, {Deprel::parataxis, Deprel::ccomp});
  }
  if (!beside) return true;
  return family(weak.row->type) == family(strong.row->type);
}

}  // namespace

std::vector<Trigger> find_triggers(const SentenceView& view, const Arguments& arguments,
                                   const Lexicon& lexicon) {
  std::vector<Trigger> found;
  for (int i = 0; i < view.size(); ++i) {
    if (place_at(view, i) >= 0) continue;  // a name is no event ("Battle, East Sussex")
    if (is_month(view, i)) continue;       // "by the end of March"
    Trigger best;
    const auto consider = [&](const TriggerRow& row, int last) {
      if (last < 0 || mere_modifier(view, i, row.pos) || !arguments.holds(row, i)) return;
      if (row.pos == 'n' && view.preposition(i) == "without") return;  // "fell without a fight"
      // More words are more telling; among equals the file's order decides.
      if (best.row == nullptr || row.lemmas.size() > best.row->lemmas.size())
        best = {i, last, &row};
    };
    for (const TriggerRow& row : lexicon.triggers(view.lemma(i)))
      consider(row, matched(view, i, row));
    // Compounds are filed under their first word: look from the head back over a few words.
    for (int k = std::max(0, i - 4); k < i; ++k) {
      for (const std::string* first : {&view.lemma(k), &view.low(k)}) {
        for (const TriggerRow& row : lexicon.triggers(*first)) {
          if (compound_matched(view, i, row) && fits(view, i, 'n')) consider(row, i);
        }
      }
    }
    if (best.row != nullptr && !best.row->silent) found.push_back(best);
  }
  // "carried out air strikes": if both the verb and its object tell the same type, one is enough; a
  // weak trigger gives way to any other of its clause.
  std::vector<Trigger> kept;
  for (const Trigger& t : found) {
    bool drop = false;
    for (const Trigger& other : found) {
      if (other.word == t.word) continue;
      const bool carried =
          arguments.carrier(t.word) == other.word || arguments.carrier(other.word) == t.word;
      if (carried && other.row->type == t.row->type && !other.row->weak &&
          (t.row->weak || t.row->pos == 'n')) {
        drop = true;
      }
      // "repelled an attack": the verb tells the fighting, and who is who in it.
      if (t.row->pos == 'n' && other.row->pos == 'v' && !other.row->weak &&
          arguments.carrier(t.word) == other.word && other.row->type == EventType::clash &&
          family(t.row->type) == Family::fighting) {
        drop = true;
      }
      // "ran riot": its second word is no riot of its own.
      if (other.last == t.word) drop = true;
      // "a missile fired from Yemen hit a ship": one missile.
      if (other.row->type == t.row->type && view.is(t.word, {Deprel::acl}) &&
          view.head(t.word) >= 0 && view.head(view.head(t.word)) == other.word &&
          view.is(view.head(t.word), {Deprel::nsubj})) {
        drop = true;
      }
      // "marched to protest against the war": the purpose of what is done is not done once more.
      if (other.row->type == t.row->type && view.is(t.word, {Deprel::advcl, Deprel::xcomp}) &&
          view.head(t.word) == other.word && view.marker(t.word) == "to") {
        drop = true;
      }
      // Weak words ("killed", "blast") tell what a stronger one beside them tells already.
      if (t.row->weak && !other.row->weak && tells_the_same(view, t, other)) drop = true;
      if (t.row->weak && other.row->weak && other.word < t.word &&
          (view.clause(t.word) == view.clause(other.word) ||
           family(other.row->type) == family(t.row->type))) {
        drop = true;
      }
    }
    if (!drop) kept.push_back(t);
  }
  return kept;
}

}  // namespace dateline::event
