#include "publish/title_picture.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "publish/even_lines.hpp"
#include "publish/line_direction.hpp"
#include "scene/painter.hpp"

namespace dateline::publish {
namespace {

using scene::TextStyle;
using scene::Weight;

constexpr float kSide = 0.1F;  // of the width, at either side

struct Part {
  std::vector<std::string> lines;
  TextStyle style;
  float leading = 0;  ///< pixels from line to line
  float gap = 0;      ///< pixels above it, unless it is the first
  bool from_right = false;
};

}  // namespace

scene::Mesh title_picture(typeset::Typesetter& type, const TitleWords& words, int width, int height,
                          float scale, const scene::Theme& theme, bool sketch) {
  scene::Mesh mesh;
  if (sketch) mesh.sketch.emplace();
  const auto w = static_cast<float>(width);
  const auto h = static_cast<float>(height);
  const float s = scale;
  const float side = std::round(w * kSide);
  const float room = w - 2 * side;
  const auto style = [s](float size, scene::Rgba colour, Weight weight = Weight::regular) {
    return scene::plain_text(size * s, colour, weight);
  };
  std::vector<Part> parts;
  const auto add = [&](const std::string& text, const TextStyle& t, std::size_t most, float gap) {
    if (text.empty()) return;
    parts.push_back({even_lines(type, text, t, room, most), t, std::round(t.size * 1.28F),
                     std::round(gap * s), runs_from_right(type, text, t.weight)});
  };
  // Without a title its caption leads.
  const bool titled = !words.title.empty();
  add(titled ? words.title : words.caption,
      style(words.section ? 34 : 42, theme.text, Weight::bold), 4, 0);
  if (titled) add(words.caption, style(20, theme.text), 5, 30);
  if (!words.quote.empty()) {
    add("\u201C" + words.quote + "\u201D", style(20, theme.text), 5, 30);
    add(words.quote_source, style(14, theme.secondary), 2, 6);
  }
  float total = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    total +=
        parts[i].leading * static_cast<float>(parts[i].lines.size()) + (i > 0 ? parts[i].gap : 0);
  }
  scene::Painter painter(type, mesh, {0, 0, w, h});
  // The eye's middle lies above that of the sheet.
  float y = std::round(std::max(0.06F * h, (h - total) * 0.46F));
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const Part& part = parts[i];
    if (i == 1) {
      // A rule between the title and what stands under it.
      const float length = std::round(64 * s);
      // Where the title begins.
      const float begins = parts.front().from_right ? w - side - length : side;
      const float left = words.section ? begins : std::round((w - length) / 2);
      const float at = std::round(y + part.gap * 0.5F);
      painter.rect({left, at, left + length, at + std::round(3 * s)}, theme.accent);
    }
    if (i > 0) y += part.gap;
    for (const std::string& line : part.lines) {
      const float free = w - painter.text_width(line, part.style);
      const float begins = part.from_right ? free - side : side;
      const float x = words.section ? begins : std::round(free / 2);
      painter.text(x, std::round(y + part.style.size), line, part.style);
      y += part.leading;
    }
  }
  return mesh;
}

}  // namespace dateline::publish
