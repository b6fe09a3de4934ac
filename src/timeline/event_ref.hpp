#pragma once

#include <compare>
#include <cstdint>

namespace dateline::timeline {

/// An event among those of several documents.
struct EventRef {
  std::uint32_t document = 0;
  std::uint32_t event = 0;  ///< into that document's events
  friend auto operator<=>(const EventRef&, const EventRef&) = default;
};

}  // namespace dateline::timeline
