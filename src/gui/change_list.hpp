#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "gui/frame.hpp"
#include "gui/row_words.hpp"

namespace dateline::gui {

/// A line of a list of what has changed between versions of stories.
struct ChangeRow {
  enum class Look : std::uint8_t { heading, story, event, rule, rule_of_trouble } look;
  std::vector<RowWords> words;
  std::string name;  ///< of its box, for tests
  std::string link;  ///< words at its right that do something else; "" for none
  curation::Difference::Kind kind = curation::Difference::Kind::added;  ///< of an event
  event::EventType type = event::EventType::statement;                  ///< likewise
  event::Status status = event::Status::happened;
  float top = 0;  ///< pixels from the list's top; set by the list
  float bottom = 0;
};

/// What became of an event, as a row: its title and time, what is other, or where it was told.
[[nodiscard]] ChangeRow row_of(const curation::Difference& difference,
                               const event::Document& before, const event::Document& after,
                               std::string name);
/// "2 new, 1 changed, 3 withdrawn"; "no event is another one" where there is none.
[[nodiscard]] std::string count_words(std::size_t added, std::size_t changed,
                                      std::size_t withdrawn);
/// The sign of what became of an event: a plus, an unequal sign, a minus; apart by their shapes, in
/// every theme. `radius` in pixels.
void draw_badge(scene::Painter& painter, scene::PathPoint at, float radius,
                curation::Difference::Kind kind, const scene::Theme& theme);

/// Rows of which a screen shows some, measured once. Belongs to the main thread.
class ChangeList {
 public:
  void set(std::vector<ChangeRow> rows);
  [[nodiscard]] const std::vector<ChangeRow>& rows() const { return rows_; }

  struct Hit {
    std::optional<std::size_t> clicked;  ///< into rows()
    std::optional<std::size_t> link;     ///< whose words at the right were clicked
    std::optional<std::size_t> hovered;
  };
  /// Into the rest of the current window. `lit` says which rows are of what is selected.
  [[nodiscard]] Hit draw(Frame& frame, const std::function<bool(std::size_t)>& lit);

 private:
  void measure(const Frame& frame, float width);
  void draw_row(Frame& frame, Sheet& sheet, std::size_t index, float top, bool lit, Hit& hit);

  std::vector<ChangeRow> rows_;
  float height_ = 0;
  float width_ = -1;  ///< that they were measured for
  float scale_ = 0;
};

}  // namespace dateline::gui
