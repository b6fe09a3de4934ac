#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/compile_map/geometry.hpp"
#include "base/result.hpp"

namespace dateline::compile_map {

/// One GeoJSON feature, projected. Polygons, lines or points, never a mixture.
struct Feature {
  std::map<std::string, std::variant<std::string, double>> properties;
  std::vector<Polygon> polygons;
  std::vector<Path> lines;
  std::optional<geo::WorldPoint> point;

  /// "" where there is no such text.
  [[nodiscard]] std::string text(const std::string& name) const;
  /// `otherwise` where there is no such number.
  [[nodiscard]] double number(const std::string& name, double otherwise = 0) const;
};

/// Reads a gzip'd file of newline-delimited GeoJSON (RFC 7946). Errors name the file and the line.
[[nodiscard]] base::Result<std::vector<Feature>> read_layer(const std::filesystem::path& path);

}  // namespace dateline::compile_map
