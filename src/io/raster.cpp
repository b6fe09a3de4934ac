#include "io/raster.hpp"

#include <fmt/format.h>
#include <gdal_alg.h>
#include <gdal_priv.h>
#include <gdal_utils.h>
#include <gdalwarper.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <utility>

#include "io/gdal_dataset.hpp"
#include "io/gdal_setup.hpp"
#include "io/gdal_text.hpp"

namespace dateline::io {
namespace fs = std::filesystem;
namespace {

using base::Error;
using base::ErrorCode;

constexpr std::array<const char*, 3> kDrivers = {"GTiff", "MBTiles", nullptr};
// A view of all of a picture reads its coarsest overview: seconds for so many pixels.
constexpr double kMostPixels = 400e6;
constexpr double kOutliers = 2.5;  // standard deviations from the mean, beyond which values are

Error damaged(const fs::path& path) {
  const std::string why = clean_text(CPLGetLastErrorMsg());
  return {ErrorCode::bad_format,
          "holds a picture that is damaged" + (why.empty() ? "" : ": " + why), path.string(),
          "Save it anew with the program that made it"};
}

/// Arguments of one of GDAL's utilities.
class Arguments {
 public:
  template <class... Words>
  void add(const Words&... words) {
    (list_.AddString(std::string(words).c_str()), ...);
  }
  [[nodiscard]] char** get() { return list_.List(); }

 private:
  CPLStringList list_;
};

/// Which bands have what.
struct Bands {
  int red = 1;
  int green = 0;  ///< 0: all three colours are red's
  int blue = 0;
  int alpha = 0;  ///< 0: none
  bool palette = false;

