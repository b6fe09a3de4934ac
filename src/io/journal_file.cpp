#include "io/journal_file.hpp"

#include <system_error>
#include <utility>

namespace dateline::io {
namespace {

constexpr std::uintmax_t kMostBytes = std::uintmax_t{1} << 30U;

}  // namespace

base::Result<void> JournalFile::resume() {
  const std::scoped_lock writing(writing_);
  auto file = base::AppendFile::open(path_, base::Access::append);
  if (!file) return file.error();
  file_ = std::move(*file);
  made_ = true;
  const std::scoped_lock entering(entering_);
  empty_ = false;
  return {};
}

void JournalFile::add(const std::string& line) {
  const std::scoped_lock entering(entering_);
  lines_ += line;
  empty_ = false;
}

bool JournalFile::waiting() const {
  const std::scoped_lock entering(entering_);
  return !lines_.empty() || dubious_;
}

bool JournalFile::empty() const {
  const std::scoped_lock entering(entering_);
  return empty_;
}

std::string JournalFile::take() {
  const std::scoped_lock entering(entering_);
  return std::exchange(lines_, {});
}

base::Result<void> JournalFile::give_back(std::string lines, base::Error error) {
  const std::scoped_lock entering(entering_);
  lines_ = std::move(lines) + lines_;
  return error;
}

base::Result<void> JournalFile::write(std::string lines) {
  if (lines.empty() && !dubious_) return {};
  if (!made_ || dubious_) {
    auto written = write_anew(lines);
    return written ? written : give_back(std::move(lines), written.error());
  }
  if (!file_) {
    auto file = base::AppendFile::open(path_, base::Access::append);
    if (!file) return give_back(std::move(lines), file.error());
    file_ = std::move(*file);
  }
  const std::uint64_t before = file_->size();
  if (auto written = file_->append(lines); !written) {
    const std::size_t done = file_->size() - before;
    dubious_ = dubious_ || done > 0;
    return give_back(lines.substr(done), written.error());
  }
  if (auto synced = file_->sync(); !synced) {
    dubious_ = true;
    return synced.error();
  }
  return {};
}

/// Head, what stands in the file already, and these lines, at one stroke.
base::Result<void> JournalFile::write_anew(std::string& lines) {
  std::string all;
  if (made_) {
    auto before = base::read_file(path_, kMostBytes);
    if (!before) return before.error();
    all = std::move(*before);
  } else {
    const std::scoped_lock entering(entering_);
    all = head_;
  }
  file_.reset();
  all += lines;
  if (auto written = base::write_file_atomically(path_, all); !written) {
    // It may be there all the same, only not for sure: then nothing of it may be written twice.
    const auto now = base::read_file(path_, kMostBytes);
    if (now && *now == all) {
      made_ = dubious_ = true;
      lines.clear();
    }
    return written.error();
  }
  made_ = true;
  dubious_ = false;
  lines.clear();
  return {};
}

void JournalFile::restart(std::string head) {
  const std::scoped_lock writing(writing_);
  const std::scoped_lock entering(entering_);
  file_.reset();
  // Where that fails, what stands in it is known to be older than the project's file.
  std::error_code code;
  std::filesystem::remove(path_, code);
  head_ = std::move(head);
  lines_.clear();
  empty_ = true;
  made_ = false;
  dubious_ = false;
}

}  // namespace dateline::io
