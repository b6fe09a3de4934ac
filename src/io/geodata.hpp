#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "geo/lng_lat.hpp"

namespace dateline::io {

/// One feature of a user's own layer, as parts of points on the WGS 84 ellipsoid.
struct GeodataFeature {
  enum class Shape : std::uint8_t { points, lines, areas };
  std::string name;  ///< of a field that is called so, "" where there is none
  Shape shape = Shape::points;
  /// Points: each part one point. Lines: each part a line of two points or more. Areas: each part a
  /// closed ring, outer rings and holes alike (the even-odd rule tells them apart).
  std::vector<std::vector<geo::LngLat>> parts;
};

/// A layer of geodata that a user puts over the map.
struct Geodata {
  std::string name;
  std::vector<GeodataFeature> features;
  std::size_t skipped = 0;  ///< features without geometry, or with one outside the earth
};

/// Most points that are read of one file; more is an error, for the map could not draw them.
inline constexpr std::size_t kMaxGeodataPoints = 5'000'000;

/// The GDAL drivers that open a user's file: vector formats that live in files of their own. None
/// of them follows a link, so that opening a file never reaches for the network.
[[nodiscard]] std::span<const char* const> geodata_drivers();

/// Reads all layers of a vector file, reprojected to WGS 84 (longitude, latitude). Errors:
/// not_found, unreadable, unsupported (no driver of the list knows it), bad_format, too_large; each
/// names the file. Not thread-safe against other use of GDAL's error handlers in the same thread.
[[nodiscard]] base::Result<Geodata> read_geodata(const std::filesystem::path& path);

}  // namespace dateline::io
