#pragma once

#include <optional>
#include <string>

#include "curation/scene.hpp"
#include "event/document.hpp"
#include "time/phrase.hpp"

namespace dateline::project {

/// Who says so, for the foot of a quote: "Northwire, 16 June 2014", by its title where a story has
/// no publisher. In English, as a project's file keeps it.
[[nodiscard]] std::string source_of(const event::Document& document, time::DayZero zero);

/// The sentence that tells an event first, with its source; without one where they are the user's
/// own words. nullopt where nothing tells it.
[[nodiscard]] std::optional<curation::Quote> quote_of(const event::Document& document,
                                                      const event::Event& event,
                                                      time::DayZero zero);

}  // namespace dateline::project
