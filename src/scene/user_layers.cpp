#include "scene/user_layers.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "scene/spot_name.hpp"
#include "typeset/typesetter.hpp"

namespace dateline::scene {
namespace {

using Shape = geo::FeatureSet::Shape;

constexpr float kFill = 0.22F;            // of the colour that a filled area has
constexpr float kReach = 4;               // logical pixels from a line or point that still mean it
constexpr std::size_t kMostTries = 3000;  // names that are tried in one view
constexpr std::size_t kMostNames = 400;   // and written, of all layers
constexpr std::size_t kMostClear = 1000;  // points of a layer in view
constexpr float kMostWidth = 150;         // logical pixels of a name; what is longer is cut

float dot_of(float width) { return 3 + 2 * width; }  // logical pixels across

struct Candidate {
  std::uint32_t feature = 0;
  double size = 0;
};

class Labels {
 public:
  Labels(Painter& painter, LabelSpace& space, const View& view, const Theme& theme)
      : painter_(painter), space_(space), view_(view), theme_(theme) {}

  /// Nothing is written over points, as long as they are so few that they can be told apart.
  void keep_points_clear(const LayerOnMap& layer) {
    if (layer.raster || !layer.shape->has(Shape::points)) return;
    const geo::FeatureSet& set = layer.shape->features();
    std::vector<PixelBox> boxes;
    const float half = dot_of(layer.width) / 2 * view_.scale();
    layer.shape->for_each_in(view_.box(), [&](std::uint32_t i) {
      if (set.features[i].shape != Shape::points) return true;
      const PathPoint at = view_.project(layer.shape->label_point(i));
      boxes.push_back(PixelBox{at.x, at.y, at.x, at.y}.grown(half));
      return boxes.size() <= kMostClear;
    });
    if (boxes.size() > kMostClear) return;
    for (const PixelBox& box : boxes) space_.take(box);
  }

  void layer(const LayerOnMap& layer) {
    if (layer.raster) return;
    const geo::FeatureSet& set = layer.shape->features();
    if (!layer.label || *layer.label >= set.columns.size()) return;
    const float s = view_.scale();
    TextStyle style;
    style.size = 11 * s;
    // The layer's own colour, as dark (as light, on dark ground) as a name has to be.
    style.colour = mixed(colour_of(layer.colour, theme_), theme_.label, 0.45F)
                       .faded(std::max(layer.opacity, 0.5F));
    style.halo = theme_.name_halo();
    style.halo_width = 1.6F * s;
    for (const Candidate& c : candidates(layer)) {
      if (written_ >= kMostNames) return;
      const std::string_view cell = set.cell(set.features[c.feature].row, *layer.label);
      if (cell.empty()) continue;
      std::string words(cell.substr(0, cell.find('\n')));
      words = typeset::elide(painter_.type(), words, style.weight, style.size, kMostWidth * s);
      const PathPoint at = view_.project(layer.shape->label_point(c.feature));
      const bool done = set.features[c.feature].shape == Shape::points
                            ? beside(at, dot_of(layer.width) / 2 * s + 3 * s, words, style)
                            : centred(at, words, style, c.size);
      if (done) ++written_;
    }
  }

 private:
  /// Those in view, the largest first.
  [[nodiscard]] std::vector<Candidate> candidates(const LayerOnMap& layer) const {
    std::vector<Candidate> out;
    const geo::WorldBox box = view_.box();
    layer.shape->for_each_in(box, [&](std::uint32_t i) {
      if (box.contains(layer.shape->label_point(i))) out.push_back({i, layer.shape->size_of(i)});
      return true;
    });
    const auto before = [](const Candidate& a, const Candidate& b) {
      return std::pair(-a.size, a.feature) < std::pair(-b.size, b.feature);
    };
    const auto most = std::min(out.size(), kMostTries);
    std::ranges::partial_sort(out, out.begin() + static_cast<std::ptrdiff_t>(most), before);
    out.resize(most);
    return out;
  }

  bool beside(PathPoint at, float gap, const std::string& words, const TextStyle& style) {
    const auto spot = write_name(painter_, space_, at, gap, words, style, view_.scale());
    return spot && spot->drawn;
  }

  bool centred(PathPoint at, const std::string& words, const TextStyle& style, double size) {
    const float width = painter_.text_width(words, style);
    // The name of what is much smaller than it would be that of its neighbours as well.
    if (static_cast<double>(width) >
        2 * size * view_.world_pixels() * view_.plane().stretch(view_.unproject(at))) {
      return false;
    }
    const PixelBox box{std::round(at.x - width / 2), std::round(at.y - style.size * 0.7F),
                       std::round(at.x + width / 2), std::round(at.y + style.size * 0.6F)};
    if (!space_.try_take(box.grown(view_.scale()))) return false;
    painter_.text(box.x0, std::round(at.y + style.size * 0.36F), words, style);
    return true;
  }

