#pragma once

#include <optional>
#include <span>

#include "scene/base_labels.hpp"
#include "scene/base_layer.hpp"
#include "scene/painter.hpp"

namespace dateline::scene {

/// A small map of the wider region in a corner, which tells where the large one lies.
struct Inset {
  BaseLayer ground;  ///< in Web Mercator, as large as `box`
  PixelBox box;      ///< within the large map, whole pixels
  Mesh mesh;         ///< what lies over its ground, in the large map's pixels
};

/// The size of an inset, logical pixels.
inline constexpr float kInsetWidth = 172;
inline constexpr float kInsetHeight = 116;

/// The inset's view of the region about a view; nullopt where that shows so much that a wider one
/// would tell nothing. `words` is the size of words.
[[nodiscard]] std::optional<View> inset_view(const View& view, float words);

/// The corner for an inset of a size in which it hides the fewest of `sites` and nothing of
/// `taken`; nullopt where there is none. The lower right is left to the scale bar below `foot`.
[[nodiscard]] std::optional<PixelBox> inset_corner(const PixelBox& bounds, float width,
                                                   float height, float margin, float foot,
                                                   std::span<const PixelBox> sites,
                                                   std::span<const PixelBox> taken);

/// An inset at `box`, as large as `view`: with a frame, the names of countries, and what the large
/// map shows: its outline, or a spot where that would be too small to see. With its mesh as shapes
/// and words, too, where `sketch`.
[[nodiscard]] Inset make_inset(const BaseMap& map, const View& view, const PixelBox& box,
                               const View& shown, MapLanguage language, const Theme& theme,
                               typeset::Typesetter& type, bool sketch);

}  // namespace dateline::scene
