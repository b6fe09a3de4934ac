#include "app/brief/hand_outs.hpp"

#include <unistd.h>

#include <system_error>

#include "base/file.hpp"

namespace dateline::briefing {

namespace fs = std::filesystem;

base::Result<void> prepare_folder(const fs::path& folder) {
  const base::Error refused{base::ErrorCode::unreadable, "cannot be written to", folder.string(),
                            "Choose another folder with -o"};
  std::error_code code;
  if (fs::exists(folder, code) && !fs::is_directory(folder, code)) {
    base::Error error = refused;
    error.message = "is no folder";
    return error;
  }
  fs::create_directories(folder, code);
  if (code) {
    base::Error error = refused;
    error.message = "cannot be made: " + code.message();
    return error;
  }
  if (::access(folder.c_str(), W_OK | X_OK) != 0) return refused;
  return {};
}

base::Result<void> write_hand_outs(const fs::path& folder, const std::vector<HandOut>& files) {
  for (const HandOut& file : files) {
    if (auto done = base::write_file_atomically(folder / file.name, file.bytes); !done) return done;
  }
  return {};
}

}  // namespace dateline::briefing
