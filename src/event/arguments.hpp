#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "event/lexicon.hpp"
#include "event/sentence_view.hpp"

namespace dateline::event {

/// What stands in the slots of a trigger, read off the tree: subjects through passives, relative
/// clauses, control and coordination; objects; what hangs on prepositions. Holds references only.
class Arguments {
 public:
  /// `before` is the sentence before it, nullptr where there is none in its paragraph: what "they"
  /// speaks of may stand there.
  Arguments(const SentenceView& view, const Lexicon& lexicon, const SentenceView* before = nullptr)
      : view_(&view), lexicon_(&lexicon), before_(before) {}

  /// Head words in the slot of the trigger at word t, the nearest first. Slots: subj, obj, iobj,
  /// poss, mod, gov, self, by, any preposition ("out of"). For nouns subj and obj are what it is of
  /// and by.
  [[nodiscard]] std::vector<int> slot(int t, std::string_view slot) const;

  /// Classes of the word at i: those of nouns.tsv for its lemma, "place" for a resolved place,
  /// "armed" for a known group, "gov" for a country or a capital that stands for one, "name",
  /// "pron", "number".
  [[nodiscard]] std::set<std::string> classes(int i) const;

  /// True where the conditions of the row hold for the trigger at t.
  [[nodiscard]] bool holds(const TriggerRow& row, int t) const;

  /// The verb that carries the noun at t as its object, subject or attribute; -1 where none does.
  [[nodiscard]] int carrier(int t) const;

  /// The noun that a relative pronoun or an empty subject of a relative clause stands for; i itself
  /// for any other word.
  [[nodiscard]] int antecedent(int i) const;

 private:
  [[nodiscard]] int counted(int i) const;
  [[nodiscard]] std::vector<int> beside(int t, std::string_view preposition) const;
  [[nodiscard]] std::set<std::string> classes_spoken_of(int pronoun) const;
  [[nodiscard]] bool does_nothing(int noun) const;
  [[nodiscard]] std::vector<int> subjects(int v, int depth) const;
  [[nodiscard]] std::vector<int> objects(int v) const;
  [[nodiscard]] std::vector<int> under(int t, std::string_view preposition) const;
  void add(std::vector<int>& out, int i) const;  ///< i and what is coordinated with it

  const SentenceView* view_;
  const Lexicon* lexicon_;
  const SentenceView* before_;
  bool resolves_ = true;  ///< whether "they" is asked what it speaks of
};

/// The place mention that covers word i of the sentence, as index into Document::places; -1 for
/// none.
[[nodiscard]] int place_at(const SentenceView& view, int i);

}  // namespace dateline::event
