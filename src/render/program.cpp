#include "render/program.hpp"

#include <fmt/core.h>

#include <optional>
#include <string>
#include <utility>

namespace dateline::render {

namespace {

base::Error failed(std::string_view name, std::string_view step, std::string log) {
  return {base::ErrorCode::internal, fmt::format("{} failed: {}", step, log),
          fmt::format("shader {}", name), "report it with the name of the graphics driver"};
}

base::Result<Shader> compile(Trash& trash, std::string_view name, GLenum stage,
                             std::string_view source) {
  Shader shader(trash, glCreateShader(stage));
  const GLchar* text = source.data();
  const auto length = static_cast<GLint>(source.size());
  glShaderSource(shader.id(), 1, &text, &length);
  glCompileShader(shader.id());
  GLint ok = 0;
  glGetShaderiv(shader.id(), GL_COMPILE_STATUS, &ok);
  if (ok != 0) return shader;
  std::string log(4096, '\0');
  GLsizei size = 0;
  glGetShaderInfoLog(shader.id(), static_cast<GLsizei>(log.size()), &size, log.data());
  log.resize(static_cast<std::size_t>(size));
  return failed(
      name, stage == GL_VERTEX_SHADER ? "compiling the vertex part" : "compiling the fragment part",
      log);
}

}  // namespace

base::Result<Program> Program::make(Trash& trash, std::string_view name,
                                    std::string_view vertex_source,
                                    std::string_view fragment_source, std::string_view shared) {
  auto vertex = compile(trash, name, GL_VERTEX_SHADER, vertex_source);
  if (!vertex) return vertex.error();
  auto fragment = compile(trash, name, GL_FRAGMENT_SHADER, fragment_source);
  if (!fragment) return fragment.error();
  ProgramHandle handle(trash, glCreateProgram());
  glAttachShader(handle.id(), vertex->id());
  glAttachShader(handle.id(), fragment->id());
  std::optional<Shader> functions;
  if (!shared.empty()) {
    auto compiled = compile(trash, name, GL_VERTEX_SHADER, shared);
    if (!compiled) return compiled.error();
    functions = std::move(*compiled);
    glAttachShader(handle.id(), functions->id());
  }
  glLinkProgram(handle.id());
  GLint ok = 0;
  glGetProgramiv(handle.id(), GL_LINK_STATUS, &ok);
  if (ok != 0) return Program(std::move(handle));
  std::string log(4096, '\0');
  GLsizei size = 0;
  glGetProgramInfoLog(handle.id(), static_cast<GLsizei>(log.size()), &size, log.data());
  log.resize(static_cast<std::size_t>(size));
  return failed(name, "linking", log);
}

}  // namespace dateline::render
