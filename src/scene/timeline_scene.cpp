#include "scene/timeline_scene.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <span>

#include "base/translate.hpp"
#include "scene/conflict_way.hpp"
#include "scene/kind_words.hpp"
#include "scene/symbols.hpp"
#include "scene/timeline_histogram.hpp"
#include "scene/timeline_links.hpp"
#include "scene/timeline_ruler.hpp"
#include "scene/words.hpp"
#include "time/phrase.hpp"

namespace dateline::scene {
namespace {

constexpr float kHistogram = 34;  // logical pixels
constexpr float kRuler = 24;
constexpr float kRow = 18;
constexpr float kLeastRow = 13;
constexpr float kBar = 10;
constexpr float kShape = 12;
constexpr float kGutter = 126;
constexpr float kSoftEnd = 0.2F;
constexpr float kPad = 3;

LaneMetrics lane_metrics(float scale) {
  LaneMetrics metrics;
  metrics.shape = kShape * scale;
  metrics.fold = 3 * scale;
  metrics.fade = 48 * scale;
  return metrics;
}

class TimelinePainter {
 public:
  TimelinePainter(Painter& painter, const TimelineInput& input, const Theme& theme)
      : painter_(painter), input_(input), theme_(theme), s_(input.scale) {
    const PixelBox& b = input.box;
    const float gutter = std::min(kGutter * s_, b.width() * 0.25F);
    const float left = b.x0 + gutter;
    const float right = b.x1 - 14 * s_;
    const float overview = input.overview ? std::round(kHistogram * s_) : 0;
    parts_.histogram = {left, b.y0, right, b.y0 + overview};
    parts_.ruler = {left, parts_.histogram.y1, right,
                    parts_.histogram.y1 + std::round(kRuler * s_)};
    parts_.lanes = {left, parts_.ruler.y1, right, b.y1};
    parts_.axis = TimeAxis(input.visible, left, right);
    parts_.overview = TimeAxis(input.data, left, right);
  }

  TimelineParts paint() && {
    painter_.push_clip(input_.box);
    if (input_.ground) painter_.rect(input_.box, theme_.panel);
    range_shade();
    if (input_.overview) histogram_bars();
    place_flag();
    draw_ruler(painter_, input_, parts_, theme_);
    lanes();
    cross();
    playhead();
    painter_.pop_clip();
    return std::move(parts_);
  }

 private:
  [[nodiscard]] TextStyle style(float size, Rgba colour, Weight weight = Weight::regular) const {
    return plain_text(size * s_, colour, weight);
  }
  [[nodiscard]] float line() const { return hairline_width(s_); }

  void range_shade() {
    if (!input_.range) return;
    const auto edges = [this](const TimeAxis& axis) {
      const auto& r = *input_.range;
      const float a =
          r.earliest ? axis.to_x(static_cast<double>(r.earliest->count())) : axis.left();
      const float b =
          r.latest ? axis.to_x(static_cast<double>(r.latest->count()) + 1) : axis.right();
      return std::pair(std::clamp(a, axis.left(), axis.right()),
                       std::clamp(b, axis.left(), axis.right()));
    };
    const auto [a, b] = edges(parts_.axis);
    painter_.rect({a, parts_.ruler.y0, b, parts_.lanes.y1}, theme_.accent.faded(0.10F));
    if (!input_.overview) return;
    const auto [c, d] = edges(parts_.overview);
    const PixelBox& h = parts_.histogram;
    painter_.rect({c, h.y0, d, h.y1}, theme_.accent.faded(0.16F));
    const float w = 3 * s_;
    parts_.range_begin = PixelBox{c - w, h.y0, c + w, h.y1};
    parts_.range_end = PixelBox{d - w, h.y0, d + w, h.y1};
    for (const float x : {c, d}) {
      painter_.rect({std::round(x - w / 2), h.y0 + 6 * s_, std::round(x + w / 2), h.y1 - 6 * s_},
                    theme_.accent);
    }
  }

  void histogram_bars() {
    const float foot = draw_histogram(painter_, input_, parts_.histogram, theme_);
    const TextStyle t = style(10.5F, theme_.secondary);
    painter_.text(input_.box.x0 + 12 * s_, foot, base::tr("All events"), t);
    const bool zoomed = !(input_.visible == input_.data);
    if (zoomed) {
      const float a = parts_.overview.to_x(input_.visible.begin);
      const float b = parts_.overview.to_x(input_.visible.end);
      painter_.rect({a, foot, b, foot + 2 * s_}, theme_.accent);
    }
  }

