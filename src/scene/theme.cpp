#include "scene/theme.hpp"

namespace dateline::scene {

namespace {

Theme make_dark() {
  Theme t;
  t.is_dark = true;
  t.panel = hex(0x14181D);
  t.raised = hex(0x1B2127);
  t.hairline = hex(0x2A323A);
  t.text = hex(0xE8ECEF);
  t.secondary = hex(0xA9B3BC);
  t.accent = hex(0x6CB4FF);
  t.land = hex(0x20262C);
  t.water = hex(0x101B26);
  t.coast = hex(0x35506A);
  t.border = hex(0x7A8590);
  t.province = hex(0x3C464F);
  t.river = hex(0x2D4F6B);
  t.lake_edge = hex(0x2D4F6B);
  t.label = hex(0xD5DCE2);
  t.halo = hex(0x14181D);
  t.water_label = hex(0x8FB8DA);
  t.conflict = hex(0xFF5A5A);
  t.denied = hex(0x8A949E);
  t.families = {hex(0xE8622A), hex(0xFFD24A), hex(0x6FD3F7),
                hex(0xB07BE0), hex(0xE9E2D2), hex(0x2F9377)};
  t.holders = {hex(0xFF6FB5), hex(0x8D82FF), hex(0xC9A27E),
               hex(0x9FE0EC), hex(0x8C6A48), hex(0x5F7486)};
  return t;
}

Theme make_light() {
  Theme t;
  t.panel = hex(0xFBFAF7);
  t.raised = hex(0xFFFFFF);
  t.hairline = hex(0xDAD7D0);
  t.text = hex(0x1B1F23);
  t.secondary = hex(0x56606A);
  t.accent = hex(0x0B5CC2);
  t.land = hex(0xF1EEE7);
  t.water = hex(0xD6E3EC);
  t.coast = hex(0x9DB4C4);
  t.border = hex(0x85898D);
  t.province = hex(0xCFCBC2);
  t.river = hex(0xA3BED1);
  t.lake_edge = hex(0xA3BED1);
  t.label = hex(0x2E3439);
  t.halo = hex(0xFBFAF7);
  t.water_label = hex(0x2F5F85);
  t.conflict = hex(0xC81E1E);
  t.denied = hex(0x7A8087);
  t.families = {hex(0xA3180C), hex(0xB86400), hex(0x0A3F9C),
                hex(0x7D4A8C), hex(0x38302C), hex(0x0A8358)};
  t.holders = {hex(0xD0408C), hex(0x7B61E8), hex(0xB8895F),
               hex(0x2AA5B8), hex(0x96A51F), hex(0x222B66)};
  return t;
}

}  // namespace

const Theme& Theme::dark() {
  static const Theme theme = make_dark();
  return theme;
}

const Theme& Theme::light() {
  static const Theme theme = make_light();
  return theme;
}

const Theme* Theme::named(std::string_view name) {
  if (name == "dark") return &dark();
  if (name == "light") return &light();
  return nullptr;
}

}  // namespace dateline::scene
