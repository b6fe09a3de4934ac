#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/lng_lat.hpp"
#include "time/local_time.hpp"

namespace dateline::time {

/// The system's time zones by country and place. A country with several zones is told apart by the
/// nearest of their principal places (tzdata's zone.tab). Immutable; const calls are thread-safe.
///
/// Where the system has no tzdata there are no zones and every answer is empty: times are then
/// written without an offset.
class Zones {
 public:
  /// Reads zone.tab of `zoneinfo`; never fails.
  [[nodiscard]] static Zones open(const std::filesystem::path& zoneinfo = "/usr/share/zoneinfo");

  /// IANA name of the zone, "Asia/Baghdad"; "" where the country (ISO 3166-1 alpha-2) is unknown.
  [[nodiscard]] std::string_view zone_of(std::string_view country,
                                         std::optional<geo::LngLat> at = {}) const;

  /// Minutes east of UTC of local time `local` there, daylight saving counted. In the hour that is
  /// told twice in autumn, the first telling. nullopt where the zone is unknown or tzdata missing.
  [[nodiscard]] static std::optional<int> offset_of(std::string_view zone, Minute local);

 private:
  struct Entry {
    std::string country;
    geo::LngLat at;
    std::string zone;
  };
  std::vector<Entry> entries_;
};

}  // namespace dateline::time
