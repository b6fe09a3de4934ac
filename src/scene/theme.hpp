#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "event/event.hpp"
#include "scene/colour.hpp"

namespace dateline::scene {

inline constexpr std::size_t kHolderColours = 6;

/// The colours of all that is drawn. Sizes do not depend on it; they are logical pixels in Sizes.
struct Theme {
  bool is_dark = false;
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
  [[nodiscard]] static const Theme& dark();
  [[nodiscard]] static const Theme& light();
  /// "dark" or "light".
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
