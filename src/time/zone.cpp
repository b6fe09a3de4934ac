#include "time/zone.hpp"

#include <date/tz.h>

#include <exception>
#include <limits>

#include "base/file.hpp"
#include "base/table.hpp"

namespace dateline::time {
namespace {

/// "+DDMM" or "+DDMMSS" (three digits of degrees for longitudes) in degrees; tzdata's zone.tab.
std::optional<double> iso6709(std::string_view text, std::size_t degree_digits) {
  if (text.size() < degree_digits + 3 || text.size() > degree_digits + 5) return std::nullopt;
  double parts[3] = {0, 0, 0};
  std::size_t at = 1;
  for (int part = 0; part < 3 && at < text.size(); ++part) {
    const std::size_t count = part == 0 ? degree_digits : 2;
    if (at + count > text.size()) return std::nullopt;
    for (std::size_t i = 0; i < count; ++i, ++at) {
      if (text[at] < '0' || text[at] > '9') return std::nullopt;
      parts[part] = parts[part] * 10 + (text[at] - '0');
    }
  }
  const double degrees = parts[0] + parts[1] / 60 + parts[2] / 3600;
  return text.front() == '-' ? -degrees : degrees;
}

std::optional<geo::LngLat> position(std::string_view text) {
  const auto second = text.find_first_of("+-", 1);
  if (second == std::string_view::npos) return std::nullopt;
  const auto lat = iso6709(text.substr(0, second), 2);
  const auto lng = iso6709(text.substr(second), 3);
  if (!lat || !lng) return std::nullopt;
  return geo::LngLat::from_degrees(*lng, *lat);
}

}  // namespace

Zones Zones::open(const std::filesystem::path& zoneinfo) {
  Zones out;
  constexpr std::uintmax_t kLimit = 1U << 20U;
  const auto text = base::read_file(zoneinfo / "zone.tab", kLimit);
  if (!text) return out;  // no tzdata: no offsets, which the header promises
  for (const std::string_view line : base::split(*text, '\n')) {
    if (line.starts_with('#')) continue;
    const auto fields = base::split(line, '\t');
    if (fields.size() < 3) continue;
    const auto at = position(fields[1]);
    if (at) out.entries_.push_back({std::string(fields[0]), *at, std::string(fields[2])});
  }
  return out;
}

std::string_view Zones::zone_of(std::string_view country, std::optional<geo::LngLat> at) const {
  const Entry* best = nullptr;
  double nearest = std::numeric_limits<double>::infinity();
  for (const Entry& entry : entries_) {
    if (entry.country != country) continue;
    if (!at && !best) best = &entry;
    if (!at) continue;
    const double distance = geo::distance_km(*at, entry.at);
    if (distance < nearest) {
      nearest = distance;
      best = &entry;
    }
  }
  return best ? std::string_view(best->zone) : std::string_view();
}

std::optional<int> Zones::offset_of(std::string_view zone, Minute local) {
  // The library reports missing data and unknown names by exceptions; none may leave this module.
  try {
    const auto* const found = date::locate_zone(zone);
    const date::local_seconds at{std::chrono::seconds(local.count() * 60)};
    const auto info = found->get_info(at);
    return static_cast<int>(
        std::chrono::duration_cast<std::chrono::minutes>(info.first.offset).count());
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

}  // namespace dateline::time
