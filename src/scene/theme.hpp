#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "event/event.hpp"
#include "scene/colour.hpp"

namespace dateline::scene {

inline constexpr std::size_t kHolderColours = 6;

/// The colours of all that is drawn. Sizes do not depend on it; they are logical pixels in Sizes.
struct Theme {
  std::string_view name;  ///< "light", "dark", "print", "high-contrast", "high-contrast-dark"
  bool is_dark = false;
  bool is_strong =
      false;              ///< high contrast: edges of controls and the ring of the keyboard doubled
  float stroke = 1;       ///< times the width of edges of symbols and of lines on the map
  float quiet = 0.8F;     ///< opacity of the names of countries and provinces
  float dim = 0.56F;      ///< how much of the text's colour is left in what is still to come
  float cover = 0.85F;    ///< how much of the ground the halo of a name on the map hides
  float lit_mark = 0.3F;  ///< opacity of a family's colour behind the words of a selected event
  Rgba panel, raised, hairline;
  Rgba text, secondary, accent;
  Rgba land, water;
  float relief = 0.06F;  ///< the greatest share of black or white that relief adds
  Rgba coast, border, province, river, lake_edge;
  Rgba label, halo, water_label;
  Rgba conflict;  ///< what cannot both be true
  Rgba denied;    ///< in place of the family's colour
  std::array<Rgba, event::kFamilies> families;
  /// Of those who hold places: apart from each other and from the families for eyes of every kind.
  std::array<Rgba, kHolderColours> holders;

  [[nodiscard]] Rgba family(event::Family f) const { return families[static_cast<std::size_t>(f)]; }
  /// Of text that is still to come, or was undone, on the panel.
  [[nodiscard]] Rgba dimmed() const { return mixed(panel, text, dim); }
  /// Behind names on land, and behind those on water, which shows no halo there.
  [[nodiscard]] Rgba name_halo() const { return halo.faded(cover); }
  [[nodiscard]] Rgba water_halo() const { return water.faded(cover); }
  /// For a map whose ground may have any colour: a heat map lies over it, or somebody's picture.
  [[nodiscard]] Theme over_any_ground() const {
    Theme out = *this;
    out.cover = 0.96F;
    return out;
  }
  [[nodiscard]] static const Theme& dark();
  [[nodiscard]] static const Theme& light();
  /// For paper: white ground, no greys that a newspaper loses, and families that come out of a
  /// black-and-white printer in six different greys.
  [[nodiscard]] static const Theme& print();
  /// Text at 7:1 and more, symbols at 4.5:1, on white or on black.
  [[nodiscard]] static const Theme& high_contrast();
  [[nodiscard]] static const Theme& high_contrast_dark();
  /// All of them, light ones first.
  [[nodiscard]] static std::span<const Theme* const> all();
  /// nullptr where none is called that.
  [[nodiscard]] static const Theme* named(std::string_view name);
};

/// Lengths in logical pixels; multiply by the view's scale.
struct Sizes {
  static constexpr float symbol = 14;
  static constexpr float symbol_selected = 18;
  static constexpr float symbol_presenting = 32;
  static constexpr float symbol_edge = 1.5F;
  static constexpr float text = 14;
  static constexpr float text_small = 12;
  static constexpr float heading = 17;
  static constexpr float halo = 2;
};

}  // namespace dateline::scene
