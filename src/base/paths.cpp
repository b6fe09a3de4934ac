#include "base/paths.hpp"

#include <cstdlib>
#include <system_error>
#include <vector>

namespace dateline::base {
namespace fs = std::filesystem;
namespace {

std::optional<fs::path> absolute_from(const char* variable) {
  const char* value = std::getenv(variable);  // NOLINT(concurrency-mt-unsafe): nothing sets it
  if (value == nullptr || *value == '\0') return std::nullopt;
  fs::path path(value);
  // The specification tells to ignore relative paths.
  if (!path.is_absolute()) return std::nullopt;
  return path;
}

std::optional<fs::path> user_folder(const char* variable, const char* below_home) {
  if (auto path = absolute_from(variable)) return *path / "dateline";
  if (auto home = absolute_from("HOME")) return *home / below_home / "dateline";
  return std::nullopt;
}

/// That of the running program; "" where it cannot be told.
fs::path own_folder() {
  std::error_code ec;
  const fs::path self = fs::read_symlink("/proc/self/exe", ec);
  return ec ? fs::path() : self.parent_path();
}

bool is_folder(const fs::path& path) {
  std::error_code ec;
  return fs::is_directory(path, ec);
}

}  // namespace

Result<fs::path> find_assets(const fs::path& given) {
  if (!given.empty()) {
    if (is_folder(given)) return given;
    return Error{ErrorCode::not_found, "no such folder of assets", given.string(),
                 "Name the folder that holds gazetteer, map and fonts"};
  }
  std::vector<fs::path> tried;
  if (const fs::path bin = own_folder(); !bin.empty()) {
    tried.push_back(bin.parent_path() / "share" / "dateline");
  }
  tried.emplace_back(DATELINE_INSTALLED_SHARE);
  tried.emplace_back(DATELINE_BUILT_SHARE);
  std::string names;
  for (const fs::path& path : tried) {
    if (is_folder(path)) return path;
    names += (names.empty() ? "" : ", ") + path.string();
  }
  return Error{ErrorCode::not_found, "the program's data were found in none of " + names, "",
               "Name their folder with --assets"};
}

fs::path program_beside(const std::string& name) { return own_folder() / name; }

std::optional<fs::path> user_data_folder() { return user_folder("XDG_DATA_HOME", ".local/share"); }
std::optional<fs::path> user_config_folder() { return user_folder("XDG_CONFIG_HOME", ".config"); }
std::optional<fs::path> user_cache_folder() { return user_folder("XDG_CACHE_HOME", ".cache"); }
std::optional<fs::path> user_state_folder() {
  return user_folder("XDG_STATE_HOME", ".local/state");
}

}  // namespace dateline::base
