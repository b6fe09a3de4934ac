#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "scene/mesh.hpp"

namespace dateline::scene {

/// What is taken of a picture, so that labels never overlap. Boxes may lie outside the picture.
class LabelSpace {
 public:
  /// `bounds` is the picture; labels that cross its edge are refused where `whole_only` is set.
  LabelSpace(PixelBox bounds, bool whole_only);

  [[nodiscard]] const PixelBox& bounds() const { return bounds_; }
  /// Whether a label there would be seen as bounds and `whole_only` want it.
  [[nodiscard]] bool is_seen(const PixelBox& box) const;
  /// Whether nothing has been put there, seen or not.
  [[nodiscard]] bool is_clear(const PixelBox& box) const;
  [[nodiscard]] bool is_free(const PixelBox& box) const { return is_seen(box) && is_clear(box); }
  void take(const PixelBox& box);
  /// take() of what is drawn over labels: one that lay there could not be read.
  void cover(const PixelBox& box);
  [[nodiscard]] bool is_covered(const PixelBox& box) const;
  /// take() if is_free().
  bool try_take(const PixelBox& box);

 private:
  template <class Visit>
  void visit_cells(const PixelBox& box, const Visit& visit) const;
  PixelBox bounds_;
  bool whole_only_;
  std::vector<PixelBox> boxes_;
  std::vector<PixelBox> covers_;  ///< few: the legend, the inset
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> cells_;
};

}  // namespace dateline::scene