  void lanes() {
    const PixelBox& l = parts_.lanes;
    LaneMetrics metrics = lane_metrics(s_);
    const float pad = kPad * s_;
    metrics.lanes = input_.lanes;
    metrics.most_rows = std::max(1, static_cast<int>((l.height() - 2 * pad) / (kLeastRow * s_)));
    const auto laid = layout_lanes(*input_.events, parts_.axis, metrics);
    int total = 0;
    for (const TimelineLane& lane : laid) total += lane.rows;
    const float row_height = std::clamp(
        (l.height() - 2 * pad) / static_cast<float>(std::max(total, 1)), kLeastRow * s_, kRow * s_);
    find_boxes(laid, row_height);
    painter_.push_clip({l.x0, l.y0, l.x1, l.y1});
    conflicts();
    painter_.pop_clip();
    float y = l.y0 + pad;
    for (const TimelineLane& lane : laid) {
      const float height = row_height * static_cast<float>(lane.rows);
      if (y + height > l.y1 + 1) {
        for (const TimelineItem& item : lane.items) parts_.hidden += item.count;
      } else {
        if (y > l.y0 + pad) {
          painter_.rect({input_.box.x0, std::round(y), input_.box.x1, std::round(y) + line()},
                        theme_.hairline.faded(0.6F));
        }
        gutter(lane, y, row_height);
        painter_.push_clip({l.x0, l.y0, l.x1, l.y1});
        lane_items(lane, y, row_height);
        painter_.pop_clip();
        parts_.hidden += static_cast<std::uint32_t>(lane.hidden.size());
      }
      y += height;
    }
    painter_.push_clip({l.x0, l.y0, l.x1, l.y1});
    arrows();
    painter_.pop_clip();
    if (laid.empty()) {
      painter_.text(l.x0 + 8 * s_, l.y0 + 22 * s_,
                    base::tr("No dated events in this stretch of time"),
                    style(12, theme_.secondary));
    }
  }

  [[nodiscard]] std::string name_of(const TimelineLane& lane) const {
    if (lane.others > 0) return base::tr_count("{} other", "{} others", lane.others);
    if (lane.named && lane.name.empty()) return input_.no_lane;
    if (lane.named) {
      const EventMark& first = input_.events->marks[lane.marks.front()];
      return sentence_case(first.place == lane.name ? written(first) : lane.name);
    }
    return sentence_case(lane.whole_family ? words_of(event::family(lane.type))
                                           : words_of(lane.type));
  }

  void gutter(const TimelineLane& lane, float y, float row_height) {
    const float middle = y + row_height / 2;
    float left = input_.box.x0 + 12 * s_;
    if (!lane.named && lane.others == 0) {
      SymbolLook look;
      look.type = lane.type;
      look.size = std::min(11 * s_, row_height * 0.8F);
      look.scale = s_ * 0.6F;
      draw_symbol(painter_, {input_.box.x0 + 18 * s_, middle}, look, theme_);
      left = input_.box.x0 + 32 * s_;
    }
    const bool known = lane.others == 0 && (!lane.named || !lane.name.empty());
    const TextStyle t =
        style(std::min(12.0F, row_height / s_ * 0.72F), known ? theme_.text : theme_.secondary);
    // However long the name, it is seen how many found no room.
    const std::string more =
        lane.hidden.empty() ? "" : fmt::format(" +{}", grouped(lane.hidden.size()));
    const float room = parts_.lanes.x0 - 8 * s_ - left - painter_.text_width(more, t);
    const std::string shown =
        typeset::elide(painter_.type(), name_of(lane), t.weight, t.size, room);
    painter_.text(left, middle + 0.36F * t.size, shown, t);
    if (!more.empty()) {  // can be clicked
      TextStyle accent = t;
      accent.colour = theme_.accent;
      painter_.text(left + painter_.text_width(shown, t), middle + 0.36F * t.size, more, accent);
    }
    parts_.lane_names.push_back({name_of(lane),
                                 {input_.box.x0, y, parts_.lanes.x0, y + row_height},
                                 events_of(lane.others > 0 ? lane.marks : lane.hidden)});
  }

  [[nodiscard]] std::vector<std::uint32_t> events_of(std::span<const std::uint32_t> marks) const {
    std::vector<std::uint32_t> events;
    events.reserve(marks.size());
    for (const std::uint32_t m : marks) events.push_back(input_.events->marks[m].index);
    return events;
  }

