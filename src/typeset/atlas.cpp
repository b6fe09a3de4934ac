#include "typeset/atlas.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace dateline::typeset {

namespace {
// Empty texels around each mask, so that linear filtering never sees its neighbour.
constexpr int kGap = 1;
}  // namespace

Atlas::Atlas(int width, int height) : width_(width), height_(height) { add_white(); }

void Atlas::clear() {
  shelves_.clear();
  next_shelf_ = 0;
  add_white();
}

void Atlas::add_white() {
  pixels_.assign(static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_), 0);
  dirty_ = {0, 0, width_, height_};
  std::array<std::uint8_t, 9> white{};
  white.fill(255);
  [[maybe_unused]] const auto rect = add(3, 3, white);  // the first mask lies at 0, 0
}

std::optional<AtlasRect> Atlas::place(int width, int height) {
  const int w = width + kGap;
  const int h = height + kGap;
  if (w > width_) return std::nullopt;
  Shelf* best = nullptr;
  for (Shelf& shelf : shelves_) {
    // A low mask on a high shelf wastes room; allow a third.
    if (shelf.height < h || shelf.height > h + h / 3 + 2 || shelf.used + w > width_) continue;
    if (best == nullptr || shelf.height < best->height) best = &shelf;
  }
  if (best == nullptr) {
    while (next_shelf_ + h > height_) {
      if (height_ >= kMaxHeight) return std::nullopt;
      height_ = std::min(height_ * 2, kMaxHeight);
      pixels_.resize(static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_), 0);
      dirty_ = {0, 0, width_, height_};
    }
    shelves_.push_back({next_shelf_, h, 0});
    next_shelf_ += h;
    best = &shelves_.back();
  }
  const AtlasRect rect{best->used, best->y, width, height};
  best->used += w;
  return rect;
}

std::optional<AtlasRect> Atlas::add(int width, int height, std::span<const std::uint8_t> mask) {
  if (width <= 0 || height <= 0) return AtlasRect{};
  const auto rect = place(width, height);
  if (!rect) return std::nullopt;
  for (int row = 0; row < height; ++row) {
    const auto from = mask.begin() + static_cast<std::ptrdiff_t>(row) * width;
    std::copy(from, from + width,
              pixels_.begin() + static_cast<std::ptrdiff_t>(rect->y + row) * width_ + rect->x);
  }
  touch(*rect);
  return rect;
}

void Atlas::touch(const AtlasRect& rect) {
  if (dirty_.empty()) {
    dirty_ = rect;
    return;
  }
  const int x1 = std::max(dirty_.x + dirty_.width, rect.x + rect.width);
  const int y1 = std::max(dirty_.y + dirty_.height, rect.y + rect.height);
  dirty_.x = std::min(dirty_.x, rect.x);
  dirty_.y = std::min(dirty_.y, rect.y);
  dirty_.width = x1 - dirty_.x;
  dirty_.height = y1 - dirty_.y;
}

AtlasRect Atlas::take_dirty() { return std::exchange(dirty_, {}); }

}  // namespace dateline::typeset
