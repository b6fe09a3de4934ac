#include "app/compile_map/labels.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>
#include <string>

namespace dateline::compile_map {
namespace {

using scene::LabelKind;

struct AreaRule {
  double pixels;  ///< width at which the name fits
  double first;   ///< never before this zoom level
  double last;    ///< from this one on in any case
};

AreaRule rule_for(LabelKind kind) {
  if (kind == LabelKind::country) return {70, 2, 7};
  if (kind == LabelKind::province) return {110, 5, 10};
  return {50, 5, 10};  // lakes
}

std::uint8_t rank_of(double zoom) {
  return static_cast<std::uint8_t>(std::clamp(std::lround(zoom * 10), 0L, 255L));
}

/// The bend of a course at point i, degrees clockwise from east, -90..90.
float angle_at(const Path& line, std::size_t i, double reach) {
  std::size_t a = i, b = i;
  const auto away = [&](std::size_t k) {
    return std::hypot(line[k].x - line[i].x, line[k].y - line[i].y);
  };
  while (a > 0 && away(a) < reach) --a;
  while (b + 1 < line.size() && away(b) < reach) ++b;
  double degrees =
      std::atan2(line[b].y - line[a].y, line[b].x - line[a].x) * 180 / std::numbers::pi;
  if (degrees > 90) degrees -= 180;
  if (degrees < -90) degrees += 180;
  return static_cast<float>(degrees);
}

}  // namespace

void add_point_labels(const std::vector<Feature>& layer, scene::MapContents& to) {
  static const std::map<std::string, LabelKind> kKinds{{"ocean", LabelKind::ocean},
                                                       {"sea", LabelKind::sea},
                                                       {"capital", LabelKind::capital},
                                                       {"town", LabelKind::town}};
  for (const Feature& f : layer) {
    const auto kind = kKinds.find(f.text("kind"));
    if (kind == kKinds.end() || !f.point) continue;
    const double zoom = f.number("min_zoom", 10);
    to.labels.push_back({kind->second, rank_of(zoom), static_cast<float>(zoom), 0, *f.point,
                         f.text("name_en"), f.text("name_ar")});
  }
}

void add_area_labels(const std::vector<Feature>& layer, LabelKind kind, scene::MapContents& to) {
  const AreaRule rule = rule_for(kind);
  for (const Feature& f : layer) {
    if (f.text("name_en").empty() || f.polygons.empty()) continue;
    double area = 0;
    for (const auto& p : f.polygons) area += std::abs(ring_area(p.rings.at(0)));
    // sqrt(area) * 256 * 2^zoom = pixels
    const double fits = std::log2(rule.pixels / 256 / std::sqrt(std::max(area, 1e-12)));
    const double zoom = std::clamp(std::round(fits * 4) / 4, rule.first, rule.last);
    to.labels.push_back({kind, rank_of(zoom), static_cast<float>(zoom), 0,
                         geo::to_world(f.number("label_lon"), f.number("label_lat")),
                         f.text("name_en"), f.text("name_ar")});
  }
}

void add_river_labels(const std::vector<Feature>& layer, scene::MapContents& to) {
  constexpr std::array<double, 6> kFirstZoom{5.5, 6.5, 7.5, 8.5, 9, 9};  // by class
  constexpr double kSpacing = 450;                                       // pixels between two names
  std::map<std::string, std::vector<geo::WorldPoint>> placed;
  for (double step = 0; step <= 4; step += 2) {
    for (const Feature& f : layer) {
      const std::string name = f.text("name_en");
      if (name.empty()) continue;
      const auto cls = static_cast<std::size_t>(std::clamp(f.number("class"), 0.0, 5.0));
      const double zoom = kFirstZoom[cls] + step;
      const double pixel = std::exp2(-zoom) / 256;
      auto& taken = placed[name];
      for (const Path& line : f.lines) {
        for (std::size_t i = line.size() / 2 % 8; i < line.size(); i += 8) {
          const bool free = std::none_of(taken.begin(), taken.end(), [&](const auto& p) {
            return std::hypot(p.x - line[i].x, p.y - line[i].y) < kSpacing * pixel;
          });
          if (!free) continue;
          taken.push_back(line[i]);
          to.labels.push_back({LabelKind::river, rank_of(zoom), static_cast<float>(zoom),
                               angle_at(line, i, 40 * pixel), line[i], name, f.text("name_ar")});
        }
      }
    }
  }
}

}  // namespace dateline::compile_map
