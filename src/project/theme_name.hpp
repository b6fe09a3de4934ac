#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace dateline::project {

enum class ThemeName : std::uint8_t { light, dark, print, high_contrast, high_contrast_dark };
inline constexpr std::size_t kThemes = 5;
/// As scene::Theme::named() knows it.
[[nodiscard]] constexpr std::string_view name(ThemeName theme) {
  constexpr std::array<std::string_view, kThemes> kNames = {"light", "dark", "print",
                                                            "high-contrast", "high-contrast-dark"};
  return kNames[static_cast<std::size_t>(theme)];
}
[[nodiscard]] constexpr std::optional<ThemeName> theme_from(std::string_view word) {
  for (std::size_t i = 0; i < kThemes; ++i) {
    if (name(static_cast<ThemeName>(i)) == word) return static_cast<ThemeName>(i);
  }
  return std::nullopt;
}

}  // namespace dateline::project
