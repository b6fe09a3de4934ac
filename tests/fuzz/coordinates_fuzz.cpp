// Coordinates as text: what is read lies in the world, comes back when written, and what is found
// in a text lies in it, in order.
#include "base/utf8.hpp"
#include "fuzz/fuzz.hpp"
#include "geo/coordinates.hpp"

using namespace dateline;

namespace {

void check(const geo::Coordinates& c) {
  fuzz::require(c.radius_km >= 0.001 && c.radius_km < 20000, "coordinates have a radius");
  for (int n = 0; n < geo::kNotations; ++n) {
    const auto notation = static_cast<geo::Notation>(n);
    const auto again = geo::parse_coordinates(geo::format_coordinates(c.at, notation));
    fuzz::require(again.has_value(), "what is written can be read");
    fuzz::require(again->notation == notation, "a notation is read as itself");
    fuzz::require(geo::distance_km(again->at, c.at) <= 1.1 * again->radius_km + 0.00003,
                  "what is written is read within its digits");
  }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text(data, size);
  if (const auto typed = geo::parse_coordinates(text)) check(*typed);
  const std::u32string points = base::to_code_points(text);
  std::size_t end = 0;
  for (const auto& found : geo::find_coordinates(points)) {
    fuzz::require(found.begin >= end && found.end > found.begin && found.end <= points.size(),
                  "what is found lies in the text, in order");
    check(found.coordinates);
    end = found.end;
  }
  return 0;
}
