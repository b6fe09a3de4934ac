#include "scene/pin.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace dateline::scene {
namespace {

struct Stroke {
  Rgba colour;
  float width;
};

struct Label {
  std::string words;
  PixelBox box;
};

TextStyle label_style(const PinLook& look, const Theme& theme) {
  return plain_text(13 * look.scale, theme.text, Weight::bold);
}

Label label_of(typeset::Typesetter& type, const PinLook& look) {
  if (look.label.empty()) return {};
  const PathPoint at = look.at;
  const PixelBox& map = look.map;
  const float s = look.scale;
  const TextStyle style = label_style(look, Theme::light());
  Label out;
  out.words = typeset::elide(type, look.label, style.weight, style.size, map.width() / 2 - 40 * s);
  const float width = type.width(out.words, style.weight, style.size) + 16 * s;
  // Below, where labels of events seldom are; above at the map's lower edge. Whole in any case.
  const float left = std::clamp(at.x - width / 2, map.x0 + 4 * s,
                                std::max(map.x0 + 4 * s, map.x1 - width - 4 * s));
  const bool above = at.y + 46 * s > map.y1;
  const float middle = at.y + (above ? -31 * s : 31 * s);
  out.box = {std::round(left), middle - 12 * s, std::round(left + width), middle + 12 * s};
  return out;
}

}  // namespace

PixelBox pin_label_box(typeset::Typesetter& type, const PinLook& look) {
  return label_of(type, look).box;
}

void draw_pin(Painter& painter, const PinLook& look, const Theme& theme) {
  const PathPoint at = look.at;
  const float s = look.scale;
  // Lines with a rim of the ground's colour, so that they are seen on any of the map's colours.
  for (const Stroke& stroke :
       {Stroke{theme.panel.faded(0.9F), 5 * s}, Stroke{theme.accent, 2 * s}}) {
    if (!look.sign) break;
    const float inner = 4 * s;
    const float outer = 15 * s;
    painter.ring(at, 9 * s, stroke.width, stroke.colour);
    for (const auto& [dx, dy] :
         {std::pair{1.0F, 0.0F}, {-1.0F, 0.0F}, {0.0F, 1.0F}, {0.0F, -1.0F}}) {
      painter.line({at.x + dx * inner, at.y + dy * inner}, {at.x + dx * outer, at.y + dy * outer},
                   stroke.width, stroke.colour);
    }
  }
  const Label label = label_of(painter.type(), look);
  if (label.words.empty()) return;
  const PixelBox& box = label.box;
  painter.rounded_rect({box.x0 - 1, box.y0 - 1, box.x1 + 1, box.y1 + 1}, 5 * s, theme.hairline);
  painter.rounded_rect(box, 4 * s, theme.raised);
  painter.text(box.x0 + 8 * s, (box.y0 + box.y1) / 2 + 5 * s, label.words,
               label_style(look, theme));
}

}  // namespace dateline::scene
