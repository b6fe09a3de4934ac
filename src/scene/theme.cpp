#include "scene/theme.hpp"

#include <algorithm>

namespace dateline::scene {

namespace {

Theme make_dark() {
  Theme t;
  t.name = "dark";
  t.is_dark = true;
  t.dim = 0.55F;
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
  t.name = "light";
  t.quiet = 0.93F;
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

Theme make_print() {
  Theme t;
  t.name = "print";
  t.quiet = 1;
  t.dim = 0.6F;
  t.panel = hex(0xFFFFFF);
  t.raised = hex(0xFFFFFF);
  t.hairline = hex(0x9A9A9A);
  t.text = hex(0x000000);
  t.secondary = hex(0x3A3A3A);
  t.accent = hex(0x003C8F);
  t.land = hex(0xFFFFFF);
  t.water = hex(0xE9F1F5);
  t.relief = 0;  // a tint that a press would break into dots
  t.stroke = 0.8F;
  t.coast = hex(0x2F4A5C);
  t.border = hex(0x303030);
  t.province = hex(0x8C8C8C);
  t.river = hex(0x4E7890);
  t.lake_edge = hex(0x2F4A5C);
  t.label = hex(0x000000);
  t.halo = hex(0xFFFFFF);
  t.water_label = hex(0x1E4A66);
  t.conflict = hex(0xB00000);
  t.denied = hex(0x6A6A6A);
  t.families = {hex(0xD0434D), hex(0x954803), hex(0x2E3C9B),
                hex(0x31063E), hex(0x00000A), hex(0x033917)};
  t.holders = {hex(0x7D4177), hex(0x9075F9), hex(0xE08699),
               hex(0x1FA4D5), hex(0x87AC02), hex(0x8303E6)};
  return t;
}

Theme make_high_contrast() {
  Theme t;
  t.name = "high-contrast";
  t.is_strong = true;
  t.stroke = 1.6F;
  t.quiet = 1;
  t.dim = 0.72F;
  t.panel = hex(0xFFFFFF);
  t.raised = hex(0xFFFFFF);
  t.hairline = hex(0x404040);
  t.text = hex(0x000000);
  t.secondary = hex(0x2B2B2B);
  t.accent = hex(0x0031A8);
  t.land = hex(0xFFFFFF);
  t.water = hex(0xD9ECF8);
  t.relief = 0.02F;
  t.coast = hex(0x123A5A);
  t.border = hex(0x202020);
  t.province = hex(0x6E6E6E);
  t.river = hex(0x1F5F8F);
  t.lake_edge = hex(0x123A5A);
  t.label = hex(0x000000);
  t.halo = hex(0xFFFFFF);
  t.water_label = hex(0x073A5E);
  t.conflict = hex(0xA00000);
  t.denied = hex(0x505050);
  t.families = {hex(0x7E0000), hex(0xAD4400), hex(0x2A18D8),
                hex(0x9138B0), hex(0x14161E), hex(0x006F5D)};
  t.holders = {hex(0x400A57), hex(0xE033FF), hex(0xCE8500),
               hex(0x3DA0BC), hex(0x769550), hex(0x664B7D)};
  return t;
}

Theme make_high_contrast_dark() {
  Theme t;
  t.name = "high-contrast-dark";
  t.is_dark = true;
  t.is_strong = true;
  t.lit_mark = 0.24F;
  t.stroke = 1.6F;
  t.quiet = 1;
  t.dim = 0.72F;
  t.panel = hex(0x000000);
  t.raised = hex(0x0B0B0B);
  t.hairline = hex(0xB0B0B0);
  t.text = hex(0xFFFFFF);
  t.secondary = hex(0xDADADA);
  t.accent = hex(0x7FD0FF);
  t.land = hex(0x000000);
  t.water = hex(0x0A1C2E);
  t.relief = 0.05F;
  t.coast = hex(0x8FC4EC);
  t.border = hex(0xE0E0E0);
  t.province = hex(0x8A8A8A);
  t.river = hex(0x5E9CCB);
  t.lake_edge = hex(0x8FC4EC);
  t.label = hex(0xFFFFFF);
  t.halo = hex(0x000000);
  t.water_label = hex(0xB8E0FF);
  t.conflict = hex(0xFF9090);
  t.denied = hex(0xA8A8A8);
  t.families = {hex(0xE07A1E), hex(0xFFDA00), hex(0x4A9FC4),
                hex(0xA87BFF), hex(0xE6F6FF), hex(0x2CF59A)};
  t.holders = {hex(0xB02301), hex(0x8401DB), hex(0x9E8A56),
               hex(0x195C99), hex(0x9B525F), hex(0x99B7AC)};
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

const Theme& Theme::print() {
  static const Theme theme = make_print();
  return theme;
}

const Theme& Theme::high_contrast() {
  static const Theme theme = make_high_contrast();
  return theme;
}

const Theme& Theme::high_contrast_dark() {
  static const Theme theme = make_high_contrast_dark();
  return theme;
}

std::span<const Theme* const> Theme::all() {
  static const std::array<const Theme*, 5> themes = {&light(), &dark(), &print(), &high_contrast(),
                                                     &high_contrast_dark()};
  return themes;
}

const Theme* Theme::named(std::string_view name) {
  const auto found = std::ranges::find_if(all(), [&](const Theme* t) { return t->name == name; });
  return found == all().end() ? nullptr : *found;
}

}  // namespace dateline::scene
