// GeoPackage and FlatGeobuf, by GDAL and in memory.
#include <cpl_conv.h>
#include <cpl_string.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

#include "base/utf8.hpp"
#include "io/export_file.hpp"
#include "io/gdal_dataset.hpp"
#include "io/gdal_setup.hpp"
#include "io/memory_file.hpp"

namespace dateline::io {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

/// The day that is written as that of the last change: the same rows shall give the same bytes.
class FixedDate {
 public:
  FixedDate() { CPLSetThreadLocalConfigOption(kOption, "2000-01-01T00:00:00.000Z"); }
  FixedDate(const FixedDate&) = delete;
  FixedDate& operator=(const FixedDate&) = delete;
  ~FixedDate() { CPLSetThreadLocalConfigOption(kOption, nullptr); }

 private:
  static constexpr const char* kOption = "OGR_CURRENT_DATE";
};

Error failed(const char* driver) {
  std::string why = CPLGetLastErrorMsg();
  if (base::first_invalid_utf8(why)) why.clear();
  return {ErrorCode::internal, fmt::format("{} could not be made: {}", driver, why), "",
          "Export as GeoJSON instead, and report it"};
}

OGRFieldType type_of(ExportKind kind) {
  switch (kind) {
    case ExportKind::number:
      return OFTReal;
    case ExportKind::whole:
      return OFTInteger64;
    case ExportKind::text:
      break;
  }
  return OFTString;
}

void put(OGRFeature& feature, int field, const ExportValue& value) {
  if (const auto* text = std::get_if<std::string>(&value)) {
    feature.SetField(field, text->c_str());
  } else if (const auto* number = std::get_if<double>(&value)) {
    feature.SetField(field, *number);
  } else if (const auto* whole = std::get_if<std::int64_t>(&value)) {
    feature.SetField(field, static_cast<GIntBig>(*whole));
  } else {
    feature.SetFieldNull(field);
  }
}

bool put(OGRLayer& layer, const ExportRow& row) {
  const OGRFeatureUniquePtr feature(OGRFeature::CreateFeature(layer.GetLayerDefn()));
  int field = 0;
  for (const ExportField& column : export_fields()) put(*feature, field++, column.of(row));
  if (row.place) {
    OGRPoint at(row.place->at.lng(), row.place->at.lat());
    feature->SetGeometry(&at);
  }
  return layer.CreateFeature(feature.get()) == OGRERR_NONE;
}

}  // namespace

Result<std::string> export_gdal(ExportFormat format, std::span<const ExportRow> rows,
                                const ExportLook& look) {
  set_up_gdal();
  const QuietErrors quiet;
  const FixedDate date;
  CPLErrorReset();
  const bool gpkg = format == ExportFormat::gpkg;
  const char* name = gpkg ? "GPKG" : "FlatGeobuf";
  GDALDriver* driver = GetGDALDriverManager()->GetDriverByName(name);
  if (driver == nullptr) {
    return Error{ErrorCode::unsupported, fmt::format("this GDAL cannot write {}", name), "",
                 "Export as GeoJSON instead"};
  }
  const MemoryFile file(gpkg ? ".gpkg" : ".fgb");
  {
    const Dataset dataset(driver->Create(file.path(), 0, 0, 0, GDT_Unknown, nullptr));
    if (!dataset) return failed(name);
    OGRSpatialReference wgs84;
    wgs84.SetWellKnownGeogCS("WGS84");
    wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    CPLStringList options;
    if (gpkg) {
      options.SetNameValue("DESCRIPTION", look.title.empty() ? "Events" : look.title.c_str());
    }
    OGRLayer* layer = dataset->CreateLayer("events", &wgs84, wkbPoint, options.List());
    if (layer == nullptr) return failed(name);
    for (const ExportField& column : export_fields()) {
      OGRFieldDefn field(std::string(column.name).c_str(), type_of(column.kind));
      if (layer->CreateField(&field) != OGRERR_NONE) return failed(name);
    }
    const bool in_one = gpkg && dataset->StartTransaction() == OGRERR_NONE;
    for (const ExportRow& row : rows) {
      if (!gpkg && !row.place) continue;  // as left_out_by() tells
      if (!put(*layer, row)) return failed(name);
    }
    if (in_one && dataset->CommitTransaction() != OGRERR_NONE) return failed(name);
  }
  std::string bytes = file.bytes();
  if (bytes.empty() || CPLGetLastErrorType() == CE_Failure) return failed(name);
  return bytes;
}

}  // namespace dateline::io
