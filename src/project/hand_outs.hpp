#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "project/theme_name.hpp"

namespace dateline::project {

/// Kinds of files that a briefing is handed over as.
enum class HandOutFormat : std::uint8_t { pptx, pdf, html, png, mp4, webm, gif };
inline constexpr std::array kHandOutFormats{
    HandOutFormat::pptx, HandOutFormat::pdf,  HandOutFormat::html, HandOutFormat::png,
    HandOutFormat::mp4,  HandOutFormat::webm, HandOutFormat::gif};
/// As `dateline brief --to` has it, and as the files end.
[[nodiscard]] constexpr std::string_view name(HandOutFormat format) {
  constexpr std::array<std::string_view, kHandOutFormats.size()> kNames{
      "pptx", "pdf", "html", "png", "mp4", "webm", "gif"};
  return kNames[static_cast<std::size_t>(format)];
}
[[nodiscard]] constexpr bool is_film(HandOutFormat format) { return format >= HandOutFormat::mp4; }

/// As what hand-outs are made: kept from one time to the next.
struct HandOutForm {
  std::array<bool, kHandOutFormats.size()> formats{true, true};  ///< as kHandOutFormats has them
  int width = 1920;                                              ///< pixels
  int height = 1080;
  std::optional<ThemeName> theme;  ///< nullopt: that of the window
  int rate = 25;                   ///< pictures a second of films
  int seconds = 0;                 ///< at each scene of a film; 0: by the length of its words
  bool transparent = false;        ///< pictures of titles and sections have no ground

  static constexpr int kLeast = 160;  ///< pixels a side
  static constexpr int kMost = 8192;
  static constexpr int kMostOfSlides = 5376;  ///< as PowerPoint has it
  static constexpr std::array<int, 5> kRates = {12, 24, 25, 30, 60};
  static constexpr std::array<int, 6> kSeconds = {0, 3, 5, 10, 15, 30};

  [[nodiscard]] bool has(HandOutFormat format) const {
    return formats[static_cast<std::size_t>(format)];
  }
  void set(HandOutFormat format, bool on) { formats[static_cast<std::size_t>(format)] = on; }
  [[nodiscard]] bool has_film() const {
    return std::ranges::any_of(kHandOutFormats, [&](auto f) { return is_film(f) && has(f); });
  }
  /// Whether a size may be asked for.
  [[nodiscard]] static constexpr bool may_be(int width, int height) {
    return std::min(width, height) >= kLeast && std::max(width, height) <= kMost;
  }
  [[nodiscard]] HandOutForm clamped() const {
    HandOutForm out = *this;
    if (!may_be(width, height)) out.width = HandOutForm().width, out.height = HandOutForm().height;
    out.rate = std::clamp(rate, 1, 60);
    out.seconds = std::clamp(seconds, 0, 600);
    return out;
  }
  friend bool operator==(const HandOutForm&, const HandOutForm&) = default;
};

// The program that has the window carries these out.

/// Makes hand-outs of the scenes, away from the window; files of the same names are written over.
struct MakeHandOuts {
  HandOutForm form;
  std::filesystem::path folder;  ///< made where it is not there
  std::string name;              ///< of the files, without ending
  std::string scenes;            ///< which of them, as "2,4-6"; "" for all
};
/// Finds out anew whether films can be made here.
struct LookForFilmMaker {};
/// Gives up those that are being made; nothing of them is left.
struct StopHandOuts {};

}  // namespace dateline::project
