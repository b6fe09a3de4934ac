#pragma once

#include <functional>

#include "base/result.hpp"
#include "render/context.hpp"
#include "render/image.hpp"
#include "render/map_frame.hpp"
#include "render/target.hpp"

namespace dateline::publish {

inline constexpr int kPictureSamples = 4;  ///< of multisampling

/// Draws what of a picture lies in a tile into a target as large as that.
using DrawPiece = std::function<base::Result<void>(const render::Target&, const render::Tile&)>;

/// Draws a picture tile by tile, so that multisampling of a large one needs little memory. Errors
/// of OpenGL and of `draw`. REQUIRES the context is current on this thread.
[[nodiscard]] base::Result<render::Image> in_pieces(const render::Context& context, int width,
                                                    int height, const DrawPiece& draw);

/// What was blended over nothing has its colours multiplied by its alpha; files have them as they
/// are.
void divide_by_alpha(render::Image& image);

/// A picture without gaps and as wide goes beneath another, whose colours are multiplied by its
/// alpha, from that row on.
void lay_beneath(const render::Image& lower, int top, render::Image& image);

}  // namespace dateline::publish
