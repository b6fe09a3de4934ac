#pragma once

#include <imgui.h>

#include <filesystem>
#include <memory>

#include "base/result.hpp"
#include "project/settings.hpp"
#include "scene/base_labels.hpp"
#include "scene/theme.hpp"

namespace dateline::gui {

/// Icons of Font Awesome 4.7 that widgets use, as UTF-8.
namespace icon {
inline constexpr const char* kOpen = "\xef\x81\xbc";      // folder-open
inline constexpr const char* kPaste = "\xef\x83\xaa";     // clipboard
inline constexpr const char* kSearch = "\xef\x80\x82";    // search
inline constexpr const char* kTheme = "\xef\x81\x82";     // adjust
inline constexpr const char* kDisplay = "\xef\x87\x9e";   // sliders
inline constexpr const char* kLanguage = "\xef\x86\xab";  // language
inline constexpr const char* kView = "\xef\x81\xae";      // eye
inline constexpr const char* kHelp = "\xef\x84\xa8";      // question
inline constexpr const char* kPlay = "\xef\x81\x8b";      // play
inline constexpr const char* kPause = "\xef\x81\x8c";     // pause
inline constexpr const char* kPrevious = "\xef\x81\x88";  // step-backward
inline constexpr const char* kNext = "\xef\x81\x91";      // step-forward
inline constexpr const char* kClose = "\xef\x80\x8d";     // times
inline constexpr const char* kFolder = "\xef\x81\xbb";    // folder
inline constexpr const char* kFile = "\xef\x83\xb6";      // file-text-o
inline constexpr const char* kUp = "\xef\x85\x88";        // level-up, as long arrow
inline constexpr const char* kCalendar = "\xef\x81\xb3";  // calendar
inline constexpr const char* kFilter = "\xef\x82\xb0";    // filter
inline constexpr const char* kWarning = "\xef\x81\xb1";   // exclamation-triangle
inline constexpr const char* kDown = "\xef\x83\x97";      // caret-down
inline constexpr const char* kFold = "\xef\x84\x80";      // angle-double-left
inline constexpr const char* kUnfold = "\xef\x84\x81";    // angle-double-right
inline constexpr const char* kFoldDown = "\xef\x84\x83";  // angle-double-down
inline constexpr const char* kFoldUp = "\xef\x84\x82";    // angle-double-up
inline constexpr const char* kEdits = "\xef\x81\x84";     // pencil-square-o
inline constexpr const char* kEdit = "\xef\x81\x80";      // pencil
inline constexpr const char* kTick = "\xef\x80\x8c";      // check
inline constexpr const char* kPlus = "\xef\x81\xa7";      // plus
inline constexpr const char* kMarker = "\xef\x81\x81";    // map-marker
inline constexpr const char* kMeasure = "\xef\x81\xbe";   // arrows-h
inline constexpr const char* kFollow = "\xef\x86\x92";    // dot-circle-o
inline constexpr const char* kHistory = "\xef\x87\x9a";   // history
inline constexpr const char* kScenes = "\xef\x80\x88";    // film
inline constexpr const char* kCamera = "\xef\x80\xb0";    // camera
inline constexpr const char* kQuote = "\xef\x84\x8d";     // quote-left
inline constexpr const char* kNote = "\xef\x83\xa5";      // comment-o
inline constexpr const char* kHidden = "\xef\x81\xb0";    // eye-slash
inline constexpr const char* kFit = "\xef\x82\xb2";       // arrows-alt
inline constexpr const char* kCloser = "\xef\x80\x8e";    // search-plus
}  // namespace icon

/// Fonts of the widgets, and the atlas that holds them; it must outlive ImGui's context.
struct Fonts {
  std::unique_ptr<ImFontAtlas> atlas;
  ImFont* text = nullptr;   ///< 14 px
  ImFont* small = nullptr;  ///< 12 px
  ImFont* bold = nullptr;   ///< 14 px, bold
};

/// Rasterises Noto Sans and the icons at the sizes of the interface, for ImGui::CreateContext().
/// `folder` holds the font files. On any thread, as long as there is no context yet. Error
/// bad_format when the atlas cannot be built.
[[nodiscard]] base::Result<Fonts> load_fonts(const std::filesystem::path& folder, float scale);

/// What scene calls the user's choices.
[[nodiscard]] const scene::Theme& theme_of(project::ThemeName name);

/// What a choice of them is called, for people.
[[nodiscard]] const char* theme_words(project::ThemeName name);

/// Colours and lengths of all widgets.
void apply_looks(const scene::Theme& theme, float scale);

[[nodiscard]] ImVec4 to_imgui(scene::Rgba colour);
[[nodiscard]] ImU32 to_u32(scene::Rgba colour);

}  // namespace dateline::gui
