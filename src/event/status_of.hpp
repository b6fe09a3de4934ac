#pragma once

#include <string>
#include <vector>

#include "event/arguments.hpp"
#include "event/trigger.hpp"

namespace dateline::event {

/// The status that a sentence gives to what a trigger tells, with the words that make it so.
struct StatusReading {
  Status status = Status::happened;
  std::vector<std::string> reasons;
  bool reported_speech = false;  ///< told by someone in the story, not by the story itself
  int speech = -1;               ///< the verb of saying, if any
  int denial = -1;               ///< the word by which someone denies it, if any
};

/// Read from negation, auxiliaries, tense and whatever governs the trigger up to the root.
[[nodiscard]] StatusReading read_status(const SentenceView& view, const Arguments& arguments,
                                        const Lexicon& lexicon, const Trigger& trigger);

}  // namespace dateline::event
