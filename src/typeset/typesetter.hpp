#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.hpp"
#include "typeset/atlas.hpp"
#include "typeset/font_set.hpp"
#include "typeset/shaped_text.hpp"
#include "typeset/vector_mask.hpp"

namespace dateline::typeset {

/// A mask in the atlas and where to draw it: its left top corner relative to the pen, in pixels, y
/// down. An empty rect draws nothing (a space).
struct MaskImage {
  AtlasRect rect;
  int left = 0;
  int top = 0;
};

/// How finely a glyph is placed within a pixel, from left to right.
inline constexpr int kSubpixels = 4;

/// Sets type: shapes lines, rasterises their glyphs and other masks into one atlas, and remembers
/// both, so that a warm label costs two look-ups.
///
///   auto type = Typesetter::open(assets / "fonts");
///   const ShapedText& line = type->shape("Tal Afar", Weight::bold);
///   for (const ShapedGlyph& g : line.glyphs) draw(type->glyph(g, 12.0F, 0, 0.0F));
///
/// Move-only; belongs to one thread.
class Typesetter {
 public:
  [[nodiscard]] static base::Result<Typesetter> open(const std::filesystem::path& font_folder);

  /// The reference stays valid until the next call of shape() or trim().
  [[nodiscard]] const ShapedText& shape(std::string_view utf8, Weight weight);

  /// Width of a line in pixels.
  [[nodiscard]] float width(std::string_view utf8, Weight weight, float size_px);

  /// A glyph at `size_px` (2..512), moved right by subpixel/kSubpixels of a pixel; `halo_px` > 0
  /// gives instead the glyph grown by so much, to lie under it. Hinted vertically up to 24 px.
  [[nodiscard]] MaskImage glyph(const ShapedGlyph& glyph, float size_px, int subpixel,
                                float halo_px);

  /// A mask of another kind under a key of the caller's; `make` runs on the first call only.
  [[nodiscard]] MaskImage mask(
      std::uint64_t key,
      const std::function<VectorMask(FT_LibraryRec_*, int& left, int& top)>& make);

  [[nodiscard]] Atlas& atlas() { return *atlas_; }
  [[nodiscard]] const FontSet& fonts() const { return fonts_; }

  /// Between frames: forgets what has outgrown its limits. True when the atlas was cleared and what
  /// is drawn must be built anew.
  bool trim();

 private:
  struct GlyphKey {
    std::uint32_t glyph = 0;
    std::uint32_t size = 0;  ///< 1/64 px
    std::uint16_t halo = 0;  ///< 1/64 px
    Face face = Face::regular;
    std::uint8_t subpixel = 0;
    friend bool operator==(const GlyphKey&, const GlyphKey&) = default;
  };
  struct GlyphHash {
    std::size_t operator()(const GlyphKey& k) const;
  };

  explicit Typesetter(FontSet fonts);
  [[nodiscard]] MaskImage rasterise(const GlyphKey& key);

  FontSet fonts_;
  std::unique_ptr<Atlas> atlas_;
  bool full_ = false;
  std::unordered_map<std::string, ShapedText> shaped_;
  std::string lookup_;
  std::unordered_map<GlyphKey, MaskImage, GlyphHash> glyphs_;
  std::unordered_map<std::uint64_t, MaskImage> masks_;
};

/// Breaks a text into lines of at most `width_px`, at spaces and at line feeds; a word that is
/// wider stands alone. The views point into `utf8`, without the spaces at the breaks.
[[nodiscard]] std::vector<std::string_view> wrap(Typesetter& type, std::string_view utf8,
                                                 Weight weight, float size_px, float width_px);

/// `utf8`, or its beginning with an ellipsis, at most `width_px` wide.
[[nodiscard]] std::string elide(Typesetter& type, std::string_view utf8, Weight weight,
                                float size_px, float width_px);

}  // namespace dateline::typeset
