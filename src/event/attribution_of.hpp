#pragma once

#include "event/actor_of.hpp"
#include "event/arguments.hpp"
#include "event/event.hpp"
#include "event/lexicon.hpp"
#include "event/trigger.hpp"

namespace dateline::event {

/// On whose word a sentence tells what a trigger tells: who "says" it, or "according to" whom it
/// is. `speech` is the verb of saying that governs the trigger, -1 for none (StatusReading).
/// Empty where the story itself tells it.
[[nodiscard]] Attribution read_attribution(const SentenceView& view, const Arguments& arguments,
                                           const Lexicon& lexicon, const ActorReader& actors,
                                           const Trigger& trigger, int speech);

/// A name of a source folded: lower case, without articles, counts and plurals; "police" for "two
/// local police sources".
[[nodiscard]] std::string source_key(std::string_view name);

/// One id for a source under its names in all stories: `identity` (ActorReader::identity) where
/// there is one, else its source_key. "" for witnesses, residents
/// and others who are many and have no name: two stories that quote them quote different people.
[[nodiscard]] std::string source_id(std::string_view name, std::string_view identity,
                                    const Lexicon& lexicon);

}  // namespace dateline::event
