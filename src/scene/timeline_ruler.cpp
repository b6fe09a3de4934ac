#include "scene/timeline_ruler.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <string>
#include <utility>

#include "base/translate.hpp"
#include "time/calendar.hpp"
#include "time/phrase.hpp"

namespace dateline::scene {
namespace {

class RulerPainter {
 public:
  RulerPainter(Painter& painter, const TimelineInput& input, TimelineParts& parts,
               const Theme& theme)
      : painter_(painter), input_(input), parts_(parts), theme_(theme), s_(input.scale) {}

  void paint() const {
    const PixelBox& r = parts_.ruler;
    painter_.rect({input_.box.x0, r.y1 - line(), input_.box.x1, r.y1}, theme_.hairline);
    const TextStyle plain = style(11, theme_.secondary);
    const TextStyle strong = style(11, theme_.text, Weight::bold);
    const float widest = painter_.text_width(widest_date(), strong) + 14 * s_;
    const float free_to = outside_counts();
    if (!input_.zone.empty()) {
      painter_.text(input_.box.x0 + 12 * s_, foot(), input_.zone, style(10.5F, theme_.secondary));
    }
    painter_.push_clip({r.x0, r.y0, r.x1, parts_.lanes.y1});
    float words_end = r.x0 - 1 - 8 * s_;
    for (const Tick& tick : ruler_ticks(parts_.axis, widest, input_.zero)) {
      const float x = std::round(parts_.axis.to_x(tick.minute));
      const TextStyle& t = tick.major ? strong : plain;
      const PixelBox words{x + 5 * s_, r.y0, x + 5 * s_ + painter_.text_width(tick.label, t), r.y1};
      // Under words that reach past it, a line begins where the lanes do.
      const bool under = x <= words_end + 2 * s_ || x > free_to + 4 * s_;
      const float top = under ? r.y1 : r.y0 + 5 * s_;
      parts_.ruler_lines.push_back({x, top, x + line(), parts_.lanes.y1});
      painter_.rect(parts_.ruler_lines.back(),
                    tick.major ? mixed(theme_.hairline, theme_.secondary, 0.35F) : theme_.hairline);
      if (words.x0 < words_end + 8 * s_ || words.x1 > free_to || is_under_flag(words)) continue;
      painter_.text(words.x0, foot(), tick.label, t);
      parts_.ruler_words.push_back(words);
      parts_.ruler_texts.push_back(tick.label);
      words_end = words.x1;
    }
    painter_.pop_clip();
  }

 private:
  [[nodiscard]] TextStyle style(float size, Rgba colour, Weight weight = Weight::regular) const {
    return plain_text(size * s_, colour, weight);
  }
  [[nodiscard]] float line() const { return hairline_width(s_); }
  /// Of the words.
  [[nodiscard]] float foot() const { return parts_.ruler.y1 - 7.5F * s_; }

  /// Half a date would peep out beside it.
  [[nodiscard]] bool is_under_flag(const PixelBox& words) const {
    return parts_.flag && words.overlaps(parts_.flag->grown(3 * s_));
  }

  /// How many events lie before and after what is visible, at both ends of the ruler, with the
  /// arrows of the icon font. Returns up to where there is room for dates.
  [[nodiscard]] float outside_counts() const {
    std::size_t earlier = 0;
    std::size_t later = 0;
    for (const EventMark& m : input_.events->marks) {
      const auto& span = parts_.axis.span();
      if (m.opacity <= 0) continue;
      if (m.bounds.latest && static_cast<double>(m.bounds.latest->count()) < span.begin) ++earlier;
      if (m.bounds.earliest && static_cast<double>(m.bounds.earliest->count()) > span.end) ++later;
    }
    const TextStyle t = style(10.5F, theme_.secondary);
    if (earlier > 0 && input_.zone.empty()) {
      painter_.text(input_.box.x0 + 12 * s_, foot(),
                    "\uF060 " + base::tr_count("{} earlier", "{} earlier", earlier), t);
    }
    if (later > 0) {
      const std::string text = base::tr_count("{} later", "{} later", later) + " \uF061";
      const float w = painter_.text_width(text, t);
      PixelBox words{parts_.ruler.x1 - w, parts_.ruler.y0, parts_.ruler.x1, parts_.ruler.y1};
      if (is_under_flag(words)) {  // to the left of it
        words.x1 = parts_.flag->x0 - 8 * s_;
        words.x0 = words.x1 - w;
      }
      painter_.text(words.x0, foot(), text, t);
      parts_.ruler_words.push_back(words);
      parts_.ruler_texts.push_back(text);
      return words.x0 - 8 * s_;
    }
    return parts_.ruler.x1;
  }

  /// Over a month or two, names of other months need no room kept for them.
  [[nodiscard]] std::string widest_date() const {
    const TimeSpan& span = parts_.axis.span();
    if (input_.zero == time::DayZero::story)
      return base::tr_count("{} day before", "{} days before", 300);
    std::string widest;
    const auto take = [&](time::Days day) {
      // A day of two digits, whichever it is.
      day += std::chrono::days(28 - time::day_of_month(day));
      std::string words =
          fmt::format("{} {}", base::tr_in("day of the week", "Wed"), time::day_month_phrase(day));
      if (words.size() > widest.size()) widest = std::move(words);
    };
    if (span.length() > 60.0 * 1440) {
      take(time::Days(std::chrono::year(2014) / 9 / 1));
      return widest;
    }
    for (double m = span.begin; m < span.end + 1440; m += 1440) {
      take(time::Minute(static_cast<std::int64_t>(std::min(m, span.end))).day());
    }
    return widest;
  }

  Painter& painter_;
  const TimelineInput& input_;
  TimelineParts& parts_;
  const Theme& theme_;
  float s_;
};

}  // namespace

void draw_ruler(Painter& painter, const TimelineInput& input, TimelineParts& parts,
                const Theme& theme) {
  RulerPainter(painter, input, parts, theme).paint();
}

}  // namespace dateline::scene
