#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>

#include "base/result.hpp"

struct FT_FaceRec_;
struct FT_LibraryRec_;
struct hb_font_t;

namespace dateline::typeset {

/// The fonts that Dateline ships.
enum class Face : std::uint8_t { regular, bold, italic, arabic, arabic_bold, icons };
inline constexpr int kFaces = 6;

/// Height of a line's parts as multiples of the font size; both are positive.
struct FaceMetrics {
  float ascent = 0;
  float descent = 0;
  float cap_height = 0;
  float x_height = 0;
};

/// The fonts of one folder, mapped into memory. Move-only. Not thread-safe: FreeType keeps the last
/// glyph inside its face; each thread that sets type opens its own.
class FontSet {
 public:
  /// Errors: not_found, unreadable, bad_format; each names the font's file.
  [[nodiscard]] static base::Result<FontSet> open(const std::filesystem::path& folder);

  FontSet(FontSet&&) noexcept;
  FontSet& operator=(FontSet&&) noexcept;
  ~FontSet();

  [[nodiscard]] FT_LibraryRec_* library() const;
  [[nodiscard]] FT_FaceRec_* freetype(Face face) const;
  /// Scaled to 1 unit = 1/units_per_em of the font size.
  [[nodiscard]] hb_font_t* harfbuzz(Face face) const;
  [[nodiscard]] float units_per_em(Face face) const;
  [[nodiscard]] bool has_glyph(Face face, char32_t code_point) const;
  [[nodiscard]] const FaceMetrics& metrics(Face face) const;

 private:
  struct State;
  explicit FontSet(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace dateline::typeset
