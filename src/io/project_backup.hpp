#pragma once

#include <filesystem>
#include <string_view>

#include "base/result.hpp"

namespace dateline::io {

/// Keeps a project of an earlier format as it is: war.dateline of format 1 as war.v1.dateline
/// beside it, with its readings (the same file under a second name where the disk can do that,
/// since records are only added to it) and its journal, so that the program that wrote it opens it
/// there as it was. Nothing is written over: where the name is taken by something else it is
/// war.v1-2.dateline, and so on; one that holds the very same is taken for it. Safe on the disk
/// once it returns.
///
/// `bytes` are those of the file. REQUIRES that nobody writes to the project meanwhile. Errors: of
/// reading and writing; what was made by then stays, and is taken up by the next try.
[[nodiscard]] base::Result<std::filesystem::path> back_up(const std::filesystem::path& project,
                                                          int version, std::string_view bytes);

}  // namespace dateline::io
