#include "publish/speaker_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string_view>
#include <utility>
#include <vector>

#include "base/translate.hpp"
#include "publish/line_direction.hpp"
#include "scene/painter.hpp"

namespace dateline::publish {
namespace {

using base::tr;
using base::tr_format;
using scene::Painter;
using scene::PixelBox;
using scene::Rgba;
using scene::TextStyle;
using scene::Weight;

constexpr float kPad = 20;           // logical pixels, as all here
constexpr float kBar = 64;           // height of the line of numbers and times
constexpr float kBand = 40;          // of what is going on
constexpr float kLeading = 1.35F;    // of the size of letters
constexpr float kShape = 16.0F / 9;  // of a picture that is not there yet

/// "4:05", "1:02:03".
std::string watch(double seconds) {
  const auto all = static_cast<long>(std::max(0.0, seconds));
  const long hours = all / 3600;
  if (hours > 0) return fmt::format("{}:{:02}:{:02}", hours, all / 60 % 60, all % 60);
  return fmt::format("{}:{:02}", all / 60, all % 60);
}

/// A line of the notes.
struct Line {
  std::string words;
  bool from_right = false;
  bool begins = false;  ///< a paragraph
};

/// Notes have paragraphs, each of one direction, whatever the words are that its lines begin with.
std::vector<Line> lines_of(typeset::Typesetter& type, std::string_view notes,
                           const TextStyle& style, float room) {
  std::vector<Line> out;
  while (!notes.empty()) {
    const std::size_t end = std::min(notes.find('\n'), notes.size());
    const std::string_view paragraph = notes.substr(0, end);
    notes.remove_prefix(std::min(end + 1, notes.size()));
    const bool from_right = runs_from_right(type, paragraph, style.weight);
    bool begins = true;
    for (const std::string_view part :
         typeset::wrap(type, paragraph, style.weight, style.size, room)) {
      std::string words = line_running(type, part, style.weight, from_right);
      words = typeset::elide(type, words, style.weight, style.size, room);
      out.push_back({std::move(words), from_right, std::exchange(begins, false)});
    }
    if (begins) out.push_back({"", from_right, true});
  }
  return out;
}

class Layout {
 public:
  Layout(typeset::Typesetter& type, const SpeakerContent& content, const SpeakerLook& look,
         SpeakerView& out)
      : type_(type),
        content_(content),
        theme_(look.theme != nullptr ? *look.theme : scene::Theme::dark()),
        notes_size_(look.notes),
        w_(static_cast<float>(look.width)),
        h_(static_cast<float>(look.height)),
        // Words shrink less than the window does: they are read at arm's length in any.
        s_(look.scale > 0 ? look.scale : std::clamp(std::min(w_ / 1280, h_ / 720), 0.8F, 4.0F)),
        out_(out),
        painter_(type, out.mesh, {0, 0, w_, h_}) {}

  void draw() {
    const float foot = draw_sources();
    const float top = draw_band(draw_bar());
    const float pad = px(kPad);
    const PixelBox middle{pad, top + pad * 0.75F, w_ - pad, foot - pad * 0.75F};
    if (w_ > 1.2F * h_) {
      // Notes beside the pictures, which are no taller than there is room for two of.
      const float captions = 2 * caption_height() + pad * 0.75F;
      const float tall = std::max(px(40), (middle.height() - captions) / 2);
      const float wide = std::round(std::min(middle.width() * 0.38F, tall * shape()));
      draw_pictures({middle.x1 - wide, middle.y0, middle.x1, middle.y1}, true);
      draw_notes({middle.x0, middle.y0, middle.x1 - wide - pad * 1.25F, middle.y1});
    } else {
      const float wide = (middle.width() - pad * 0.75F) / 2;
      const float tall =
          std::min(wide / shape() + caption_height(), std::max(px(60), middle.height() * 0.45F));
      draw_pictures({middle.x0, middle.y0, middle.x1, middle.y0 + tall}, false);
      draw_notes({middle.x0, middle.y0 + tall + pad * 0.75F, middle.x1, middle.y1});
    }
  }

