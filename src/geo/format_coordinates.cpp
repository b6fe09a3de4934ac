#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "geo/coordinates.hpp"
#include "geo/grid.hpp"

namespace dateline::geo {
namespace {

constexpr std::array<std::string_view, kNotations> kNames{"decimal", "minutes", "seconds", "mgrs",
                                                          "utm"};
constexpr std::array<int, kNotations> kMostPrecision{7, 5, 3, 5, 2};
constexpr std::array<int, kNotations> kUsualPrecision{4, 2, 0, 5, 0};

constexpr std::string_view kDegree = "\u00B0";
constexpr std::string_view kMinute = "\u2032";
constexpr std::string_view kSecond = "\u2033";

/// A whole number of units of 10^-decimals: "07.80" for 780 and 2.
std::string fixed(long long units, int decimals, int whole_digits) {
  long long scale = 1;
  for (int i = 0; i < decimals; ++i) scale *= 10;
  if (decimals == 0) return fmt::format("{:0{}}", units, whole_digits);
  return fmt::format("{:0{}}.{:0{}}", units / scale, whole_digits, units % scale, decimals);
}

/// One angle without its letter. Counted in whole units of the last digit, so that 59.96 minutes
/// become a degree and not 60.0 minutes.
std::string angle(double degrees, Notation notation, int precision) {
  const long long in_degree = notation == Notation::decimal   ? 1
                              : notation == Notation::minutes ? 60
                                                              : 3600;
  long long scale = 1;
  for (int i = 0; i < precision; ++i) scale *= 10;
  const long long units = std::llround(std::abs(degrees) * static_cast<double>(in_degree * scale));
  if (notation == Notation::decimal) return fixed(units, precision, 1) + std::string(kDegree);
  const long long whole = units / (in_degree * scale);
  const long long rest = units % (in_degree * scale);
  if (notation == Notation::minutes) {
    return fmt::format("{}{}{}{}", whole, kDegree, fixed(rest, precision, 2), kMinute);
  }
  return fmt::format("{}{}{:02}{}{}{}", whole, kDegree, rest / (60 * scale), kMinute,
                     fixed(rest % (60 * scale), precision, 2), kSecond);
}

std::string in_degrees(LngLat at, Notation notation, int precision) {
  return fmt::format("{} {} {} {}", angle(at.lat(), notation, precision), at.lat() < 0 ? 'S' : 'N',
                     angle(at.lng(), notation, precision), at.lng() < 0 ? 'W' : 'E');
}

std::optional<std::string> in_mgrs(LngLat at, int digits) {
  const auto joined = to_mgrs(at, digits);
  if (!joined) return std::nullopt;
  const auto count = 2 * static_cast<std::size_t>(digits);
  if (joined->size() < count + 3) return std::nullopt;
  const std::size_t square = joined->size() - count - 2;
  std::string out = joined->substr(0, square) + " " + joined->substr(square, 2);
  if (digits == 0) return out;
  const std::size_t half = count / 2;
  return out + " " + joined->substr(square + 2, half) + " " + joined->substr(square + 2 + half);
}

std::optional<std::string> in_utm(LngLat at, int precision) {
  const auto p = to_grid(at);
  if (!p) return std::nullopt;
  std::string zone;
  if (p->zone > 0) {
    zone = fmt::format("{}{}", p->zone, latitude_band(at.lat()));
  } else {
    const bool west = at.lng() < 0;
    zone = p->north ? (west ? "Y" : "Z") : (west ? "A" : "B");
  }
  return fmt::format("{} {:.{}f} {:.{}f}", zone, p->easting_m, precision, p->northing_m, precision);
}

}  // namespace

std::string format_coordinates(LngLat at, Notation notation, int precision) {
  const int most = kMostPrecision.at(static_cast<std::size_t>(notation));
  const int digits = std::clamp(precision, 0, most);
  std::optional<std::string> grid;
  if (notation == Notation::mgrs) grid = in_mgrs(at, digits);
  if (notation == Notation::utm) grid = in_utm(at, digits);
  if (grid) return *grid;
  // Grids cover the whole world; should one not, degrees say the same.
  const bool is_grid = notation == Notation::mgrs || notation == Notation::utm;
  return is_grid ? format_coordinates(at, Notation::decimal) : in_degrees(at, notation, digits);
}

std::string format_coordinates(LngLat at, Notation notation) {
  return format_coordinates(at, notation, kUsualPrecision.at(static_cast<std::size_t>(notation)));
}

int precision_for(Notation notation, double metres) {
  // A degree of latitude; one of longitude is no longer.
  constexpr double kDegreeMetres = 111200;
  constexpr std::array<double, kNotations> kUnit{kDegreeMetres, kDegreeMetres / 60,
                                                 kDegreeMetres / 3600, 100000, 1};
  const auto which = static_cast<std::size_t>(notation);
  const double digits = std::ceil(std::log10(kUnit.at(which) / std::max(metres, 1e-3)));
  return static_cast<int>(std::clamp(digits, 0.0, static_cast<double>(kMostPrecision.at(which))));
}

Notation next_notation(Notation notation) {
  return static_cast<Notation>((static_cast<int>(notation) + 1) % kNotations);
}

std::string_view name(Notation notation) { return kNames.at(static_cast<std::size_t>(notation)); }

std::optional<Notation> notation_from(std::string_view name) {
  const auto found = std::ranges::find(kNames, name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<Notation>(found - kNames.begin());
}

}  // namespace dateline::geo
