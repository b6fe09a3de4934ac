#pragma once

#include <cstdint>

#include "timeline/event_ref.hpp"
#include "timeline/point.hpp"

namespace dateline::timeline::ids {

// How a chronology names things to its network: an id holds the document and the index in it, that
// of a user's statement a bit of its own and the index. Internal to the module.

inline constexpr unsigned kDocumentShift = 32;
inline constexpr std::uint64_t kUserBit = std::uint64_t{1} << 60U;

[[nodiscard]] constexpr std::uint64_t packed(std::uint32_t document, std::uint32_t index) {
  return std::uint64_t{document} << kDocumentShift | index;
}
[[nodiscard]] constexpr EventId event_id(EventRef e) {
  return EventId{packed(e.document, e.event)};
}
[[nodiscard]] constexpr StatementId user_id(std::uint32_t statement) {
  return StatementId{kUserBit | statement};
}
[[nodiscard]] constexpr bool is_user(StatementId id) {
  return (static_cast<std::uint64_t>(id) & kUserBit) != 0;
}

}  // namespace dateline::timeline::ids
