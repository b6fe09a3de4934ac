#pragma once

#include "event/event_place.hpp"
#include "event/sentence_view.hpp"

namespace dateline::event {

/// What "the city", "there" or "it" at word i refers to: the mention, named before, of the place
/// that may be called so and is most spoken of at that point; -1 where none is. Index into
/// Document::places.
[[nodiscard]] int referent(const SentenceView& view, int i, const Focus& focus);

}  // namespace dateline::event
