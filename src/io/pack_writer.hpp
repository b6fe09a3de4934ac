#pragma once

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/shared_text.hpp"
#include "geo/lng_lat.hpp"
#include "text/code_points.hpp"
#include "text/span.hpp"

namespace dateline::io {

/// What fields of a document refer to; set from the document before them. The reader holds every
/// index and span against it.
struct PackContext {
  text::CodePoints text;
  std::size_t paragraphs = 0;
  std::size_t sentences = 0;
  std::size_t tokens = 0;
  std::size_t times = 0;
  std::size_t places = 0;
  std::size_t events = 0;
  std::uint32_t token_end = 0;  ///< where the token before ended
  bool skips_tokens = false;    ///< they are read over; `tokens` says how many there are
  static constexpr std::uint32_t kFormat = 2;
  std::uint32_t format = kFormat;  ///< of the document, see kDocumentFormat
};

/// Puts values behind each other in few bytes. Has the same calls as PackReader, so that one
/// description of a struct (io/document_fields.hpp) both writes and reads it.
///
/// A section is a table of strings and the values behind it:
///
///   count | length of each string | their bytes | values
///
/// Counts, lengths, indices and numbers are LEB128 (seven bits a byte, the lowest first, the high
/// bit set on all but the last), counted from the lowest value they may have; what is fixed is
/// little-endian. Each string stands once, however often it is used. For one thread.
class PackWriter {
 public:
  static constexpr bool kReads = false;
  /// A field as it is described: to be read from here, to be filled by PackReader.
  template <class T>
  using Ref = const T&;

  PackContext context;

  [[nodiscard]] static constexpr bool failed() { return false; }
  static constexpr void expect(bool /*holds*/, const char* /*else_what*/) {}

  /// A number of lowest..highest.
  template <class T>
  void number(const T& value, std::type_identity_t<T> lowest, std::type_identity_t<T> /*highest*/) {
    varint(static_cast<std::uint64_t>(value) - static_cast<std::uint64_t>(lowest));
  }
  /// An index into a list of `count`, or one of the numbers below 0 from `lowest` on.
  template <class T>
  void index(const T& value, std::type_identity_t<T> lowest, std::size_t /*count*/) {
    number(value, lowest, lowest);
  }
  /// One that is mostly near 0, on either side.
  void around_zero(const std::int64_t& value, std::int64_t /*lowest*/, std::int64_t /*highest*/) {
    varint(zigzag(value));
  }
  /// One of the enumerators, which count from 0 to `last`.
  template <class Enum>
  void choice(const Enum& value, Enum /*last*/) {
    varint(static_cast<std::uint64_t>(value));
  }
  void flag(const bool& value) { varint(value ? 1 : 0); }
  void real(const double& value, double lowest, double highest);
  void real(const float& value, float lowest, float highest);
  void point(const geo::LngLat& at);
  void span(const text::Span& span) {
    varint(span.start);
    varint(span.end - span.start);
  }
  void range(const text::Range& range, std::size_t /*count*/) {
    varint(range.begin);
    varint(range.end - range.begin);
  }
  /// Must stay where it is until finish().
  void string(std::string_view text);
  /// The same of one that others share: it is known by where it lies.
  template <std::same_as<base::SharedText> Text>
  void string(const Text& text) {
    shared(text.str());
  }
  /// Text of a length of its own, used once, of any bytes.
  void bytes(std::string_view text);
  /// How many values follow.
  template <class Values>
  void size(const Values& values) {
    varint(values.size());
  }
  void varint(std::uint64_t value) {
    if (value < 0x80U) {
      values_.push_back(static_cast<char>(value));  // as most are
    } else {
      append_varint(values_, value);
    }
  }

  [[nodiscard]] static constexpr std::uint64_t zigzag(std::int64_t value) {
    return (static_cast<std::uint64_t>(value) << 1U) ^ (value < 0 ? ~std::uint64_t{0} : 0U);
  }
  static void append_varint(std::string& out, std::uint64_t value);

  /// Makes room for about so many bytes of values.
  void reserve(std::size_t bytes) { values_.reserve(bytes); }
  /// Bytes of the section.
  [[nodiscard]] std::size_t size() const;
  /// Puts the section behind what `out` holds.
  void append_to(std::string& out) const;

 private:
  void fixed(std::uint64_t value, unsigned bytes);
  /// The index of a string, a new one where it was not among them.
  [[nodiscard]] std::uint32_t index_of(std::string_view text);
  void spread();
  void shared(const std::string& text);

  std::string values_;
  std::vector<std::string_view> strings_;
  std::vector<std::uint32_t> sums_;  ///< of strings_
  /// A hash table of them in one array, at most half full: an index and one, 0 where free.
  std::vector<std::uint32_t> slots_;
  /// Shared texts that were put last, by the bits of their addresses.
  struct Recent {
    const std::string* text = nullptr;
    std::uint32_t index = 0;
  };
  std::array<Recent, 64> recent_{};
};

}  // namespace dateline::io
