#pragma once

#include <filesystem>

#include "base/result.hpp"
#include "scene/base_map_writer.hpp"

namespace dateline::compile_map {

/// Adds the 8-bit grey PNG pictures that `folder`/relief.json lists, in its order.
[[nodiscard]] base::Result<void> add_reliefs(const std::filesystem::path& folder,
                                             scene::MapContents& to);

}  // namespace dateline::compile_map
