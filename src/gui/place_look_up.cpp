#include "gui/place_look_up.hpp"

#include <algorithm>

namespace dateline::gui {

std::vector<PlaceMatch> find_places(const gazetteer::Gazetteer& world, std::string_view name,
                                    std::size_t most) {
  std::vector<gazetteer::NameHit> hits = world.find_loose(name);
  // Countries and regions have few people of their own in some layers, yet are meant before towns.
  const auto rank = [&world](const gazetteer::NameHit& hit) {
    const gazetteer::Place place = world.place(hit.id);
    return std::pair(place.kind == gazetteer::PlaceKind::country, place.population);
  };
  std::ranges::stable_sort(hits, [&](const auto& a, const auto& b) {
    if (a.exact != b.exact) return a.exact;
    if (!a.exact && a.similarity != b.similarity) return a.similarity > b.similarity;
    return rank(a) > rank(b);
  });
  if (hits.size() > most) hits.resize(most);
  std::vector<PlaceMatch> out;
  out.reserve(hits.size());
  for (const gazetteer::NameHit& hit : hits) {
    const gazetteer::Place place = world.place(hit.id);
    PlaceMatch match;
    match.name = place.name;
    match.kind = gazetteer::name(place.kind);
    match.at = place.at;
    match.radius_km = static_cast<double>(place.radius_km);
    match.population = place.population;
    for (const gazetteer::PlaceId container : world.containers(hit.id)) {
      match.lies_in += (match.lies_in.empty() ? "" : ", ");
      match.lies_in += world.place(container).name;
    }
    out.push_back(std::move(match));
  }
  return out;
}

}  // namespace dateline::gui