  [[nodiscard]] int colours() const { return green == 0 ? 1 : 3; }
};

Bands bands_of(GDALDataset& dataset) {
  Bands out;
  const int count = dataset.GetRasterCount();
  int red = 0;
  for (int i = 1; i <= count; ++i) {
    switch (dataset.GetRasterBand(i)->GetColorInterpretation()) {
      case GCI_RedBand:
        red = i;
        break;
      case GCI_GreenBand:
        out.green = i;
        break;
      case GCI_BlueBand:
        out.blue = i;
        break;
      case GCI_AlphaBand:
        out.alpha = i;
        break;
      default:
        break;
    }
  }
  if (red != 0 && out.green != 0 && out.blue != 0) {
    out.red = red;
  } else if (count - (out.alpha != 0 ? 1 : 0) >= 3 && out.alpha != 1) {
    out.green = 2;
    out.blue = 3;
  } else {
    out.green = out.blue = 0;
    out.red = out.alpha == 1 && count > 1 ? 2 : 1;
    GDALRasterBand& band = *dataset.GetRasterBand(out.red);
    out.palette = band.GetColorTable() != nullptr && band.GetRasterDataType() == GDT_Byte;
  }
  return out;
}

/// The same picture with its colours as bands 1 to 3 (or grey as 1) and alpha behind them: a view
/// of it, that has no pixels of its own. nullptr where it is that already.
Dataset in_order(GDALDataset& dataset, const Bands& bands) {
  Arguments arguments;
  arguments.add("-of", "VRT");
  if (bands.palette) {
    arguments.add("-expand", "rgba", "-b", std::to_string(bands.red));
  } else {
    const int first = bands.colours();
    const bool in_order = bands.red == 1 && (first == 1 || (bands.green == 2 && bands.blue == 3)) &&
                          (bands.alpha == 0 || bands.alpha == first + 1) &&
                          dataset.GetRasterCount() == first + (bands.alpha != 0 ? 1 : 0);
    if (in_order) return nullptr;
    for (const int band : {bands.red, bands.green, bands.blue, bands.alpha}) {
      if (band != 0) arguments.add("-b", std::to_string(band));
    }
  }
  GDALTranslateOptions* options = GDALTranslateOptionsNew(arguments.get(), nullptr);
  Dataset out(GDALDataset::FromHandle(
      GDALTranslate("", GDALDataset::ToHandle(&dataset), options, nullptr)));
  GDALTranslateOptionsFree(options);
  return out;
}

struct Place {
  geo::WorldBox box;
  double degrees_a_pixel = 1;
};

/// Where it lies, by the transformation that will bring its tiles there; nullopt for nowhere.
std::optional<Place> place_of(GDALDataset& dataset, bool takes_degrees) {
  CPLStringList options;
  options.SetNameValue("DST_SRS", SRS_WKT_WGS84_LAT_LONG);
  if (takes_degrees) options.SetNameValue("SRC_SRS", SRS_WKT_WGS84_LAT_LONG);
  void* transformer =
      GDALCreateGenImgProjTransformer2(GDALDataset::ToHandle(&dataset), nullptr, options.List());
  if (transformer == nullptr) return std::nullopt;
  std::array<double, 6> to_degrees{};
  std::array<double, 4> extents{};  // west, south, east, north
  int width = 0;
  int height = 0;
  const CPLErr done =
      GDALSuggestedWarpOutput2(GDALDataset::ToHandle(&dataset), GDALGenImgProjTransform,
                               transformer, to_degrees.data(), &width, &height, extents.data(), 0);
  GDALDestroyGenImgProjTransformer(transformer);
  const auto& [west, south, east, north] = extents;
  if (done != CE_None || !std::ranges::all_of(extents, [](double d) { return std::isfinite(d); }) ||
      !(to_degrees[1] > 0) || west >= 180 || east <= -180 || south >= geo::kMercatorMaxLat ||
      north <= -geo::kMercatorMaxLat) {
    return std::nullopt;
  }
  const geo::WorldPoint a = geo::to_world(std::max(west, -180.0), std::min(north, 90.0));
  const geo::WorldPoint b = geo::to_world(std::min(east, 180.0), std::max(south, -90.0));
  return Place{{a.x, a.y, b.x, b.y}, to_degrees[1]};
}

/// Whether the corners of a picture without a coordinate system may be degrees.
bool looks_like_degrees(GDALDataset& dataset) {
  std::array<double, 6> t{};
  if (dataset.GetGeoTransform(t.data()) != CE_None) return false;
  constexpr double kBeyond = 1e-3;
  for (const double x : {0.0, static_cast<double>(dataset.GetRasterXSize())}) {
    for (const double y : {0.0, static_cast<double>(dataset.GetRasterYSize())}) {
      if (!(std::abs(t[0] + x * t[1] + y * t[2]) <= 180 + kBeyond)) return false;
      if (!(std::abs(t[3] + x * t[4] + y * t[5]) <= 90 + kBeyond)) return false;
    }
  }
  return true;
}

/// Pixels of the coarsest version that the file has of itself.
double least_pixels(GDALDataset& dataset) {
  GDALRasterBand& band = *dataset.GetRasterBand(1);
  double least = static_cast<double>(band.GetXSize()) * band.GetYSize();
  for (int i = 0; i < band.GetOverviewCount(); ++i) {
    const GDALRasterBand* overview = band.GetOverview(i);
    if (overview == nullptr) continue;
    least = std::min(least, static_cast<double>(band.GetOverview(i)->GetXSize()) *
                                band.GetOverview(i)->GetYSize());
  }
  return least;
}

int CPL_STDCALL go_on(double /*share*/, const char* /*words*/, void* stop) {
  return static_cast<const base::StopCheck*>(stop)->stopped() ? FALSE : TRUE;
}

}  // namespace

struct Raster::Impl {
  fs::path path;
  About about;
  Dataset file;
  Dataset view;  ///< of the file, with its bands in order; nullptr where they are
  int colours = 1;
  bool takes_degrees = false;
  bool bytes = true;
  double darkest = 0;  ///< likewise: what is black and what is white
  double lightest = 255;

  [[nodiscard]] GDALDataset& source() const { return view ? *view : *file; }