  /// Calls `f(item, middle, room)` from the right: its height, and where the next of its row
  /// begins.
  template <class Function>
  void each_item(const TimelineLane& lane, float y, float row_height, const Function& f) {
    std::map<int, float> next_in_row;  // left end of the item after
    for (auto it = lane.items.rbegin(); it != lane.items.rend(); ++it) {
      const TimelineItem& item = *it;
      const float middle = std::round(y + (static_cast<float>(item.row) + 0.5F) * row_height);
      const auto next = next_in_row.find(item.row);
      f(item, middle, next == next_in_row.end() ? parts_.lanes.x1 : next->second - 8 * s_);
      next_in_row[item.row] = item.instant ? (item.x0 + item.x1) / 2 - kShape * s_ / 2 : item.x0;
    }
  }

  void lane_items(const TimelineLane& lane, float y, float row_height) {
    each_item(lane, y, row_height, [&](const TimelineItem& item, float middle, float room) {
      draw_item(lane, item, middle, row_height);
      const Label words = label(lane, item, middle, room, row_height);
      if (words.symbol) draw_symbol(painter_, {words.symbol_x, middle}, *words.symbol, theme_);
      if (!words.text.empty()) {
        painter_.text(words.x, middle + 0.36F * words.style.size, words.text, words.style);
      }
    });
  }

  /// What stands behind a bar.
  struct Label {
    std::optional<SymbolLook> symbol;
    float symbol_x = 0;  ///< of its middle
    std::string text;    ///< "" where there is no room for it
    TextStyle style;
    float x = 0;
    PixelBox box;  ///< around both; without width where there is nothing
  };

  /// The name of its place.
  [[nodiscard]] std::string written(const EventMark& mark) const {
    return input_.place_name ? input_.place_name(mark) : std::string(mark.place);
  }

  /// The place, after the type's shape where the lane holds several types.
  [[nodiscard]] Label label(const TimelineLane& lane, const TimelineItem& item, float middle,
                            float room, float row_height) const {
    Label out;
    const EventMark& mark = input_.events->marks[item.mark];
    out.x = item_box(item, middle, row_height).x1 + 5 * s_;
    out.box = {out.x, middle, out.x, middle};
    // A place that is the lane's name already need not be read again.
    std::string text(input_.lanes == Lanes::named && mark.lane == mark.place ? "" : written(mark));
    if (item.count > 1) text = base::tr_count("{} event", "{} events", item.count);
    if ((lane.whole_family || lane.named) && !item.instant) {
      SymbolLook look;
      look.type = mark.type;
      look.size = std::min(9 * s_, row_height * 0.7F);
      look.scale = s_ * 0.6F;
      look.opacity = mark.opacity;
      if (out.x + look.size > room) return out;
      out.symbol = look;
      out.symbol_x = out.x + look.size / 2;
      out.box = {out.x, middle - look.size / 2, out.x + look.size, middle + look.size / 2};
      out.x += look.size + 4 * s_;
    }
    if (text.empty()) return out;
    out.style = style(std::min(11.0F, row_height / s_ * 0.66F),
                      mark.selected ? theme_.text : theme_.secondary,
                      mark.selected ? Weight::bold : Weight::regular);
    // Lines of conflicts that find no way around it pass below.
    if (!input_.conflicts.empty()) out.style.halo = theme_.panel;
    out.style.halo_width = 2.5F * s_;
    // A bar that reaches past the right edge has its label inside the view.
    const float width = painter_.text_width(text, out.style);
    if (out.x + width > room) return out;
    out.text = std::move(text);
    const float half = std::max(out.box.height() / 2, 0.36F * out.style.size);
    out.box = {out.box.x0, middle - half, out.x + width, middle + half};
    return out;
  }

  void draw_item(const TimelineLane& lane, const TimelineItem& item, float middle,
                 float row_height) {
    EventMark mark = input_.events->marks[item.mark];
    // Of those folded into it, one lit lights it.
    for (const std::uint32_t m : lane.marks_of(item)) {
      const EventMark& other = input_.events->marks[m];
      mark.selected = mark.selected || other.selected;
      mark.hovered = mark.hovered || other.hovered;
      mark.disputed = mark.disputed || other.disputed;
    }
    const PixelBox box = item_box(item, middle, row_height);
    if (item.instant) {
      SymbolLook look;
      look.type = mark.type;
      look.status = mark.status;
      look.size = box.width();
      look.scale = s_ * 0.75F;
      look.opacity = mark.opacity;
      look.selected = mark.selected;
      look.hovered = mark.hovered;
      draw_symbol(painter_, {(box.x0 + box.x1) / 2, middle}, look, theme_);
    } else {
      bar(item, mark, box);
    }
    if (mark.disputed) draw_dispute(painter_, box, s_, theme_);
    const PixelBox reach = box.grown(2 * s_);
    parts_.picks.push_back({{std::max(reach.x0, parts_.lanes.x0), reach.y0,
                             std::min(reach.x1, parts_.lanes.x1), reach.y1},
                            events_of(lane.marks_of(item))});
  }

