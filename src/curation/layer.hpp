#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace dateline::curation {

/// Of a layer: none is the colour of a family of events. What each looks like is the theme's.
enum class LayerColour : std::uint8_t { violet, pink, cyan, olive, tan, navy, ink };
inline constexpr std::size_t kLayerColours = 7;
[[nodiscard]] constexpr std::string_view name(LayerColour colour) {
  constexpr std::array<std::string_view, kLayerColours> kNames = {"violet", "pink", "cyan", "olive",
                                                                  "tan",    "navy", "ink"};
  return kNames[static_cast<std::size_t>(colour)];
}
[[nodiscard]] std::optional<LayerColour> layer_colour_from(std::string_view word);

/// A layer of a file of geodata that the user has put over the map, and how it is drawn. A plain
/// value.
struct Layer {
  static constexpr double kLeastWidth = 0.5;
  static constexpr double kMostWidth = 8;
  static constexpr std::size_t kMostName = 200;  ///< bytes

  std::string name;            ///< in lists and in the legend; never empty
  std::filesystem::path file;  ///< absolute
  std::string layer;           ///< in the file
  LayerColour colour = LayerColour::violet;
  double width = 1.5;  ///< of lines, logical pixels; points are drawn in proportion
  bool filled = true;  ///< areas
  double opacity = 1;  ///< of all of it, 0..1
  std::string label;   ///< column that features are named by; "" for none
  bool visible = true;
  /// Where it lies: the lowest on top; of two that are the same, the record of the lower number.
  /// Within kMostOrder of 0.
  std::int64_t order = 0;
  friend bool operator==(const Layer&, const Layer&) = default;
};

}  // namespace dateline::curation
