#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "brief/honest_check.hpp"
#include "gui/frame.hpp"
#include "gui/layer_states.hpp"

namespace dateline::gui {

/// What is wrong with the scenes, in the place of their list: each finding with its scene, what to
/// do, a button that shows it and, where one click can mend it, one that does.
class SceneCheck {
 public:
  [[nodiscard]] bool is_open() const { return open_; }
  void open() { open_ = true; }
  void close() { open_ = false; }

  /// "3 findings"; what it waits for, where it cannot say yet.
  [[nodiscard]] std::string count_words(const project::Project& project) const;
  [[nodiscard]] std::size_t count() const { return findings_.size(); }
  /// Looks at the scenes anew where anything that it rests on has changed; before the others.
  void look(const Frame& frame, const std::vector<LayerState>& layers);
  /// Into the current window, from the cursor downwards.
  void draw(Frame& frame);

 private:
  /// What the findings rest on; others mean that all is to be looked at anew.
  struct Basis {
    std::uint64_t ledger = 0;
    std::uint64_t snapshot = 0;
    bool concluded = false;
    const scene::Theme* theme = nullptr;
    double type_share = 0;
    std::size_t layers_read = 0;
    std::size_t language = 0;
    friend bool operator==(const Basis&, const Basis&) = default;
  };
  void finding(Frame& frame, std::size_t at);

  bool open_ = false;
  bool looked_ = false;
  Basis basis_;
  std::vector<brief::Finding> findings_;
};

}  // namespace dateline::gui
