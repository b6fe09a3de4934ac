#include "gui/canvas.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>

namespace dateline::gui {
namespace {

ImTextureID marker(std::uintptr_t value) {
#if IMGUI_VERSION_NUM >= 19140
  return static_cast<ImTextureID>(value);
#else
  return reinterpret_cast<ImTextureID>(value);  // NOLINT(performance-no-int-to-ptr)
#endif
}

// No texture of OpenGL has a name as high.
const ImTextureID kAtlas = marker(std::numeric_limits<std::uintptr_t>::max() - 7);

ImTextureID texture_of(const ImDrawCmd& command) { return command.GetTexID(); }

void set_texture(ImDrawCmd& command, ImTextureID texture) {
#if IMGUI_VERSION_NUM >= 19200
  command.TexRef = ImTextureRef(texture);
#else
  command.TextureId = texture;
#endif
}

void push_texture(ImDrawList* list, ImTextureID texture) {
#if IMGUI_VERSION_NUM >= 19200
  list->PushTexture(ImTextureRef(texture));
#else
  list->PushTextureID(texture);
#endif
}

void pop_texture(ImDrawList* list) {
#if IMGUI_VERSION_NUM >= 19200
  list->PopTexture();
#else
  list->PopTextureID();
#endif
}

/// One stretch of triangles whose vertices fit into 16-bit indices.
void add_triangles(ImDrawList* list, const scene::Mesh& mesh, std::uint32_t first,
                   std::uint32_t count) {
  const auto begin = mesh.indices.begin() + first;
  const auto [low, high] = std::minmax_element(begin, begin + count);
  const std::uint32_t base = *low;
  const std::uint32_t vertices = *high - base + 1;
  list->PrimReserve(static_cast<int>(count), static_cast<int>(vertices));
  const unsigned int start = list->_VtxCurrentIdx;
  for (std::uint32_t i = 0; i < count; ++i) {
    list->PrimWriteIdx(static_cast<ImDrawIdx>(start + begin[i] - base));
  }
  for (std::uint32_t v = 0; v < vertices; ++v) {
    const scene::MeshVertex& m = mesh.vertices[base + v];
    list->PrimWriteVtx(ImVec2(m.x, m.y), ImVec2(m.u, m.v), m.rgba);
  }
}

}  // namespace

void Canvas::add(ImDrawList* list, const scene::Mesh& mesh) {
  constexpr std::uint32_t kMost = 3 * 3000;  // indices at a time; their vertices lie together
  push_texture(list, kAtlas);
  for (const scene::MeshPart& part : mesh.parts) {
    list->PushClipRect(ImVec2(part.clip.x0, part.clip.y0), ImVec2(part.clip.x1, part.clip.y1),
                       true);
    for (std::uint32_t done = 0; done < part.count; done += kMost) {
      add_triangles(list, mesh, part.first + done, std::min(kMost, part.count - done));
    }
    list->PopClipRect();
  }
  pop_texture(list);
}

void Canvas::finish(ImDrawData* data, const Textures& textures) {
  const ImVec2 texel(1.0F / static_cast<float>(textures.atlas_width),
                     1.0F / static_cast<float>(textures.atlas_height));
  for (int l = 0; l < data->CmdListsCount; ++l) {
    ImDrawList* list = data->CmdLists[l];
    std::uint32_t scaled = 0;  // vertices are written in the order of the commands
    for (ImDrawCmd& command : list->CmdBuffer) {
      if (command.UserCallback != nullptr || command.ElemCount == 0) continue;
      if (texture_of(command) != kAtlas) continue;
      set_texture(command, textures.atlas);
      const ImDrawIdx* begin = list->IdxBuffer.Data + command.IdxOffset;
      const auto [low, high] = std::minmax_element(begin, begin + command.ElemCount);
      const std::uint32_t from = std::max(scaled, command.VtxOffset + *low);
      const std::uint32_t to = command.VtxOffset + *high + 1;
      for (std::uint32_t v = from; v < to; ++v) {
        ImVec2& uv = list->VtxBuffer[static_cast<int>(v)].uv;
        uv = ImVec2(uv.x * texel.x, uv.y * texel.y);
      }
      scaled = std::max(scaled, to);
    }
  }
}

}  // namespace dateline::gui
