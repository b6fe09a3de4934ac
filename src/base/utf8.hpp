#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace dateline::base {

/// Strict UTF-8 (no surrogates, no overlong forms, at most U+10FFFF), as RFC 3629 has it.
/// All functions are pure and thread-safe.

/// Byte offset of the first ill-formed sequence; nullopt if `bytes` is well-formed.
[[nodiscard]] std::optional<std::size_t> first_invalid_utf8(std::string_view bytes);

/// Code points of `bytes`; ill-formed sequences become U+FFFD, one for each byte.
[[nodiscard]] std::u32string to_code_points(std::string_view bytes);
/// The same behind what is there.
void append_code_points(std::u32string& out, std::string_view bytes);

/// The same up to the first ill-formed sequence: gives where it is, in bytes; bytes.size() if there
/// is none. For whoever must know that a text is well-formed: it is gone through but once.
[[nodiscard]] std::size_t append_well_formed(std::u32string& out, std::string_view bytes);

/// UTF-8 of `code_points`; what is no code point (surrogates, > U+10FFFF) becomes U+FFFD.
[[nodiscard]] std::string to_utf8(std::u32string_view code_points);

/// Appends one code point.
void append_utf8(std::string& out, char32_t code_point);

/// With A-Z in lower case, all else as it is: for words that are compared with ASCII ones.
[[nodiscard]] std::string lower_ascii(std::string_view bytes);

/// Number of code points in well-formed `bytes`.
[[nodiscard]] std::size_t count_code_points(std::string_view bytes);

}  // namespace dateline::base
