#include "typeset/typesetter.hpp"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_GLYPH_H
#include FT_OUTLINE_H
#include FT_STROKER_H

#include <algorithm>
#include <cmath>

namespace dateline::typeset {

namespace {

constexpr std::size_t kMostLines = 8192;
// Above this size hinting only bends the shapes.
constexpr float kHintedUpTo = 24.0F;

std::vector<std::uint8_t> copy_rows(const FT_Bitmap& bitmap) {
  std::vector<std::uint8_t> out(static_cast<std::size_t>(bitmap.width) * bitmap.rows);
  for (unsigned row = 0; row < bitmap.rows; ++row) {
    const unsigned char* from = bitmap.buffer + static_cast<std::ptrdiff_t>(row) * bitmap.pitch;
    std::copy(from, from + bitmap.width,
              out.begin() + static_cast<std::ptrdiff_t>(row) * bitmap.width);
  }
  return out;
}

}  // namespace

std::size_t Typesetter::GlyphHash::operator()(const GlyphKey& k) const {
  std::uint64_t h = (std::uint64_t{k.glyph} << 32U) | k.size;
  h ^= (std::uint64_t{k.halo} << 16U | std::uint64_t{k.subpixel} << 8U |
        static_cast<std::uint64_t>(k.face)) *
       0x9E3779B97F4A7C15U;
  return std::hash<std::uint64_t>{}(h * 0xBF58476D1CE4E5B9U);
}

Typesetter::Typesetter(FontSet fonts)
    : fonts_(std::move(fonts)), atlas_(std::make_unique<Atlas>()) {}

base::Result<Typesetter> Typesetter::open(const std::filesystem::path& font_folder) {
  auto fonts = FontSet::open(font_folder);
  if (!fonts) return fonts.error();
  return Typesetter(std::move(*fonts));
}

const ShapedText& Typesetter::shape(std::string_view utf8, Weight weight) {
  lookup_.assign(1, static_cast<char>('0' + static_cast<int>(weight)));
  lookup_ += utf8;
  const auto found = shaped_.find(lookup_);
  if (found != shaped_.end()) return found->second;
  if (shaped_.size() > 2 * kMostLines) shaped_.clear();
  return shaped_.emplace(lookup_, shape_line(fonts_, utf8, weight)).first->second;
}

float Typesetter::width(std::string_view utf8, Weight weight, float size_px) {
  return shape(utf8, weight).width * size_px;
}

MaskImage Typesetter::glyph(const ShapedGlyph& glyph, float size_px, int subpixel, float halo_px) {
  GlyphKey key;
  key.glyph = glyph.glyph;
  key.face = glyph.face;
  key.size = static_cast<std::uint32_t>(std::lround(std::clamp(size_px, 2.0F, 512.0F) * 64.0F));
  key.halo = static_cast<std::uint16_t>(std::lround(std::clamp(halo_px, 0.0F, 64.0F) * 64.0F));
  key.subpixel = static_cast<std::uint8_t>(std::clamp(subpixel, 0, kSubpixels - 1));
  const auto found = glyphs_.find(key);
  if (found != glyphs_.end()) return found->second;
  return glyphs_.emplace(key, rasterise(key)).first->second;
}

MaskImage Typesetter::rasterise(const GlyphKey& key) {
  FT_Face face = fonts_.freetype(key.face);
  FT_Set_Char_Size(face, 0, static_cast<FT_F26Dot6>(key.size), 72, 72);
  const bool hinted = static_cast<float>(key.size) <= kHintedUpTo * 64.0F;
  const FT_Int32 flags =
      FT_LOAD_NO_BITMAP | (hinted ? FT_LOAD_TARGET_LIGHT : FT_Int32{FT_LOAD_NO_HINTING});
  MaskImage image;
  if (FT_Load_Glyph(face, key.glyph, flags) != 0 ||
      face->glyph->format != FT_GLYPH_FORMAT_OUTLINE) {
    return image;
  }
  FT_Outline_Translate(&face->glyph->outline, FT_Pos{key.subpixel} * 64 / kSubpixels, 0);
  FT_Glyph glyph = nullptr;
  if (FT_Get_Glyph(face->glyph, &glyph) != 0) return image;
  if (key.halo > 0) {
    FT_Stroker stroker = nullptr;
    if (FT_Stroker_New(fonts_.library(), &stroker) == 0) {
      FT_Stroker_Set(stroker, FT_Fixed{key.halo}, FT_STROKER_LINECAP_ROUND,
                     FT_STROKER_LINEJOIN_ROUND, 0);
      FT_Glyph_StrokeBorder(&glyph, stroker, 0, 1);
      FT_Stroker_Done(stroker);
    }
  }
  if (FT_Glyph_To_Bitmap(&glyph, FT_RENDER_MODE_NORMAL, nullptr, 1) == 0) {
    const auto* bitmap = reinterpret_cast<FT_BitmapGlyph>(glyph);
    image.left = bitmap->left;
    image.top = -bitmap->top;
    const auto rect = atlas_->add(static_cast<int>(bitmap->bitmap.width),
                                  static_cast<int>(bitmap->bitmap.rows), copy_rows(bitmap->bitmap));
    full_ = full_ || !rect;
    image.rect = rect.value_or(AtlasRect{});
  }
  FT_Done_Glyph(glyph);
  return image;
}

MaskImage Typesetter::mask(
    std::uint64_t key,
    const std::function<VectorMask(FT_LibraryRec_*, int& left, int& top)>& make) {
  const auto found = masks_.find(key);
  if (found != masks_.end()) return found->second;
  MaskImage image;
  const VectorMask drawn = make(fonts_.library(), image.left, image.top);
  const auto rect = atlas_->add(drawn.width(), drawn.height(), drawn.coverage());
  full_ = full_ || !rect;
  image.rect = rect.value_or(AtlasRect{});
  return masks_.emplace(key, image).first->second;
}

bool Typesetter::trim() {
  if (shaped_.size() > kMostLines) shaped_.clear();
  if (!full_) return false;
  full_ = false;
  atlas_->clear();
  glyphs_.clear();
  masks_.clear();
  return true;
}

std::vector<std::string_view> wrap(Typesetter& type, std::string_view utf8, Weight weight,
                                   float size_px, float width_px) {
  std::vector<std::string_view> lines;
  while (!utf8.empty()) {
    const std::size_t paragraph = std::min(utf8.find('\n'), utf8.size());
    std::string_view rest = utf8.substr(0, paragraph);
    utf8.remove_prefix(std::min(paragraph + 1, utf8.size()));
    do {
      while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
      std::size_t fits = 0;
      std::size_t next = 0;
      while (fits < rest.size()) {
        next = std::min(rest.find(' ', fits + 1), rest.size());
        if (fits > 0 && type.width(rest.substr(0, next), weight, size_px) > width_px) break;
        fits = next;
      }
      lines.push_back(rest.substr(0, fits));
      rest.remove_prefix(fits);
    } while (!rest.empty());
  }
  return lines;
}

std::string elide(Typesetter& type, std::string_view utf8, Weight weight, float size_px,
                  float width_px) {
  if (type.width(utf8, weight, size_px) <= width_px) return std::string(utf8);
  std::string cut;
  std::size_t end = utf8.size();
  while (end > 0) {
    do {
      --end;
    } while (end > 0 && (static_cast<unsigned char>(utf8[end]) & 0xC0U) == 0x80U);
    cut.assign(utf8.substr(0, end));
    while (!cut.empty() && cut.back() == ' ') cut.pop_back();
    cut += "\xE2\x80\xA6";
    if (type.width(cut, weight, size_px) <= width_px) break;
  }
  return cut;
}

}  // namespace dateline::typeset
