#include "gazetteer/row_import.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "text/name_key.hpp"

namespace dateline::gazetteer {

void place_in_nearest_region(Row& row, const Gazetteer& below) {
  if (row.country.empty() || !row.admin1.empty() || row.kind == PlaceKind::country ||
      row.kind == PlaceKind::region) {
    return;
  }
  for (const NearHit& hit : below.near(row.at, 60)) {
    const Place p = below.place(hit.id);
    if (p.kind != PlaceKind::settlement || p.country != row.country || p.admin1.empty()) continue;
    row.admin1 = p.admin1;
    if (hit.km < 8) row.admin2 = p.admin2;
    return;
  }
}

void RowImport::add(Row row, std::string_view same_as) {
  if (row.key.empty()) {
    std::string slug = text::name_key(row.name);
    std::replace(slug.begin(), slug.end(), ' ', '-');
    row.key = fmt::format("own:{}-{:.3f}-{:.3f}", slug, row.at.lat(), row.at.lng());
  }
  std::optional<PlaceId> target;
  if (const Gazetteer* below = out_.below()) {
    if (!same_as.empty()) target = below->by_key(same_as);
    if (!target) target = below->by_key(row.key);
    if (!target) {
      if (const auto match = matcher_.find(row)) target = match->below;
    }
    if (!target) place_in_nearest_region(row, *below);
  }
  const std::uint32_t place = out_.add_place({.key = row.key,
                                              .kind = row.kind,
                                              .feature = row.feature,
                                              .country = row.country,
                                              .region = out_.region(row.admin1, row.admin2),
                                              .at = row.at,
                                              .radius_km = row.radius_km,
                                              .population = row.population,
                                              .source = row.source});
  out_.add_name(place, row.name, LayerBuilder::primary);
  for (const RowName& n : row.names) {
    out_.add_name(place, n.spelling,
                  n.abbreviation ? LayerBuilder::abbreviation : LayerBuilder::plain);
  }
  if (target) out_.amend(place, *target, Amendment::corrects);
}

}  // namespace dateline::gazetteer
