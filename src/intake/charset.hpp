#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace dateline::intake {

/// Text in UTF-8, and how its encoding was found.
struct Decoded {
  std::string text;     ///< well-formed, without byte-order mark
  std::string charset;  ///< "utf-8", "windows-1252"
  std::string note;     ///< what was guessed or is damaged: a phrase, "" for nothing
};

/// Bytes in an encoding that is found out: by a byte-order mark, by what is declared (a name as
/// HTML, XML and mail give it; "" for none; one that is not known counts as none), as UTF-8 if they
/// are well-formed, as UTF-16 if every second byte is NUL, else as windows-1252. What does not fit
/// becomes U+FFFD and is told. Never fails.
[[nodiscard]] Decoded decoded(std::string_view bytes, std::string_view declared);

/// The same for plain text, whose bytes stay as they are where they are UTF-8, a byte-order mark
/// among them. Errors (bad_encoding): binary data; text that is UTF-8 but for a few bytes, with the
/// line of the first. `name` stands for the file.
[[nodiscard]] base::Result<Decoded> decoded_plain(std::string bytes, std::string_view name);

/// What HTML says of its own encoding in its first kilobytes (<meta charset>, XML declaration); ""
/// for nothing.
[[nodiscard]] std::string declared_in_html(std::string_view bytes);
/// What an XML declaration says; "" for nothing.
[[nodiscard]] std::string declared_in_xml(std::string_view bytes);

}  // namespace dateline::intake
