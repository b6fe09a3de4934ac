#pragma once

#include <string>
#include <vector>

#include "event/actor_of.hpp"
#include "event/holding.hpp"
#include "event/lexicon.hpp"
#include "event/sentence_view.hpp"

namespace dateline::event {

/// What a sentence states of who holds which place, in the order of the text; nothing that it
/// denies, expects or tells of former days. `held` is the story's day; where the sentence tells
/// events, callers narrow it to their time.
[[nodiscard]] std::vector<Holding> read_holdings(const SentenceView& view, const Lexicon& lexicon,
                                                 const ActorReader& actors);

/// One id for a holder under all its names: `identity` (ActorReader::identity) where there is one;
/// else the name without words that fit any force. The forces of a state have that of the country
/// (`country`, ISO 3166-1 alpha-2) that the story is about. "" for a name that says nothing.
[[nodiscard]] std::string holder_id(std::string_view name, std::string_view identity,
                                    std::string_view country);

}  // namespace dateline::event
