#pragma once

#include <string>

#include "event/document.hpp"

namespace dateline::io {

/// What was read of a story's times and places, a line each, for people: the words, what they mean
/// and why. UTF-8, pure, thread-safe.
[[nodiscard]] std::string times_text(const event::Document& document);
[[nodiscard]] std::string places_text(const event::Document& document);

}  // namespace dateline::io
