#include "gui/place_look_up.hpp"

#include <cmath>

#include "gazetteer/own_places.hpp"
#include "gui/say.hpp"
#include "scene/kind_words.hpp"
#include "text/name_key.hpp"

namespace dateline::gui {

PlaceMatch match_of(const gazetteer::Place& place, const gazetteer::Gazetteer* world) {
  PlaceMatch match;
  match.name = place.name;
  match.at = place.at;
  match.radius_km = static_cast<double>(place.radius_km);
  match.population = place.population;
  match.key = std::string(place.key);
  match.country = place.country;
  match.place_kind = place.kind;
  match.own = place.source == gazetteer::kOwnPlaceSource;
  const auto id = world == nullptr ? std::nullopt : world->by_key(place.key);
  if (!id) return match;
  for (const gazetteer::PlaceId container : world->containers(*id)) {
    match.lies_in += (match.lies_in.empty() ? "" : ", ");
    match.lies_in += world->place(container).name;
  }
  return match;
}

std::string kind_words(const PlaceMatch& match) {
  if (match.own) return tr("your own place");
  return match.point ? tr("point") : scene::words_of(match.place_kind);
}

std::vector<PlaceMatch> find_places(const gazetteer::Gazetteer& world, std::string_view name,
                                    std::size_t most) {
  const std::vector<gazetteer::SearchHit> hits = world.search(name, most);
  std::vector<PlaceMatch> out;
  out.reserve(hits.size());
  std::size_t own = 0;
  for (const gazetteer::SearchHit& hit : hits) {
    const gazetteer::Place place = world.place(hit.id);
    PlaceMatch match = match_of(place, &world);
    if (text::name_key(hit.spelling) != text::name_key(place.name)) match.spelling = hit.spelling;
    const bool first = match.own && (hit.match == gazetteer::SearchHit::Match::whole ||
                                     hit.match == gazetteer::SearchHit::Match::beginning);
    out.insert(first ? out.begin() + static_cast<std::ptrdiff_t>(own++) : out.end(),
               std::move(match));
  }
  return out;
}

std::string settlement_near(const gazetteer::Gazetteer& world, geo::LngLat at) {
  constexpr double kReach = 60;  // km
  std::string best;
  double most = 0;
  for (const gazetteer::NearHit& hit : world.near(at, kReach)) {
    const gazetteer::Place place = world.place(hit.id);
    if (place.kind != gazetteer::PlaceKind::settlement) continue;
    const double score = std::log10(static_cast<double>(place.population) + 10) / (hit.km + 4);
    if (score > most) {
      most = score;
      best = place.name;
    }
  }
  return best;
}

}  // namespace dateline::gui