  Painter& painter_;
  LabelSpace& space_;
  const View& view_;
  const Theme& theme_;
  std::size_t written_ = 0;
};

}  // namespace

LayerOnMap layer_on_map(const curation::Layer& layer, std::shared_ptr<const LayerShape> shape,
                        std::shared_ptr<const RasterLayer> raster, std::string attribution) {
  LayerOnMap out;
  out.shape = std::move(shape);
  out.raster = std::move(raster);
  out.name = layer.name;
  out.colour = layer.colour;
  out.width = static_cast<float>(layer.width);
  out.filled = layer.filled;
  out.opacity = static_cast<float>(layer.opacity);
  out.attribution = std::move(attribution);
  if (out.shape != nullptr && !layer.label.empty()) {
    const auto& columns = out.shape->features().columns;
    const auto label = std::ranges::find(columns, layer.label);
    if (label != columns.end()) out.label = static_cast<std::size_t>(label - columns.begin());
  }
  return out;
}

Rgba colour_of(curation::LayerColour colour, const Theme& theme) {
  using curation::LayerColour;
  // Those of who holds places: told apart from each other and from the families of events.
  switch (colour) {
    case LayerColour::pink:
      return theme.holders[0];
    case LayerColour::violet:
      return theme.holders[1];
    case LayerColour::tan:
      return theme.holders[2];
    case LayerColour::cyan:
      return theme.holders[3];
    case LayerColour::olive:
      return theme.holders[4];
    case LayerColour::navy:
      return theme.holders[5];
    case LayerColour::ink:
      break;
  }
  return theme.label;
}

double layer_zoom(const View& view) {
  return view.zoom() + std::log2(std::max(1.0, static_cast<double>(view.scale())));
}

LayerBatch batch_of(const LayerOnMap& layer, const View& view, const Theme& theme) {
  LayerBatch out;
  out.shape = layer.shape;
  out.colour = colour_of(layer.colour, theme);
  out.halo = theme.halo.faded(0.85F);
  out.width = layer.width * view.scale();
  out.dot = dot_of(layer.width) * view.scale();
  out.fill = layer.filled ? kFill : 0;
  out.opacity = layer.opacity;
  return out;
}

void draw_picture_sign(Painter& painter, float opacity, PathPoint at, float scale,
                       const Theme& theme) {
  const Rgba colour = theme.secondary.faded(std::max(opacity, 0.35F));
  const PixelBox box{at.x - 8 * scale, at.y - 5.5F * scale, at.x + 8 * scale, at.y + 5.5F * scale};
  const PathPoint hill[] = {{box.x0 + scale, box.y1 - scale},
                            {at.x - 2 * scale, at.y - 1.5F * scale},
                            {at.x + 4 * scale, box.y1 - scale}};
  painter.convex(hill, colour);
  painter.disc({at.x + 4 * scale, at.y - 1.5F * scale}, 1.6F * scale, colour);
  const PathPoint corners[] = {
      {box.x0, box.y0}, {box.x1, box.y0}, {box.x1, box.y1}, {box.x0, box.y1}};
  painter.polyline(corners, scale, colour, true);
}

std::string attribution_with(std::string base, const std::vector<LayerOnMap>& layers) {
  std::vector<std::string> named;
  for (const LayerOnMap& layer : layers) {
    if (layer.attribution.empty()) continue;
    if (std::ranges::find(named, layer.attribution) != named.end()) continue;
    named.push_back(layer.attribution);
    base += (base.empty() ? "" : "; ") + layer.attribution;
  }
  return base;
}

void draw_layer_labels(Painter& painter, const std::vector<LayerOnMap>& layers, LabelSpace& space,
                       const View& view, const Theme& theme) {
  Labels labels(painter, space, view, theme);
  for (const LayerOnMap& layer : layers) labels.keep_points_clear(layer);
  for (const LayerOnMap& layer : layers) labels.layer(layer);
}

std::optional<FeatureRef> feature_at(const std::vector<LayerOnMap>& layers, const View& view,
                                     PathPoint at) {
  const geo::WorldPoint point = view.unproject(at);
  const double pixel = 1 / (view.world_pixels() * view.plane().stretch(point));
  const auto scale = static_cast<double>(view.scale());
  for (std::size_t i = 0; i < layers.size(); ++i) {
    const LayerOnMap& layer = layers[i];
    if (layer.opacity <= 0 || layer.raster) continue;
    const auto half = static_cast<double>(layer.shape->has(Shape::points) ? dot_of(layer.width) / 2
                                                                          : layer.width / 2);
    const double reach = (half + static_cast<double>(kReach)) * scale * pixel;
    const auto found = layer.shape->feature_at(point, reach, layer.filled);
    if (found) return FeatureRef{i, *found};
  }
  return std::nullopt;
}

}  // namespace dateline::scene
