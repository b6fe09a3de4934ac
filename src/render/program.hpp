#pragma once

#include <string_view>

#include "base/result.hpp"
#include "render/gl_handle.hpp"

namespace dateline::render {

/// A linked vertex and fragment shader.
class Program {
 public:
  /// `shared` is a vertex shader that has functions for the other one; "" for none. `name` stands
  /// for the shader files in errors. Error internal with the compiler's or linker's
  /// log; nothing half-made is left behind.
  [[nodiscard]] static base::Result<Program> make(Trash& trash, std::string_view name,
                                                  std::string_view vertex_source,
                                                  std::string_view fragment_source,
                                                  std::string_view shared = "");

  void use() const { glUseProgram(handle_.id()); }
  /// -1 where the linker dropped the uniform; setting it then does nothing.
  [[nodiscard]] GLint uniform(const char* name) const {
    return glGetUniformLocation(handle_.id(), name);
  }

 private:
  explicit Program(ProgramHandle handle) : handle_(std::move(handle)) {}
  ProgramHandle handle_;
};

}  // namespace dateline::render
