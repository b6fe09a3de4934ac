#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gui/frame.hpp"
#include "tabular/preview.hpp"
#include "tabular/row_story.hpp"

namespace dateline::gui {

/// Asks, before the events of a table are added, what its columns and its types mean; what was
/// guessed stands there to be put right. In a dialog of Dialogs.
class TableBox {
 public:
  void open(std::shared_ptr<const tabular::Preview> preview);
  /// True once it is answered or given up.
  [[nodiscard]] bool draw(Frame& frame);
  /// "Events of incidents.csv", "Stories of articles.csv".
  [[nodiscard]] const std::string& title() const {
    return tabular::has_stories(mapping_) ? of_stories_ : of_events_;
  }

 private:
  void draw_columns(Frame& frame, float height);
  void draw_column(Frame& frame, std::size_t column);
  void draw_types(Frame& frame, float height);
  void draw_type(Frame& frame, const std::string& words, const std::string& name,
                 std::optional<event::EventType> now, std::size_t rows,
                 const std::function<void(event::EventType)>& choose);
  void draw_order(Frame& frame);
  [[nodiscard]] std::string sample_of(std::size_t column) const;

  std::shared_ptr<const tabular::Preview> preview_;
  std::string of_events_;
  std::string of_stories_;
  tabular::Mapping mapping_;
  std::vector<tabular::TypeValue> values_;
  std::vector<std::string> samples_;  ///< of each column
  bool asks_order_ = false;
};

}  // namespace dateline::gui
