#pragma once

#include <cstdint>
#include <string>

namespace dateline::gui {

/// When a user did something, by the clock of this machine: "today 14:02", "yesterday 09:10", "28
/// November 2026, 14:02". Both are seconds since 1970-01-01 UTC; "" for 0.
[[nodiscard]] std::string moment_words(std::int64_t at, std::int64_t now);

/// "A. Author, today 14:02"; one of them where the other is not known.
[[nodiscard]] std::string by_words(const std::string& author, std::int64_t at, std::int64_t now);

}  // namespace dateline::gui
