#include "scene/own_places.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "scene/spot_name.hpp"

namespace dateline::scene {
namespace {

constexpr float kHalf = 4.2F;  // logical pixels from the diamond's middle to its corners

void draw_diamond(Painter& painter, PathPoint at, float half, float scale, const Theme& theme) {
  const std::array<PathPoint, 4> corners{
      {{at.x, at.y - half}, {at.x + half, at.y}, {at.x, at.y + half}, {at.x - half, at.y}}};
  painter.polyline(corners, 3.4F * scale, theme.halo.faded(0.85F), true);
  painter.polyline(corners, 1.5F * scale, theme.accent, true);
}

}  // namespace

std::vector<OwnPlaceSpot> draw_own_places(Painter& painter, std::span<const OwnPlace> places,
                                          const std::vector<EventLabelPlace>& event_labels,
                                          LabelSpace& space, const View& view, const Theme& theme,
                                          float text, const LabelMemory::Spots& kept) {
  const float s = view.scale();
  const float near = 30 * s;
  TextStyle style;
  style.size = 12 * s * text;
  style.colour = theme.label;
  style.halo = theme.name_halo();
  style.halo_width = 1.6F * s;
  std::vector<OwnPlaceSpot> out;
  for (std::uint32_t i = 0; i < places.size(); ++i) {
    const OwnPlace& place = places[i];
    const PathPoint on_map = view.project(geo::to_world(place.at));
    const PathPoint at{std::round(on_map.x), std::round(on_map.y)};
    const PixelBox box = PixelBox{at.x, at.y, at.x, at.y}.grown((kHalf + 1.5F) * s);
    if (!space.bounds().overlaps(box)) continue;
    const bool named = std::ranges::any_of(event_labels, [&](const EventLabelPlace& e) {
      return e.place == place.name && std::hypot(e.anchor.x - at.x, e.anchor.y - at.y) < near;
    });
    // Under an event's symbol or the legend it would only blur what is there.
    if (!space.is_free(PixelBox{at.x, at.y, at.x, at.y}.grown(s))) continue;
    draw_diamond(painter, at, kHalf * s, s, theme);
    space.take(box);
    std::optional<LabelMemory::Spot> name;
    const float gap = (kHalf + 4) * s;
    const auto before = kept.find(i);
    if (!named && before != kept.end()) {
      name = write_name(painter, space, at, gap, place.name, style, s, &before->second);
    }
    if (!named && !name) name = write_name(painter, space, at, gap, place.name, style, s);
    out.push_back({box, i, name});
  }
  return out;
}

}  // namespace dateline::scene
