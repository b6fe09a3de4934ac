#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace dateline::base {

/// One message of a .po file.
struct PoMessage {
  std::string context;             ///< msgctxt, or ""
  std::string id;                  ///< msgid: the English text
  std::string plural;              ///< msgid_plural, or ""
  std::vector<std::string> texts;  ///< msgstr, or msgstr[0], msgstr[1], ...; "" where there is none
  bool fuzzy = false;              ///< a translator has still to look at it
  std::size_t line = 0;            ///< of its msgid, 1-based
};

/// A file of messages as GNU gettext and translators' tools write it. UTF-8, with or without a byte
/// order mark; lines end with LF or CRLF. Comments and obsolete messages (#~) are left out.
struct PoFile {
  std::vector<PoMessage> messages;  ///< in their order, without the header

  /// A field of the header, "Plural-Forms"; "" where there is none.
  [[nodiscard]] std::string_view field(std::string_view name) const;

  /// `name` stands for the file in errors: bad_encoding for what is no UTF-8 or says another
  /// charset, bad_format with the line that cannot be read, too_large beyond kMostBytes.
  [[nodiscard]] static Result<PoFile> parse(std::string_view text, const std::string& name);

  static constexpr std::size_t kMostBytes = std::size_t{8} << 20U;

  std::string header;  ///< the msgstr of the empty msgid: lines "Name: value"
};

}  // namespace dateline::base
