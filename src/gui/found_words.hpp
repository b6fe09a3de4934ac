#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gui/frame.hpp"
#include "text/span.hpp"

namespace dateline::gui {

/// Where the story that is read has the words that are looked for, be an event told there or not:
/// the same words that filter events. Steps from one to the next, on into the other open stories.
class FoundWords {
 public:
  /// Finds them again where the story or the words are others.
  void follow(const project::Project& project);
  [[nodiscard]] bool is_open() const { return !wanted_.empty(); }
  [[nodiscard]] const std::vector<text::Span>& all() const { return found_; }
  /// The one that is at hand: an index into all(); nullopt where there are none.
  [[nodiscard]] std::optional<std::size_t> now() const { return now_; }
  /// The next or the one before, from the next follow() on.
  void step(int by) { steps_ += by; }
  /// The one at hand is to be scrolled to.
  void show() { stepped_ = true; }
  /// The first at or behind that code point is at hand.
  void start_at(std::uint32_t code_point);
  /// Whether words are looked for that were not in the frame before. Once.
  [[nodiscard]] bool take_changed() { return std::exchange(changed_, false); }
  /// Whether another one was stepped to. Once.
  [[nodiscard]] bool take_stepped() { return std::exchange(stepped_, false); }
  /// How many there are and which one is at hand, with buttons that step: a line of its own at the
  /// cursor of the current window.
  void draw_line(Frame& frame);
  /// Goes to another story where a step has led there.
  void send(Frame& frame);

 private:
  void go(const project::Project& project, int by);

  std::shared_ptr<const void> document_;  ///< that was searched
  std::string story_;                     ///< its id
  std::string typed_;                     ///< what is looked for
  std::string wanted_;                    ///< the same, folded; "" for nothing
  std::vector<text::Span> found_;
  std::optional<std::size_t> now_;
  int steps_ = 0;
  bool from_end_ = false;  ///< the story was come to from the one behind it
  bool changed_ = false;
  bool stepped_ = false;
  bool comes_ = false;                     ///< another story was asked for by a step
  std::optional<std::uint32_t> to_story_;  ///< to be shown
};

}  // namespace dateline::gui
