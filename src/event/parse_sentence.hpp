#pragma once

#include <cstdint>
#include <span>

#include "geo/coordinates.hpp"
#include "syntax/parse.hpp"
#include "text/story.hpp"

namespace dateline::event {

/// The mended tree of a sentence of the story. `coordinates` are those of the whole story, in
/// order: the parser reads each as one name of a place, since it was trained on texts without
/// them, and its words hang on the first of them. One word a token, as ever. Thread-safe.
[[nodiscard]] syntax::Tree parse_sentence(const syntax::Parser& parser, const text::Story& story,
                                          std::uint32_t sentence,
                                          std::span<const geo::CoordinatesFound> coordinates);

}  // namespace dateline::event
