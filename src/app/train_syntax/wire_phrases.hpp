#pragma once

#include <array>
#include <cstddef>
#include <string>

#include "random.hpp"
#include "wire_node.hpp"

namespace dateline::train::wire {

/// Makes the noun phrases and adverbials of wire sentences: who, where, when, how many, who says
/// it.
class Phrases {
 public:
  explicit Phrases(Random& random) : r_(random) {}

  [[nodiscard]] std::string fresh_name();
  [[nodiscard]] Node oblique(View preposition, Node n, Deprel rel);
  [[nodiscard]] Node group_noun();
  [[nodiscard]] Node plain_group();
  /// Who acts.
  [[nodiscard]] Node actor();
  [[nodiscard]] Node single_actor();
  [[nodiscard]] Node al_qaeda();
  [[nodiscard]] Node place_name();
  [[nodiscard]] Node site_noun();
  /// A place as object: "the town of Hawija", "Tikrit", "the northern refinery", "its base in
  /// Basra".
  [[nodiscard]] Node place();
  /// "200 km north of Baghdad"
  [[nodiscard]] Node direction();
  [[nodiscard]] Node day();
  [[nodiscard]] Node date();
  [[nodiscard]] Node when();
  [[nodiscard]] Node span_of_time();
  [[nodiscard]] Node people();
  [[nodiscard]] Node role();
  /// Who says it.
  [[nodiscard]] Node speaker();

 protected:
  template <std::size_t n>
  View pick(const std::array<View, n>& from) {
    return r_.pick<View>(from);
  }

  Random& r_;
};

}  // namespace dateline::train::wire
