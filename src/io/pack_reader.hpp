#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/shared_text.hpp"
#include "geo/lng_lat.hpp"
#include "io/pack_writer.hpp"
#include "text/span.hpp"

namespace dateline::io {

/// Takes apart what PackWriter put together, of bytes that may be anything. What does not fit is
/// remembered once (failed(), what(), place()); from then on every value is read as the lowest it
/// may be and every list as empty, so that a description need not look after each field. Views that
/// it gives point into the bytes. For one thread.
class PackReader {
 public:
  static constexpr bool kReads = true;
  template <class T>
  using Ref = T&;

  /// `budget`: bytes of memory that may be filled; more is a failure.
  PackReader(std::span<const std::byte> section, std::uint64_t budget);

  PackContext context;

  [[nodiscard]] bool failed() const { return what_ != nullptr; }
  [[nodiscard]] const char* what() const { return what_; }
  [[nodiscard]] std::size_t place() const { return failed_at_; }  ///< from the section's beginning
  [[nodiscard]] std::size_t left() const { return static_cast<std::size_t>(end_ - at_); }
  [[nodiscard]] std::uint64_t budget() const { return budget_; }

  void expect(bool holds, const char* else_what) {
    if (!holds) fail(else_what);
  }

  template <class T>
  void number(T& value, std::type_identity_t<T> lowest, std::type_identity_t<T> highest) {
    const std::uint64_t above = varint();
    const bool fits =
        above <= static_cast<std::uint64_t>(highest) - static_cast<std::uint64_t>(lowest);
    if (!fits) fail("a number is out of range");
    value = fits ? static_cast<T>(static_cast<std::uint64_t>(lowest) + above) : lowest;
  }
  template <class T>
  void index(T& value, std::type_identity_t<T> lowest, std::size_t count) {
    const std::uint64_t above = varint();
    const bool fits = above < count - static_cast<std::uint64_t>(lowest);
    if (!fits) fail("an index lies outside its list");
    value = fits ? static_cast<T>(static_cast<std::uint64_t>(lowest) + above) : lowest;
  }
  void around_zero(std::int64_t& value, std::int64_t lowest, std::int64_t highest) {
    const std::uint64_t z = varint();
    value = static_cast<std::int64_t>((z >> 1U) ^ (0U - (z & 1U)));
    if (value < lowest || value > highest) {
      fail("a number is out of range");
      value = lowest;
    }
  }
  template <class Enum>
  void choice(Enum& value, Enum last) {
    const std::uint64_t chosen = varint();
    if (chosen <= static_cast<std::uint64_t>(last)) {
      value = static_cast<Enum>(chosen);
    } else {
      fail("a kind is not known");
    }
  }
  void flag(bool& value) {
    const std::uint64_t bit = varint();
    if (bit > 1) fail("a flag is neither yes nor no");
    value = bit == 1;
  }
  void real(double& value, double lowest, double highest);
  void real(float& value, float lowest, float highest);
  void point(geo::LngLat& at);
  void span(text::Span& span) {
    const std::uint64_t start = varint();
    const std::uint64_t length = varint();
    const std::size_t size = context.text.size();
    if (start <= size && length <= size - start) {
      span = {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(start + length)};
    } else {
      fail("a span lies outside the text");
    }
  }
  void range(text::Range& range, std::size_t count) {
    const std::uint64_t begin = varint();
    const std::uint64_t length = varint();
    if (begin <= count && length <= count - begin) {
      range = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + length)};
    } else {
      fail("a range lies outside its list");
    }
  }
  void string(std::string& text) {
    const std::string_view s = shared();
    charge(s.size());
    if (!failed()) text = s;
  }
  void string(std::string_view& text) { text = shared(); }
  /// The same one for each of a section that are the same.
  void string(base::SharedText& text);
  void bytes(std::string_view& text);
  /// Makes room for as many values as follow.
  template <class Values>
  void size(Values& values) {
    const std::size_t many = count();
    charge(many * sizeof(typename Values::value_type));
    if (!failed()) values.resize(many);
  }
  /// How many values follow.
  [[nodiscard]] std::size_t count() {
    const std::uint64_t many = varint();
    // Each takes a byte at least.
    if (many <= left()) return static_cast<std::size_t>(many);
    fail("a list is longer than the record");
    return 0;
  }
  [[nodiscard]] std::uint64_t varint() {
    if (at_ != end_ && *at_ < 0x80U) return *at_++;
    return long_varint();
  }
  /// Counts memory that is about to be filled.
  void charge(std::uint64_t bytes) {
    if (bytes > budget_) return fail("it unfolds to more than its size allows");
    budget_ -= bytes;
  }

 private:
  void fail(const char* what);
  [[nodiscard]] std::uint64_t long_varint();
  [[nodiscard]] std::uint64_t fixed(unsigned bytes);
  [[nodiscard]] std::string_view shared() {
    const std::uint64_t index = varint();
    if (index < strings_.size()) return strings_[index];
    fail("a string is missing");
    return {};
  }
  void read_strings();

  const std::uint8_t* begin_;
  const std::uint8_t* at_;
  const std::uint8_t* end_;
  const char* what_ = nullptr;
  std::size_t failed_at_ = 0;
  std::uint64_t budget_;
  std::vector<std::string_view> strings_;
  std::vector<base::SharedText> shared_;  ///< of strings_, as far as they were made
};

}  // namespace dateline::io
