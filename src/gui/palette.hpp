#pragma once

#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gui/frame.hpp"
#include "gui/palette_entries.hpp"

namespace dateline::gui {

/// One field over everything, in which all that can be done, and all that can be gone to, is found
/// by a few letters. While it is open it takes all keys.
class Palette {
 public:
  void set_world(OpenWorld world) { world_ = std::move(world); }
  void open();
  void close() { open_ = false; }
  [[nodiscard]] bool is_open() const { return open_; }
  /// A key from the window. It counts in the next frame, behind what was typed before it.
  void key(const KeyPress& press);

  /// What was chosen, once; it has closed then.
  [[nodiscard]] std::optional<PaletteEntry> draw(Frame& frame, const Showing& showing);

 private:
  void field(Frame& frame);
  void move(int by);
  [[nodiscard]] bool take_keys();
  [[nodiscard]] float height_of_list(const Frame& frame) const;
  [[nodiscard]] std::optional<std::size_t> list(Frame& frame, float height);
  [[nodiscard]] bool row(Frame& frame, std::size_t index);
  void heading_of(Frame& frame, PaletteEntry::Kind kind);

  OpenWorld world_;
  bool open_ = false;
  bool focus_ = false;
  bool stale_ = false;   ///< entries_ are of what stood in the field before
  bool scroll_ = false;  ///< to the chosen one
  std::array<char, 200> typed_{};
  std::vector<PaletteEntry> entries_;
  /// Of what is shown and of the records; see project::Project::shown_revision().
  std::pair<std::uint64_t, std::uint64_t> of_{};
  int chosen_ = 0;
  int page_ = 1;  ///< rows that are seen
  std::vector<Key> keys_;
};

}  // namespace dateline::gui
