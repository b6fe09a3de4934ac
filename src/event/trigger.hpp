#pragma once

#include <cstdint>
#include <vector>

#include "event/arguments.hpp"
#include "event/lexicon.hpp"
#include "event/sentence_view.hpp"

namespace dateline::event {

/// A word of a sentence that tells an event, and the row of the lexicon by which it does.
struct Trigger {
  int word = -1;
  int last = -1;  ///< last word of a trigger of several words ("took over"), else word
  const TriggerRow* row = nullptr;
};

/// All triggers of a sentence in the order of the text. A weak one is left out where its clause
/// tells something else, a noun where the verb that carries it tells the same.
[[nodiscard]] std::vector<Trigger> find_triggers(const SentenceView& view,
                                                 const Arguments& arguments,
                                                 const Lexicon& lexicon);

}  // namespace dateline::event
