#include "io/project_backup.hpp"

#include <fmt/format.h>

#include <string>
#include <system_error>

#include "base/file.hpp"

namespace dateline::io {
namespace {

namespace fs = std::filesystem;
using base::Error;
using base::MappedFile;
using base::Result;

constexpr const char* kReadings = "-readings";
constexpr const char* kJournal = "-journal";
constexpr int kMostBackups = 1000;

fs::path beside(const fs::path& project, const char* what) {
  fs::path out = project;
  out += what;
  return out;
}

std::string_view chars(const MappedFile& file) {
  const auto bytes = file.bytes();
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};  // NOLINT(*-reinterpret-cast)
}

/// Whether a file is not there yet, or is what it is to become.
bool fits(const fs::path& there, std::string_view wanted) {
  std::error_code code;
  if (!fs::exists(fs::symlink_status(there, code))) return true;
  const auto file = MappedFile::open(there);
  return file && chars(*file) == wanted;
}
bool fits(const fs::path& there, const fs::path& wanted) {
  std::error_code code;
  if (!fs::exists(wanted, code)) return !fs::exists(fs::symlink_status(there, code));
  if (fs::equivalent(there, wanted, code)) return true;
  const auto file = MappedFile::open(wanted);
  return file && fits(there, chars(*file));
}

/// For the same eyes as what it is a copy of.
Result<void> write_like(const fs::path& to, std::string_view bytes, const fs::path& like) {
  if (auto written = base::write_file_atomically(to, bytes); !written) return written;
  std::error_code code;
  fs::permissions(to, fs::status(like, code).permissions(), code);
  return {};
}

Result<void> copy_file_to(const fs::path& from, const fs::path& to) {
  const auto file = MappedFile::open(from);
  if (!file) return file.error();
  return write_like(to, chars(*file), from);
}

}  // namespace

Result<fs::path> back_up(const fs::path& project, int version, std::string_view bytes) {
  for (int n = 1; n <= kMostBackups; ++n) {
    fs::path to = project;
    to.replace_filename(fmt::format("{}.v{}{}{}", project.stem().string(), version,
                                    n == 1 ? "" : fmt::format("-{}", n),
                                    project.extension().string()));
    const auto also_fits = [&](const char* what) {
      return fits(beside(to, what), beside(project, what));
    };
    if (!fits(to, bytes) || !also_fits(kReadings) || !also_fits(kJournal)) continue;
    std::error_code code;
    if (fs::exists(beside(project, kReadings), code) && !fs::exists(beside(to, kReadings), code)) {
      fs::create_hard_link(beside(project, kReadings), beside(to, kReadings), code);
      if (code) {
        if (auto done = copy_file_to(beside(project, kReadings), beside(to, kReadings)); !done) {
          return done.error();
        }
      }
    }
    if (fs::exists(beside(project, kJournal), code)) {
      if (auto done = copy_file_to(beside(project, kJournal), beside(to, kJournal)); !done) {
        return done.error();
      }
    }
    // Last, and also where it is there already: it makes sure of the names in the folder.
    if (auto done = write_like(to, bytes, project); !done) return done.error();
    return to;
  }
  return Error{base::ErrorCode::unreadable, "has no free name beside it for a backup",
               project.string(), "Move earlier backups away"};
}

}  // namespace dateline::io
