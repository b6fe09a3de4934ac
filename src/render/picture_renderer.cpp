#include "render/picture_renderer.hpp"

#include <utility>

#include "render/shaders.hpp"

namespace dateline::render {

PictureRenderer::PictureRenderer(Trash& trash, Program program)
    : trash_(&trash), program_(std::move(program)), nothing_(make_vertex_array(trash)) {}

base::Result<PictureRenderer> PictureRenderer::make(const Context& context) {
  auto program =
      Program::make(context.trash(), "picture", shaders::k_picture_vert, shaders::k_picture_frag);
  if (!program) return program.error();
  return PictureRenderer(context.trash(), std::move(*program));
}

void PictureRenderer::draw(GLuint texture, const Target& into, scene::PixelBox box, float opacity) {
  into.bind();
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D, texture);
  glBindVertexArray(nothing_.id());
  program_.use();
  const auto w = static_cast<float>(into.width());
  const auto h = static_cast<float>(into.height());
  glUniform4f(program_.uniform("box"), box.x0 / w, box.y0 / h, box.x1 / w, box.y1 / h);
  glUniform1f(program_.uniform("opacity"), opacity);
  glUniform1i(program_.uniform("picture"), 0);
  glDisable(GL_DEPTH_TEST);
  glDisable(GL_CULL_FACE);
  glDisable(GL_SCISSOR_TEST);
  if (opacity < 1) {
    glEnable(GL_BLEND);
    glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  } else {
    glDisable(GL_BLEND);
  }
  glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
  glBindVertexArray(0);
}

void PictureRenderer::draw(const Target& picture, const Target& into, scene::PixelBox box,
                           float opacity) {
  draw(picture.texture(), into, box, opacity);
}

void PictureRenderer::draw(const Image& picture, const Target& into, scene::PixelBox box,
                           float opacity) {
  const Texture texture = make_texture(*trash_);
  glBindTexture(GL_TEXTURE_2D, texture.id());
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, picture.width, picture.height, 0, GL_RGBA,
               GL_UNSIGNED_BYTE, picture.rgba.data());
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  draw(texture.id(), into, box, opacity);
}

}  // namespace dateline::render
