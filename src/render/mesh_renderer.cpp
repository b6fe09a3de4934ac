#include "render/mesh_renderer.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "render/shaders.hpp"

namespace dateline::render {

MeshRenderer::MeshRenderer(Trash& trash, Program program)
    : trash_(&trash),
      program_(std::move(program)),
      array_(make_vertex_array(trash)),
      vertices_(make_buffer(trash)),
      indices_(make_buffer(trash)) {
  glBindVertexArray(array_.id());
  glBindBuffer(GL_ARRAY_BUFFER, vertices_.id());
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices_.id());
  const auto attribute = [](GLuint at, GLint parts, GLenum type, GLboolean normal,
                            std::uintptr_t offset) {
    glEnableVertexAttribArray(at);
    glVertexAttribPointer(at, parts, type, normal, sizeof(scene::MeshVertex),
                          reinterpret_cast<const void*>(offset));  // NOLINT: GL takes offsets so
  };
  attribute(0, 2, GL_FLOAT, GL_FALSE, offsetof(scene::MeshVertex, x));
  attribute(1, 2, GL_FLOAT, GL_FALSE, offsetof(scene::MeshVertex, u));
  attribute(2, 4, GL_UNSIGNED_BYTE, GL_TRUE, offsetof(scene::MeshVertex, rgba));
  glBindVertexArray(0);
}

base::Result<MeshRenderer> MeshRenderer::make(const Context& context) {
  auto program = Program::make(context.trash(), "mesh", shaders::k_mesh_vert, shaders::k_mesh_frag);
  if (!program) return program.error();
  return MeshRenderer(context.trash(), std::move(*program));
}

GLuint MeshRenderer::upload(typeset::Atlas& atlas) {
  const typeset::AtlasRect dirty = atlas.take_dirty();
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  if (!texture_ || texture_height_ != atlas.height()) {
    texture_ = make_texture(*trash_);
    texture_height_ = atlas.height();
    glBindTexture(GL_TEXTURE_2D, texture_.id());
    glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, atlas.width(), atlas.height(), 0, GL_RED,
                 GL_UNSIGNED_BYTE, atlas.pixels().data());
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    const GLint swizzle[] = {GL_ONE, GL_ONE, GL_ONE, GL_RED};
    glTexParameteriv(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_RGBA, swizzle);
  } else if (!dirty.empty()) {
    glBindTexture(GL_TEXTURE_2D, texture_.id());
    glPixelStorei(GL_UNPACK_ROW_LENGTH, atlas.width());
    const auto at = static_cast<std::size_t>(dirty.y) * static_cast<std::size_t>(atlas.width()) +
                    static_cast<std::size_t>(dirty.x);
    glTexSubImage2D(GL_TEXTURE_2D, 0, dirty.x, dirty.y, dirty.width, dirty.height, GL_RED,
                    GL_UNSIGNED_BYTE, atlas.pixels().data() + at);
    glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
  }
  return texture_.id();
}

void MeshRenderer::draw(const scene::Mesh& mesh, typeset::Atlas& atlas, const Tile& tile) {
  if (mesh.indices.empty()) return;
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D, upload(atlas));
  glBindVertexArray(array_.id());
  glBindBuffer(GL_ARRAY_BUFFER, vertices_.id());
  glBufferData(GL_ARRAY_BUFFER,
               static_cast<GLsizeiptr>(mesh.vertices.size() * sizeof(scene::MeshVertex)),
               mesh.vertices.data(), GL_STREAM_DRAW);
  glBufferData(GL_ELEMENT_ARRAY_BUFFER,
               static_cast<GLsizeiptr>(mesh.indices.size() * sizeof(std::uint32_t)),
               mesh.indices.data(), GL_STREAM_DRAW);
  program_.use();
  glUniform2f(program_.uniform("offset"), static_cast<float>(-tile.x), static_cast<float>(-tile.y));
  glUniform2f(program_.uniform("size"), static_cast<float>(tile.width),
              static_cast<float>(tile.height));
  glUniform2f(program_.uniform("atlas_size"), static_cast<float>(atlas.width()),
              static_cast<float>(atlas.height()));
  glUniform1i(program_.uniform("atlas"), 0);
  glDisable(GL_DEPTH_TEST);
  glDisable(GL_CULL_FACE);
  glEnable(GL_BLEND);
  glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  glEnable(GL_SCISSOR_TEST);
  for (const scene::MeshPart& part : mesh.parts) {
    const int x0 = std::max(0, static_cast<int>(std::floor(part.clip.x0)) - tile.x);
    const int y0 = std::max(0, static_cast<int>(std::floor(part.clip.y0)) - tile.y);
    const int x1 = std::min(tile.width, static_cast<int>(std::ceil(part.clip.x1)) - tile.x);
    const int y1 = std::min(tile.height, static_cast<int>(std::ceil(part.clip.y1)) - tile.y);
    if (part.count == 0 || x1 <= x0 || y1 <= y0) continue;
    glScissor(x0, y0, x1 - x0, y1 - y0);
    glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(part.count), GL_UNSIGNED_INT,
                   reinterpret_cast<const void*>(  // NOLINT: GL takes offsets so
                       static_cast<std::uintptr_t>(part.first) * sizeof(std::uint32_t)));
  }
  glDisable(GL_SCISSOR_TEST);
  glBindVertexArray(0);
}

}  // namespace dateline::render
