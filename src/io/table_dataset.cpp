#include "io/table_dataset.hpp"

#include <array>
#include <string>
#include <system_error>

#include "io/gdal_setup.hpp"

namespace dateline::io {
namespace fs = std::filesystem;
using base::Error;
using base::ErrorCode;

namespace {

constexpr std::array<const char*, 13> kDrivers = {
    "CSV",        "XLSX", "ODS", "GPKG",   "GeoJSON",  "GeoJSONSeq", "ESRI Shapefile",
    "FlatGeobuf", "KML",  "GPX", "SQLite", "TopoJSON", nullptr};

}  // namespace

base::Result<Dataset> open_table(const fs::path& path) {
  // Checked before GDAL sees the name: it would take "PG:..." or "/vsicurl/..." for more than a
  // file.
  std::error_code ec;
  if (!fs::exists(path, ec)) {
    return Error{ErrorCode::not_found, "no such file", path.string(), "Check the path"};
  }
  const fs::path whole = fs::absolute(path, ec);
  if (ec || whole.string().starts_with("/vsi")) {
    return Error{ErrorCode::unsupported, "is not a file of this computer", path.string(),
                 "Save it first"};
  }
  set_up_gdal();
  const QuietErrors quiet;
  CPLErrorReset();
  constexpr std::array<const char*, 2> kOptions{"AUTODETECT_TYPE=NO", nullptr};
  Dataset dataset(GDALDataset::Open(whole.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY,
                                    kDrivers.data(), kOptions.data(), nullptr));
  if (!dataset) {
    const std::string why = CPLGetLastErrorMsg();
    return Error{ErrorCode::unsupported,
                 "cannot be read as a table" + (why.empty() ? std::string() : ": " + why),
                 path.string(),
                 "Known formats are CSV, TSV, XLSX, ODS, GeoPackage, GeoJSON, Shapefile, "
                 "FlatGeobuf, KML, GPX and SQLite"};
  }
  return dataset;
}

std::unique_ptr<OGRCoordinateTransformation> to_wgs84(OGRLayer& layer) {
  OGRSpatialReference wgs84;
  wgs84.SetWellKnownGeogCS("WGS84");
  wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  const OGRSpatialReference* own = layer.GetSpatialRef();
  if (own == nullptr || own->IsSame(&wgs84) != 0) return nullptr;
  return std::unique_ptr<OGRCoordinateTransformation>(
      OGRCreateCoordinateTransformation(own, &wgs84));
}

}  // namespace dateline::io
