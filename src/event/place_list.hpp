#pragma once

#include <vector>

#include "event/event.hpp"
#include "event/sentence_view.hpp"

namespace dateline::event {

/// The places that are named in one list with the event's own ("seized Kidal, Gao and Timbuktu"):
/// indices of mentions in order of the text, without that of `place`. Empty for what has one place
/// however many are named: talks, agreements, aid and troops on their way from one to the other.
[[nodiscard]] std::vector<int> listed_with(const SentenceView& view, EventType type,
                                           const EventPlace& place);

}  // namespace dateline::event
