#pragma once

#include <string>

#include "event/event.hpp"
#include "gazetteer/place.hpp"

namespace dateline::scene {

/// What kinds of events are called where people read it, in the language of the window: in English
/// as event::name() says it, which is for files and tests. Valid until the program ends.
[[nodiscard]] const char* words_of(event::EventType type);
[[nodiscard]] const char* words_of(event::Family family);
[[nodiscard]] const char* words_of(event::Status status);
[[nodiscard]] const char* words_of(event::Precision precision);
[[nodiscard]] const char* words_of(gazetteer::PlaceKind kind);
/// "capture in Mosul".
[[nodiscard]] std::string event_title(const event::Event& event);

}  // namespace dateline::scene
