#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace dateline::gazetteer {

/// A key as compiled files keep it: most end in a number behind a colon ("geonames:99072").
struct NumberedKey {
  std::string_view prefix;  ///< with its colon
  std::uint32_t number = 0;
};

/// nullopt for a key that could not be put together again from its parts ("t:07", "dateline:sake").
[[nodiscard]] std::optional<NumberedKey> numbered_key(std::string_view key);

}  // namespace dateline::gazetteer
