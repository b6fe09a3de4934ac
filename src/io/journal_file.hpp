#pragma once

#include <atomic>
#include <cstddef>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>

#include "base/file.hpp"
#include "base/result.hpp"

namespace dateline::io {

/// The journal of a project on its way to the disk: lines are taken at once and written when
/// keep() is called, on whatever thread that is. The file is made with the first line; its head
/// goes before it. Thread-safe.
class JournalFile {
 public:
  JournalFile(std::filesystem::path path, std::string head)
      : path_(std::move(path)), head_(std::move(head)) {}

  /// Goes on with a file that is there and ends in a whole line.
  [[nodiscard]] base::Result<void> resume();

  void add(const std::string& line);
  /// Whether there is anything that keep() has to write.
  [[nodiscard]] bool waiting() const;
  /// Whether anything was added since the head.
  [[nodiscard]] bool empty() const;

  /// What was added before outlives a crash from here on. `first` is called before anything is
  /// written: what the lines speak of must be safe before they are. After an error all that is not
  /// written yet waits for the next call.
  template <class First>
  [[nodiscard]] base::Result<void> keep(const First& first) {
    const std::scoped_lock writing(writing_);
    std::string lines = take();
    auto ready = first();
    if (!ready) return give_back(std::move(lines), ready.error());
    return write(std::move(lines));
  }

  /// All that was added stands in the project's file now: away with it, `head` begins anew.
  void restart(std::string head);

 private:
  [[nodiscard]] std::string take();
  [[nodiscard]] base::Result<void> give_back(std::string lines, base::Error error);
  [[nodiscard]] base::Result<void> write(std::string lines);
  /// Lines that are in the file afterwards are taken out of `lines`, also after an error.
  [[nodiscard]] base::Result<void> write_anew(std::string& lines);

  std::filesystem::path path_;
  std::mutex writing_;           ///< of the file
  mutable std::mutex entering_;  ///< of what follows; never held while the disk is waited for
  std::string head_;
  std::string lines_;
  bool empty_ = true;
  bool made_ = false;  ///< of writing_: there is a file with our head
  /// What was written may be lost, as after a sync that failed; a later one that works says nothing
  /// of it. Changed with writing_ held.
  std::atomic<bool> dubious_ = false;
  std::optional<base::AppendFile> file_;  ///< of writing_
};

}  // namespace dateline::io
