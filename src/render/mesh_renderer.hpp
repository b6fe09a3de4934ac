#pragma once

#include "base/result.hpp"
#include "render/base_renderer.hpp"
#include "render/context.hpp"
#include "render/program.hpp"
#include "scene/mesh.hpp"
#include "typeset/atlas.hpp"

namespace dateline::render {

/// Draws scene::Mesh into the bound target, and keeps the typesetter's atlas in a texture.
class MeshRenderer {
 public:
  [[nodiscard]] static base::Result<MeshRenderer> make(const Context& context);

  /// Uploads what changed of the atlas and draws all parts. One MeshRenderer serves one atlas.
  void draw(const scene::Mesh& mesh, typeset::Atlas& atlas, const Tile& tile);

  /// Uploads what changed and gives the texture, for drawing meshes through Dear ImGui: its colour
  /// reads as white, its alpha as coverage. The id changes when the atlas has grown.
  [[nodiscard]] GLuint upload(typeset::Atlas& atlas);

 private:
  MeshRenderer(Trash& trash, Program program);
  Trash* trash_;
  Program program_;
  VertexArray array_;
  Buffer vertices_;
  Buffer indices_;
  Texture texture_;
  int texture_height_ = 0;
};

}  // namespace dateline::render
