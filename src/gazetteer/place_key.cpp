#include "gazetteer/place_key.hpp"

#include <charconv>

#include "gazetteer/place.hpp"

namespace dateline::gazetteer {

std::optional<NumberedKey> numbered_key(std::string_view key) {
  const std::size_t colon = key.rfind(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const std::string_view digits = key.substr(colon + 1);
  // What is put together again must fit a PlaceKey.
  if (colon + 1 + 10 > PlaceKey::kInline) return std::nullopt;
  if (digits.empty() || (digits.size() > 1 && digits.front() == '0')) return std::nullopt;
  NumberedKey out{key.substr(0, colon + 1), 0};
  const auto [end, ec] = std::from_chars(digits.data(), digits.data() + digits.size(), out.number);
  if (ec != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return out;
}

}  // namespace dateline::gazetteer
