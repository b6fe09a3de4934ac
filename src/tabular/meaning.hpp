#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace dateline::tabular {

/// What a column of a table of events tells of them.
enum class Meaning : std::uint8_t {
  none,
  id,
  date,
  end_date,
  time,
  year,
  month,
  day,
  date_precision,
  type,
  subtype,
  actor,
  target,
  place,
  admin,
  country,
  latitude,
  longitude,
  place_precision,
  killed,
  killed_least,
  killed_most,
  wounded,
  notes,
  source,
  url,
  status,
  earliest,
  latest,
  place_key,
  place_radius,
  wounded_least,
  wounded_most,
  confidence
};
inline constexpr std::size_t kMeanings = 34;

namespace detail {
struct MeaningName {
  std::string_view name;   ///< as tables of the lexicon have it
  std::string_view label;  ///< for people
};
inline constexpr std::array<MeaningName, kMeanings> kMeaningNames{
    {{"none", "nothing in particular"},
     {"id", "id"},
     {"date", "date, or when it began"},
     {"end_date", "when it ended"},
     {"time", "time of day"},
     {"year", "year"},
     {"month", "month"},
     {"day", "day of the month"},
     {"date_precision", "precision of the date"},
     {"type", "type"},
     {"subtype", "type, more closely"},
     {"actor", "who"},
     {"target", "whom"},
     {"place", "name of the place"},
     {"admin", "province"},
     {"country", "country"},
     {"latitude", "latitude"},
     {"longitude", "longitude"},
     {"place_precision", "precision of the place"},
     {"killed", "killed"},
     {"killed_least", "killed, at least"},
     {"killed_most", "killed, at most"},
     {"wounded", "wounded"},
     {"notes", "description"},
     {"source", "source"},
     {"url", "address on the web"},
     {"status", "status"},
     {"earliest", "began no earlier"},
     {"latest", "ended no later"},
     {"place_key", "key of the place"},
     {"place_radius", "radius of the place in km"},
     {"wounded_least", "wounded, at least"},
     {"wounded_most", "wounded, at most"},
     {"confidence", "confidence, 0 to 1"}}};
}  // namespace detail

[[nodiscard]] constexpr std::string_view name(Meaning m) {
  return detail::kMeaningNames[static_cast<std::size_t>(m)].name;
}
[[nodiscard]] constexpr std::string_view label(Meaning m) {
  return detail::kMeaningNames[static_cast<std::size_t>(m)].label;
}
[[nodiscard]] constexpr std::optional<Meaning> meaning_from(std::string_view text) {
  for (std::size_t i = 0; i < kMeanings; ++i) {
    if (detail::kMeaningNames[i].name == text) return static_cast<Meaning>(i);
  }
  return std::nullopt;
}

}  // namespace dateline::tabular
