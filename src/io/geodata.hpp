#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "base/stop_check.hpp"
#include "geo/feature_set.hpp"

namespace dateline::io {

/// How much of a layer is read: what lies beyond is left out, and Geodata::cut_short says so.
struct GeodataLimits {
  std::size_t features = 1'000'000;
  std::size_t points = 5'000'000;
  std::size_t text = std::size_t{128} << 20U;  ///< bytes of all cells
  std::size_t columns = 64;
  std::size_t cell = 500;  ///< bytes of one; a longer one is cut
};

/// A layer of a user's own, on the world square.
struct Geodata {
  std::string name;  ///< of the layer in its file, or of the file
  geo::FeatureSet features;
  std::string attribution;  ///< whom the file asks to name, one line; "" for nobody
  std::size_t skipped = 0;  ///< features without geometry, or with one outside the earth
  bool cut_short = false;   ///< it has more than GeodataLimits allow
};

/// A layer that a file has.
struct GeodataLayer {
  std::string name;
  std::string shapes;        ///< "points", "lines", "areas"; "" where they are mixed or not told
  std::size_t features = 0;  ///< 0 where that takes a look at all of them
};

/// The GDAL drivers that open a user's file: vector formats that live in files of their own. None
/// of them follows a link, so that opening a file never reaches for the network.
[[nodiscard]] std::span<const char* const> geodata_drivers();

/// Whether the name of a file ends as those do that read_geodata() may read.
[[nodiscard]] bool has_name_of_geodata(const std::filesystem::path& path);

/// The layers of a file that have geometry. Errors: as read_geodata(). Thread-safe.
[[nodiscard]] base::Result<std::vector<GeodataLayer>> layers_in(const std::filesystem::path& path);

/// How to read.
struct GeodataOptions {
  std::string layer = {};  ///< "" for the first that has geometry
  GeodataLimits limits = {};
  std::function<void(float)> progress = {};  ///< of 0..1, where it can be told
  base::StopCheck stop = {};
};

/// Reads a layer of a vector file, from whatever coordinate system to WGS 84. One without a
/// coordinate system is taken to have degrees, longitude first. Errors: not_found (the file, the
/// layer), unreadable, unsupported (no driver of the list knows it), bad_format, too_large, for
/// files of text of more than kMostGeodataText bytes and others of more than kMostGeodataBytes;
/// cancelled. Each names the file. Thread-safe.
[[nodiscard]] base::Result<Geodata> read_geodata(const std::filesystem::path& path,
                                                 const GeodataOptions& options = {});

inline constexpr std::uintmax_t kMostGeodataText = std::uintmax_t{512} << 20U;
inline constexpr std::uintmax_t kMostGeodataBytes = std::uintmax_t{4} << 30U;

}  // namespace dateline::io
