#pragma once

#include <memory>
#include <span>

#include "curation/ledger.hpp"

namespace dateline::curation {

/// A story made of what users wrote of events that no story tells, a sentence each, so that these
/// events rest on words that can be read, too. Its id is kNotes, it has no day of its own. nullptr
/// where there are none. REQUIRES records that are corrections which add an event.
[[nodiscard]] std::shared_ptr<const event::Document> notes_of(std::span<const Ledger::Entry> added);

}  // namespace dateline::curation
