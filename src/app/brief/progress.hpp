#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "base/stop_check.hpp"

namespace dateline::briefing {

/// Tells how far the making of hand-outs is, and learns when it is to stop.
class Progress {
 public:
  /// In which way it is told: in words for people, now and then, on standard error; for programs, a
  /// JSON object a line on standard output (docs/manual/command-line.md lists them).
  enum class As : std::uint8_t { words, json };

  Progress(As as, base::StopCheck stop) : as_(as), stop_(std::move(stop)) {}

  /// A file, or some that are made at once, is begun; it has so many parts, 0: nobody knows.
  void begin(std::string file, std::size_t parts);
  /// One more of its parts is done. Error cancelled: it is to stop.
  [[nodiscard]] base::Result<void> next();
  /// Whether it is to stop.
  [[nodiscard]] base::Result<void> check() const;
  [[nodiscard]] const base::StopCheck& stop() const { return stop_; }
  /// Something to know that is no error; a whole sentence.
  void note(const std::string& words);
  /// All is done; these are the files.
  void end(const std::vector<std::string>& files) const;
  /// Or it went wrong. Gives the exit status.
  [[nodiscard]] int fail(const base::Error& error) const;
  [[nodiscard]] int fail_assets(const base::Error& error) const;

 private:
  using Clock = std::chrono::steady_clock;
  void tell();
  void put_error(const base::Error& error) const;

  As as_;
  base::StopCheck stop_;
  std::string file_;
  std::size_t parts_ = 0;
  std::size_t done_ = 0;
  Clock::time_point begun_;
  Clock::time_point told_;
};

}  // namespace dateline::briefing
