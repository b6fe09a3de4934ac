#pragma once

#include <string>
#include <vector>

#include "geo/lng_lat.hpp"

namespace dateline::scene {

class Painter;
class View;
struct Theme;

/// A layer of the user's own over the base map: lines (also the rings of areas) and points.
struct Overlay {
  std::string name;
  std::vector<std::vector<geo::LngLat>> lines;  ///< two points or more each
  std::vector<geo::LngLat> points;
};

/// Draws it in the accent colour, under symbols and labels.
void draw_overlay(Painter& painter, const Overlay& overlay, const View& view, const Theme& theme);

}  // namespace dateline::scene
