#include "geoparse/mention.hpp"

#include <array>
#include <cstddef>

namespace dateline::geoparse {

std::string_view name(Role role) {
  static constexpr std::array<std::string_view, 8> kNames{
      "site", "dateline", "origin", "destination", "home", "actor", "adjective", "background"};
  return kNames.at(static_cast<std::size_t>(role));
}

bool is_storys_own(std::string_view key) {
  return key.starts_with(kDescribedKey) || key.starts_with(kCoordinatesKey);
}

}  // namespace dateline::geoparse
