#pragma once

#include <vector>

#include "scene/painter.hpp"
#include "scene/symbols.hpp"

namespace dateline::tests {

inline constexpr int kThingsWidth = 400;
inline constexpr int kThingsHeight = 300;
inline constexpr const char* kMosulInArabic = "\u0627\u0644\u0645\u0648\u0635\u0644";

/// All kinds of things that a Painter draws, for files that keep them as shapes and words.
inline void draw_things(scene::Painter& p) {
  const auto& theme = scene::Theme::light();
  p.rect({0, 0, kThingsWidth, kThingsHeight}, theme.panel);
  p.rect_fade({20, 150, 180, 190}, theme.accent, theme.accent.faded(0.1F));
  scene::TextStyle style = scene::plain_text(24, theme.text);
  style.halo = theme.panel;
  style.halo_width = 2;
  p.text(20, 40, "Fighters took Mosul", style);
  p.text(20, 80, kMosulInArabic, style);
  p.text_turned({330, 160}, 40, "Tigris", style);
  p.polyline(std::vector<scene::PathPoint>{{20, 120}, {120, 100}, {220, 130}}, 3, theme.accent,
             false, {12, 6});
  p.ring({350, 60}, 24, 4, theme.text);
  const std::vector<scene::PathPoint> square{{220, 60}, {300, 60}, {300, 110}, {220, 110}};
  p.triangles(square, std::vector<std::uint32_t>{0, 1, 2, 0, 2, 3}, theme.families[0]);
  float x = 40;
  for (std::size_t i = 0; i < event::kStatuses; ++i) {
    scene::SymbolLook look;
    look.type = event::EventType::capture;
    look.status = static_cast<event::Status>(i);
    look.size = 40;
    p.begin_item(event::name(look.status).data());
    scene::draw_symbol(p, {x, 240}, look, theme);
    p.end_item();
    x += 62;
  }
}

}  // namespace dateline::tests
