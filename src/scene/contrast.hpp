#pragma once

#include "scene/colour.hpp"

namespace dateline::scene {

/// Contrast of two opaque colours as the Web Content Accessibility Guidelines 2.1 define it: 1 for
/// the same, 21 for black and white.
[[nodiscard]] double contrast(Rgba a, Rgba b);

/// What is seen of `top` over an opaque ground.
[[nodiscard]] Rgba over(Rgba top, Rgba ground);

/// The least difference of two opaque colours for eyes of any kind, those that lack one kind of
/// cones among them, in CIE 1976 L*a*b*: 0 for the same; some 2 is the least that eyes side by side
/// tell apart, and 10 what they tell apart in different places of a picture.
[[nodiscard]] double apart(Rgba a, Rgba b);

/// Lightness of an opaque colour, CIE L*, 0..100: which grey it is in print.
[[nodiscard]] double lightness(Rgba c);

}  // namespace dateline::scene
