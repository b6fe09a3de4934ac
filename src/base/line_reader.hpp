#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace dateline::base {

/// Fills a buffer of that many bytes from where it stopped; 0 bytes at the end.
using ReadBlock = std::function<Result<std::size_t>(char*, std::size_t)>;

/// The lines of a stream of any length, one in memory at a time. Lines end with LF or CRLF; a
/// byte-order mark at the start is skipped. Not thread-safe.
class LineReader {
 public:
  /// `name` stands for the stream in errors.
  LineReader(ReadBlock read, std::string name);

  /// The next line, valid until the next call; nullopt at the end. Errors: those of the stream;
  /// too_large for a line of more than 1 MB, which no table of text has.
  [[nodiscard]] Result<std::optional<std::string_view>> next();

  [[nodiscard]] std::size_t line() const { return line_; }  ///< 1-based number of the last line
  [[nodiscard]] const std::string& name() const { return name_; }

 private:
  ReadBlock read_;
  std::string name_;
  std::string buffer_;
  std::size_t begin_ = 0;  ///< of what of the buffer was not given out yet
  std::size_t end_ = 0;    ///< of what was read into it
  std::size_t line_ = 0;
  bool ended_ = false;
};

}  // namespace dateline::base
