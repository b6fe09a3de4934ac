#pragma once

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <filesystem>
#include <memory>

#include "base/result.hpp"
#include "io/memory_file.hpp"

namespace dateline::io {

struct CloseDataset {
  void operator()(GDALDataset* d) const { GDALClose(d); }
};
using Dataset = std::unique_ptr<GDALDataset, CloseDataset>;

/// What a file of geodata or a table may be, and how that is said.
struct DatasetKind {
  const char* const* drivers = nullptr;  ///< ends with nullptr
  const char* const* options = nullptr;  ///< for opening; likewise, or nullptr
  const char* what = "";                 ///< "geodata", for errors
  const char* known = "";                ///< "Known formats are ..."
  unsigned of = GDAL_OF_VECTOR;          ///< or GDAL_OF_RASTER
};

/// Whole path of a regular file of this computer, checked before GDAL sees the name: it would take
/// "PG:..." or "/vsicurl/..." for more than a file, and wait for ever on a pipe.
/// Errors: not_found, unsupported.
[[nodiscard]] base::Result<std::filesystem::path> local_file(const std::filesystem::path& path);

/// Opens local_file(path) for reading, by the drivers named and no other. Errors: as there;
/// unsupported.
[[nodiscard]] base::Result<Dataset> open_dataset(const std::filesystem::path& path,
                                                 const DatasetKind& kind);

/// The same of a file in memory; `path` is what errors name. Errors: unsupported.
[[nodiscard]] base::Result<Dataset> open_in_memory(const MemoryFile& file,
                                                   const std::filesystem::path& path,
                                                   const DatasetKind& kind);

/// What takes points of a layer to WGS 84, longitude first; nullptr where they are there, or where
/// the file does not say what they are. Error unsupported: the system is not known here.
using ToWgs84 = std::unique_ptr<OGRCoordinateTransformation>;
[[nodiscard]] base::Result<ToWgs84> to_wgs84(OGRLayer& layer, const std::filesystem::path& path);

}  // namespace dateline::io
