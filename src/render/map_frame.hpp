#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "geo/mercator.hpp"
#include "render/gl_handle.hpp"
#include "render/program.hpp"
#include "scene/base_map.hpp"
#include "scene/colour.hpp"
#include "scene/view.hpp"

namespace dateline::render {

// What all programs share that draw what lies on the map: world units relative to an origin, in
// either projection (shaders/plane.vert, shaders/cone.vert).

/// Where a target lies within the pixels of a drawing: a tile of a larger picture, or all of it.
struct Tile {
  int x = 0;
  int y = 0;
  int width = 0;
  int height = 0;
  friend bool operator==(const Tile&, const Tile&) = default;
};

/// What line.vert draws one instance of.
struct Segment {
  scene::Vertex begin;
  scene::Vertex end;
  float before = 0;  ///< length of its line up to `begin`
};
static_assert(sizeof(Segment) == 20);

/// Lines as MapLineChunk has them, with no segment longer than `longest` (world units; infinite for
/// as they are).
[[nodiscard]] std::vector<Segment> segments_of(std::span<const scene::Vertex> points,
                                               std::span<const std::uint32_t> starts,
                                               double longest);

/// How long edges may be for a view, world units: in steps, so that a chunk is seldom cut anew.
[[nodiscard]] double longest_for(const scene::View& view);

/// The world box of a tile, a little larger than it, for leaving out chunks that miss it.
[[nodiscard]] geo::WorldBox world_box(const scene::View& view, const Tile& tile);

void set_colour(const Program& program, scene::Rgba colour);
/// Of the chunk that is drawn next.
void set_origin(const Program& program, const scene::View& view, const Tile& tile,
                geo::WorldPoint origin);
/// Makes it the program that draws, for all chunks of the tile.
void set_frame(const Program& program, const scene::View& view, const Tile& tile);
/// Says of the bound buffer and array that they hold segments, one an instance.
void describe_segments();

}  // namespace dateline::render
