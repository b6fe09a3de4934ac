#pragma once

#include <string>

#include "scene/sketch.hpp"
#include "typeset/font_set.hpp"

namespace pugi {
class xml_node;
}

namespace dateline::publish {

/// English Metric Units in a pixel, of which 96 are an inch: lengths in slides are in these.
inline constexpr double kEmuAPixel = 9525;

/// Adds a sketch to the tree of a slide (`p:spTree`, ECMA-376 part 1) as shapes that can be edited:
/// filled and stroked paths, and text in boxes, each with a name. What belongs to one item of the
/// sketch is a group of its name. `next_id` is that of the next shape, which no other in the slide
/// has. What lies outside of its clip is cut off; of text, what begins outside is left out. Of
/// shaded triangles each is a shape in the middle of its colours. `fonts` are only measured with.
void add_shapes(pugi::xml_node tree, const scene::Sketch& sketch, const typeset::FontSet& fonts,
                unsigned& next_id);

/// A text as XML can hold it: without control characters. Pure.
[[nodiscard]] std::string xml_text(const std::string& utf8);

}  // namespace dateline::publish
