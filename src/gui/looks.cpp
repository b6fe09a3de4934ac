#include "gui/looks.hpp"

#include <imgui_freetype.h>

#include <array>
#include <cmath>
#include <string>

#include "gui/say.hpp"

namespace dateline::gui {
namespace {

// Latin with its extensions, Greek, Cyrillic, punctuation, arrows. Arabic goes through typeset.
constexpr std::array<ImWchar, 13> kText = {0x20,   0x24f,  0x2b0,  0x52f,  0x1e00, 0x1eff, 0x2010,
                                           0x2044, 0x2190, 0x2193, 0x2212, 0x2212, 0};
constexpr std::array<ImWchar, 3> kIcons = {0xf000, 0xf1ff, 0};

ImFont* add(ImFontAtlas& atlas, const std::string& file, float size, const std::string& icons) {
  ImFontConfig config;
  config.OversampleH = 1;
  config.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
  ImFont* font = atlas.AddFontFromFileTTF(file.c_str(), size, &config, kText.data());
  if (font == nullptr || icons.empty()) return font;
  ImFontConfig merge = config;
  merge.MergeMode = true;
  // Icons sit on the middle of the capitals, not on the baseline.
  merge.GlyphOffset.y = std::round(size * 0.06F);
  merge.GlyphMinAdvanceX = size;
  return atlas.AddFontFromFileTTF(icons.c_str(), std::round(size * 0.8F), &merge, kIcons.data());
}

}  // namespace

base::Result<Fonts> load_fonts(const std::filesystem::path& folder, float scale) {
  Fonts fonts;
  fonts.atlas = std::make_unique<ImFontAtlas>();
  ImFontAtlas& atlas = *fonts.atlas;
#if IMGUI_VERSION_NUM < 19200
  atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
#endif
  atlas.Flags |= ImFontAtlasFlags_NoMouseCursors | ImFontAtlasFlags_NoPowerOfTwoHeight;
  // ImGui counts a font's height from ascender to descender, typeset its em: Noto's are 1.362 em.
  constexpr float kEm = 1.362F;
  const std::string regular = (folder / "NotoSans-Regular.ttf").string();
  const std::string bold = (folder / "NotoSans-Bold.ttf").string();
  const std::string icons = (folder / "FontAwesome.ttf").string();
  fonts.text = add(atlas, regular, std::round(14 * kEm * scale), icons);
  fonts.small = add(atlas, regular, std::round(12 * kEm * scale), icons);
  fonts.bold = add(atlas, bold, std::round(14 * kEm * scale), "");
  if (fonts.text == nullptr || fonts.small == nullptr || fonts.bold == nullptr || !atlas.Build()) {
    return base::Error{base::ErrorCode::bad_format, tr("The fonts of the interface cannot be read"),
                       folder.string(), tr("Install Dateline's data again")};
  }
  return fonts;
}

ImVec4 to_imgui(scene::Rgba c) {
  return {static_cast<float>(c.r) / 255, static_cast<float>(c.g) / 255,
          static_cast<float>(c.b) / 255, static_cast<float>(c.a) / 255};
}

ImU32 to_u32(scene::Rgba c) { return IM_COL32(c.r, c.g, c.b, c.a); }

const scene::Theme& theme_of(project::ThemeName name) {
  const scene::Theme* theme = scene::Theme::named(project::name(name));
  return theme != nullptr ? *theme : scene::Theme::light();
}

const char* theme_words(project::ThemeName name) {
  using project::ThemeName;
  switch (name) {
    case ThemeName::light:
      return tr("Light");
    case ThemeName::dark:
      return tr("Dark");
    case ThemeName::print:
      return tr("Print");
    case ThemeName::high_contrast:
      return tr("High contrast");
    case ThemeName::high_contrast_dark:
      return tr("High contrast, dark");
  }
  return "";
}

void apply_looks(const scene::Theme& theme, float scale) {
  ImGuiStyle style;
  style.WindowPadding = ImVec2(12, 10);
  style.FramePadding = ImVec2(8, 3);
  style.ItemSpacing = ImVec2(8, 6);
  style.ItemInnerSpacing = ImVec2(6, 4);
  style.ScrollbarSize = 10;
  style.GrabMinSize = 10;
  style.WindowBorderSize = 0;
  style.ChildBorderSize = 0;
  style.PopupBorderSize = 1;
  style.FrameBorderSize = 1;
  style.FrameRounding = 3;
  style.PopupRounding = 4;
  style.WindowRounding = 0;
  style.ScrollbarRounding = 5;
  style.GrabRounding = 3;
  style.ScaleAllSizes(scale);
  style.FrameBorderSize = std::max(1.0F, std::round(theme.is_strong ? 2 * scale : scale));
  style.PopupBorderSize = style.FrameBorderSize;
  const scene::Rgba hover = scene::mixed(theme.raised, theme.accent, 0.14F);
  const scene::Rgba active = scene::mixed(theme.raised, theme.accent, 0.28F);
  const auto set = [&](ImGuiCol slot, scene::Rgba colour) {
    style.Colors[slot] = to_imgui(colour);
  };
  set(ImGuiCol_Text, theme.text);
  set(ImGuiCol_TextDisabled, theme.secondary);
  set(ImGuiCol_WindowBg, theme.panel);
  set(ImGuiCol_ChildBg, theme.panel.faded(0));
  set(ImGuiCol_PopupBg, theme.raised);
  set(ImGuiCol_Border, theme.hairline);
  set(ImGuiCol_FrameBg, theme.raised);
  set(ImGuiCol_FrameBgHovered, hover);
  set(ImGuiCol_FrameBgActive, active);
  set(ImGuiCol_TitleBg, theme.raised);
  set(ImGuiCol_TitleBgActive, theme.raised);
  set(ImGuiCol_ScrollbarBg, theme.panel.faded(0));
  set(ImGuiCol_ScrollbarGrab, scene::mixed(theme.panel, theme.secondary, 0.35F));
  set(ImGuiCol_ScrollbarGrabHovered, scene::mixed(theme.panel, theme.secondary, 0.6F));
  set(ImGuiCol_ScrollbarGrabActive, theme.secondary);
  set(ImGuiCol_CheckMark, theme.accent);
  set(ImGuiCol_SliderGrab, theme.accent);
  set(ImGuiCol_SliderGrabActive, theme.accent);
  set(ImGuiCol_Button, theme.raised);
  set(ImGuiCol_ButtonHovered, hover);
  set(ImGuiCol_ButtonActive, active);
  set(ImGuiCol_Header, active);
  set(ImGuiCol_HeaderHovered, hover);
  set(ImGuiCol_HeaderActive, active);
  set(ImGuiCol_Separator, theme.hairline);
  set(ImGuiCol_SeparatorHovered, theme.accent);
  set(ImGuiCol_SeparatorActive, theme.accent);
  set(ImGuiCol_TextSelectedBg, theme.accent.faded(0.35F));
  set(ImGuiCol_NavHighlight, theme.accent);
  if (theme.is_strong) set(ImGuiCol_ScrollbarGrab, theme.secondary);
  set(ImGuiCol_ModalWindowDimBg, scene::Rgba{0, 0, 0, 90});
  ImGui::GetStyle() = style;
}

}  // namespace dateline::gui
