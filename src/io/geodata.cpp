#include "io/geodata.hpp"

#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <cstdint>
#include <memory>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/utf8.hpp"
#include "io/gdal_dataset.hpp"
#include "io/gdal_setup.hpp"
#include "io/gdal_text.hpp"

namespace dateline::io {
namespace fs = std::filesystem;
namespace {

using base::Error;
using base::ErrorCode;
using geo::FeatureSet;
using Shape = FeatureSet::Shape;

// GDALOpenEx wants a list that ends with nullptr.
constexpr std::array<const char*, 9> kDrivers = {
    "GeoJSON", "GeoJSONSeq", "GPKG", "FlatGeobuf", "ESRI Shapefile", "CSV", "KML", "GPX", nullptr};
constexpr std::array<std::string_view, 11> kEndings = {
    ".geojson", ".json", ".geojsonl", ".geojsons", ".gpkg",     ".fgb",
    ".shp",     ".kml",  ".gpx",      ".csv",      ".ndgeojson"};
/// These are read into memory as a whole before their first feature can be had.
constexpr std::array<std::string_view, 8> kText = {".geojson",   ".json", ".geojsonl", ".geojsons",
                                                   ".ndgeojson", ".kml",  ".gpx",      ".csv"};
constexpr const char* kKnown =
    "Known formats are GeoJSON, GeoPackage, FlatGeobuf, Shapefile, CSV with coordinates, KML and "
    "GPX";
constexpr double kBeyond = 1e-6;  // degrees that rounding may put a point beyond the earth's edge
constexpr int kMostDepth = 8;     // of collections in collections

std::string ending_of(const fs::path& path) {
  std::string ending = path.extension().string();
  std::ranges::transform(ending, ending.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return ending;
}

template <std::size_t n>
bool is_one_of(const std::array<std::string_view, n>& list, const std::string& ending) {
  return std::ranges::find(list, ending) != list.end();
}

base::Result<Dataset> open(const fs::path& path) {
  const auto whole = local_file(path);
  if (!whole) return whole.error();
  std::error_code ec;
  const bool text = is_one_of(kText, ending_of(path));
  const std::uintmax_t most = text ? kMostGeodataText : kMostGeodataBytes;
  const std::uintmax_t bytes = fs::file_size(*whole, ec);
  if (ec) return Error{ErrorCode::unreadable, "cannot be read", path.string(), "Check its rights"};
  if (bytes > most) {
    return Error{ErrorCode::too_large, fmt::format("has more than {} MB", most >> 20U),
                 path.string(),
                 text ? "Turn it into a GeoPackage or a FlatGeobuf, or clip it" : "Clip it"};
  }
  const char* const options[] = {"X_POSSIBLE_NAMES=lon,lng,long,longitude,x",
                                 "Y_POSSIBLE_NAMES=lat,latitude,y", nullptr};
  // Of the CSV driver alone; the others would complain.
  const bool csv = ending_of(path) == ".csv";
  return open_vectors(path, {kDrivers.data(), csv ? options : nullptr, "geodata", kKnown});
}

bool has_geometry(OGRLayer& layer) { return layer.GetLayerDefn()->GetGeomFieldCount() > 0; }

/// Features may be counted fast, or only by a look at all of them.
std::size_t count_of(OGRLayer& layer) {
  const GIntBig n = layer.GetFeatureCount(FALSE);
  return n > 0 ? static_cast<std::size_t>(n) : 0;
}

std::string shapes_of(OGRLayer& layer) {
  switch (wkbFlatten(layer.GetGeomType())) {
    case wkbPoint:
    case wkbMultiPoint:
      return "points";
    case wkbLineString:
    case wkbMultiLineString:
      return "lines";
    case wkbPolygon:
    case wkbMultiPolygon:
      return "areas";
    default:
      return "";
  }
}

class Reader {
 public:
  Reader(const fs::path& path, const GeodataOptions& options) : path_(path), options_(options) {}

  base::Result<Geodata> read(OGRLayer& layer) {
    if (const auto ready = make_transform(layer); !ready) return ready.error();
    FeatureSet& set = out_.features;
    const OGRFeatureDefn& definition = *layer.GetLayerDefn();
    const int fields = definition.GetFieldCount();
    const auto columns = std::min(static_cast<std::size_t>(fields), options_.limits.columns);
    for (std::size_t i = 0; i < columns; ++i) {
      set.columns.push_back(clean_text(definition.GetFieldDefn(static_cast<int>(i))->GetNameRef()));
    }
    const std::size_t all = count_of(layer);
    std::size_t done = 0;
    for (auto& feature : layer) {
      if (done++ % 256 == 0) {
        if (options_.stop.stopped()) {
          return Error{ErrorCode::cancelled, "was not read", path_.string(), ""};
        }
        if (options_.progress && all > 0) {
          options_.progress(static_cast<float>(done) / static_cast<float>(all));
        }
      }
      if (set.features.size() >= options_.limits.features ||
          set.points.size() >= options_.limits.points) {
        out_.cut_short = true;
        break;
      }
      add(*feature);
    }
    // A reader that comes upon damage ends as if there were no more.
    if (CPLGetLastErrorType() == CE_Failure && set.features.empty()) {
      return Error{ErrorCode::bad_format, clean_text(CPLGetLastErrorMsg()), path_.string(),
                   "Save it anew with the program that made it"};
    }
    if (set.features.empty()) {
      return Error{ErrorCode::bad_format,
                   no_system_ && out_.skipped > 0
                       ? "tells no coordinate system, and its coordinates are no degrees"
                       : "holds no features with a place on the map",
                   path_.string(),
                   no_system_ && out_.skipped > 0
                       ? "Save it with its coordinate system (a Shapefile has it in a .prj file)"
                       : "Check that it has geometry and a coordinate system"};
    }
    return std::move(out_);
  }

  Geodata& out() { return out_; }

 private:
  base::Result<void> make_transform(OGRLayer& layer) {
    no_system_ = layer.GetSpatialRef() == nullptr;
    auto made = to_wgs84(layer, path_);
    if (!made) return made.error();
    transform_ = std::move(*made);
    return {};
  }

  void add(OGRFeature& feature) {
    OGRGeometry* geometry = feature.GetGeometryRef();
    const std::size_t before = out_.features.features.size();
    if (geometry != nullptr && geometry->IsEmpty() == 0 &&
        (!transform_ || geometry->transform(transform_.get()) == OGRERR_NONE)) {
      row_ = static_cast<std::uint32_t>(out_.features.rows());
      add(*geometry, 0);
    }
    if (out_.features.features.size() == before) {
      ++out_.skipped;
      return;
    }
    add_row(feature);
  }

  void add_row(const OGRFeature& feature) {
    FeatureSet& set = out_.features;
    for (std::size_t i = 0; i < set.columns.size(); ++i) {
      const int field = static_cast<int>(i);
      if (feature.IsFieldSetAndNotNull(field) != 0) {
        std::string cell = clean_text(feature.GetFieldAsString(field));
        shorten(cell, options_.limits.cell);
        if (set.text.size() + cell.size() <= options_.limits.text) {
          set.text += cell;
        } else {
          out_.cut_short = true;
        }
      }
      set.cell_starts.push_back(static_cast<std::uint32_t>(set.text.size()));
    }
  }

  /// A part of the feature that is being added; false, and nothing is added, where it lies beyond
  /// the earth.
  bool add_part(const OGRSimpleCurve& curve, bool ring, bool hole) {
    FeatureSet& set = out_.features;
    const std::size_t start = set.points.size();
    for (int i = 0; i < curve.getNumPoints(); ++i) {
      if (add_point(curve.getX(i), curve.getY(i))) continue;
      set.points.resize(start);
      return false;
    }
    if (ring && set.points.size() > start + 1 && set.points.back() == set.points[start]) {
      set.points.pop_back();
    }
    if (set.points.size() - start < (ring ? 3U : 2U)) {
      set.points.resize(start);
      return false;
    }
    const auto first = set.points.begin() + static_cast<std::ptrdiff_t>(start);
    if (ring && (geo::twice_area({first, set.points.end()}) > 0) == hole) {
      std::reverse(first, set.points.end());
    }
    set.part_starts.push_back(static_cast<std::uint32_t>(set.points.size()));
    return true;
  }

  bool add_point(double lng, double lat) {
    if (!(std::abs(lng) <= 180 + kBeyond && std::abs(lat) <= 90 + kBeyond)) return false;
    out_.features.points.push_back(
        geo::to_world(std::clamp(lng, -180.0, 180.0), std::clamp(lat, -90.0, 90.0)));
    return true;
  }

  void add(const OGRGeometry& geometry, int depth) {
    FeatureSet& set = out_.features;
    FeatureSet::Feature out{Shape::points, static_cast<std::uint32_t>(set.part_starts.size() - 1),
                            0, row_};
    switch (wkbFlatten(geometry.getGeometryType())) {
      case wkbPoint: {
        const auto* p = geometry.toPoint();
        if (p->IsEmpty() == 0 && add_point(p->getX(), p->getY())) {
          set.part_starts.push_back(static_cast<std::uint32_t>(set.points.size()));
        }
        break;
      }
      case wkbMultiPoint:
        for (const auto* p : *geometry.toMultiPoint()) {
          if (p->IsEmpty() == 0 && add_point(p->getX(), p->getY())) {
            set.part_starts.push_back(static_cast<std::uint32_t>(set.points.size()));
          }
        }
        break;
      case wkbLineString:
        out.shape = Shape::lines;
        (void)add_part(*geometry.toLineString(), false, false);
        break;
      case wkbMultiLineString:
        out.shape = Shape::lines;
        for (const auto* line : *geometry.toMultiLineString()) (void)add_part(*line, false, false);
        break;
      case wkbPolygon:
        out.shape = Shape::areas;
        add_rings(*geometry.toPolygon());
        break;
      case wkbMultiPolygon:
        out.shape = Shape::areas;
        for (const auto* polygon : *geometry.toMultiPolygon()) add_rings(*polygon);
        break;
      case wkbGeometryCollection:
        if (depth < kMostDepth) {
          for (const auto* part : *geometry.toGeometryCollection()) add(*part, depth + 1);
        }
        return;
      default: {  // curves: as lines
        const std::unique_ptr<OGRGeometry> linear(geometry.getLinearGeometry());
        if (linear && depth < kMostDepth &&
            wkbFlatten(linear->getGeometryType()) != wkbFlatten(geometry.getGeometryType())) {
          add(*linear, depth + 1);
        }
        return;
      }
    }
    out.parts = static_cast<std::uint32_t>(set.part_starts.size() - 1) - out.first_part;
    if (out.parts > 0) set.features.push_back(out);
  }

  void add_rings(const OGRPolygon& polygon) {
    bool hole = false;
    for (const auto* ring : polygon) {
      // Holes of what has no outer ring are holes of nothing.
      if (!add_part(*ring, true, hole) && !hole) return;
      hole = true;
    }
  }

  const fs::path& path_;
  const GeodataOptions& options_;
  Geodata out_;
  std::unique_ptr<OGRCoordinateTransformation> transform_;
  bool no_system_ = false;
  std::uint32_t row_ = 0;
};

}  // namespace

std::span<const char* const> geodata_drivers() {
  return std::span(kDrivers).first(kDrivers.size() - 1);
}

bool has_name_of_geodata(const fs::path& path) { return is_one_of(kEndings, ending_of(path)); }

base::Result<std::vector<GeodataLayer>> layers_in(const fs::path& path) {
  const QuietErrors quiet;
  auto dataset = open(path);
  if (!dataset) return dataset.error();
  std::vector<GeodataLayer> out;
  for (OGRLayer* layer : (*dataset)->GetLayers()) {
    if (!has_geometry(*layer)) continue;
    const std::size_t count = count_of(*layer);
    const std::string name = clean_text(layer->GetName());
    // GPX has a layer for each thing that a file may hold, and the points of its lines once more.
    const bool gpx = EQUAL((*dataset)->GetDriverName(), "GPX");
    if (gpx && name.ends_with("_points")) continue;
    if (layer->GetFeatureCount(gpx ? TRUE : FALSE) == 0) continue;
    out.push_back({name, shapes_of(*layer), count});
  }
  if (out.empty()) {
    return Error{ErrorCode::bad_format, "holds no features with a place on the map", path.string(),
                 ending_of(path) == ".csv"
                     ? "Name its columns of coordinates \"longitude\" and \"latitude\""
                     : "Check that it has geometry and a coordinate system"};
  }
  return out;
}

base::Result<Geodata> read_geodata(const fs::path& path, const GeodataOptions& options) {
  const QuietErrors quiet;
  auto dataset = open(path);
  if (!dataset) return dataset.error();
  OGRLayer* found = nullptr;
  for (OGRLayer* layer : (*dataset)->GetLayers()) {
    if (!has_geometry(*layer)) continue;
    if (options.layer.empty() || clean_text(layer->GetName()) == options.layer) {
      found = layer;
      break;
    }
  }
  if (found == nullptr) {
    return Error{ErrorCode::not_found,
                 options.layer.empty() ? std::string("holds no features with a place on the map")
                                       : fmt::format("has no layer \"{}\" any more", options.layer),
                 path.string(),
                 options.layer.empty() ? "Check that it has geometry and a coordinate system"
                                       : "Remove the layer, and add the file anew"};
  }
  Reader reader(path, options);
  reader.out().name = (*dataset)->GetLayerCount() > 1 ? clean_text(found->GetName())
                                                      : clean_text(path.stem().string().c_str());
  reader.out().attribution = attribution_of(*found);
  if (reader.out().attribution.empty()) reader.out().attribution = attribution_of(**dataset);
  CPLErrorReset();
  return reader.read(*found);
}

}  // namespace dateline::io
