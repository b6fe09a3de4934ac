#pragma once

#include <filesystem>
#include <vector>

#include "base/result.hpp"

namespace dateline::event {

/// The user's own words for events, the folder lexicon/event of base::user_data_folder(), where it
/// is; and why it cannot be used: a slip in it must not keep the program from starting. `assets`:
/// the folder of the shipped data, whose classes its rows may name.
struct OwnLexicons {
  std::vector<std::filesystem::path> folders;
  std::vector<base::Error> left_out;
};
[[nodiscard]] OwnLexicons own_lexicons(const std::filesystem::path& assets);

}  // namespace dateline::event
