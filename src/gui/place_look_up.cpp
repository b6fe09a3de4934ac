#include "gui/place_look_up.hpp"

#include "text/name_key.hpp"

namespace dateline::gui {

std::vector<PlaceMatch> find_places(const gazetteer::Gazetteer& world, std::string_view name,
                                    std::size_t most) {
  const std::vector<gazetteer::SearchHit> hits = world.search(name, most);
  std::vector<PlaceMatch> out;
  out.reserve(hits.size());
  for (const gazetteer::SearchHit& hit : hits) {
    const gazetteer::Place place = world.place(hit.id);
    PlaceMatch match;
    match.name = place.name;
    if (text::name_key(hit.spelling) != text::name_key(place.name)) match.spelling = hit.spelling;
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
