#pragma once

#include "wire_things.hpp"

namespace dateline::train::wire {

/// Makes clauses of people and things that gather, are carried, are due, are led away or fire:
/// verbs whose past form may be taken for a participle, particles, prepositions of two words.
class Moves : public Things {
 public:
  using Things::Things;

  /// A clause with its subject and no full stop.
  [[nodiscard]] Node move();

 protected:
  /// "tens of thousands of people", "residents", "more than 1,200 women, children and old men"
  [[nodiscard]] Node crowd();
  /// "army trucks", "helicopter gunships", "two cargo planes"
  [[nodiscard]] Node vehicles();

 private:
  [[nodiscard]] Node gathering();
  [[nodiscard]] Node carrying();
  [[nodiscard]] Node due();
  [[nodiscard]] Node firing();
  [[nodiscard]] Node led_away();
  [[nodiscard]] Node adverb_first();
  /// "out of Sirte", "from a beach at Sirte to Homs"
  void whence(Node& verb);
};

}  // namespace dateline::train::wire
