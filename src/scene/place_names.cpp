#include "scene/place_names.hpp"

#include <string_view>

#include "geo/mercator.hpp"

namespace dateline::scene {

namespace {

// How far from a place the map may have its name: towns at their middle, the names of countries,
// provinces and waters where there is room for them.
constexpr double kTownKm = 25;
constexpr double kAreaKm = 500;
// From this zoom on all towns are named, and up to this one areas are.
constexpr double kTownZoom = 20;
constexpr double kAreaZooms[] = {3, 6};

geo::WorldBox box_around(geo::LngLat at, double km) {
  const auto edge = [&](double bearing) {
    return geo::to_world(geo::destination(at, bearing, km));
  };
  return {edge(270).x, edge(0).y, edge(90).x, edge(180).y};
}

std::string_view arabic_near(const BaseMap& base, std::string_view name, geo::LngLat at, double km,
                             double zoom) {
  std::string_view best;
  double nearest = km;
  for (const MapLabel& label : base.labels(box_around(at, km), zoom)) {
    if (label.name_en != name || label.name_ar.empty() || label.kind == LabelKind::river) continue;
    const double distance = geo::distance_km(at, geo::from_world(label.at));
    if (distance > nearest) continue;
    nearest = distance;
    best = label.name_ar;
  }
  return best;
}

/// The name of what the place's outline is all of.
std::string_view arabic_of(const BaseMap& base, const MapOutline& outline) {
  if (outline.kind == MapOutline::Kind::none || outline.side_deg) return {};
  const auto area = outline.kind == MapOutline::Kind::country
                        ? base.find_area(outline.country)
                        : base.area_at(AreaKind::province, geo::to_world(outline.middle));
  return area ? area->name_ar : std::string_view();
}

}  // namespace

std::string PlaceNames::of(const EventMark& mark) const {
  if (base_ == nullptr || !mark.at || mark.place.empty()) return std::string(mark.place);
  std::string_view found = arabic_of(*base_, mark.outline);
  if (found.empty()) found = arabic_near(*base_, mark.place, *mark.at, kTownKm, kTownZoom);
  for (const double zoom : kAreaZooms) {
    if (found.empty()) found = arabic_near(*base_, mark.place, *mark.at, kAreaKm, zoom);
  }
  return std::string(found.empty() ? mark.place : found);
}

}  // namespace dateline::scene
