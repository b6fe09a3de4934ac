#include "scene/base_layer.hpp"

#include <algorithm>
#include <cmath>

namespace dateline::scene {

namespace {

// Pixels of the target that a texel of relief may cover before it looks blurred.
constexpr double kFineEnough = 1.5;

/// Rivers thin out from class to class, and all of them as the view widens.
float river_width(std::uint8_t cls, double zoom) {
  constexpr float kByClass[] = {1.6F, 1.25F, 1.0F, 0.8F, 0.7F, 0.7F};
  const float base = kByClass[std::min<std::size_t>(cls, 5)];
  const float grown = static_cast<float>(std::clamp((zoom - 5.0) / 5.0, 0.0, 1.0));
  return base * (0.8F + 0.9F * grown);
}

/// Whether a line of this kind says something at this zoom.
bool is_worth_drawing(const MapLineChunk& chunk, double zoom) {
  switch (chunk.kind) {
    case LineKind::river:
      if (chunk.cls == 0) return zoom >= 2.5;
      if (chunk.cls == 1) return zoom >= 4.0;
      if (chunk.cls == 2) return zoom >= 5.5;
      if (chunk.cls == 3) return zoom >= 7.0;
      return zoom >= 8.0;
    case LineKind::province:
      return zoom >= 4.5;
    case LineKind::coast:
    case LineKind::lake_shore:
    case LineKind::border:
      return true;
  }
  return true;
}

LineBatch styled(const MapLineChunk& chunk, const View& view, const Theme& theme) {
  LineBatch batch{chunk, theme.border, 1, {}};
  const float s = view.scale();
  const float line = s * theme.stroke;
  switch (chunk.kind) {
    case LineKind::lake_shore:
      batch.colour = theme.lake_edge;
      batch.width = 0.9F * line;
      break;
    case LineKind::river:
      batch.colour = theme.river;
      batch.width = river_width(chunk.cls, view.zoom()) * line;
      if (chunk.cls == kRiverIntermittent) batch.dash = {6 * s, 3 * s};
      break;
    case LineKind::coast:
      batch.colour = theme.coast;
      batch.width = 1.0F * line;
      break;
    case LineKind::province:
      batch.colour = theme.province;
      batch.width = 0.8F * line;
      break;
    case LineKind::border: {
      batch.width = (view.zoom() < 4 ? 0.9F : 1.3F) * line;
      batch.dash = border_dash(static_cast<BorderClass>(chunk.cls), s);
      break;
    }
  }
  return batch;
}

/// The coarsest picture that is fine enough, and where it ends the next coarser one; where none is
/// fine enough, the finest. Two are never laid over each other: slopes would count twice.
std::vector<ReliefBatch> reliefs_of(const std::vector<MapRelief>& pictures, const View& view) {
  using Shown = ReliefBatch::Shown;
  const geo::WorldBox box = view.box();
  const MapRelief* coarse = nullptr;
  for (const MapRelief& picture : pictures) {  // coarse to fine
    if (!picture.box.overlaps(box)) continue;
    if (coarse != nullptr &&
        coarse->width >= (coarse->box.x1 - coarse->box.x0) * view.world_pixels() / kFineEnough) {
      break;
    }
    if (coarse == nullptr || picture.box.contains(box)) {
      coarse = &picture;
      continue;
    }
    return {{*coarse, Shown::without, picture.box}, {picture, Shown::within, picture.box}};
  }
  if (coarse == nullptr) return {};
  return {{*coarse, Shown::all, {}}};
}

}  // namespace

Dash border_dash(BorderClass standing, float scale) {
  switch (standing) {
    case BorderClass::international:
      return {};
    case BorderClass::disputed:
      return {4 * scale, 3 * scale};
    case BorderClass::line_of_control:
      return {1.5F * scale, 2.5F * scale};
    case BorderClass::indefinite:
      return {11 * scale, 5 * scale};
  }
  return {};
}

std::vector<BorderClass> unsettled_borders(const BaseLayer& layer) {
  const geo::WorldBox seen = layer.view.box();
  std::vector<BorderClass> out;
  for (const LineBatch& line : layer.lines) {
    const MapLineChunk& chunk = line.chunk;
    const auto standing = static_cast<BorderClass>(chunk.cls);
    if (chunk.kind != LineKind::border || standing == BorderClass::international ||
        std::ranges::find(out, standing) != out.end()) {
      continue;
    }
    // A chunk is of a tile, and may have its lines where the view is not.
    for (std::size_t p = 0; p + 1 < chunk.starts.size(); ++p) {
      const auto at = [&](std::size_t i) {
        return geo::WorldPoint{chunk.origin.x + static_cast<double>(chunk.points[i].x),
                               chunk.origin.y + static_cast<double>(chunk.points[i].y)};
      };
      bool any = false;
      for (std::size_t i = chunk.starts[p]; i + 1 < chunk.starts[p + 1] && !any; ++i) {
        const geo::WorldPoint a = at(i);
        const geo::WorldPoint b = at(i + 1);
        any = seen.overlaps(
            {std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x), std::max(a.y, b.y)});
      }
      if (!any) continue;
      out.push_back(standing);
      break;
    }
  }
  std::ranges::sort(out);
  return out;
}

BaseLayer build_base_layer(const BaseMap& map, const View& view, const Theme& theme, double finer) {
  BaseLayer layer;
  layer.view = view;
  layer.water = theme.water;
  layer.relief_strength = theme.relief;
  const geo::WorldBox box = view.box();
  // More pixels a point show finer detail.
  const double detail =
      view.zoom() + std::log2(std::max(1.0, static_cast<double>(view.scale()) / 1.5)) + finer;
  const MapChunks chunks = map.query(BaseMap::lod_for_zoom(detail), box);
  for (const MapFillChunk& chunk : chunks.fills) {
    auto& list = chunk.kind == FillKind::land ? layer.land : layer.lakes;
    list.push_back({chunk, chunk.kind == FillKind::land ? theme.land : theme.water});
  }
  for (const MapLineChunk& chunk : chunks.lines) {
    if (is_worth_drawing(chunk, view.zoom())) layer.lines.push_back(styled(chunk, view, theme));
  }
  layer.reliefs = reliefs_of(map.reliefs(), view);
  return layer;
}

}  // namespace dateline::scene
