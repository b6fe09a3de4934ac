#include "app/brief/hand_outs.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstdlib>
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
  for (const fs::path& folder : made_) {
    // Of folders alone, and of empty ones: not of a link that led nowhere.
    if (::rmdir(folder.c_str()) != 0 && errno != ENOENT && errno != ENAMETOOLONG) return;
  }
}

base::Result<WorkFolder> WorkFolder::in(const fs::path& folder) {
  std::error_code code;
  std::string name = (fs::absolute(folder, code) / ".dateline-brief-XXXXXX").string();
  if (code || ::mkdtemp(name.data()) == nullptr) {
    return base::Error{base::ErrorCode::unreadable, "cannot be written to", folder.string(),
                       "Choose another folder with -o"};
  }
  return WorkFolder(name);
}

WorkFolder::~WorkFolder() {
  std::error_code code;
  if (!path_.empty()) fs::remove_all(path_, code);
}

base::Result<void> write_hand_outs(const WorkFolder& work, const std::vector<HandOut>& files) {
  for (const HandOut& file : files) {
    if (auto done = base::write_file_atomically(work.path() / file.name, file.bytes); !done) {
      return done;
    }
  }
  return {};
}

base::Result<void> put_in_place(const WorkFolder& work, const fs::path& folder,
                                const std::vector<std::string>& names) {
  std::error_code code;
  for (const std::string& name : names) {
    if (fs::is_directory(folder / name, code)) {
      return base::Error{base::ErrorCode::unreadable, "is a folder", (folder / name).string(),
                         "Choose another folder with -o"};
    }
  }
  for (const std::string& name : names) {
    fs::rename(work.path() / name, folder / name, code);
    if (code) {
      return base::Error{base::ErrorCode::unreadable, "cannot be written: " + code.message(),
                         (folder / name).string(), "Choose another folder with -o"};
    }
  }
  return {};
}

}  // namespace dateline::briefing
