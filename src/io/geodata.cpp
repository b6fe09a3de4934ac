#include "io/geodata.hpp"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <array>
#include <cctype>
#include <memory>
#include <string_view>
#include <system_error>
#include <utility>

#include "io/gdal_setup.hpp"

namespace dateline::io {
namespace fs = std::filesystem;
namespace {

using base::Error;
using base::ErrorCode;

// GDALOpenEx wants a list that ends with nullptr.
constexpr std::array<const char*, 9> kDrivers = {
    "GeoJSON", "GeoJSONSeq", "GPKG", "FlatGeobuf", "ESRI Shapefile", "CSV", "KML", "GPX", nullptr};

struct CloseDataset {
  void operator()(GDALDataset* d) const { GDALClose(d); }
};
using Dataset = std::unique_ptr<GDALDataset, CloseDataset>;

class Reader {
 public:
  explicit Reader(const fs::path& path) : path_(path) {}

  base::Result<Geodata> read(GDALDataset& dataset) {
    out_.name = path_.stem().string();
    for (OGRLayer* layer : dataset.GetLayers()) {
      if (auto ok = read_layer(*layer); !ok) return ok.error();
    }
    if (out_.features.empty()) {
      return Error{ErrorCode::bad_format, "holds no features with a place on the map",
                   path_.string(), "Check that it has geometry and a coordinate system"};
    }
    return std::move(out_);
  }

 private:
  base::Result<void> read_layer(OGRLayer& layer) {
    OGRSpatialReference wgs84;
    wgs84.SetWellKnownGeogCS("WGS84");
    wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    std::unique_ptr<OGRCoordinateTransformation> transform;
    if (const OGRSpatialReference* own = layer.GetSpatialRef();
        own != nullptr && own->IsSame(&wgs84) == 0) {
      transform.reset(OGRCreateCoordinateTransformation(own, &wgs84));
    }
    const int name_field = name_field_of(*layer.GetLayerDefn());
    for (auto& feature : layer) {
      OGRGeometry* geometry = feature->GetGeometryRef();
      if (geometry == nullptr || geometry->IsEmpty() != 0) {
        ++out_.skipped;
        continue;
      }
      if (transform && geometry->transform(transform.get()) != OGRERR_NONE) {
        ++out_.skipped;
        continue;
      }
      const std::string name = name_field >= 0 ? feature->GetFieldAsString(name_field) : "";
      add(*geometry, name, 0);
      if (points_ > kMaxGeodataPoints) {
        return Error{ErrorCode::too_large,
                     "has more than " + std::to_string(kMaxGeodataPoints) + " points",
                     path_.string(), "Simplify or clip it"};
      }
    }
    return {};
  }

  static int name_field_of(const OGRFeatureDefn& definition) {
    for (const char* wanted : {"name", "name_en", "title", "label"}) {
      for (int i = 0; i < definition.GetFieldCount(); ++i) {
        if (EQUAL(definition.GetFieldDefn(i)->GetNameRef(), wanted)) return i;
      }
    }
    return -1;
  }

  bool add_part(GeodataFeature& feature, const OGRSimpleCurve& curve) {
    std::vector<geo::LngLat> part;
    part.reserve(static_cast<std::size_t>(curve.getNumPoints()));
    for (int i = 0; i < curve.getNumPoints(); ++i) {
      const auto p = geo::LngLat::from_degrees(curve.getX(i), curve.getY(i));
      if (!p) return false;
      part.push_back(*p);
    }
    points_ += part.size();
    feature.parts.push_back(std::move(part));
    return true;
  }

  void add(const OGRGeometry& geometry, const std::string& name, int depth) {
    GeodataFeature feature{name, GeodataFeature::Shape::points, {}};
    bool good = true;
    switch (wkbFlatten(geometry.getGeometryType())) {
      case wkbPoint: {
        const auto* p = geometry.toPoint();
        const auto at = geo::LngLat::from_degrees(p->getX(), p->getY());
        good = at.has_value();
        if (at) feature.parts.push_back({*at});
        ++points_;
        break;
      }
      case wkbLineString:
        feature.shape = GeodataFeature::Shape::lines;
        good = add_part(feature, *geometry.toLineString());
        break;
      case wkbPolygon:
        feature.shape = GeodataFeature::Shape::areas;
        for (const auto* ring : *geometry.toPolygon()) good = good && add_part(feature, *ring);
        break;
      case wkbMultiPoint:
      case wkbMultiLineString:
      case wkbMultiPolygon:
      case wkbGeometryCollection:
        if (depth < 8) {
          for (const auto* part : *geometry.toGeometryCollection()) add(*part, name, depth + 1);
          return;
        }
        good = false;
        break;
      default: {  // curves: as lines
        const std::unique_ptr<OGRGeometry> linear(geometry.getLinearGeometry());
        if (linear && depth < 8 &&
            wkbFlatten(linear->getGeometryType()) != wkbFlatten(geometry.getGeometryType())) {
          add(*linear, name, depth + 1);
          return;
        }
        good = false;
      }
    }
    if (good && !feature.parts.empty()) {
      out_.features.push_back(std::move(feature));
    } else {
      ++out_.skipped;
    }
  }

  fs::path path_;
  Geodata out_;
  std::size_t points_ = 0;
};

}  // namespace

std::span<const char* const> geodata_drivers() {
  return std::span(kDrivers).first(kDrivers.size() - 1);
}

base::Result<Geodata> read_geodata(const fs::path& path) {
  // Checked before GDAL sees the name: it would take "PG:..." or "/vsicurl/..." for more than a
  // file.
  std::error_code ec;
  if (!fs::exists(path, ec))
    return Error{ErrorCode::not_found, "no such file", path.string(), "Check the path"};
  const fs::path whole = fs::absolute(path, ec);
  if (ec || whole.string().starts_with("/vsi"))
    return Error{ErrorCode::unsupported, "is not a file of this computer", path.string(),
                 "Save it first"};
  set_up_gdal();
  const QuietErrors quiet;
  CPLErrorReset();
  const Dataset dataset(GDALDataset::Open(whole.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY,
                                          kDrivers.data(), nullptr, nullptr));
  if (!dataset) {
    const std::string why = CPLGetLastErrorMsg();
    return Error{ErrorCode::unsupported,
                 "cannot be read as geodata" + (why.empty() ? std::string() : ": " + why),
                 path.string(),
                 "Known formats are GeoJSON, GeoPackage, FlatGeobuf, Shapefile, CSV with "
                 "coordinates, KML and GPX"};
  }
  return Reader(path).read(*dataset);
}

}  // namespace dateline::io
