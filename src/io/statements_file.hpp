#pragma once

#include <filesystem>
#include <vector>

#include "base/line_reader.hpp"
#include "base/result.hpp"
#include "timeline/user_statement.hpp"

namespace dateline::io {

/// More is no list that a person made.
inline constexpr std::size_t kMostStatements = 100'000;

/// What a user says of events, as JSON Lines: docs/statements.md. Whatever is not as described
/// there is an error that names the line and the field and says what to write: bad_format,
/// bad_value; too_large over kMostStatements. Errors of the stream pass through.
[[nodiscard]] base::Result<std::vector<timeline::UserStatement>> read_statements(
    base::LineReader& lines);
/// The same of a file. Errors also: not_found, unreadable, too_large over 256 MB.
[[nodiscard]] base::Result<std::vector<timeline::UserStatement>> read_statements(
    const std::filesystem::path& path);

}  // namespace dateline::io