 private:
  [[nodiscard]] float px(float logical) const { return std::round(logical * s_); }
  [[nodiscard]] float caption_height() const { return px(26); }
  [[nodiscard]] TextStyle style(float size, Rgba colour, Weight weight = Weight::regular) const {
    return scene::plain_text(size * s_, colour, weight);
  }
  [[nodiscard]] float shape() const {
    for (const render::Image* picture : {content_.now, content_.next}) {
      if (picture != nullptr && picture->height > 0) {
        return static_cast<float>(picture->width) / static_cast<float>(picture->height);
      }
    }
    return kShape;
  }
  [[nodiscard]] std::string fitted(const std::string& words, const TextStyle& t, float room) {
    return typeset::elide(type_, words, t.weight, t.size, std::max(0.0F, room));
  }

  /// A number that is told with what it is, from the right; returns where it begins.
  float draw_time(float right, float base, const std::string& time, const char* what, float size,
                  Rgba colour) {
    const TextStyle large = style(size, colour, Weight::bold);
    const TextStyle small = style(13, theme_.secondary);
    const float time_width = painter_.text_width(time, large);
    painter_.text(right - time_width, base, time, large);
    float left = right - time_width;
    if (*what != '\0') {
      const float what_width = painter_.text_width(what, small);
      left -= what_width + px(8);
      painter_.text(left, base, what, small);
    }
    return left - px(24);
  }

  /// Where in the briefing it is, and the times. Returns where it ends.
  float draw_bar() {
    const float foot = px(kBar);
    painter_.rect({0, 0, w_, foot}, theme_.raised);
    painter_.rect({0, foot - scene::hairline_width(s_), w_, foot}, theme_.hairline);
    const float base = px(42);
    float right = w_ - px(kPad);
    if (!content_.clock.empty()) {
      right = draw_time(right, base, content_.clock, "", 28, theme_.text);
    }
    right = draw_time(right, base, watch(content_.spent), tr("Spent"), 28, theme_.text);
    // What is of less use gives way where it is narrow.
    if (w_ > 620 * s_) {
      right = draw_time(right, base, watch(content_.spent_here), tr("This scene"), 18,
                        theme_.secondary);
    }
    const TextStyle large = style(22, theme_.text, Weight::bold);
    const std::string place = content_.over
                                  ? std::string(tr("The briefing has ended"))
                                  : tr_format("Scene {} of {}", content_.place, content_.of);
    float x = px(kPad);
    const std::string shown = fitted(place, large, right - x);
    painter_.text(x, base, shown, large);
    x += painter_.text_width(shown, large) + px(16);
    const TextStyle name = style(16, theme_.secondary);
    if (!content_.over && right - x > px(80)) {
      painter_.text(x, base, fitted(content_.name, name, right - x), name);
    }
    return foot;
  }

  /// What is out of the ordinary, in the order in which it matters.
  [[nodiscard]] std::vector<std::pair<std::string, Rgba>> states() const {
    std::vector<std::pair<std::string, Rgba>> out;
    if (!content_.typed.empty()) {
      std::size_t number = 0;
      const std::string& typed = content_.typed;
      std::from_chars(typed.data(), typed.data() + typed.size(), number);
      const bool is_one = number >= 1 && number <= content_.of;
      out.emplace_back(is_one ? tr_format("Enter goes to scene {}", typed)
                              : tr_format("There is no scene {}", typed),
                       is_one ? theme_.accent : theme_.conflict);
    }
    if (content_.screen == brief::TalkScreen::black) {
      out.emplace_back(tr("The screen is black: B shows the map again"), theme_.accent);
    }
    if (content_.screen == brief::TalkScreen::white) {
      out.emplace_back(tr("The screen is white: W shows the map again"), theme_.accent);
    }
    if (content_.off_path) {
      out.emplace_back(tr("Looking around: Backspace returns to the scene"), theme_.accent);
    }
    if (content_.by_itself && !content_.over) {
      out.emplace_back(
          content_.paused ? tr("Stands still until it is let go on") : tr("Goes on by itself"),
          theme_.secondary);
    }
    return out;
  }

