#include "io/table_file.hpp"

#include <cpl_error.h>
#include <fmt/format.h>

#include <array>
#include <string>
#include <utility>

#include "base/file.hpp"
#include "base/utf8.hpp"
#include "intake/zip_file.hpp"
#include "io/gdal_setup.hpp"
#include "io/linked_events.hpp"

namespace dateline::io {
namespace fs = std::filesystem;
using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

constexpr const char* kKnown =
    "Known formats are CSV, TSV, XLSX, ODS, GeoPackage, GeoJSON, Linked Places (.jsonld), "
    "Shapefile, FlatGeobuf, KML, KMZ, GPX and SQLite";

/// The one that knows all of KML; the other driver of that name leaves fields out.
constexpr std::array<const char*, 2> kKml{"LIBKML", nullptr};
constexpr std::array<const char*, 12> kOthers{
    "CSV",        "XLSX", "ODS",    "GPKG",     "GeoJSON", "GeoJSONSeq", "ESRI Shapefile",
    "FlatGeobuf", "GPX",  "SQLite", "TopoJSON", nullptr};

Error too_large(const fs::path& path, const char* what) {
  return {ErrorCode::too_large,
          fmt::format("has more than {} MB of {}", kMostKmlBytes >> 20U, what), path.string(),
          "Save it as a GeoPackage, or in parts"};
}

/// The events of a file of Linked Places, as GeoJSON of a feature an event.
Result<std::string> events_in(const fs::path& path) {
  const auto whole = local_file(path);
  if (!whole) return whole.error();
  const auto bytes = base::read_file(*whole, kMostKmlBytes);
  if (!bytes) {
    return bytes.error().code == ErrorCode::too_large ? too_large(path, "Linked Places")
                                                      : bytes.error();
  }
  return events_of_linked_places(*bytes, path.string());
}

/// The KML in a KMZ.
Result<std::string> unpacked(const fs::path& path) {
  const auto whole = local_file(path);
  if (!whole) return whole.error();
  auto bytes = base::read_file(*whole, kMostKmlBytes);
  if (!bytes) {
    return bytes.error().code == ErrorCode::too_large ? too_large(path, "KML") : bytes.error();
  }
  auto zip = intake::ZipFile::open(*bytes, path.string(), {kMostKmlBytes, kMostKmlBytes});
  if (!zip) return zip.error();
  const Error none{ErrorCode::bad_format, "holds no KML", path.string(),
                   "Save it again as KMZ or KML with the program that made it"};
  const std::string member = zip->first_with(".kml");
  if (member.empty()) return none;
  auto kml = zip->read(member);
  if (!kml) return kml.error().code == ErrorCode::too_large ? too_large(path, "KML") : kml.error();
  if (!*kml) return none;
  return std::move(**kml);
}

}  // namespace

Result<TableFile> TableFile::open(const fs::path& path) {
  static constexpr std::array<const char*, 3> kOptions{"AUTODETECT_TYPE=NO", "DATE_AS_STRING=YES",
                                                       nullptr};
  const std::string ending = base::lower_ascii(path.extension().string());
  if (ending == ".kmz") {
    auto kml = unpacked(path);
    if (!kml) return kml.error();
    auto memory = std::make_unique<MemoryFile>(".kml", std::move(*kml));
    auto dataset = open_in_memory(*memory, path, {kKml.data(), nullptr, "KML", kKnown});
    if (!dataset) return dataset.error();
    return TableFile(std::move(memory), std::move(*dataset), true);
  }
  if (ending == ".jsonld") {
    auto events = events_in(path);
    if (!events) return events.error();
    auto memory = std::make_unique<MemoryFile>(".geojson", std::move(*events));
    auto dataset =
        open_in_memory(*memory, path, {kOthers.data(), kOptions.data(), "Linked Places", kKnown});
    if (!dataset) return dataset.error();
    return TableFile(std::move(memory), std::move(*dataset), false);
  }
  const bool kml = ending == ".kml";
  if (kml) {
    std::error_code ec;
    if (const auto bytes = fs::file_size(path, ec); !ec && bytes > kMostKmlBytes) {
      return too_large(path, "KML");
    }
  }
  auto dataset =
      open_dataset(path, kml ? DatasetKind{kKml.data(), nullptr, "a table", kKnown}
                             : DatasetKind{kOthers.data(), kOptions.data(), "a table", kKnown});
  if (!dataset) return dataset.error();
  return TableFile(nullptr, std::move(*dataset), kml);
}

}  // namespace dateline::io
