// The reference of first_frame.py: what any window of GLFW, OpenGL and ImGui costs. It has the size
// and the fonts of Dateline's, an empty ImGui window, and ends once its first frame is shown.
#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <glad/gl.h>
#include <imgui.h>

#include <cstdio>

#include "gui/looks.hpp"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "empty_window FONTS: prints \"first frame\" once it is shown\n");
    return 2;
  }
  if (glfwInit() != GLFW_TRUE) return 4;
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
  glfwWindowHint(GLFW_DEPTH_BITS, 0);
  glfwWindowHint(GLFW_STENCIL_BITS, 0);
  GLFWwindow* window = glfwCreateWindow(1280, 720, "Empty", nullptr, nullptr);
  if (window == nullptr) return 4;
  glfwMakeContextCurrent(window);
  glfwSwapInterval(1);
  if (gladLoadGL(glfwGetProcAddress) == 0) return 4;
  const auto fonts = dateline::gui::load_fonts(argv[1], 1);
  if (!fonts) {
    std::fprintf(stderr, "%s\n", fonts.error().to_string().c_str());
    return 4;
  }
  ImGui::CreateContext(fonts->atlas.get());
  ImGui::GetIO().IniFilename = nullptr;
  ImGui_ImplGlfw_InitForOpenGL(window, true);
  ImGui_ImplOpenGL3_Init("#version 330 core");

  glfwPollEvents();
  ImGui_ImplOpenGL3_NewFrame();
  ImGui_ImplGlfw_NewFrame();
  ImGui::NewFrame();
  ImGui::Begin("Empty");
  ImGui::End();
  ImGui::Render();
  glViewport(0, 0, 1280, 720);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  glfwSwapBuffers(window);
  glFinish();  // the swap only asks for it
  std::puts("first frame");
  std::fflush(stdout);

  ImGui_ImplOpenGL3_Shutdown();
  ImGui_ImplGlfw_Shutdown();
  ImGui::DestroyContext();
  glfwTerminate();
}