  /// Returns where it ends: no state takes no room.
  float draw_band(float top) {
    const auto told = states();
    if (told.empty()) return top;
    const float foot = top + px(kBand);
    float x = px(kPad);
    for (const auto& [words, colour] : told) {
      const TextStyle t = style(16, theme_.text, Weight::bold);
      const float room = w_ - px(kPad) - x - px(20);
      if (room < px(60)) break;
      const std::string shown = fitted(words, t, room);
      const float mark = px(10);
      const float middle = top + px(23);
      painter_.disc({x + mark / 2, middle}, mark / 2, colour);
      painter_.text(x + mark + px(8), std::round(middle + t.size * 0.36F), shown, t);
      x += mark + px(8) + painter_.text_width(shown, t) + px(28);
    }
    return foot;
  }

  /// At the foot, as many lines as they need, a fifth of the height at most. Returns where it
  /// begins.
  float draw_sources() {
    if (content_.sources.empty() || content_.over) return h_;
    const TextStyle t = style(13, theme_.secondary);
    const float room = w_ - 2 * px(kPad);
    const std::string all = tr_format("Source: {}", content_.sources);
    const auto lines = typeset::wrap(type_, all, t.weight, t.size, room);
    const float leading = px(18);
    const auto most = std::max<std::size_t>(1, static_cast<std::size_t>(h_ * 0.2F / leading));
    const std::size_t count = std::min(lines.size(), most);
    const float top = h_ - leading * static_cast<float>(count) - px(14);
    painter_.rect({0, top, w_, top + scene::hairline_width(s_)}, theme_.hairline);
    float y = top + px(20);
    for (std::size_t i = 0; i < count; ++i) {
      const bool cut = i + 1 == count && count < lines.size();
      const std::string words(
          cut ? std::string_view(all).substr(static_cast<std::size_t>(lines[i].data() - all.data()))
              : lines[i]);
      painter_.text(px(kPad), y, fitted(words, t, room), t);
      y += leading;
    }
    return top;
  }

  /// One of the two: its words, and where its picture comes to lie below them.
  PixelBox draw_picture(PixelBox cell, const std::string& words, const render::Image* picture) {
    const TextStyle t = style(15, theme_.secondary);
    painter_.text(cell.x0, cell.y0 + px(17), fitted(words, t, cell.width()), t);
    cell.y0 += caption_height();
    const float shape =
        picture != nullptr && picture->height > 0
            ? static_cast<float>(picture->width) / static_cast<float>(picture->height)
            : this->shape();
    const float wide = std::floor(std::min(cell.width(), cell.height() * shape));
    const PixelBox box{cell.x0, cell.y0, cell.x0 + wide, cell.y0 + std::floor(wide / shape)};
    painter_.frame(box.grown(px(1)), px(1), theme_.hairline);
    return picture == nullptr ? PixelBox{} : box;
  }

  void draw_pictures(PixelBox box, bool above_each_other) {
    const float gap = px(kPad * 0.75F);
    PixelBox first = box;
    PixelBox second = box;
    if (above_each_other) {
      first.y1 = std::floor((box.y0 + box.y1 - gap) / 2);
      // The second stands right under the first, which may be shallower than there is room for.
      first.y1 =
          std::min(first.y1, first.y0 + caption_height() + std::ceil(first.width() / shape()));
      second.y0 = first.y1 + gap;
      second.y1 = std::min(box.y1, second.y0 + first.height());
    } else {
      first.x1 = std::floor((box.x0 + box.x1 - gap) / 2);
      second.x0 = first.x1 + gap;
    }
    out_.now = draw_picture(first, tr("On screen"), content_.now);
    if (content_.next_name.empty()) {
      const TextStyle t = style(15, theme_.secondary);
      painter_.text(second.x0, second.y0 + px(17),
                    fitted(tr("No scene comes after this one"), t, second.width()), t);
      return;
    }
    out_.next = draw_picture(second, tr_format("Next: {}", content_.next_name), content_.next);
  }

