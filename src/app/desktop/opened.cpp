#include "app/desktop/opened.hpp"

#include <system_error>

#include "io/geodata.hpp"
#include "io/raster.hpp"

namespace dateline::desktop {

bool is_project(const std::filesystem::path& path) { return path.extension() == ".dateline"; }

std::filesystem::path whole_path(const std::filesystem::path& path) {
  std::error_code code;
  auto whole = std::filesystem::absolute(path, code);
  return code ? path : whole;
}

Opened by_kind(const std::vector<std::filesystem::path>& paths) {
  Opened out;
  for (const auto& path : paths) {
    if (is_project(path)) {
      if (!out.project) out.project = path;
    } else {
      const bool layer = io::has_name_of_geodata(path) || io::has_name_of_raster(path);
      (layer ? out.layers : out.stories).push_back(path);
    }
  }
  return out;
}

}  // namespace dateline::desktop
