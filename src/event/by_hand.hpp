#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "event/event.hpp"

namespace dateline::event {

/// What a person put right or vouched for in the event, by the names that files and the state of
/// the window give it ("place", "verified"), in the order of ByHand.
[[nodiscard]] std::vector<std::string_view> names_by_hand(const Event& e);
[[nodiscard]] std::optional<ByHand> by_hand_from(std::string_view name);

}  // namespace dateline::event
