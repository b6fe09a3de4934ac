#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "event/document.hpp"
#include "event/mention_index.hpp"

namespace dateline::event {

/// The place of a mention as an event has it: moved and widened by its relation, if any; `plain`
/// leaves the relation aside ("west from Mosul, which they seized": Mosul itself).
[[nodiscard]] std::optional<EventPlace> event_place(const Document& document, int mention,
                                                    bool plain = false);

/// True for mentions that can be where something happens: resolved, and no adjective, government,
/// dateline or home.
[[nodiscard]] bool is_site(const geoparse::PlaceMention& mention);

/// The mentions that can be sites and begin before the code point, which lies in `sentence`, in
/// that sentence or the `back` before it; the last first.
[[nodiscard]] std::vector<int> mentions_before(const MentionIndex& mentions, std::uint32_t sentence,
                                               std::uint32_t back, std::uint32_t before);

/// Where the last event that was told happened: what is told next is likely to be there as well.
struct Focus {
  std::string place;  ///< Place::key; "" for none
  std::uint32_t sentence = 0;
};

/// How much a place is what the story speaks of at a point of the text: the more the nearer its
/// last mention, the more often it was named, and the more as a site than as a destination or
/// direction; most where the last event was.
[[nodiscard]] double salience(const MentionIndex& mentions, int mention, std::uint32_t before,
                              const Focus& focus, bool often = true);

}  // namespace dateline::event
