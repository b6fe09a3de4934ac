#include "io/gdal_dataset.hpp"

#include <fmt/format.h>

#include <string>
#include <system_error>

#include "base/utf8.hpp"
#include "io/gdal_setup.hpp"

namespace dateline::io {
namespace fs = std::filesystem;
using base::Error;
using base::ErrorCode;

base::Result<fs::path> local_file(const fs::path& path) {
  std::error_code ec;
  if (!fs::exists(path, ec)) {
    return Error{ErrorCode::not_found, "no such file", path.string(), "Check the path"};
  }
  fs::path whole = fs::absolute(path, ec);
  if (ec || whole.string().starts_with("/vsi") || !fs::is_regular_file(whole, ec)) {
    return Error{ErrorCode::unsupported, "is not a file of this computer", path.string(),
                 "Choose a file that is saved here"};
  }
  return whole;
}

namespace {

/// `name` is what GDAL opens, `path` what errors name.
base::Result<Dataset> open_named(const char* name, const fs::path& path, const DatasetKind& kind) {
  set_up_gdal();
  const QuietErrors quiet;
  CPLErrorReset();
  Dataset dataset(
      GDALDataset::Open(name, kind.of | GDAL_OF_READONLY, kind.drivers, kind.options, nullptr));
  if (dataset) return dataset;
  std::string why = CPLGetLastErrorMsg();
  if (base::first_invalid_utf8(why)) why.clear();
  // Errors name the file as it is: one in memory has a name of ours.
  const std::string_view of(name);
  for (std::size_t at = 0; (at = why.find(of, at)) != std::string::npos;) {
    const std::string file = path.filename().string();
    why.replace(at, of.size(), file);
    at += file.size();
  }
  return Error{ErrorCode::unsupported,
               fmt::format("cannot be read as {}{}", kind.what, why.empty() ? "" : ": " + why),
               path.string(), kind.known};
}

}  // namespace

base::Result<Dataset> open_dataset(const fs::path& path, const DatasetKind& kind) {
  const auto whole = local_file(path);
  if (!whole) return whole.error();
  return open_named(whole->c_str(), path, kind);
}

base::Result<Dataset> open_in_memory(const MemoryFile& file, const fs::path& path,
                                     const DatasetKind& kind) {
  return open_named(file.path(), path, kind);
}

base::Result<ToWgs84> to_wgs84(OGRLayer& layer, const fs::path& path) {
  OGRSpatialReference wgs84;
  wgs84.SetWellKnownGeogCS("WGS84");
  wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  const OGRSpatialReference* own = layer.GetSpatialRef();
  if (own == nullptr || own->IsSame(&wgs84) != 0) return ToWgs84();
  if (ToWgs84 made{OGRCreateCoordinateTransformation(own, &wgs84)}) return made;
  std::string name = own->GetName() == nullptr ? "" : own->GetName();
  if (base::first_invalid_utf8(name)) name.clear();
  return Error{ErrorCode::unsupported,
               fmt::format("has a coordinate system that is not known here ({})", name),
               path.string(), "Save it in WGS 84 (EPSG:4326)"};
}

}  // namespace dateline::io
