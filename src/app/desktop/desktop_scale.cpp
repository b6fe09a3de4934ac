// The part of Desktop that follows the sizes which the user has chosen.
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include <algorithm>
#include <utility>

#include "app/desktop/desktop.hpp"

namespace dateline::desktop {
namespace {

// Of the monitor and the settings together; beyond, an atlas of glyphs outgrows graphics cards.
constexpr float kLeastScale = 0.5F;
constexpr float kMostScale = 4;

}  // namespace

float Desktop::map_scale() const {
  if (options_.scale) return *options_.scale;
  const float size = static_cast<float>(project_.settings().display.size) / 100;
  return std::clamp(monitor_scale_ * size, kLeastScale, kMostScale);
}

float Desktop::text_scale() const {
  return static_cast<float>(project_.settings().display.text) / 100;
}

/// Sizes that were changed while the window is open. The fonts are made anew: stretched ones would
/// be blurred. Where they cannot be, all stays as it was. REQUIRES no frame of ImGui's is open.
void Desktop::fit_scale() {
  const float scale = map_scale();
  const float fonts_scale = scale * text_scale();
  scale_ = scale;
  if (fonts_scale == fonts_scale_) return;
  fonts_scale_ = fonts_scale;
  auto fonts = gui::load_fonts(assets_ / "fonts", fonts_scale);
  if (!fonts) {
    project_.apply(project::ShowError{fonts.error()});
    return;
  }
  ImGui_ImplOpenGL3_DestroyFontsTexture();
  ImGui::GetIO().Fonts = fonts->atlas.get();
  fonts_ = std::move(*fonts);
  ImGui_ImplOpenGL3_CreateFontsTexture();
}

}  // namespace dateline::desktop
