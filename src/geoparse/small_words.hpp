#pragma once

#include <cstdint>
#include <string_view>

namespace dateline::geoparse {

/// What words of the language, and not of a lexicon, tell of a name beside them; a bit each.
enum SmallWord : std::uint32_t {
  kInside = 1U << 0U,       ///< "in", "near", "throughout": where something is
  kFrom = 1U << 1U,         ///< "from", "off"
  kTowards = 1U << 2U,      ///< "to", "into", "via"
  kOtherLink = 1U << 3U,    ///< other prepositions before names: "by", "between"
  kLeadsToRole = 1U << 4U,  ///< prepositions that tell the role of a name
  kOnto = 1U << 5U,         ///< "into", "toward": those of them that always say whither
  kWithActor = 1U << 6U,    ///< "by", "against": those that may stand before one who acts
  kNextTo = 1U << 7U,       ///< "near", "outside", "surrounding"
  kWhichPart = 1U << 8U,    ///< stands between a preposition and a name: "downtown"
  kBand = 1U << 9U,         ///< who or what bears the name of a place: "brigade", "rockets"
  kAuxiliary = 1U << 10U,   ///< "has", "would", "also": may stand before what somebody does
  kLeaving = 1U << 11U,     ///< "left", "fleeing"
  kEntering = 1U << 12U     ///< "entered", "reach"
};

/// Bits of SmallWord of a word in lower case; 0 for any other.
[[nodiscard]] std::uint32_t small_word(std::string_view lower);

}  // namespace dateline::geoparse