  void draw_notes(PixelBox box) {
    out_.notes = box;
    if (content_.notes.empty()) {
      const TextStyle t = style(18, theme_.secondary);
      painter_.text(box.x0, box.y0 + px(22), fitted(tr("This scene has no notes"), t, box.width()),
                    t);
      return;
    }
    const TextStyle t = style(24 * notes_size_, theme_.text);
    const float track = px(12);
    const float room = box.width() - track;
    const float leading = std::round(t.size * kLeading);
    const float apart = std::round(t.size * 0.5F);  // between paragraphs
    const std::vector<Line> lines = lines_of(type_, content_.notes, t, room);
    float tall = 0;
    // A paragraph without words is a wider gap.
    const auto height = [&](const Line& line) { return line.words.empty() ? apart : leading; };
    for (std::size_t i = 0; i < lines.size(); ++i) {
      tall += height(lines[i]) + (i > 0 && lines[i].begins ? apart : 0);
    }
    out_.most_scroll = std::max(0.0F, tall - box.height());
    out_.scroll = std::clamp(std::round(content_.scroll), 0.0F, out_.most_scroll);
    painter_.push_clip(box);
    float y = box.y0 - out_.scroll;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const Line& line = lines[i];
      if (i > 0 && line.begins) y += apart;
      if (y + leading > box.y0 && y < box.y1 && !line.words.empty()) {
        const float x =
            line.from_right ? box.x0 + room - painter_.text_width(line.words, t) : box.x0;
        painter_.text(std::round(x), std::round(y + t.size * 1.05F), line.words, t);
      }
      y += height(line);
    }
    painter_.pop_clip();
    if (out_.most_scroll > 0) draw_track(box, tall);
  }

  /// How much of the notes is seen, and that there is more.
  void draw_track(const PixelBox& box, float tall) {
    const float wide = px(4);
    const float long_as = std::max(px(24), box.height() * box.height() / tall);
    const float at = box.y0 + (box.height() - long_as) * out_.scroll / out_.most_scroll;
    painter_.rounded_rect({box.x1 - wide, box.y0, box.x1, box.y1}, wide / 2, theme_.hairline);
    painter_.rounded_rect({box.x1 - wide, at, box.x1, at + long_as}, wide / 2, theme_.secondary);
  }

  typeset::Typesetter& type_;
  const SpeakerContent& content_;
  const scene::Theme& theme_;
  float notes_size_;
  float w_;
  float h_;
  float s_;
  SpeakerView& out_;
  Painter painter_;
};

}  // namespace

SpeakerView lay_out_speaker_view(typeset::Typesetter& type, const SpeakerContent& content,
                                 const SpeakerLook& look, bool sketch) {
  SpeakerView out;
  if (sketch) out.mesh.sketch.emplace();
  Layout(type, content, look, out).draw();
  return out;
}

SpeakerView draw_speaker_view(PicturePress& press, typeset::Typesetter& type,
                              const SpeakerContent& content, const SpeakerLook& look,
                              const render::Target& target) {
  type.trim();  // nothing that was drawn before is drawn again
  SpeakerView out = lay_out_speaker_view(type, content, look);
  const scene::Theme& theme = look.theme != nullptr ? *look.theme : scene::Theme::dark();
  press.draw_into(target, type, out.mesh, theme.panel);
  for (const auto& [picture, box] : {std::pair{content.now, out.now}, {content.next, out.next}}) {
    if (picture != nullptr && box.width() >= 1) press.draw_picture(target, *picture, box);
  }
  return out;
}

base::Result<render::Image> draw_speaker_view(PicturePress& press, typeset::Typesetter& type,
                                              const SpeakerContent& content,
                                              const SpeakerLook& look) {
  auto target = render::Target::make(press.context(), look.width, look.height);
  if (!target) return target.error();
  draw_speaker_view(press, type, content, look, *target);
  return target->read_back();
}

}  // namespace dateline::publish
