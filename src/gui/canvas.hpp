#pragma once

#include <imgui.h>

#include "scene/mesh.hpp"
#include "scene/painter.hpp"

namespace dateline::gui {

/// The textures that panels draw with. They are named by markers while a frame is made, since a
/// texture may be made anew before it is drawn; finish() puts the real ones in.
struct Textures {
  ImTextureID atlas{};  ///< of the typesetter, colour white, alpha the coverage
  int atlas_width = 1;
  int atlas_height = 1;
};

/// Puts scene::Mesh into Dear ImGui's draw lists, so that shaped text, symbols and timelines are
/// drawn among its widgets.
class Canvas {
 public:
  /// Appends all parts, within the list's own clip as well.
  void add(ImDrawList* list, const scene::Mesh& mesh);
  /// After ImGui::Render(): names the real textures and scales texels to them.
  static void finish(ImDrawData* data, const Textures& textures);
};

}  // namespace dateline::gui
