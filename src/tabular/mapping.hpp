#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "event/event.hpp"
#include "tabular/cell.hpp"
#include "tabular/lexicon.hpp"
#include "tabular/meaning.hpp"
#include "tabular/row.hpp"

namespace dateline::tabular {

/// What the columns and the words of a table mean: what its user is asked, once.
struct Mapping {
  std::string profile;           ///< id of Lexicon::Profile, "" for none
  std::vector<Meaning> columns;  ///< one for each column
  DayOrder order = DayOrder::day_first;
  /// By the folded value of a column of types; what is not in it is of the type `others`.
  std::map<std::string, event::EventType> types;
  event::EventType others = event::EventType::statement;

  [[nodiscard]] std::optional<std::size_t> column(Meaning meaning) const;
  /// The same for the same answers: tells readings of one table apart. No secret is in it.
  [[nodiscard]] std::string signature() const;
  friend bool operator==(const Mapping&, const Mapping&) = default;
};

/// A value of a column of types in a sample.
struct TypeValue {
  std::string value;  ///< as the table writes it
  std::size_t rows = 0;
  std::optional<event::EventType> type;  ///< nullopt: no word of it is known
};

/// A mapping with what it was guessed from.
struct Guess {
  Mapping mapping;
  std::vector<TypeValue> values;  ///< of the columns of types, the most frequent first
  bool order_known = true;        ///< false where dates may be read both ways
  std::string title;              ///< of the profile, "" for none
};

/// Guesses what columns mean by their headings, by the codebook that they follow, and by what is in
/// them. Each meaning but none is given once. `rows` are a sample. Pure.
[[nodiscard]] Guess guess(std::span<const std::string> headings, std::span<const Row> rows,
                          const Lexicon& lexicon);

/// The values of the columns of types in a sample, the most frequent first, with what the mapping
/// has them mean, else the lexicon.
[[nodiscard]] std::vector<TypeValue> type_values(const Mapping& mapping, std::span<const Row> rows,
                                                 const Lexicon& lexicon);

/// What keeps a mapping from making events: "" if nothing does. For people, with what to do.
[[nodiscard]] std::string what_is_missing(const Mapping& mapping, bool has_geometry);

}  // namespace dateline::tabular
