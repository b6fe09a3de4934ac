#include "gazetteer/feature_class.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace dateline::gazetteer {
namespace {

template <std::size_t N>
bool one_of(std::string_view code, const std::array<std::string_view, N>& codes) {
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

PlaceKind kind_of_administration(std::string_view code) {
  if (code.starts_with("PCL")) return PlaceKind::country;
  if (code.starts_with("ADM1") || code.starts_with("ADM2") || code == "TERR") {
    return PlaceKind::region;
  }
  if (code.starts_with("ZN")) return PlaceKind::area;
  return PlaceKind::district;
}

PlaceKind kind_of_land(std::string_view code) {
  static constexpr std::array<std::string_view, 8> kSites{"INDS", "MILB", "MNA", "NVB",
                                                          "OILF", "GASF", "PRT", "COLF"};
  if (one_of(code, kSites)) return PlaceKind::facility;
  return code == "LCTY" ? PlaceKind::other : PlaceKind::area;
}

}  // namespace

PlaceKind kind_of_feature(char feature_class, std::string_view code) {
  switch (feature_class) {
    case 'A':
      return kind_of_administration(code);
    case 'P':
      return code == "PPLX" ? PlaceKind::district : PlaceKind::settlement;
    case 'H':
      return PlaceKind::water;
    case 'L':
      return kind_of_land(code);
    case 'S':
      return PlaceKind::facility;
    case 'T':
    case 'U':
      return PlaceKind::relief;
    case 'V':
      return PlaceKind::area;
    default:
      return PlaceKind::other;
  }
}

float usual_radius_km(PlaceKind kind, std::string_view code, std::uint32_t population) {
  switch (kind) {
    case PlaceKind::settlement:
      if (population > 0) {
        const double km = std::sqrt(population / (5000.0 * std::numbers::pi));
        return static_cast<float>(std::clamp(km, 0.6, 20.0));
      }
      if (code == "PPLC") return 10;
      if (code == "PPLA") return 5;
      return code == "PPLA2" ? 2.5F : 1.2F;
    case PlaceKind::country:
      return 300;
    case PlaceKind::region:
      return code == "ADM1" ? 80 : 25;
    case PlaceKind::district:
      return code.starts_with("ADM") ? 8 : 1.5F;
    case PlaceKind::water:
      return code == "STM" || code == "LK" || code == "RSV" ? 10 : 5;
    case PlaceKind::relief:
      return code == "MTS" || code == "PEN" ? 30 : 3;
    case PlaceKind::area:
      return code.starts_with("RGN") ? 60 : 10;
    case PlaceKind::facility:
      return 1;
    case PlaceKind::other:
      break;
  }
  return 2;
}

}  // namespace dateline::gazetteer
