#include "gazetteer/place.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>

namespace dateline::gazetteer {
namespace {

constexpr std::array<std::string_view, 9> kNames{
    "country", "region", "settlement", "district", "facility", "water", "relief", "area", "other"};

}  // namespace

PlaceKey::PlaceKey(std::string_view prefix, std::uint32_t number) {
  constexpr std::size_t kDigits = 10;
  if (prefix.size() + kDigits > kInline) return;
  char* const digits = std::copy(prefix.begin(), prefix.end(), held_.data());
  const auto written = std::to_chars(digits, held_.data() + kInline, number);
  size_ = static_cast<std::uint8_t>(written.ptr - held_.data());
}

std::string_view country_code(char a, char b) {
  static constexpr auto kPairs = [] {
    std::array<char, std::size_t{26} * 26 * 2> pairs{};
    for (std::size_t i = 0; i < std::size_t{26} * 26; ++i) {
      pairs[2 * i] = static_cast<char>('A' + i / 26);
      pairs[2 * i + 1] = static_cast<char>('A' + i % 26);
    }
    return pairs;
  }();
  if (a < 'A' || a > 'Z' || b < 'A' || b > 'Z') return {};
  return {kPairs.data() + 2 * ((a - 'A') * 26 + (b - 'A')), 2};
}

std::string_view name(PlaceKind kind) { return kNames.at(static_cast<std::size_t>(kind)); }

std::optional<PlaceKind> place_kind_from(std::string_view name) {
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (kNames[i] == name) return static_cast<PlaceKind>(i);
  }
  return std::nullopt;
}

}  // namespace dateline::gazetteer
