#include "app/compile_map/labels.hpp"

#include <algorithm>
#include <cmath>
#include <map>
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
    to.labels.push_back({kind->second, rank_of(zoom), static_cast<float>(zoom), *f.point,
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
    to.labels.push_back({kind, rank_of(zoom), static_cast<float>(zoom),
                         geo::to_world(f.number("label_lon"), f.number("label_lat")),
                         f.text("name_en"), f.text("name_ar")});
  }
}

}  // namespace dateline::compile_map
