#pragma once

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <filesystem>
#include <memory>

#include "base/result.hpp"

namespace dateline::io {

struct CloseDataset {
  void operator()(GDALDataset* d) const { GDALClose(d); }
};
using Dataset = std::unique_ptr<GDALDataset, CloseDataset>;

/// Opens a table or geodata of a short list of formats, for reading, all cells as text: a key of
/// digits keeps its zeros, a decimal comma is ours to read. Never what is no file of this computer.
/// Errors: not_found, unsupported.
[[nodiscard]] base::Result<Dataset> open_table(const std::filesystem::path& path);

/// What takes points of a layer to WGS 84, longitude first; nullptr where they are there.
[[nodiscard]] std::unique_ptr<OGRCoordinateTransformation> to_wgs84(OGRLayer& layer);

}  // namespace dateline::io
