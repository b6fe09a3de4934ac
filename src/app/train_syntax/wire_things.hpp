#pragma once

#include "wire_clauses.hpp"
#include "wire_words.hpp"

namespace dateline::train::wire {

/// A noun in the plural, by its form.
[[nodiscard]] Node plural(View form);
/// A verb as the complement of another: "to flee".
[[nodiscard]] Node to_do(Node verb);

/// Makes what reports of war, flight and disaster are full of: things that move, fly and are fired,
/// numbers of people, moments and
/// spots, and short clauses about them.
class Things : public Clauses {
 public:
  using Clauses::Clauses;

  /// "on Monday", "in the night to Friday", "at 5 a.m.", "Tuesday night", "on June 5, 2014"
  [[nodiscard]] Node moment();
  /// "near Mosul", "at a checkpoint", "in a village north of Bor"
  [[nodiscard]] Node spot();
  /// "an army convoy", "the crowd of refugees", "a stray missile"
  [[nodiscard]] Node thing(bool flying);
  /// "the Red Cross", "the Security Council"
  [[nodiscard]] Node organisation();
  /// "Saad Jassim, a member of the city council,"
  [[nodiscard]] Node person();
  /// "Hit, Haditha and Rutba"
  [[nodiscard]] Node places();
  /// "food", "weapons", "pilgrims": what is carried.
  [[nodiscard]] Node cargo();
  /// "at least 12 people"
  [[nodiscard]] Node victims();
  /// A simple past, or "has" and the participle.
  [[nodiscard]] Node main_verb(View past, View base, View participle);
  /// "was seized", "have been killed"
  [[nodiscard]] Node perfect_passive(const Verb& v, bool plural);
  /// "A convoy north of Bor was ambushed"
  [[nodiscard]] Node struck();
  /// "A missile fired from Dahuk hit the bridge", "a plane carrying tents touched down at Basra"
  [[nodiscard]] Node flown();
  /// "A judge was shot dead near Mosul"
  [[nodiscard]] Node shot();
  /// "A quake of magnitude 6.1 struck near Bam"
  [[nodiscard]] Node quake();
  /// "there were no reports of casualties"
  [[nodiscard]] Node no_word();
  /// "Gunmen seized Saad Jassim, a member of the council, at his home"
  [[nodiscard]] Node done_to();
};

}  // namespace dateline::train::wire
