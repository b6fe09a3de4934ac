#include "text/code_points.hpp"

#include <algorithm>
#include <mutex>
#include <utility>
#include <vector>

#include "base/checksum.hpp"
#include "base/utf8.hpp"

namespace dateline::text {
namespace {

constexpr std::size_t kStep = 256;  // code points from one mark to the next

/// Where the code point begins that stands so many behind the one at `at`; the end where there are
/// not as many.
std::size_t behind(std::string_view bytes, std::size_t at, std::size_t code_points) {
  // So many bytes begin at most so many code points: what is lacking then is gone through.
  while (code_points > 0 && at < bytes.size()) {
    const std::string_view next = bytes.substr(at, code_points);
    code_points -= base::count_code_points(next);
    at += next.size();
  }
  while (at < bytes.size() && (static_cast<std::uint8_t>(bytes[at]) & 0xC0U) == 0x80U) ++at;
  return at;
}

}  // namespace

struct CodePoints::Held {
  std::string utf8;                  ///< "" where it was given as code points
  std::vector<std::uint32_t> marks;  ///< where every kStep-th code point begins; none if all ASCII
  mutable std::once_flag made;
  mutable std::u32string wide;

  /// The byte at which a code point begins.
  [[nodiscard]] std::size_t byte_of(std::size_t code_point) const {
    if (marks.empty()) return std::min(code_point, utf8.size());
    const std::size_t mark = std::min(code_point / kStep, marks.size() - 1);
    return behind(utf8, marks[mark], code_point - mark * kStep);
  }
};

CodePoints::CodePoints(std::u32string text) : size_(text.size()) {
  if (text.empty()) return;
  auto held = std::make_shared<Held>();
  held->wide = std::move(text);
  std::call_once(held->made, [] {});
  held_ = std::move(held);
}

CodePoints CodePoints::of_utf8(std::string text) {
  CodePoints out;
  if (text.empty()) return out;
  auto held = std::make_shared<Held>();
  held->utf8 = std::move(text);
  const std::string_view bytes = held->utf8;
  held->marks.reserve(bytes.size() / kStep + 1);
  held->marks.push_back(0);
  std::size_t at = 0;
  for (;;) {
    const std::size_t next = behind(bytes, at, kStep);
    if (next == bytes.size()) break;
    held->marks.push_back(static_cast<std::uint32_t>(at = next));
  }
  out.size_ = kStep * (held->marks.size() - 1) + base::count_code_points(bytes.substr(at));
  if (out.size_ == bytes.size()) held->marks = {};
  out.held_ = std::move(held);
  return out;
}

std::u32string_view CodePoints::view() const {
  if (held_ == nullptr) return {};
  std::call_once(held_->made, [this] { held_->wide = base::to_code_points(held_->utf8); });
  return held_->wide;
}

std::u32string CodePoints::once() const {
  if (const auto kept = kept_utf8()) return base::to_code_points(*kept);
  return std::u32string(view());
}

std::string CodePoints::utf8() const {
  if (const auto kept = kept_utf8()) return std::string(*kept);
  return base::to_utf8(view());
}

std::string CodePoints::utf8(Span span) const {
  const std::size_t start = std::min<std::size_t>(span.start, size_);
  const std::size_t end = std::clamp<std::size_t>(span.end, start, size_);
  if (held_ == nullptr || held_->utf8.empty()) {
    return base::to_utf8(view().substr(start, end - start));
  }
  const std::size_t from = held_->byte_of(start);
  return held_->utf8.substr(from, held_->byte_of(end) - from);
}

std::optional<std::string_view> CodePoints::kept_utf8() const {
  if (held_ == nullptr) return std::string_view();
  if (held_->utf8.empty()) return std::nullopt;
  return held_->utf8;
}

std::uint64_t CodePoints::checksum() const {
  if (const auto kept = kept_utf8()) return base::fnv1a(*kept);
  return base::fnv1a(base::to_utf8(view()));
}

}  // namespace dateline::text
