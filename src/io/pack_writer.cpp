#include "io/pack_writer.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <functional>

namespace dateline::io {
namespace {

std::size_t varint_size(std::uint64_t value) {
  std::size_t out = 1;
  for (; value >= 0x80U; value >>= 7U) ++out;
  return out;
}

}  // namespace

void PackWriter::append_varint(std::string& out, std::uint64_t value) {
  std::array<char, 10> bytes{};
  std::size_t n = 0;
  while (value >= 0x80U) {
    bytes[n++] = static_cast<char>(static_cast<std::uint8_t>(0x80U | (value & 0x7FU)));
    value >>= 7U;
  }
  bytes[n++] = static_cast<char>(static_cast<std::uint8_t>(value));
  out.append(bytes.data(), n);
}

void PackWriter::fixed(std::uint64_t value, unsigned bytes) {
  std::array<char, sizeof value> out{};
  for (unsigned i = 0; i < bytes; ++i) {
    out[i] = static_cast<char>(static_cast<std::uint8_t>(value >> (8 * i)));
  }
  values_.append(out.data(), bytes);
}

void PackWriter::real(const double& value, double /*lowest*/, double /*highest*/) {
  fixed(std::bit_cast<std::uint64_t>(value), 8);
}

void PackWriter::real(const float& value, float /*lowest*/, float /*highest*/) {
  fixed(std::bit_cast<std::uint32_t>(value), 4);
}

void PackWriter::point(const geo::LngLat& at) {
  // Whole numbers inside, so that nothing is lost.
  fixed(static_cast<std::uint32_t>(std::lround(at.lng() * 1e7)), 4);
  fixed(static_cast<std::uint32_t>(std::lround(at.lat() * 1e7)), 4);
}

void PackWriter::string(std::string_view text) { varint(index_of(text)); }

void PackWriter::shared(const std::string& text) {
  Recent& recent = recent_[std::hash<const std::string*>{}(&text) / sizeof text % recent_.size()];
  if (recent.text != &text) recent = {&text, index_of(text)};
  varint(recent.index);
}

std::uint32_t PackWriter::index_of(std::string_view text) {
  if (2 * (strings_.size() + 1) > slots_.size()) spread();
  const auto sum = static_cast<std::uint32_t>(std::hash<std::string_view>{}(text));
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = sum & mask;
  for (; slots_[at] != 0; at = (at + 1) & mask) {
    const std::uint32_t known = slots_[at] - 1;
    if (sums_[known] == sum && strings_[known] == text) return known;
  }
  strings_.push_back(text);
  sums_.push_back(sum);
  return (slots_[at] = static_cast<std::uint32_t>(strings_.size())) - 1;
}

/// Twice the room.
void PackWriter::spread() {
  constexpr std::size_t kLeast = 64;
  slots_.assign(std::max(kLeast, 2 * slots_.size()), 0);
  const std::size_t mask = slots_.size() - 1;
  for (std::uint32_t i = 0; i < sums_.size(); ++i) {
    std::size_t at = sums_[i] & mask;
    while (slots_[at] != 0) at = (at + 1) & mask;
    slots_[at] = i + 1;
  }
}

void PackWriter::bytes(std::string_view text) {
  varint(text.size());
  values_ += text;
}

std::size_t PackWriter::size() const {
  std::size_t out = varint_size(strings_.size()) + values_.size();
  for (const std::string_view s : strings_) out += varint_size(s.size()) + s.size();
  return out;
}

void PackWriter::append_to(std::string& out) const {
  append_varint(out, strings_.size());
  for (const std::string_view s : strings_) append_varint(out, s.size());
  for (const std::string_view s : strings_) out += s;
  out += values_;
}

}  // namespace dateline::io
