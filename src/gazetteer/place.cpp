#include "gazetteer/place.hpp"

#include <array>
#include <cstddef>

namespace dateline::gazetteer {
namespace {

constexpr std::array<std::string_view, 9> kNames{
    "country", "region", "settlement", "district", "facility", "water", "relief", "area", "other"};

}  // namespace

std::string_view name(PlaceKind kind) { return kNames.at(static_cast<std::size_t>(kind)); }

std::optional<PlaceKind> place_kind_from(std::string_view name) {
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (kNames[i] == name) return static_cast<PlaceKind>(i);
  }
  return std::nullopt;
}

}  // namespace dateline::gazetteer
