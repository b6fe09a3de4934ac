#pragma once

#include "event/event.hpp"

namespace dateline::scene {

/// What kinds of events are called where people read it, in the language of the window: in English
/// as event::name() says it, which is for files and tests. Valid until the program ends.
[[nodiscard]] const char* words_of(event::EventType type);
[[nodiscard]] const char* words_of(event::Family family);
[[nodiscard]] const char* words_of(event::Status status);

}  // namespace dateline::scene
