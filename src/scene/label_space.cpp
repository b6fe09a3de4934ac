#include "scene/label_space.hpp"

#include <algorithm>
#include <cmath>

namespace dateline::scene {

namespace {
constexpr float kCell = 64;  // pixels: a little larger than most labels are high
}

LabelSpace::LabelSpace(PixelBox bounds, bool whole_only)
    : bounds_(bounds), whole_only_(whole_only) {}

template <class Visit>
void LabelSpace::visit_cells(const PixelBox& box, const Visit& visit) const {
  const auto x0 = static_cast<std::int32_t>(std::floor(box.x0 / kCell));
  const auto x1 = static_cast<std::int32_t>(std::floor(box.x1 / kCell));
  const auto y0 = static_cast<std::int32_t>(std::floor(box.y0 / kCell));
  const auto y1 = static_cast<std::int32_t>(std::floor(box.y1 / kCell));
  for (std::int32_t y = y0; y <= y1; ++y) {
    for (std::int32_t x = x0; x <= x1; ++x) {
      visit((std::uint64_t{static_cast<std::uint32_t>(x)} << 32U) | static_cast<std::uint32_t>(y));
    }
  }
}

bool LabelSpace::is_seen(const PixelBox& box) const {
  return whole_only_ ? bounds_.covers(box) : bounds_.overlaps(box);
}

bool LabelSpace::is_clear(const PixelBox& box) const {
  bool is_free = true;
  visit_cells(box, [&](std::uint64_t cell) {
    const auto found = cells_.find(cell);
    if (found == cells_.end()) return;
    for (const std::uint32_t i : found->second) is_free = is_free && !boxes_[i].overlaps(box);
  });
  return is_free;
}

void LabelSpace::take(const PixelBox& box) {
  const auto index = static_cast<std::uint32_t>(boxes_.size());
  boxes_.push_back(box);
  visit_cells(box, [&](std::uint64_t cell) { cells_[cell].push_back(index); });
}

void LabelSpace::cover(const PixelBox& box) {
  covers_.push_back(box);
  take(box);
}

bool LabelSpace::is_covered(const PixelBox& box) const {
  return std::ranges::any_of(covers_, [&](const PixelBox& o) { return o.overlaps(box); });
}

bool LabelSpace::try_take(const PixelBox& box) {
  if (!is_free(box)) return false;
  take(box);
  return true;
}

}  // namespace dateline::scene
