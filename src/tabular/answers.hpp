#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "tabular/mapping.hpp"
#include "tabular/preview.hpp"

namespace dateline::tabular {

/// What a table's user says of it where the guess is wrong or leaves something open, by names.
struct Answers {
  std::vector<std::pair<std::string, std::string>> columns = {};  ///< heading, name of a Meaning
  std::vector<std::pair<std::string, std::string>> values =
      {};                                       ///< value of a type, name of an EventType
  std::optional<event::EventType> others = {};  ///< of all other values
  std::optional<DayOrder> order = {};

  [[nodiscard]] bool empty() const {
    return columns.empty() && values.empty() && !others && !order;
  }
};

/// The cure of the error of dates that may be read both ways: who asks says how it is answered.
inline constexpr std::string_view kSayTheOrder = "Say whether the day or the month comes first";

/// The guess with the answers over it. A meaning goes over from the column that had it; headings
/// and values are compared folded. Errors bad_value, which name no file: no such heading, meaning
/// or type; dates that may be read both ways of which nothing is said; what_is_missing(). Pure.
[[nodiscard]] base::Result<Mapping> answered(const Preview& preview, const Answers& answers);

/// Gives a column a meaning, which goes over from the column that had it, and what the values of
/// types mean where that is not said yet.
void give_meaning(Mapping& mapping, std::size_t column, Meaning meaning, std::span<const Row> rows,
                  const Lexicon& lexicon);

}  // namespace dateline::tabular
