#pragma once

#include <gtest/gtest.h>
#include <imgui.h>

#include <memory>
#include <optional>
#include <string>

#include "gui/gui.hpp"
#include "support/documents.hpp"

namespace dateline::tests {

/// The panels without a window: frames are made and nothing is drawn. What a frame sends is applied
/// to the project at once.
class Headless {
 public:
  Headless()
      : type_(typeset::Typesetter::open(DATELINE_SOURCE_DIR "/assets/fonts").value()),
        fonts_(gui::load_fonts(DATELINE_SOURCE_DIR "/assets/fonts", 1).value()),
        gui_(type_) {
    ImGui::CreateContext(fonts_.atlas.get());
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = ImVec2(1280, 720);
    io.DeltaTime = 1.0F / 60;
    unsigned char* pixels = nullptr;
    int width = 0;
    int height = 0;
    fonts_.atlas->GetTexDataAsRGBA32(&pixels, &width, &height);
    gui::apply_looks(scene::Theme::light(), 1);
  }
  ~Headless() { ImGui::DestroyContext(); }
  Headless(const Headless&) = delete;
  Headless& operator=(const Headless&) = delete;

  gui::Gui::Result frame() {
    ImGui::NewFrame();
    gui::Gui::Input input;
    input.fonts = &fonts_;
    gui::Gui::Result result = gui_.frame(project, input);
    ImGui::Render();
    for (const auto& command : result.commands) project.apply(command);
    return result;
  }
  /// Until nothing comes of itself any more.
  gui::Gui::Result settle() {
    for (int i = 0; i < 6; ++i) static_cast<void>(frame());
    return frame();
  }
  void press(const gui::Shortcut& key) { gui_.key({key.key, key.shift, key.ctrl}, project, ""); }
  [[nodiscard]] gui::Gui& gui() { return gui_; }

  project::Project project;

 private:
  typeset::Typesetter type_;
  gui::Fonts fonts_;
  gui::Gui gui_;
};

}  // namespace dateline::tests
