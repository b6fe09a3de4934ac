#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "scene/event_marks.hpp"
#include "scene/painter.hpp"
#include "scene/theme.hpp"
#include "scene/time_axis.hpp"
#include "scene/timeline_layout.hpp"

namespace dateline::scene {

/// All that a timeline is drawn from. Lengths in pixels.
struct TimelineInput {
  const EventMarks* events = nullptr;
  TimeSpan visible;                 ///< what the lanes show
  TimeSpan data;                    ///< what the histogram shows: everything
  const EventMarks* all = nullptr;  ///< faint in the histogram: with those that a filter hides
  std::optional<time::Minute> playhead;
  std::optional<time::Bounds> range;  ///< shaded, with handles on the histogram
  std::optional<float> cross_x;       ///< a hairline under the mouse
  std::string zone;                   ///< "UTC+3", "" where unknown
  time::DayZero zero = time::DayZero::calendar;
  /// Pairs of events (into EventMarks::marks) that cannot both be true: a zigzag between them.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> conflicts;
  /// Arrows between events (into EventMarks::marks) of which one was before the other.
  struct Arrow {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    bool told = true;
  };
  std::vector<Arrow> arrows;
  Lanes lanes = Lanes::types;
  /// How the place of an event is written; empty: as EventMark::place has it.
  std::function<std::string(const EventMark&)> place_name;
  std::string no_lane;   ///< the name of the lane of events that have none
  bool overview = true;  ///< the histogram of everything above the ruler
  bool ground = true;    ///< the panel's colour beneath; false where it lies there already
  PixelBox box;
  float scale = 1;
};

struct TimelinePick {
  PixelBox box;
  std::vector<std::uint32_t> events;  ///< EventMark::index: one, or those folded into the item
};

/// What answers to the mouse, and where the parts lie.
struct TimelineParts {
  PixelBox histogram;
  PixelBox ruler;
  PixelBox lanes;
  TimeAxis axis{{0, 1440}, 0, 1};      ///< of ruler and lanes
  TimeAxis overview{{0, 1440}, 0, 1};  ///< of the histogram
  std::vector<TimelinePick> picks;
  struct Lane {
    std::string name;  ///< what it is called, in full
    PixelBox box;      ///< beside the bars
    /// Events (EventMark::index) that have no bar of their own to be picked by: those for which
    /// there was no row or, where others share the lane, all of it.
    std::vector<std::uint32_t> listed;
  };
  std::vector<Lane> lane_names;         ///< from the top
  std::optional<PixelBox> range_begin;  ///< the handles
  std::optional<PixelBox> range_end;
  std::optional<PixelBox> flag;          ///< of the playhead, on the ruler, with its date
  std::vector<PixelBox> ruler_words;     ///< dates, and how many events lie beyond its end
  std::vector<std::string> ruler_texts;  ///< what those words say
  std::vector<PixelBox> ruler_lines;     ///< where its days, hours or years begin
  std::uint32_t arrows = 0;              ///< arrows drawn: between events that both have a bar
  std::uint32_t conflicts = 0;           ///< zigzags drawn, likewise
  std::vector<std::vector<PathPoint>> conflict_ways;  ///< their corners
  std::vector<PixelBox> names;  ///< of bars, where there are zigzags, which keep clear of them
  std::uint32_t hidden = 0;     ///< events for which there was no room
};

/// A timeline as plain data.
struct TimelineDrawList {
  Mesh mesh;
  TimelineParts parts;
};

/// The height at which every lane finds room with `rows` rows, pixels.
[[nodiscard]] float timeline_height(std::size_t rows, bool overview, float scale);
/// Rows that the events need at most: one for each type that has dated events, more where they
/// overlap. `width` is that of the box.
[[nodiscard]] std::size_t timeline_rows(const EventMarks& events, const TimeSpan& visible,
                                        float width, float scale);

/// Paints histogram, ruler, lanes, range and playhead into input.box, on the panel's colour.
TimelineParts draw_timeline(Painter& painter, const TimelineInput& input, const Theme& theme);

/// The same as a list of its own.
[[nodiscard]] TimelineDrawList build_timeline(const TimelineInput& input, const Theme& theme,
                                              typeset::Typesetter& type);

}  // namespace dateline::scene
