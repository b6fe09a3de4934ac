#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "scene/event_marks.hpp"
#include "scene/painter.hpp"
#include "scene/time_axis.hpp"

namespace dateline::scene {

/// Something drawn in a lane: an event with its bar, or several too close together to tell apart.
struct TimelineItem {
  std::uint32_t mark = 0;   ///< into EventMarks::marks; the first of `count`
  std::uint32_t count = 1;  ///< events folded into it
  std::uint32_t first = 0;  ///< of so many in TimelineLane::marks
  float x0 = 0;             ///< pixels: its bar from the earliest to the latest time
  float x1 = 0;
  float core0 = 0;  ///< within which it certainly was going on; core0 > core1 where there is none
  float core1 = 0;
  bool open_left = false;  ///< no earliest bound: x0 is where the drawing fades out
  bool open_right = false;
  bool instant = false;  ///< narrower than its shape: drawn as the shape at (x0 + x1) / 2
  int row = 0;           ///< within the lane
};

/// What has a lane of its own.
enum class Lanes : std::uint8_t {
  types,  ///< or families, where types are too many for the room
  named   ///< EventMark::lane
};

/// The events of one type, family or name, or of several that share it.
struct TimelineLane {
  event::EventType type = event::EventType::statement;  ///< of several: that of its first event
  bool whole_family = false;
  bool named = false;
  std::string name;        ///< where it is named; "" for events that have no name
  std::size_t others = 0;  ///< so many that share it for want of room; 0 for none
  int rows = 1;
  std::vector<TimelineItem> items;    ///< by x0
  std::vector<std::uint32_t> marks;   ///< all of its events, folded or not, by x0
  std::vector<std::uint32_t> hidden;  ///< those of them that found no row

  /// The events that an item stands for, by x0; valid as long as the lane.
  [[nodiscard]] std::span<const std::uint32_t> marks_of(const TimelineItem& item) const {
    return std::span(marks).subspan(item.first, item.count);
  }
};

/// What layout_lanes() takes for granted; lengths in pixels.
struct LaneMetrics {
  float shape = 12;    ///< an instant's shape; shorter bars become shapes
  float fold = 3;      ///< shapes closer than this are one item
  float label = 0;     ///< room kept to the right of an item for its place
  float fade = 48;     ///< length of an open end
  int most_rows = 12;  ///< of all lanes together, at least one each
  Lanes lanes = Lanes::types;
};

/// Lanes in the order of the types' declaration, only those with dated events on the axis; by
/// family where there are more types than `most_rows`. Named ones come by the number of their
/// events, the most first, those without a name last. Where there are more families or names than
/// `most_rows`, the rest share the last lane. Rows are shared out so that no two items of a row
/// touch. Instants closer than `fold` become one item; cost follows the events on the axis once,
/// then what is left after folding.
[[nodiscard]] std::vector<TimelineLane> layout_lanes(const EventMarks& events, const TimeAxis& axis,
                                                     const LaneMetrics& metrics);

/// How many events are expected in each of `bins` equal parts of a span: an event counts in parts
/// where its bounds lie in several. Undated ones are left out.
[[nodiscard]] std::vector<float> histogram(const EventMarks& events, const TimeSpan& span,
                                           std::size_t bins);

}  // namespace dateline::scene
