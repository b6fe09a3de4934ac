#include "publish/picture_frame.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "publish/even_lines.hpp"
#include "publish/line_direction.hpp"

namespace dateline::publish {
namespace {

using scene::Painter;
using scene::TextStyle;
using scene::Weight;

constexpr float kPad = 14;          // logical pixels, as all here
constexpr float kCreditsLine = 14;  // of small print

}  // namespace

PictureFrame::PictureFrame(typeset::Typesetter& type, const PictureSpec& spec,
                           const PictureContent& content, const scene::Theme& theme,
                           std::string sources)
    : type_(type),
      spec_(spec),
      content_(content),
      theme_(theme),
      s_(spec.scale),
      w_(static_cast<float>(spec.width)),
      h_(static_cast<float>(spec.height)) {
  if (spec.plate) {
    lay_out_large_heading();
  } else {
    lay_out_heading();
  }
  lay_out_quote();
  lay_out_credits(sources);
}

float PictureFrame::pad() const { return kPad * s_; }

TextStyle PictureFrame::style(float size, scene::Rgba colour, Weight weight) const {
  return scene::plain_text(size * s_, colour, weight);
}

float PictureFrame::width_of(const std::string& words, const TextStyle& style) {
  return type_.width(words, style.weight, style.size);
}

void PictureFrame::add_lines(std::vector<Line>& to, const std::string& words,
                             const TextStyle& style, float x, float leading, std::size_t most,
                             bool on_right, float& y) {
  if (words.empty()) return;
  for (std::string& line : even_lines(type_, words, style, w_ - pad() - x, most)) {
    y += leading * s_;
    const float left = on_right ? w_ - x - width_of(line, style) : x;
    to.push_back({left, y, std::move(line), style});
  }
}

void PictureFrame::lay_out_heading() {
  if (content_.title.empty() && content_.as_of.empty()) return;
  const bool both = !content_.title.empty() && !content_.as_of.empty();
  heading_height_ = std::round((both ? 58.0F : 38.0F) * s_);
  const float room = w_ - 2 * pad();
  float y = content_.title.empty() ? 24 * s_ : 27 * s_;
  const auto add = [&](const std::string& words, const TextStyle& t) {
    heading_.push_back({pad(), y, typeset::elide(type_, words, t.weight, t.size, room), t});
  };
  if (!content_.title.empty()) {
    add(content_.title, style(scene::Sizes::heading + 3, theme_.text, Weight::bold));
    y += 20 * s_;
  }
  if (!content_.as_of.empty()) add(content_.as_of, style(13, theme_.secondary));
}

/// The title, or the caption where there is none, leads; the line of the time is small.
void PictureFrame::lay_out_large_heading() {
  const bool titled = !content_.title.empty();
  const std::string& lead = titled ? content_.title : content_.caption;
  const bool on_right = runs_from_right(type_, lead, Weight::bold);
  float y = 9 * s_;
  add_lines(heading_, lead, style(24, theme_.text, Weight::bold), pad(), 29, 2, on_right, y);
  if (titled && !content_.caption.empty()) {
    y += 1 * s_;
    add_lines(heading_, content_.caption, style(16, theme_.text), pad(), 22, 3, on_right, y);
  }
  if (!content_.as_of.empty()) {
    y += (heading_.empty() ? 1 : 3) * s_;
    add_lines(heading_, content_.as_of, style(13, theme_.secondary), pad(), 18, 1, on_right, y);
  }
  if (!heading_.empty()) heading_height_ = std::round(y + 12 * s_);
}

void PictureFrame::lay_out_quote() {
  if (content_.quote.empty()) return;
  const float x = pad() + 16 * s_;
  float y = 6 * s_;
  quote_on_right_ = runs_from_right(type_, content_.quote, Weight::regular);
  add_lines(quote_, "\u201C" + content_.quote + "\u201D", style(16, theme_.text), x, 22, 3,
            quote_on_right_, y);
  if (!content_.quote_source.empty()) {
    y += 1 * s_;
    add_lines(quote_, content_.quote_source, style(13, theme_.secondary), x, 19, 1, quote_on_right_,
              y);
  }
  quote_height_ = std::round(y + 12 * s_);
}

/// Who is to be credited is never cut: what does not fit on one line gets more.
void PictureFrame::lay_out_credits(const std::string& sources) {
  const TextStyle t = style(spec_.plate ? 11 : 10.5F, theme_.secondary);
  const float room = w_ - 2 * pad();
  float y = 15 * s_;
  const float both = width_of(content_.credits, t) + width_of(sources, t);
  if (both + 24 * s_ <= room) {
    credits_.push_back({pad(), y, content_.credits, t});
    credits_.push_back({w_ - pad() - width_of(sources, t), y, sources, t});
    credits_height_ = std::round((8 + kCreditsLine) * s_);
    return;
  }
  for (const std::string& part : {content_.credits, sources}) {
    for (const auto line : typeset::wrap(type_, part, t.weight, t.size, room)) {
      credits_.push_back({pad(), y, std::string(line), t});
      y += kCreditsLine * s_;
    }
  }
  const auto rows = static_cast<float>(std::max<std::size_t>(credits_.size(), 1));
  credits_height_ = std::round((8 + kCreditsLine * rows) * s_);
}

void PictureFrame::hairline(Painter& painter, float y) const {
  painter.rect({0, y, w_, y + scene::hairline_width(s_)}, theme_.hairline);
}

void PictureFrame::ground(Painter& painter, float y0, float y1) const {
  if (!spec_.transparent) painter.rect({0, y0, w_, y1}, theme_.panel);
}

void PictureFrame::draw(Painter& painter, const PictureBands& bands) const {
  const auto write = [&](const std::vector<Line>& lines, float top, float foot) {
    painter.push_clip({0, top, w_, foot});
    for (const Line& line : lines) painter.text(line.x, top + line.y, line.words, line.style);
    painter.pop_clip();
  };
  if (bands.heading > 0) {
    ground(painter, 0, bands.heading);
    hairline(painter, bands.heading - scene::hairline_width(s_));
    write(heading_, 0, bands.heading);
  }
  const float credits = h_ - bands.credits;
  ground(painter, credits, h_);
  hairline(painter, credits);
  write(credits_, credits, h_);
  if (bands.quote > 0) {
    const float foot = credits - bands.timeline;
    const float top = foot - bands.quote;
    ground(painter, top, foot);
    hairline(painter, top);
    const float inset = std::round(11 * s_);
    if (!quote_.empty() && bands.quote > 3 * inset) {
      const float bar = std::round(quote_on_right_ ? w_ - pad() - 4 * s_ : pad());
      painter.rect({bar, top + inset, bar + std::round(4 * s_), foot - inset}, theme_.accent);
    }
    write(quote_, top, foot);
  }
}

}  // namespace dateline::publish
