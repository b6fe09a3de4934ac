#include "base/line_reader.hpp"

#include <cstring>
#include <utility>

namespace dateline::base {
namespace {

constexpr std::size_t kMaxLine = std::size_t{1} << 20U;
constexpr std::size_t kBuffer = 2 * kMaxLine;

}  // namespace

LineReader::LineReader(ReadBlock read, std::string name)
    : read_(std::move(read)), name_(std::move(name)), buffer_(kBuffer, '\0') {}

Result<std::optional<std::string_view>> LineReader::next() {
  std::size_t searched = begin_;
  for (;;) {
    const void* found = std::memchr(buffer_.data() + searched, '\n', end_ - searched);
    std::optional<std::string_view> line;
    if (found != nullptr) {
      const auto at = static_cast<std::size_t>(static_cast<const char*>(found) - buffer_.data());
      line = std::string_view(buffer_).substr(begin_, at - begin_);
      begin_ = at + 1;
    } else if (ended_) {
      if (begin_ == end_) return std::optional<std::string_view>();
      line = std::string_view(buffer_).substr(begin_, end_ - begin_);
      begin_ = end_;
    }
    if (line) {
      if (line_++ == 0 && line->starts_with("\xef\xbb\xbf")) line->remove_prefix(3);
      if (line->ends_with('\r')) line->remove_suffix(1);
      return line;
    }
    if (end_ - begin_ > kMaxLine) {
      return Error{ErrorCode::too_large, "a line holds more than 1 MB",
                   name_ + ":" + std::to_string(line_ + 1), "Check that this is a table of text"};
    }
    if (begin_ > 0) {
      std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
      end_ -= begin_;
      begin_ = 0;
    }
    searched = end_;
    const auto got = read_(buffer_.data() + end_, buffer_.size() - end_);
    if (!got) return got.error();
    ended_ = *got == 0;
    end_ += *got;
  }
}

}  // namespace dateline::base