  void bar(const TimelineItem& item, const EventMark& mark, const PixelBox& box) {
    using event::Status;
    const bool hollow = mark.status == Status::planned || mark.status == Status::considered ||
                        mark.status == Status::denied;
    const Rgba family =
        mark.status == Status::denied ? theme_.denied : theme_.family(event::family(mark.type));
    const Rgba full = family.faded(mark.opacity * (hollow ? 0.28F : 1.0F));
    const Rgba soft = family.faded(mark.opacity * kSoftEnd * (hollow ? 0.5F : 1.0F));
    // Without a certain part, the middle third stands in as the likeliest.
    const bool certain = item.core0 <= item.core1;
    const float third = (item.x1 - item.x0) / 3;
    float a = certain ? item.core0 : item.x0 + third;
    float b = certain ? item.core1 : item.x1 - third;
    if (!certain && item.open_left) a = b = item.x1;
    if (!certain && item.open_right) a = b = item.x0;
    const Rgba left = item.open_left ? family.faded(0) : soft;
    const Rgba right = item.open_right ? family.faded(0) : soft;
    a = std::clamp(a, item.x0, item.x1);
    b = std::clamp(b, a, item.x1);
    // As one, since on paper seams would show between its parts.
    std::vector<FadeStop> stops;
    if (a > box.x0) stops.push_back({box.x0, left});
    stops.push_back({a, full});
    if (b > a) stops.push_back({b, full});
    if (box.x1 > b) stops.push_back({box.x1, right});
    if (stops.size() > 1) painter_.rect_fade(box.y0, box.y1, stops);
    const Rgba edge = family.faded(mark.opacity);
    if (mark.status == Status::planned || mark.status == Status::considered) {
      const PathPoint outline[] = {{box.x0, box.y0 + 0.5F},
                                   {box.x1, box.y0 + 0.5F},
                                   {box.x1, box.y1 - 0.5F},
                                   {box.x0, box.y1 - 0.5F}};
      const Dash dash =
          mark.status == Status::planned ? Dash{4 * s_, 3 * s_} : Dash{1.5F * s_, 2.5F * s_};
      painter_.polyline(outline, 1.2F * s_, edge, true, dash);
    } else if (mark.status == Status::denied) {
      painter_.frame(box, line(), edge);
      painter_.line({box.x0, (box.y0 + box.y1) / 2}, {box.x1, (box.y0 + box.y1) / 2}, 1.4F * s_,
                    edge);
    } else if (mark.status == Status::reported) {
      painter_.push_clip(box);
      const float height = box.height();
      const float from = std::max(box.x0, parts_.lanes.x0) - height;
      for (float x = from; x < std::min(box.x1, parts_.lanes.x1); x += 5 * s_) {
        painter_.line({x, box.y1}, {x + height, box.y0}, 1.6F * s_, theme_.panel.faded(0.75F));
      }
      painter_.pop_clip();
    } else if (mark.status == Status::ongoing && !item.open_right) {
      painter_.rect({box.x1 - 2 * s_, box.y0 - 2 * s_, box.x1, box.y1 + 2 * s_}, edge);
    }
    if (mark.selected || mark.hovered) {
      painter_.frame(box.grown(2 * s_), (mark.selected ? 2.0F : 1.0F) * s_, theme_.accent);
    }
  }

  /// Where the bars will lie, so that lines can be drawn under them as well as over them.
  void find_boxes(const std::vector<TimelineLane>& laid, float row_height) {
    float y = parts_.lanes.y0 + kPad * s_;
    for (const TimelineLane& lane : laid) {
      const float height = row_height * static_cast<float>(lane.rows);
      if (y + height <= parts_.lanes.y1 + 1) {
        each_item(lane, y, row_height, [&](const TimelineItem& item, float middle, float room) {
          boxes_.emplace(item.mark, item_box(item, middle, row_height));
          if (input_.conflicts.empty()) return;
          const PixelBox name = label(lane, item, middle, room, row_height).box;
          if (name.width() > 0) parts_.names.push_back(name);
        });
      }
      y += height;
    }
  }

  [[nodiscard]] PixelBox item_box(const TimelineItem& item, float middle, float row_height) const {
    if (item.instant) {
      const float x = (item.x0 + item.x1) / 2;
      const float half = std::min(kShape * s_, row_height * 0.9F) / 2;
      return {x - half, middle - half, x + half, middle + half};
    }
    const float half = std::min(kBar * s_, row_height * 0.7F) / 2;
    return {item.x0, std::round(middle - half), item.x1, std::round(middle + half)};
  }

