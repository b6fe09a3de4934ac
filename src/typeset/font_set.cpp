#include "typeset/font_set.hpp"

#include <ft2build.h>
#include <hb.h>
#include FT_FREETYPE_H
#include FT_TRUETYPE_TABLES_H

#include <array>
#include <utility>

#include "base/file.hpp"

namespace dateline::typeset {

namespace {

constexpr std::array<const char*, kFaces> kFiles = {
    "NotoSans-Regular.ttf",       "NotoSans-Bold.ttf",       "NotoSans-Italic.ttf",
    "NotoSansArabic-Regular.ttf", "NotoSansArabic-Bold.ttf", "FontAwesome.ttf"};

std::size_t at(Face face) { return static_cast<std::size_t>(face); }

struct LoadedFace {
  base::MappedFile file;
  FT_Face freetype = nullptr;
  hb_font_t* harfbuzz = nullptr;
  FaceMetrics metrics;
};

FaceMetrics read_metrics(FT_Face face) {
  const auto em = static_cast<float>(face->units_per_EM);
  FaceMetrics m;
  m.ascent = static_cast<float>(face->ascender) / em;
  m.descent = static_cast<float>(-face->descender) / em;
  m.cap_height = 0.7F;
  m.x_height = 0.53F;
  const auto* os2 = static_cast<const TT_OS2*>(FT_Get_Sfnt_Table(face, FT_SFNT_OS2));
  if (os2 != nullptr && os2->version >= 2 && os2->sCapHeight > 0) {
    m.cap_height = static_cast<float>(os2->sCapHeight) / em;
    m.x_height = static_cast<float>(os2->sxHeight) / em;
  }
  return m;
}

}  // namespace

struct FontSet::State {
  FT_Library library = nullptr;
  std::array<LoadedFace, kFaces> faces;

  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    for (LoadedFace& face : faces) {
      if (face.harfbuzz != nullptr) hb_font_destroy(face.harfbuzz);
      if (face.freetype != nullptr) FT_Done_Face(face.freetype);
    }
    if (library != nullptr) FT_Done_FreeType(library);
  }
};

base::Result<FontSet> FontSet::open(const std::filesystem::path& folder) {
  auto state = std::make_unique<State>();
  if (FT_Init_FreeType(&state->library) != 0) {
    return base::Error{base::ErrorCode::internal, "FreeType could not be started", "", ""};
  }
  for (std::size_t i = 0; i < kFiles.size(); ++i) {
    LoadedFace& face = state->faces[i];
    auto file = base::MappedFile::open(folder / kFiles[i]);
    if (!file) return file.error();
    face.file = std::move(*file);
    const auto bytes = face.file.bytes();
    const auto* data = reinterpret_cast<const char*>(bytes.data());
    if (FT_New_Memory_Face(state->library, reinterpret_cast<const FT_Byte*>(data),
                           static_cast<FT_Long>(bytes.size()), 0, &face.freetype) != 0 ||
        face.freetype->units_per_EM == 0) {
      return base::Error{base::ErrorCode::bad_format, "not a font that can be read",
                         (folder / kFiles[i]).string(), "install Dateline's assets again"};
    }
    hb_blob_t* blob = hb_blob_create(data, static_cast<unsigned>(bytes.size()),
                                     HB_MEMORY_MODE_READONLY, nullptr, nullptr);
    hb_face_t* hb_face = hb_face_create(blob, 0);
    face.harfbuzz = hb_font_create(hb_face);
    hb_face_destroy(hb_face);
    hb_blob_destroy(blob);
    face.metrics = read_metrics(face.freetype);
  }
  return FontSet(std::move(state));
}

FontSet::FontSet(std::unique_ptr<State> state) : state_(std::move(state)) {}
FontSet::FontSet(FontSet&&) noexcept = default;
FontSet& FontSet::operator=(FontSet&&) noexcept = default;
FontSet::~FontSet() = default;

FT_LibraryRec_* FontSet::library() const { return state_->library; }
FT_FaceRec_* FontSet::freetype(Face face) const { return state_->faces[at(face)].freetype; }
hb_font_t* FontSet::harfbuzz(Face face) const { return state_->faces[at(face)].harfbuzz; }

float FontSet::units_per_em(Face face) const {
  return static_cast<float>(state_->faces[at(face)].freetype->units_per_EM);
}

bool FontSet::has_glyph(Face face, char32_t code_point) const {
  hb_codepoint_t glyph = 0;
  return hb_font_get_nominal_glyph(harfbuzz(face), code_point, &glyph) != 0 && glyph != 0;
}

const FaceMetrics& FontSet::metrics(Face face) const { return state_->faces[at(face)].metrics; }

}  // namespace dateline::typeset
