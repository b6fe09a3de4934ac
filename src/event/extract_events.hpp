#pragma once

#include <vector>

#include "event/document.hpp"
#include "event/lexicon.hpp"

namespace dateline::event {

struct ToldEvents {
  std::vector<Event> events;
  std::vector<EventLink> links;  ///< between them
  std::vector<Holding> holdings;
};

/// The events of a story whose sentences are parsed and whose times and places are found
/// (`document.events` is not read). Each told once with all its mentions, in the order of time,
/// then of the text. Pure and deterministic; `lexicon` must be what the document's language needs.
[[nodiscard]] ToldEvents extract_events(const Document& document, const Lexicon& lexicon);

}  // namespace dateline::event
