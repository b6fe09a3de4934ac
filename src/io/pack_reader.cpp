#include "io/pack_reader.hpp"

#include <bit>

#include "base/utf8.hpp"

namespace dateline::io {
namespace {

std::string_view chars(const std::uint8_t* at, std::size_t size) {
  return {reinterpret_cast<const char*>(at), size};  // NOLINT(*-reinterpret-cast)
}

/// Whether a piece of well-formed UTF-8 that begins so is cut between two code points.
bool is_cut_well(std::string_view piece) {
  return piece.empty() || (static_cast<std::uint8_t>(piece.front()) & 0xC0U) != 0x80U;
}

}  // namespace

PackReader::PackReader(std::span<const std::byte> section, std::uint64_t budget)
    : begin_(reinterpret_cast<const std::uint8_t*>(section.data())),  // NOLINT(*-reinterpret-cast)
      at_(begin_),
      end_(begin_ + section.size()),
      budget_(budget) {
  read_strings();
}

void PackReader::read_strings() {
  size(strings_);
  std::vector<std::uint32_t> ends(strings_.size());
  std::uint64_t total = 0;
  for (std::uint32_t& end : ends) {
    const std::uint64_t length = varint();
    if (length > left()) fail("a string is longer than the record");
    if (failed()) return;
    total += length;
    if (total > left()) return fail("the strings are longer than the record");
    end = static_cast<std::uint32_t>(total);
  }
  const std::string_view all = chars(at_, total);
  if (base::first_invalid_utf8(all)) return fail("a string is not UTF-8");
  std::uint32_t start = 0;
  for (std::size_t i = 0; i < ends.size(); ++i) {
    strings_[i] = all.substr(start, ends[i] - start);
    if (!is_cut_well(strings_[i])) return fail("a string is not UTF-8");
    start = ends[i];
  }
  at_ += total;
}

void PackReader::string(base::SharedText& text) {
  const std::uint64_t index = varint();
  if (index >= strings_.size()) return fail("a string is missing");
  const std::string_view s = strings_[index];
  if (s.empty()) return text.clear();
  shared_.resize(strings_.size());
  if (shared_[index].empty()) {
    charge(sizeof(std::string) + s.size());
    if (failed()) return;
    shared_[index] = std::string(s);
  }
  text = shared_[index];
}

void PackReader::fail(const char* what) {
  if (what_ == nullptr) {
    what_ = what;
    failed_at_ = static_cast<std::size_t>(at_ - begin_);
  }
  // Nothing more is read.
  at_ = end_;
  strings_.clear();
}

std::uint64_t PackReader::long_varint() {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    if (at_ == end_) {
      fail("it ends too early");
      return 0;
    }
    const std::uint8_t byte = *at_++;
    // The tenth byte holds the topmost bit alone.
    if (shift == 63 && byte > 1) break;
    value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
    if (byte < 0x80U) return value;
  }
  fail("a number has more than 64 bits");
  return 0;
}

std::uint64_t PackReader::fixed(unsigned bytes) {
  if (left() < bytes) {
    fail("it ends too early");
    return 0;
  }
  std::uint64_t value = 0;
  for (unsigned i = 0; i < bytes; ++i) value |= static_cast<std::uint64_t>(at_[i]) << (8 * i);
  at_ += bytes;
  return value;
}

void PackReader::real(double& value, double lowest, double highest) {
  value = std::bit_cast<double>(fixed(8));
  if (!(value >= lowest && value <= highest)) {  // so also for NaN
    fail("a number is out of range");
    value = lowest;
  }
}

void PackReader::real(float& value, float lowest, float highest) {
  value = std::bit_cast<float>(static_cast<std::uint32_t>(fixed(4)));
  if (!(value >= lowest && value <= highest)) {
    fail("a number is out of range");
    value = lowest;
  }
}

void PackReader::point(geo::LngLat& at) {
  const auto degrees = [&] {
    return static_cast<std::int32_t>(static_cast<std::uint32_t>(fixed(4))) / 1e7;
  };
  const double lng = degrees();
  const double lat = degrees();
  if (const auto point = geo::LngLat::from_degrees(lng, lat)) {
    at = *point;
  } else {
    fail("a place lies off the globe");
  }
}

void PackReader::bytes(std::string_view& text) {
  const std::uint64_t length = varint();
  if (length > left()) return fail("a text is longer than the record");
  text = chars(at_, length);
  at_ += length;
}

}  // namespace dateline::io
