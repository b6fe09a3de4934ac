#include "base/clock.hpp"

#include <charconv>
#include <cstdlib>
#include <optional>
#include <string_view>

namespace dateline::base {
namespace {

constexpr const char* kVariable = "SOURCE_DATE_EPOCH";
constexpr std::int64_t kLast = 253'402'300'799;  // 9999-12-31T23:59:59Z

Result<std::optional<std::int64_t>> given_moment() {
  const char* value = std::getenv(kVariable);  // NOLINT(concurrency-mt-unsafe): nobody sets it
  if (value == nullptr || *value == 0) return std::optional<std::int64_t>{};
  const std::string_view text = value;
  std::int64_t seconds = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  if (code != std::errc{} || end != text.data() + text.size() || seconds < 0 || seconds > kLast) {
    return Error{ErrorCode::bad_value, "is no number of seconds since 1970", kVariable,
                 "Set it to one, or do not set it"};
  }
  return std::optional(seconds);
}

}  // namespace

Result<bool> has_given_moment() {
  const auto given = given_moment();
  if (!given) return given.error();
  return given->has_value();
}

std::int64_t seconds_to_record() {
  const auto given = given_moment();
  return given && *given ? **given : seconds_now();
}

}  // namespace dateline::base
