#pragma once

#include <filesystem>

#include "base/line_reader.hpp"
#include "base/result.hpp"

namespace dateline::io {

/// The lines of a text file of any size; of a .gz file, unpacked while it is read; of a .zip file,
/// those of its largest member that ends in .txt, .tsv or .csv. Errors: not_found, unreadable;
/// bad_format for an archive that is damaged or has no such member.
[[nodiscard]] base::Result<base::LineReader> open_lines(const std::filesystem::path& path);

/// The same as bytes, for readers of other forms than lines.
[[nodiscard]] base::Result<base::ReadBlock> open_bytes(const std::filesystem::path& path);

}  // namespace dateline::io
