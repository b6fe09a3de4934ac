#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "text/span.hpp"

namespace dateline::event {

/// How one event of a story stands to another in time, as the words say; James Allen's relations
/// (1983) as far as news tells them.
enum class LinkKind : std::uint8_t {
  before,         ///< the first was over when the second began: "left before militants came"
  begins_before,  ///< the first began before the second did: "fell after days of clashes"
  within,         ///< the first happened while the second went on: "killed during the siege"
  overlaps,       ///< both went on at one time: "fled as fighting raged"
  until           ///< the first lasted up to the beginning of the second: "held out until it fell"
};
[[nodiscard]] std::string_view name(LinkKind kind);

/// A statement of a story on the order of two of its events.
struct EventLink {
  std::uint32_t first = 0;  ///< into Document::events
  std::uint32_t second = 0;
  LinkKind kind = LinkKind::before;
  /// Days from that of the first to that of the second, where they are counted ("a day after").
  std::optional<std::int64_t> days;
  text::Span words;  ///< that say so
  std::uint32_t sentence = 0;
};

}  // namespace dateline::event
