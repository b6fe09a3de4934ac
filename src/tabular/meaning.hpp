#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/translate.hpp"

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
  confidence,
  relative_days,
  destination,
  origin,
  by_hand,
  document,
  title,
  publisher,
  story_date,
  stories,
  quote,
  also_told,
  numbers,
  story,
  start_earliest,
  start_latest,
  end_earliest,
  end_latest,
  relative_start,
  relative_end,
  outline
};
inline constexpr std::size_t kMeanings = 54;

namespace detail {
struct MeaningName {
  std::string_view name;  ///< as tables of the lexicon have it
  const char* label;      ///< for people
};
inline constexpr std::array<MeaningName, kMeanings> kMeaningNames{
    {{"none", base::mark("nothing in particular")},
     {"id", base::mark("id")},
     {"date", base::mark("date, or when it began")},
     {"end_date", base::mark("when it ended")},
     {"time", base::mark("time of day")},
     {"year", base::mark("year")},
     {"month", base::mark("month")},
     {"day", base::mark("day of the month")},
     {"date_precision", base::mark("precision of the date")},
     {"type", base::mark("type")},
     {"subtype", base::mark("type, more closely")},
     {"actor", base::mark("who")},
     {"target", base::mark("whom")},
     {"place", base::mark("name of the place")},
     {"admin", base::mark("province")},
     {"country", base::mark("country")},
     {"latitude", base::mark("latitude")},
     {"longitude", base::mark("longitude")},
     {"place_precision", base::mark("precision of the place")},
     {"killed", base::mark("killed")},
     {"killed_least", base::mark("killed, at least")},
     {"killed_most", base::mark("killed, at most")},
     {"wounded", base::mark("wounded")},
     {"notes", base::mark("description")},
     {"source", base::mark("source")},
     {"url", base::mark("address on the web")},
     {"status", base::mark("status")},
     {"earliest", base::mark("began no earlier")},
     {"latest", base::mark("ended no later")},
     {"place_key", base::mark("key of the place")},
     {"place_radius", base::mark("radius of the place in km")},
     {"wounded_least", base::mark("wounded, at least")},
     {"wounded_most", base::mark("wounded, at most")},
     {"confidence", base::mark("confidence, 0 to 1")},
     {"relative_days", base::mark("days counted from that of its story")},
     {"destination", base::mark("whither they went")},
     {"origin", base::mark("whence they came")},
     {"by_hand", base::mark("what a person put right")},
     {"document", base::mark("id of the story that tells it")},
     {"title", base::mark("title of the story")},
     {"publisher", base::mark("publisher of the story")},
     {"story_date", base::mark("day of the story")},
     {"stories", base::mark("how many stories tell it")},
     {"quote", base::mark("sentence of the story that tells it")},
     {"also_told", base::mark("other sentences that tell it")},
     {"numbers", base::mark("all numbers told with it")},
     {"story", base::mark("text of a story, which is read")},
     {"start_earliest", base::mark("its beginning: no earlier")},
     {"start_latest", base::mark("its beginning: no later")},
     {"end_earliest", base::mark("its end: no earlier")},
     {"end_latest", base::mark("its end: no later")},
     {"relative_start", base::mark("days of its beginning, counted from that of its story")},
     {"relative_end", base::mark("days of its end, counted from that of its story")},
     {"outline", base::mark("outline of the place (WKT)")}}};
}  // namespace detail

[[nodiscard]] constexpr std::string_view name(Meaning m) {
  return detail::kMeaningNames[static_cast<std::size_t>(m)].name;
}
[[nodiscard]] constexpr const char* label(Meaning m) {
  return detail::kMeaningNames[static_cast<std::size_t>(m)].label;
}
[[nodiscard]] constexpr std::optional<Meaning> meaning_from(std::string_view text) {
  for (std::size_t i = 0; i < kMeanings; ++i) {
    if (detail::kMeaningNames[i].name == text) return static_cast<Meaning>(i);
  }
  return std::nullopt;
}

}  // namespace dateline::tabular
