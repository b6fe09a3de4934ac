#pragma once

#include <string>

#include "event/event.hpp"
#include "typeset/typesetter.hpp"

namespace dateline::publish {

/// The side of the square that svg_symbol() draws in, around 0, 0: a symbol of kSvgSymbolSize with
/// the rings of its status.
inline constexpr float kSvgSymbolSize = 28;
inline constexpr float kSvgSymbolBox = 48;

/// What the symbol of an event is called in a page: "symbol-capture-reported".
[[nodiscard]] std::string svg_symbol_id(event::EventType type, event::Status status);

/// The symbol that map and timeline draw (scene::draw_symbol), as an SVG `symbol` element of that
/// id. What has the colour of the event's family is drawn in currentColor; the rim, which makes it
/// stand out from any ground, is of the class "rim".
[[nodiscard]] std::string svg_symbol(typeset::Typesetter& type, event::EventType event,
                                     event::Status status);

}  // namespace dateline::publish
