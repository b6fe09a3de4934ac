#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.hpp"

namespace dateline::text {

// Text as people look for it, who type neither capitals nor accents. All functions are pure and
// thread-safe; ill-formed UTF-8 is read as U+FFFD and dropped.

/// Without case, diacritics and compatibility forms, in all scripts; without apostrophes (with ayn
/// and hamza) and full stops; all else that is no letter and no digit is one space, none at the
/// ends. Letters that Unicode does not decompose are spelled out (\u00e6 as "ae", \u00df as "ss").
/// Arabic script: without tatweel and vowel marks; forms of alef, ya, kaf and heh unified.
///   folded("\u00c7al\u0131,  AL-ANBAR") == "cali al anbar"
[[nodiscard]] std::string folded(std::string_view utf8);
/// The same in place of what `out` holds, whose memory is used again.
void folded(std::string_view utf8, std::string& out);

/// folded() of a text that grows piece by piece. For one thread at a time.
class Folder {
 public:
  /// A piece that stands right behind those before; no letter may be cut in two.
  void add(std::string_view utf8);
  /// folded() of all pieces; valid until more is added.
  [[nodiscard]] std::string_view text() const {
    const bool ends_blank = size_ > 0 && buffer_[size_ - 1] == ' ';
    return std::string_view(buffer_).substr(0, size_ - (ends_blank ? 1 : 0));
  }
  void clear() { size_ = 0; }

 private:
  std::string buffer_;  ///< only grows: to fill room that is there takes few steps
  std::size_t size_ = 0;
};

/// Whether `wanted`, which is folded() already, stands somewhere in it.
[[nodiscard]] bool holds_folded(std::string_view utf8, std::string_view wanted);

/// Where `wanted`, which is folded() already, stands in a text: in order, none overlapping, each
/// with the marks that belong to its last letter. Empty where `wanted` is.
[[nodiscard]] std::vector<Span> find_folded(std::u32string_view text, std::string_view wanted);

}  // namespace dateline::text
