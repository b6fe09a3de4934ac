#include "typeset/vector_mask.hpp"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H
#include FT_STROKER_H

#include <algorithm>
#include <cmath>

namespace dateline::typeset {

namespace {

/// An FT_Outline whose arrays we own; y is turned over, since FreeType's runs up.
struct OutlineData {
  std::vector<FT_Vector> points;
  std::vector<char> tags;
  std::vector<short> contours;
  FT_Outline outline{};

  OutlineData(std::span<const Contour> paths, int height, bool even_odd) {
    for (const Contour& path : paths) {
      if (path.size() < 2) continue;
      for (const PathPoint& p : path) {
        points.push_back(
            {std::lround(p.x * 64.0F), std::lround((static_cast<float>(height) - p.y) * 64.0F)});
        tags.push_back(FT_CURVE_TAG_ON);
      }
      contours.push_back(static_cast<short>(points.size() - 1));
    }
    outline.n_contours = static_cast<short>(contours.size());
    outline.n_points = static_cast<short>(points.size());
    outline.points = points.data();
    outline.tags = tags.data();
    outline.contours = contours.data();
    outline.flags = even_odd ? FT_OUTLINE_EVEN_ODD_FILL : FT_OUTLINE_NONE;
  }
};

std::uint8_t times(std::uint8_t a, std::uint8_t b) {
  return static_cast<std::uint8_t>((a * b + 127) / 255);
}

}  // namespace

VectorMask::VectorMask(FT_LibraryRec_* library, int width, int height)
    : library_(library),
      width_(width),
      height_(height),
      coverage_(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 0) {}

void VectorMask::add(const std::vector<std::uint8_t>& piece) {
  for (std::size_t i = 0; i < piece.size(); ++i) {
    const auto rest = static_cast<std::uint8_t>(255 - coverage_[i]);
    coverage_[i] = static_cast<std::uint8_t>(coverage_[i] + times(rest, piece[i]));
  }
}

void VectorMask::fill(std::span<const Contour> contours, bool even_odd) {
  OutlineData data(contours, height_, even_odd);
  if (data.contours.empty()) return;
  std::vector<std::uint8_t> piece(coverage_.size(), 0);
  FT_Bitmap bitmap{};
  bitmap.rows = static_cast<unsigned>(height_);
  bitmap.width = static_cast<unsigned>(width_);
  bitmap.pitch = width_;
  bitmap.buffer = piece.data();
  bitmap.num_grays = 256;
  bitmap.pixel_mode = FT_PIXEL_MODE_GRAY;
  if (FT_Outline_Get_Bitmap(library_, &data.outline, &bitmap) == 0) add(piece);
}

void VectorMask::stroke(std::span<const Contour> contours, float width, bool closed) {
  FT_Stroker stroker = nullptr;
  if (FT_Stroker_New(library_, &stroker) != 0) return;
  FT_Stroker_Set(stroker, std::lround(width * 32.0F), FT_STROKER_LINECAP_ROUND,
                 FT_STROKER_LINEJOIN_ROUND, 0);
  for (const Contour& path : contours) {
    OutlineData data(std::span(&path, 1), height_, false);
    if (data.contours.empty()) continue;
    FT_Stroker_Rewind(stroker);
    if (FT_Stroker_ParseOutline(stroker, &data.outline, closed ? 0 : 1) != 0) continue;
    FT_UInt points = 0;
    FT_UInt count = 0;
    if (FT_Stroker_GetCounts(stroker, &points, &count) != 0) continue;
    FT_Outline stroked{};
    if (FT_Outline_New(library_, points, static_cast<FT_Int>(count), &stroked) != 0) continue;
    stroked.n_points = 0;
    stroked.n_contours = 0;
    FT_Stroker_Export(stroker, &stroked);
    std::vector<std::uint8_t> piece(coverage_.size(), 0);
    FT_Bitmap bitmap{};
    bitmap.rows = static_cast<unsigned>(height_);
    bitmap.width = static_cast<unsigned>(width_);
    bitmap.pitch = width_;
    bitmap.buffer = piece.data();
    bitmap.num_grays = 256;
    bitmap.pixel_mode = FT_PIXEL_MODE_GRAY;
    if (FT_Outline_Get_Bitmap(library_, &stroked, &bitmap) == 0) add(piece);
    FT_Outline_Done(library_, &stroked);
  }
  FT_Stroker_Done(stroker);
}

void VectorMask::intersect(const VectorMask& other) {
  for (std::size_t i = 0; i < coverage_.size(); ++i) {
    coverage_[i] = times(coverage_[i], other.coverage_[i]);
  }
}

void VectorMask::subtract(const VectorMask& other) {
  for (std::size_t i = 0; i < coverage_.size(); ++i) {
    coverage_[i] = times(coverage_[i], static_cast<std::uint8_t>(255 - other.coverage_[i]));
  }
}

void VectorMask::unite(const VectorMask& other) { add(other.coverage_); }

}  // namespace dateline::typeset
