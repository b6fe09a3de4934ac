#include "publish/sources_pages.hpp"

#include <cmath>

#include "base/translate.hpp"
#include "publish/line_direction.hpp"
#include "scene/painter.hpp"

namespace dateline::publish {
namespace {

using scene::Painter;
using scene::TextStyle;
using scene::Weight;

constexpr float kSide = 0.07F;  // of the width, at either side

/// Sets lines one under the other, and begins a page where one is full.
class SourcesSetter {
 public:
  SourcesSetter(typeset::Typesetter& type, int width, int height, float scale,
                const scene::Theme& theme)
      : type_(type),
        theme_(theme),
        w_(static_cast<float>(width)),
        h_(static_cast<float>(height)),
        s_(scale),
        side_(std::round(w_ * kSide)),
        on_right_(runs_from_right(type, base::tr("Sources"), Weight::bold)) {}

  void add(const std::string& text, const TextStyle& style, float gap) { add(text, style, gap, 0); }
  /// A heading stands on the page on which what it is of begins, unless it fills one.
  void add_heading(const std::string& text, const TextStyle& style, float gap,
                   const TextStyle& next) {
    add(text, style, gap, leading_of(next) * 1.5F);
  }

  [[nodiscard]] TextStyle style(float size, scene::Rgba colour,
                                Weight weight = Weight::regular) const {
    return scene::plain_text(size * s_, colour, weight);
  }
  [[nodiscard]] std::vector<scene::Mesh> take() { return std::move(pages_); }

 private:
  static float leading_of(const TextStyle& style) { return std::round(style.size * 1.35F); }

  /// All of it on one page together with `below` pixels, where it has to be.
  void add(const std::string& text, const TextStyle& style, float gap, float below) {
    const float leading = leading_of(style);
    const auto lines = typeset::wrap(type_, text, style.weight, style.size, w_ - 2 * side_);
    const float together = below > 0 ? static_cast<float>(lines.size()) * leading + below : leading;
    const bool from_right = runs_from_right(type_, text, style.weight);
    bool first = true;
    for (const auto line : lines) {
      if (pages_.empty() || y_ + (first ? gap * s_ + together : leading) > h_ - side_) {
        begin_page();
      } else if (first) {
        y_ += gap * s_;
      }
      first = false;
      Painter painter(type_, pages_.back(), {0, 0, w_, h_});
      write(painter, line_running(type_, line, style.weight, from_right), y_ + style.size, style);
      y_ += leading;
    }
  }

  /// At the side from which the language of the page runs.
  void write(Painter& painter, const std::string& line, float y, const TextStyle& style) {
    const float free = w_ - side_ - painter.text_width(line, style);
    painter.text(on_right_ ? free : side_, std::round(y), line, style);
  }

  void begin_page() {
    pages_.emplace_back();
    pages_.back().sketch.emplace();
    Painter painter(type_, pages_.back(), {0, 0, w_, h_});
    painter.begin_item("ground");
    painter.rect({0, 0, w_, h_}, theme_.panel);
    painter.end_item();
    const TextStyle heading = style(26, theme_.text, Weight::bold);
    write(painter, base::tr("Sources"), side_ * 0.8F + heading.size, heading);
    y_ = std::round(side_ * 0.8F + heading.size * 1.9F);
  }

  typeset::Typesetter& type_;
  const scene::Theme& theme_;
  float w_;
  float h_;
  float s_;
  float side_;
  bool on_right_;
  float y_ = 0;
  std::vector<scene::Mesh> pages_;
};

}  // namespace

std::vector<scene::Mesh> sources_pages(typeset::Typesetter& type,
                                       const std::vector<SceneSources>& scenes,
                                       const std::string& map, int width, int height, float scale,
                                       const scene::Theme& theme) {
  SourcesSetter out(type, width, height, scale, theme);
  bool any = false;
  for (const SceneSources& scene : scenes) {
    if (scene.sources.empty() && scene.quote.empty()) continue;
    any = true;
    out.add_heading(scene.scene, out.style(14, theme.text, Weight::bold), 12,
                    out.style(12, theme.text));
    if (!scene.sources.empty()) out.add(scene.sources, out.style(12, theme.text), 3);
    if (!scene.quote.empty()) {
      out.add(base::tr_format("Quoted: {}", scene.quote), out.style(12, theme.secondary), 3);
    }
  }
  if (any && !map.empty()) out.add(map, out.style(11, theme.secondary), 18);
  return out.take();
}

}  // namespace dateline::publish
