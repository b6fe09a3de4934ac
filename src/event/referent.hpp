#pragma once

#include <string_view>

#include "event/event_place.hpp"
#include "event/sentence_view.hpp"

namespace dateline::event {

/// What "the city", "there" or "it" at word i refers to: the mention, named before, of the place
/// that may be called so and is most spoken of at that point; -1 where none is. Index into
/// Document::places. `as` stands for the word, where its own says little.
[[nodiscard]] int referent(const SentenceView& view, int i, const Focus& focus,
                           std::string_view as = "");

}  // namespace dateline::event
