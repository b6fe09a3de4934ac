#include "app/cli/point.hpp"

#include <charconv>
#include <optional>
#include <string_view>

#include "geo/coordinates.hpp"

namespace dateline::cli {
namespace {

/// Two bare numbers, longitude first, parted by a comma, a semicolon or spaces.
std::optional<geo::LngLat> bare_pair(std::string_view typed) {
  double numbers[2] = {};
  const char* at = typed.data();
  const char* const end = typed.data() + typed.size();
  const auto skip = [&](std::string_view what) {
    while (at != end && what.find(*at) != std::string_view::npos) ++at;
  };
  for (double& number : numbers) {
    skip(&number == numbers ? " " : " ,;");
    const auto read = std::from_chars(at, end, number);
    if (read.ec != std::errc()) return std::nullopt;
    at = read.ptr;
  }
  skip(" ");
  return at == end ? geo::LngLat::from_degrees(numbers[0], numbers[1]) : std::nullopt;
}

}  // namespace

base::Result<geo::LngLat> parse_point(const std::string& typed) {
  if (const auto at = bare_pair(typed)) return *at;
  // Two bare numbers that are no longitude and latitude are a slip, not the other order.
  const bool letters = typed.find_first_not_of(" ,;.+-0123456789") != std::string::npos;
  if (const auto read = geo::parse_coordinates(typed); read && letters) return read->at;
  return base::Error{base::ErrorCode::usage, "\"" + typed + "\" is no longitude and latitude",
                     "POINT",
                     "Write degrees, longitude first, as 42.45,36.38, or with letters, as "
                     "\"36.38N 42.45E\", or MGRS or UTM"};
}

}  // namespace dateline::cli
