#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/lng_lat.hpp"

namespace dateline::geo {

/// How coordinates are written.
enum class Notation : std::uint8_t {
  decimal,  ///< "36.3400 N 43.1300 E", with signs of degrees
  minutes,  ///< "36 20.40 N 43 07.80 E", with their signs
  seconds,  ///< "36 20 24 N 43 07 48 E", with their signs
  mgrs,     ///< "38S LF 32178 23283"
  utm       ///< "38S 332179 4023284", and UPS at the poles: "Z 2000000 2000000"
};
inline constexpr int kNotations = 5;

/// A place told by numbers.
struct Coordinates {
  LngLat at;
  Notation notation = Notation::decimal;
  /// Holds every place that would be written so with as many digits; at least 1 m. Half a unit of
  /// the last digit of both numbers, or half the diagonal of a grid square.
  double radius_km = 0;
};

/// What a person typed, the whole of it: degrees with or without minutes, seconds, signs and
/// letters in most customs ("36.34 43.13", "36d20'N 43d08'E", "N36 20.5 E43 08.2", "lat -17.83,
/// lon 31.05", "362006N 0430810E"), MGRS ("38S LF 325 234") or UTM ("38S 325123 4023456", where the
/// letter is the band, or N or S for the half of the earth).
///
/// Of two bare numbers the first is the latitude, unless it cannot be one and the other can. "S"
/// with a zone of UTM is the band (32 N to 40 N) where the northing fits it, else the south.
/// nullopt for what is none, and for what lies outside the world. Never fails on any bytes.
[[nodiscard]] std::optional<Coordinates> parse_coordinates(std::string_view typed);

/// Coordinates in running text.
struct CoordinatesFound {
  /// How sure it is that these numbers are coordinates, by their form alone.
  enum class Form : std::uint8_t {
    sure,       ///< letters, signs of degrees, words for the axes, or a grid reference
    bracketed,  ///< "(36.63, 42.82)": two decimal numbers alone in brackets
    bare        ///< "36.634, 42.822"
  };
  std::size_t begin = 0;  ///< code points [begin, end)
  std::size_t end = 0;
  Form form = Form::sure;
  int decimals = 0;  ///< the fewer of both numbers, where they are plain decimal ones; else 0
  Coordinates coordinates;
};

/// All coordinates in a text, in order, not overlapping. Fewer forms than parse_coordinates takes:
/// numbers that could as well be amounts, scores or streets are left out. Pairs without letters or
/// signs are given where both have two decimals or more; what stands around them must decide.
/// Time is linear in the text.
[[nodiscard]] std::vector<CoordinatesFound> find_coordinates(std::u32string_view text);

/// UTF-8 of a point. `precision` is the number of decimals of the last unit (degrees, minutes,
/// seconds, metres of UTM), or for MGRS of digits for each of easting and northing (0..5). Degrees,
/// minutes and seconds are rounded, MGRS names the square that holds the point. What
/// parse_coordinates reads in it is the same point within its radius. Precision is cut to what
/// LngLat holds: at most 7, 5, 3, 5 and 2.
[[nodiscard]] std::string format_coordinates(LngLat at, Notation notation, int precision);
/// The same to about ten metres, as a person reads it; grids to the metre.
[[nodiscard]] std::string format_coordinates(LngLat at, Notation notation);

/// The least precision for format_coordinates whose unit is at most `metres` (> 0) long, or the
/// most that there is.
[[nodiscard]] int precision_for(Notation notation, double metres);

/// The notation after this one; after the last the first.
[[nodiscard]] Notation next_notation(Notation notation);

/// "decimal", "minutes", "seconds", "mgrs", "utm": for settings and answers.
[[nodiscard]] std::string_view name(Notation notation);
[[nodiscard]] std::optional<Notation> notation_from(std::string_view name);

}  // namespace dateline::geo
