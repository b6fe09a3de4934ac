#include "scene/inset.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "scene/label_space.hpp"

namespace dateline::scene {
namespace {

constexpr double kWider = 5;       // times what the large map shows, at least
constexpr double kMostZoom = 3.9;  // a country and its neighbours
constexpr double kLeastZoom = 0.5;
constexpr float kSpot = 9;  // logical pixels under which the frame is a spot
constexpr int kSteps = 8;   // points a side: in the conic the large map's edges are bent

/// The edge of what is shown, in the inset's pixels.
std::vector<PathPoint> outline(const View& shown, const View& inset) {
  const auto w = static_cast<float>(shown.width());
  const auto h = static_cast<float>(shown.height());
  const PathPoint corners[] = {{0, 0}, {w, 0}, {w, h}, {0, h}};
  std::vector<PathPoint> out;
  for (std::size_t side = 0; side < 4; ++side) {
    const PathPoint& a = corners[side];
    const PathPoint& b = corners[(side + 1) % 4];
    for (int i = 0; i < kSteps; ++i) {
      const float t = static_cast<float>(i) / kSteps;
      out.push_back(inset.project(shown.unproject({a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t})));
    }
  }
  return out;
}

PixelBox box_around(std::span<const PathPoint> points) {
  PixelBox out{points.front().x, points.front().y, points.front().x, points.front().y};
  for (const PathPoint& p : points) {
    out = {std::min(out.x0, p.x), std::min(out.y0, p.y), std::max(out.x1, p.x),
           std::max(out.y1, p.y)};
  }
  return out;
}

}  // namespace

std::optional<View> inset_view(const View& view, float words) {
  const auto width = static_cast<int>(std::lround(kInsetWidth * words));
  const auto height = static_cast<int>(std::lround(kInsetHeight * words));
  const double wider = kWider * std::max(static_cast<double>(view.width()) / width,
                                         static_cast<double>(view.height()) / height);
  const double zoom = std::min(
      std::log2(view.world_pixels() / wider / (256 * static_cast<double>(words))), kMostZoom);
  const View inset(width, height, words, view.centre(), std::max(zoom, kLeastZoom));
  if (zoom < std::max(kLeastZoom, inset.min_zoom())) return std::nullopt;
  return inset;
}

std::optional<PixelBox> inset_corner(const PixelBox& bounds, float width, float height,
                                     float margin, float foot, std::span<const PixelBox> sites,
                                     std::span<const PixelBox> taken) {
  const float left = bounds.x0 + margin;
  const float right = bounds.x1 - margin - width;
  const float top = bounds.y0 + margin;
  const PathPoint corners[] = {
      {left, top}, {right, foot - height}, {left, bounds.y1 - margin - height}, {right, top}};
  std::optional<PixelBox> best;
  std::size_t least = SIZE_MAX;
  for (const PathPoint& c : corners) {
    const PixelBox box{std::round(c.x), std::round(c.y), std::round(c.x) + width,
                       std::round(c.y) + height};
    if (box.x0 < bounds.x0 || box.y0 < bounds.y0 || box.x1 > bounds.x1 || box.y1 > bounds.y1) {
      continue;
    }
    const auto over = [&](const PixelBox& o) { return o.overlaps(box); };
    if (std::ranges::any_of(taken, over)) continue;
    const auto hidden = static_cast<std::size_t>(std::ranges::count_if(sites, over));
    if (hidden >= least) continue;
    least = hidden;
    best = box;
  }
  return best;
}

Inset make_inset(const BaseMap& map, const View& view, const PixelBox& box, const View& shown,
                 MapLanguage language, const Theme& theme, typeset::Typesetter& type, bool sketch) {
  Inset inset{build_base_layer(map, view, theme), box, {}};
  if (sketch) inset.mesh.sketch.emplace();
  inset.ground.reliefs.clear();  // too small for it
  const float s = view.scale();
  Painter painter(type, inset.mesh, box);
  const std::vector<PathPoint> edge = outline(shown, view);
  const PixelBox within = box_around(edge);
  LabelSpace space({0, 0, box.width(), box.height()}, true);
  space.take(within.grown(2 * s));
  TextStyle style;
  style.size = 9 * s;
  style.colour = theme.label;
  style.halo = theme.name_halo();
  style.halo_width = 1.4F * s;
  auto labels = map.labels(view.box(), std::max(view.zoom(), kMostZoom));
  std::ranges::stable_sort(labels, {}, &MapLabel::rank);
  for (const MapLabel& label : labels) {
    if (label.kind != LabelKind::country) continue;
    const bool arabic = language == MapLanguage::arabic && !label.name_ar.empty();
    const std::string name(arabic ? label.name_ar : label.name_en);
    style.spacing = arabic ? 0 : 0.8F * s;  // its letters are joined
    const PathPoint at = view.project(label.at);
    const float width = painter.text_width(name, style);
    const PixelBox room{at.x - width / 2, at.y - 7 * s, at.x + width / 2, at.y + 5 * s};
    if (!space.try_take(room)) continue;
    painter.text(box.x0 + room.x0, box.y0 + at.y + 3 * s, name, style);
  }
  std::vector<PathPoint> moved;
  for (const PathPoint& p : edge) moved.push_back({box.x0 + p.x, box.y0 + p.y});
  if (within.width() < kSpot * s && within.height() < kSpot * s) {
    const PathPoint middle{box.x0 + (within.x0 + within.x1) / 2,
                           box.y0 + (within.y0 + within.y1) / 2};
    painter.disc(middle, 6 * s, theme.halo.faded(0.8F));
    painter.ring(middle, 5 * s, 1.6F * s, theme.accent);
    painter.disc(middle, 1.6F * s, theme.accent);
  } else {
    painter.polyline(moved, 3.4F * s, theme.halo.faded(0.8F), true);
    painter.polyline(moved, 1.6F * s, theme.accent, true);
  }
  painter.frame(box, std::max(1.0F, std::round(s)), theme.secondary);
  return inset;
}

}  // namespace dateline::scene
