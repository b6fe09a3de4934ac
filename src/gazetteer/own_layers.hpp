#pragma once

#include <filesystem>
#include <vector>

#include "base/result.hpp"

namespace dateline::gazetteer {

/// The user's own gazetteers, those in the folder gazetteer of base::user_data_folder(), in order
/// of their names; and why others there cannot be used (damaged, of another version): they must
/// not keep the program from starting. None where there is no such folder.
struct OwnLayers {
  std::vector<std::filesystem::path> files;
  std::vector<base::Error> left_out;
};
[[nodiscard]] OwnLayers own_layers();

}  // namespace dateline::gazetteer
