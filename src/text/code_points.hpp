#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "text/span.hpp"

namespace dateline::text {

/// A text that is counted in code points. It is kept as it was given: as code points, or as UTF-8,
/// which takes a quarter of the room and of which code points are made, once, when somebody asks
/// for them, as nobody does of most of a long table. Immutable but for being assigned to; copies
/// share what they hold. Const calls may come from any thread.
class CodePoints {
 public:
  CodePoints() = default;
  CodePoints(std::u32string text);  // NOLINT(*-explicit-*): a text as it is
  /// Of well-formed UTF-8.
  [[nodiscard]] static CodePoints of_utf8(std::string text);

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool empty() const { return size_ == 0; }

  /// The code points. Stay where they are as long as a copy of this is there.
  [[nodiscard]] std::u32string_view view() const;
  operator std::u32string_view() const { return view(); }  // NOLINT(*-explicit-*)
  [[nodiscard]] char32_t operator[](std::size_t at) const { return view()[at]; }
  [[nodiscard]] auto begin() const { return view().begin(); }
  [[nodiscard]] auto end() const { return view().end(); }
  [[nodiscard]] std::size_t find(std::u32string_view words) const { return view().find(words); }
  /// The same for whoever looks at it but once: none are kept that were not there before.
  [[nodiscard]] std::u32string once() const;

  /// As UTF-8, without code points being made. A span beyond the end ends with the text; one that
  /// begins there is "".
  [[nodiscard]] std::string utf8() const;
  [[nodiscard]] std::string utf8(Span span) const;
  /// The same without a copy, where it is kept so.
  [[nodiscard]] std::optional<std::string_view> kept_utf8() const;
  /// base::fnv1a() of it as UTF-8: by which texts are known again.
  [[nodiscard]] std::uint64_t checksum() const;

  friend bool operator==(const CodePoints& a, std::u32string_view b) { return a.view() == b; }
  friend bool operator==(const CodePoints& a, const CodePoints& b) {
    return a.held_ == b.held_ || a.view() == b.view();
  }

 private:
  struct Held;
  std::shared_ptr<const Held> held_;  ///< nullptr where it is empty
  std::size_t size_ = 0;
};

}  // namespace dateline::text
