#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace dateline::typeset {

/// A rectangle of texels.
struct AtlasRect {
  int x = 0;
  int y = 0;
  int width = 0;
  int height = 0;
  [[nodiscard]] bool empty() const { return width <= 0 || height <= 0; }
  friend bool operator==(const AtlasRect&, const AtlasRect&) = default;
};

/// One grey picture (coverage, 0..255) that holds all masks: glyphs, halos, symbols. It lies in the
/// memory of the CPU; whoever draws uploads what take_dirty() names. What was placed never moves: a
/// full atlas grows downwards, so texel coordinates stay right, but a texture must be made anew
/// when height() changed. Its first texels are a white block, for drawing without a mask.
class Atlas {
 public:
  /// REQUIRES 64 <= width <= 16384 and 64 <= height <= kMaxHeight.
  explicit Atlas(int width = 1024, int height = 512);
  static constexpr int kMaxHeight = 8192;

  [[nodiscard]] int width() const { return width_; }
  [[nodiscard]] int height() const { return height_; }
  [[nodiscard]] std::span<const std::uint8_t> pixels() const { return pixels_; }

  /// Copies a mask of width * height bytes in. nullopt when it is wider than the atlas or the atlas
  /// is full at its greatest height; then clear() and draw the frame again.
  [[nodiscard]] std::optional<AtlasRect> add(int width, int height,
                                             std::span<const std::uint8_t> mask);

  /// What has changed since the last call, as one rectangle; empty when nothing has.
  [[nodiscard]] AtlasRect take_dirty();

  /// Forgets all masks; every texel coordinate handed out before is void.
  void clear();

  /// Centre of the white block.
  static constexpr float kWhiteU = 1.5F;
  static constexpr float kWhiteV = 1.5F;

 private:
  struct Shelf {
    int y = 0;
    int height = 0;
    int used = 0;
  };
  [[nodiscard]] std::optional<AtlasRect> place(int width, int height);
  void touch(const AtlasRect& rect);
  void add_white();

  int width_;
  int height_;
  int next_shelf_ = 0;
  std::vector<Shelf> shelves_;
  std::vector<std::uint8_t> pixels_;
  AtlasRect dirty_;
};

}  // namespace dateline::typeset
