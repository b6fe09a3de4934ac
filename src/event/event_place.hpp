#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "event/document.hpp"

namespace dateline::event {

/// The place of a mention as an event has it: moved and widened by its relation, if any; `plain`
/// leaves the relation aside ("west from Mosul, which they seized": Mosul itself).
[[nodiscard]] std::optional<EventPlace> event_place(const Document& document, int mention,
                                                    bool plain = false);

/// True for mentions that can be where something happens: resolved, and no adjective, government,
/// dateline or home.
[[nodiscard]] bool is_site(const geoparse::PlaceMention& mention);

/// How much a place is what the story speaks of at a point of the text: the more the nearer its
/// last mention, the more often it was named, and the more as a site than as a destination or
/// direction.
[[nodiscard]] double salience(const Document& document, int mention, std::uint32_t before,
                              bool often = true);

/// The country that the story is about: of its dateline, else the one most often named with a place
/// in it. "" if none.
[[nodiscard]] std::string_view main_country(const Document& document);

}  // namespace dateline::event
