#include "app/brief/hand_outs.hpp"

#include <unistd.h>

#include <system_error>

#include "base/file.hpp"

namespace dateline::briefing {

namespace fs = std::filesystem;

base::Result<HandOutFolder> HandOutFolder::prepare(const fs::path& folder) {
  const base::Error refused{base::ErrorCode::unreadable, "cannot be written to", folder.string(),
                            "Choose another folder with -o"};
  std::error_code code;
  if (fs::exists(folder, code) && !fs::is_directory(folder, code)) {
    base::Error error = refused;
    error.message = "is no folder";
    return error;
  }
  HandOutFolder out;
  for (fs::path above = fs::absolute(folder, code); !fs::exists(above, code);
       above = above.parent_path()) {
    // "a/" has the parent "a", which is the same.
    if (above.has_filename()) out.made_.push_back(above);
    if (above == above.root_path()) break;
  }
  fs::create_directories(folder, code);
  if (code) {
    base::Error error = refused;
    error.message = "cannot be made: " + code.message();
    return error;
  }
  if (::access(folder.c_str(), W_OK | X_OK) != 0) return refused;
  return out;
}

HandOutFolder::~HandOutFolder() {
  std::error_code code;
  for (const fs::path& folder : made_) {
    if (!fs::remove(folder, code)) return;  // none that holds anything can be
  }
}

base::Result<void> write_hand_outs(const fs::path& folder, const std::vector<HandOut>& files) {
  for (const HandOut& file : files) {
    if (auto done = base::write_file_atomically(folder / file.name, file.bytes); !done) return done;
  }
  return {};
}

}  // namespace dateline::briefing