  void arrows() {
    for (const TimelineInput::Arrow& arrow : input_.arrows) {
      const auto from = boxes_.find(arrow.from);
      const auto to = boxes_.find(arrow.to);
      if (from == boxes_.end() || to == boxes_.end()) continue;
      draw_order_arrow(painter_, from->second, to->second, arrow.told, s_, theme_);
      ++parts_.arrows;
    }
  }

  void conflicts() {
    for (const auto& [first, second] : input_.conflicts) {
      const auto a = boxes_.find(first);
      const auto b = boxes_.find(second);
      if (a == boxes_.end() || b == boxes_.end()) continue;
      parts_.conflict_ways.push_back(
          conflict_way(a->second, b->second, parts_.names, parts_.lanes, s_));
      draw_conflict(painter_, parts_.conflict_ways.back(), s_, theme_);
      ++parts_.conflicts;
    }
  }

  void cross() {
    if (!input_.cross_x) return;
    const float x = std::round(*input_.cross_x);
    painter_.rect({x, parts_.ruler.y0, x + line(), parts_.lanes.y1}, theme_.secondary.faded(0.5F));
  }

  void playhead() {
    if (!input_.playhead) return;
    const float x = parts_.axis.to_x(static_cast<double>(input_.playhead->count()));
    const float on_overview = parts_.overview.to_x(static_cast<double>(input_.playhead->count()));
    painter_.rect({on_overview - 0.75F * s_, parts_.histogram.y0, on_overview + 0.75F * s_,
                   parts_.histogram.y1},
                  theme_.accent);
    if (!parts_.flag) return;
    painter_.line({x, parts_.ruler.y0}, {x, parts_.lanes.y1}, 1.5F * s_, theme_.accent);
    const TextStyle t = flag_style();
    const PixelBox& flag = *parts_.flag;
    painter_.rounded_rect(flag, 3 * s_, theme_.accent);
    painter_.text(flag.x0 + 6 * s_, (flag.y0 + flag.y1) / 2 + 0.36F * t.size, flag_words(), t);
  }

  [[nodiscard]] TextStyle flag_style() const { return style(11, theme_.panel, Weight::bold); }
  [[nodiscard]] std::string flag_words() const {
    return time::minute_phrase(*input_.playhead, {}, input_.zero);
  }

  /// Before the ruler, whose words keep clear of it.
  void place_flag() {
    if (!input_.playhead) return;
    const float x = parts_.axis.to_x(static_cast<double>(input_.playhead->count()));
    if (x < parts_.axis.left() || x > parts_.axis.right()) return;
    const float width = painter_.text_width(flag_words(), flag_style()) + 12 * s_;
    const float most = std::max(parts_.axis.left(), parts_.axis.right() - width);
    const float left = std::clamp(x - width / 2, parts_.axis.left(), most);
    parts_.flag = PixelBox{left, parts_.ruler.y0 + 2 * s_, left + width, parts_.ruler.y1 - 4 * s_};
  }

  Painter& painter_;
  const TimelineInput& input_;
  const Theme& theme_;
  float s_;
  TimelineParts parts_;
  std::map<std::uint32_t, PixelBox> boxes_;  ///< of items, by their first mark
};

}  // namespace

float timeline_height(std::size_t rows, bool overview, float scale) {
  const float logical =
      (overview ? kHistogram : 0) + kRuler + 2 * kPad + kRow * static_cast<float>(rows);
  return std::round(logical * scale);
}

std::size_t timeline_rows(const EventMarks& events, const TimeSpan& visible, float width,
                          float scale) {
  const float gutter = std::min(kGutter * scale, width * 0.25F);
  LaneMetrics metrics = lane_metrics(scale);
  metrics.most_rows = 1000;
  std::size_t rows = 0;
  for (const TimelineLane& lane :
       layout_lanes(events, TimeAxis(visible, gutter, width - 14 * scale), metrics)) {
    rows += static_cast<std::size_t>(lane.rows);
  }
  return rows;
}

TimelineParts draw_timeline(Painter& painter, const TimelineInput& input, const Theme& theme) {
  return TimelinePainter(painter, input, theme).paint();
}

TimelineDrawList build_timeline(const TimelineInput& input, const Theme& theme,
                                typeset::Typesetter& type) {
  TimelineDrawList list;
  Painter painter(type, list.mesh, input.box);
  list.parts = draw_timeline(painter, input, theme);
  return list;
}

}  // namespace dateline::scene