  base::Result<void> find_range() {
    double low = 0;
    double high = 0;
    bool any = false;
    for (int i = 1; i <= colours; ++i) {
      double least = 0;
      double most = 0;
      double mean = 0;
      double deviation = 0;
      if (source().GetRasterBand(i)->ComputeStatistics(TRUE, &least, &most, &mean, &deviation,
                                                       nullptr, nullptr) != CE_None) {
        continue;  // a band that has nothing
      }
      const double from = std::max(least, mean - kOutliers * deviation);
      const double to = std::min(most, mean + kOutliers * deviation);
      low = any ? std::min(low, from) : from;
      high = any ? std::max(high, to) : to;
      any = true;
    }
    if (!any || !std::isfinite(low) || !std::isfinite(high)) return damaged(path);
    darkest = low;
    lightest = high > low ? high : low + 1;
    return {};
  }

  [[nodiscard]] std::uint8_t shade(float value) const {
    const double share = (static_cast<double>(value) - darkest) / (lightest - darkest);
    return static_cast<std::uint8_t>(std::lround(std::clamp(share, 0.0, 1.0) * 255));
  }
};

Raster::Raster(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Raster::Raster(Raster&&) noexcept = default;
Raster& Raster::operator=(Raster&&) noexcept = default;
Raster::~Raster() = default;

const Raster::About& Raster::about() const { return impl_->about; }

base::Result<Raster> Raster::open(const fs::path& path, const base::StopCheck& stop) {
  const auto whole = local_file(path);
  if (!whole) return whole.error();
  set_up_gdal();
  const QuietErrors quiet;
  CPLErrorReset();
  auto impl = std::make_unique<Impl>();
  impl->path = path;
  impl->file.reset(GDALDataset::Open(whole->c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY,
                                     kDrivers.data(), nullptr, nullptr));
  if (!impl->file || impl->file->GetRasterCount() == 0) {
    const std::string why = clean_text(CPLGetLastErrorMsg());
    return Error{ErrorCode::unsupported,
                 "cannot be read as a picture for the map" + (why.empty() ? "" : ": " + why),
                 path.string(), "Known formats are GeoTIFF and MBTiles of pictures"};
  }
  const Bands bands = bands_of(*impl->file);
  impl->colours = bands.palette ? 3 : bands.colours();
  impl->view = in_order(*impl->file, bands);
  GDALDataset& source = impl->source();
  if (source.GetRasterCount() < impl->colours) return damaged(path);
  About& about = impl->about;
  about.width = source.GetRasterXSize();
  about.height = source.GetRasterYSize();
  about.attribution = attribution_of(*impl->file);
  const bool system = source.GetSpatialRef() != nullptr ||
                      (source.GetGCPCount() > 0 && source.GetGCPSpatialRef() != nullptr);
  impl->takes_degrees = !system && looks_like_degrees(source);
  const auto place = system || impl->takes_degrees ? place_of(source, impl->takes_degrees)
                                                   : std::optional<Place>();
  if (!place) {
    return Error{ErrorCode::unsupported, "does not tell where on the earth it lies", path.string(),
                 "Save it as a GeoTIFF with a coordinate system (QGIS: Raster > Georeferencer)"};
  }
  about.box = place->box;
  about.finest = std::clamp(
      static_cast<int>(std::ceil(std::log2(360 / (kSide * place->degrees_a_pixel)) - 0.25)), 0,
      geo::MapTile::kMostLevel);
  if (least_pixels(source) > kMostPixels) {
    return Error{ErrorCode::too_large,
                 fmt::format("has {} x {} pixels and no smaller versions of itself", about.width,
                             about.height),
                 path.string(), "Add them: gdaladdo -r average FILE"};
  }
  impl->bytes = source.GetRasterBand(1)->GetRasterDataType() == GDT_Byte;
  if (!impl->bytes) {
    if (stop.stopped()) return Error{ErrorCode::cancelled, "was not read", path.string(), ""};
    if (auto found = impl->find_range(); !found) return found.error();
  }
  return Raster(std::move(impl));
}

base::Result<std::vector<std::uint8_t>> Raster::read(const geo::MapTile& tile,
                                                     const base::StopCheck& stop) {
  const Impl& impl = *impl_;
  if (stop.stopped()) return Error{ErrorCode::cancelled, "was not read", impl.path.string(), ""};
  constexpr double kHalf = std::numbers::pi * 6378137;  // metres of Web Mercator, half of the world
  const geo::WorldBox box = tile.box();
  const QuietErrors quiet;
  CPLErrorReset();
  Arguments arguments;
  const auto metres = [](double world) { return fmt::format("{:.9f}", (2 * world - 1) * kHalf); };
  arguments.add("-of", "MEM", "-t_srs", "EPSG:3857", "-r", "bilinear", "-dstalpha");
  arguments.add("-te", metres(box.x0), metres(1 - box.y1), metres(box.x1), metres(1 - box.y0));
  arguments.add("-ts", std::to_string(kSide), std::to_string(kSide));
  arguments.add("-ot", impl.bytes ? "Byte" : "Float32");
  if (impl.takes_degrees) arguments.add("-s_srs", "EPSG:4326");
  GDALWarpAppOptions* options = GDALWarpAppOptionsNew(arguments.get(), nullptr);
  if (options == nullptr) return damaged(impl.path);
  base::StopCheck asked = stop;
  GDALWarpAppOptionsSetProgress(options, &go_on, &asked);
  GDALDatasetH source = GDALDataset::ToHandle(&impl.source());
  Dataset warped(GDALDataset::FromHandle(GDALWarp("", nullptr, 1, &source, options, nullptr)));
  GDALWarpAppOptionsFree(options);
  if (stop.stopped()) return Error{ErrorCode::cancelled, "was not read", impl.path.string(), ""};
  if (!warped || warped->GetRasterCount() < impl.colours + 1) return damaged(impl.path);

  constexpr auto kPixels = static_cast<std::size_t>(kSide) * kSide;
  std::vector<std::uint8_t> rgba(kPixels * 4);
  const auto fetch = [&](int band, auto& into, GDALDataType type) {
    into.resize(kPixels);
    return warped->GetRasterBand(band)->RasterIO(GF_Read, 0, 0, kSide, kSide, into.data(), kSide,
                                                 kSide, type, 0, 0, nullptr) == CE_None;
  };
  std::vector<float> values;
  if (!fetch(warped->GetRasterCount(), values, GDT_Float32)) return damaged(impl.path);
  // Alpha is as deep as the other bands: of floats it goes to 255 all the same.
  if (std::ranges::all_of(values, [](float a) { return a <= 0; })) {
    return std::vector<std::uint8_t>();
  }
  for (std::size_t i = 0; i < kPixels; ++i) {
    rgba[4 * i + 3] = static_cast<std::uint8_t>(std::clamp(values[i], 0.0F, 255.0F));
  }
  for (int colour = 0; colour < impl.colours; ++colour) {
    if (!fetch(colour + 1, values, GDT_Float32)) return damaged(impl.path);
    for (std::size_t i = 0; i < kPixels; ++i) {
      const std::uint8_t shade = std::isnan(values[i]) ? std::uint8_t{0} : impl.shade(values[i]);
      rgba[4 * i + static_cast<std::size_t>(colour)] = shade;
      if (impl.colours == 1) rgba[4 * i + 1] = rgba[4 * i + 2] = shade;
      if (std::isnan(values[i])) rgba[4 * i + 3] = 0;
    }
  }
  return rgba;
}

bool has_name_of_raster(const fs::path& path) {
  std::string ending = path.extension().string();
  std::ranges::transform(ending, ending.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return ending == ".tif" || ending == ".tiff" || ending == ".mbtiles";
}

}  // namespace dateline::io
