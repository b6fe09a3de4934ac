#include "io/pack_writer.hpp"

#include <bit>
#include <cmath>

namespace dateline::io {

void PackWriter::append_varint(std::string& out, std::uint64_t value) {
  while (value >= 0x80U) {
    out.push_back(static_cast<char>(static_cast<std::uint8_t>(0x80U | (value & 0x7FU))));
    value >>= 7U;
  }
  out.push_back(static_cast<char>(static_cast<std::uint8_t>(value)));
}

void PackWriter::fixed(std::uint64_t value, unsigned bytes) {
  for (unsigned i = 0; i < bytes; ++i) {
    values_.push_back(static_cast<char>(static_cast<std::uint8_t>(value >> (8 * i))));
  }
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

void PackWriter::string(std::string_view text) {
  const auto [at, is_new] =
      index_of_.try_emplace(text, static_cast<std::uint32_t>(strings_.size()));
  if (is_new) strings_.push_back(text);
  varint(at->second);
}

void PackWriter::bytes(std::string_view text) {
  varint(text.size());
  values_ += text;
}

std::string PackWriter::finish() const {
  std::string out;
  append_varint(out, strings_.size());
  for (const std::string_view s : strings_) append_varint(out, s.size());
  for (const std::string_view s : strings_) out += s;
  return out += values_;
}

}  // namespace dateline::io
