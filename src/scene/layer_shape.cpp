#include "scene/layer_shape.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_set>
#include <utility>

#include "geo/simplify.hpp"

namespace dateline::scene {
namespace {

using geo::FeatureSet;
using geo::WorldBox;
using geo::WorldPoint;
using Shape = FeatureSet::Shape;

// Zooms that levels are made for; the last one is close enough for the closest look there is.
constexpr std::array<double, 6> kZooms{2, 4, 6, 8, 10, 12.5};
constexpr std::size_t kChunk = 4096;  // points, about
// A line is simplified and put into chunks by pieces: Douglas and Peucker's way takes time with the
// square of a line's length at worst.
constexpr std::size_t kPiece = 1024;
constexpr std::size_t kGroup = 256;  // features

double tolerance_of(double zoom) { return 0.5 / (256 * std::exp2(zoom)); }

WorldBox no_box() {
  constexpr double kFar = std::numeric_limits<double>::infinity();
  return {kFar, kFar, -kFar, -kFar};
}

void extend(WorldBox& box, WorldPoint p) {
  box = {std::min(box.x0, p.x), std::min(box.y0, p.y), std::max(box.x1, p.x),
         std::max(box.y1, p.y)};
}

void extend(WorldBox& box, const WorldBox& o) {
  extend(box, WorldPoint{o.x0, o.y0});
  extend(box, WorldPoint{o.x1, o.y1});
}

WorldBox box_of(std::span<const WorldPoint> points) {
  WorldBox box = no_box();
  for (const WorldPoint& p : points) extend(box, p);
  return box;
}

double larger_side(const WorldBox& box) { return std::max(box.x1 - box.x0, box.y1 - box.y0); }

/// Where a point lies along a curve that keeps neighbours together (Morton's order).
std::uint64_t along(WorldPoint p) {
  const auto spread = [](double v) {
    auto bits = static_cast<std::uint64_t>(std::clamp(v, 0.0, 1.0) * 0xFFFFFF);
    std::uint64_t out = 0;
    for (unsigned i = 0; i < 24; ++i) out |= ((bits >> i) & 1U) << (2 * i);
    return out;
  };
  return spread(p.x) | spread(p.y) << 1U;
}

double squared_to_segment(WorldPoint p, WorldPoint a, WorldPoint b) {
  const double dx = b.x - a.x;
  const double dy = b.y - a.y;
  const double length2 = dx * dx + dy * dy;
  const double t =
      length2 == 0 ? 0 : std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length2, 0.0, 1.0);
  const double x = p.x - a.x - t * dx;
  const double y = p.y - a.y - t * dy;
  return x * x + y * y;
}

/// Fills chunks one after the other.
class Chunks {
 public:
  void add(std::span<const WorldPoint> line) {
    if (chunk_.points.size() + line.size() > kChunk && !chunk_.points.empty()) finish_chunk();
    if (chunk_.starts.empty()) {
      chunk_.starts.push_back(0);
      chunk_.origin = line.front();
      chunk_.box = no_box();
    }
    for (const WorldPoint& p : line) {
      extend(chunk_.box, p);
      chunk_.points.push_back(
          {static_cast<float>(p.x - chunk_.origin.x), static_cast<float>(p.y - chunk_.origin.y)});
    }
    chunk_.starts.push_back(static_cast<std::uint32_t>(chunk_.points.size()));
  }
  std::vector<LayerChunk> take() {
    if (!chunk_.points.empty()) finish_chunk();
    return std::move(done_);
  }

 private:
  void finish_chunk() { done_.push_back(std::exchange(chunk_, {})); }
  LayerChunk chunk_;
  std::vector<LayerChunk> done_;
};

/// Makes a level of features that are given one after the other.
class LevelMaker {
 public:
  explicit LevelMaker(double tolerance) : tolerance_(tolerance) {}

  void point(WorldPoint p) {
    if (!is_new(p)) return;
    const std::array<WorldPoint, 2> twice{p, p};
    dots_.add(twice);
  }

  void line(std::span<const WorldPoint> line) {
    if (larger_side(box_of(line)) < 2 * tolerance_) return speck(line.front());
    for (std::size_t i = 0; i + 1 < line.size(); i += kPiece) {
      lines_.add(geo::simplify(line.subspan(i, std::min(kPiece + 1, line.size() - i)), tolerance_));
    }
  }

  void ring(std::span<const WorldPoint> ring) {
    if (larger_side(box_of(ring)) < 2 * tolerance_) return speck(ring.front());
    closed_.assign(ring.begin(), ring.end());
    closed_.push_back(ring.front());
    thin_.clear();
    for (std::size_t i = 0; i + 1 < closed_.size(); i += kPiece) {
      const auto piece = geo::simplify(
          std::span(closed_).subspan(i, std::min(kPiece + 1, closed_.size() - i)), tolerance_);
      lines_.add(piece);
      thin_.insert(thin_.end(), piece.begin(), piece.end() - 1);
    }
    if (thin_.size() >= 3) rings_.add(thin_);
  }

  LayerShape::Level take() { return {lines_.take(), dots_.take(), rings_.take()}; }

 private:
  /// What is too small to have a shape is still there.
  void speck(WorldPoint p) {
    if (!is_new(p)) return;
    const std::array<WorldPoint, 2> twice{p, p};
    lines_.add(twice);
  }
  bool is_new(WorldPoint p) {
    const double cell = 2 * tolerance_;
    const auto x = static_cast<std::uint64_t>(p.x / cell);
    const auto y = static_cast<std::uint64_t>(p.y / cell);
    return taken_.insert(x << 32U | y).second;
  }

  double tolerance_;
  Chunks lines_;
  Chunks dots_;
  Chunks rings_;
  std::unordered_set<std::uint64_t> taken_;
  std::vector<WorldPoint> closed_;
  std::vector<WorldPoint> thin_;
};

/// How far a ring's inside reaches to either side of a point on a horizontal line: the middle of
/// the longest stretch of that line within the part's rings.
struct Stretch {
  double from = 0;
  double to = 0;
};
Stretch longest_within(const FeatureSet& set, const FeatureSet::Feature& feature, double y) {
  std::vector<double> crossings;
  for (std::uint32_t p = feature.first_part; p < feature.first_part + feature.parts; ++p) {
    const auto ring = set.part(p);
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const WorldPoint a = ring[i];
      const WorldPoint b = ring[(i + 1) % ring.size()];
      if ((a.y > y) == (b.y > y)) continue;
      crossings.push_back(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x));
    }
  }
  std::ranges::sort(crossings);
  Stretch best;
  for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
    if (crossings[i + 1] - crossings[i] > best.to - best.from) {
      best = {crossings[i], crossings[i + 1]};
    }
  }
  return best;
}

}  // namespace

LayerShape::LayerShape(std::uint64_t id, FeatureSet features)
    : id_(id), features_(std::move(features)), box_(no_box()) {}

std::shared_ptr<const LayerShape> LayerShape::make(std::uint64_t id, FeatureSet features,
                                                   const base::StopCheck& stop) {
  // NOLINTNEXTLINE(modernize-make-shared): the constructor is private
  const std::shared_ptr<LayerShape> out(new LayerShape(id, std::move(features)));
  out->put_in_order();
  out->label_points_.reserve(out->boxes_.size());
  for (std::uint32_t i = 0; i < out->boxes_.size(); ++i) {
    if (stop.stopped()) return nullptr;
    out->label_points_.push_back(out->find_label_point(i));
  }
  for (std::size_t i = 0; i < kLevels; ++i) {
    out->levels_[i] = out->made_level(tolerance_of(kZooms[i]), stop);
    if (stop.stopped()) return nullptr;
  }
  return out;
}

void LayerShape::put_in_order() {
  const std::size_t count = features_.features.size();
  boxes_.reserve(count);
  std::vector<std::pair<std::uint64_t, std::uint32_t>> keys;
  keys.reserve(count);
  for (std::uint32_t i = 0; i < count; ++i) {
    const FeatureSet::Feature& f = features_.features[i];
    has_[static_cast<std::size_t>(f.shape)] = true;
    const std::uint32_t from = features_.part_starts[f.first_part];
    const std::uint32_t to = features_.part_starts[f.first_part + f.parts];
    boxes_.push_back(box_of(std::span(features_.points).subspan(from, to - from)));
    extend(box_, boxes_.back());
    keys.emplace_back(along(boxes_.back().centre()), i);
  }
  std::ranges::sort(keys);
  order_.reserve(count);
  for (const auto& [key, i] : keys) {
    if (order_.size() % kGroup == 0) groups_.push_back({no_box(), order_.size(), 0});
    order_.push_back(i);
    ++groups_.back().count;
    extend(groups_.back().box, boxes_[i]);
  }
}

LayerShape::Level LayerShape::made_level(double tolerance, const base::StopCheck& stop) const {
  LevelMaker maker(tolerance);
  for (const std::uint32_t i : order_) {
    if (stop.stopped()) break;
    const FeatureSet::Feature& f = features_.features[i];
    for (std::uint32_t p = f.first_part; p < f.first_part + f.parts; ++p) {
      const auto part = features_.part(p);
      if (f.shape == Shape::points) maker.point(part.front());
      if (f.shape == Shape::lines) maker.line(part);
      if (f.shape == Shape::areas) maker.ring(part);
    }
  }
  return maker.take();
}

std::size_t LayerShape::level_index(double zoom) const {
  std::size_t i = 0;
  while (i + 1 < kLevels && kZooms[i] < zoom) ++i;
  return i;
}

const LayerShape::Level& LayerShape::level(double zoom) const { return levels_[level_index(zoom)]; }

bool LayerShape::holds(std::uint32_t feature, WorldPoint at) const {
  const FeatureSet::Feature& f = features_.features[feature];
  bool inside = false;
  for (std::uint32_t p = f.first_part; p < f.first_part + f.parts; ++p) {
    const auto ring = features_.part(p);
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const WorldPoint a = ring[i];
      const WorldPoint b = ring[(i + 1) % ring.size()];
      if ((a.y > at.y) != (b.y > at.y) && at.x < a.x + (at.y - a.y) / (b.y - a.y) * (b.x - a.x)) {
        inside = !inside;
      }
    }
  }
  return inside;
}

bool LayerShape::is_near(std::uint32_t feature, WorldPoint at, double reach) const {
  const FeatureSet::Feature& f = features_.features[feature];
  for (std::uint32_t p = f.first_part; p < f.first_part + f.parts; ++p) {
    const auto part = features_.part(p);
    for (std::size_t i = 0; i < part.size(); ++i) {
      const bool more = i + 1 < part.size();
      const WorldPoint b = part[more ? i + 1 : f.shape == Shape::areas ? 0 : i];
      if (squared_to_segment(at, part[i], b) <= reach * reach) return true;
    }
  }
  return false;
}

std::optional<std::uint32_t> LayerShape::feature_at(WorldPoint at, double reach,
                                                    bool within) const {
  // Points lie on lines, and those on areas; of each the last of the file lies on top.
  std::array<std::optional<std::uint32_t>, 3> found;
  for_each_in({at.x - reach, at.y - reach, at.x + reach, at.y + reach}, [&](std::uint32_t i) {
    const Shape shape = features_.features[i].shape;
    auto& best = found[static_cast<std::size_t>(shape)];
    if (best && *best > i) return true;
    if ((shape == Shape::areas && within && holds(i, at)) || is_near(i, at, reach)) best = i;
    return true;
  });
  for (const auto& best : found) {
    if (best) return best;
  }
  return std::nullopt;
}

WorldPoint LayerShape::find_label_point(std::uint32_t feature) const {
  const FeatureSet::Feature& f = features_.features[feature];
  if (f.shape == Shape::points) return features_.part(f.first_part).front();
  if (f.shape == Shape::lines) {
    // In the middle of the part with the most points.
    std::uint32_t best = f.first_part;
    for (std::uint32_t p = f.first_part; p < f.first_part + f.parts; ++p) {
      if (features_.part(p).size() > features_.part(best).size()) best = p;
    }
    const auto line = features_.part(best);
    const WorldPoint a = line[(line.size() - 1) / 2];
    const WorldPoint b = line[line.size() / 2];
    return {(a.x + b.x) / 2, (a.y + b.y) / 2};
  }
  std::uint32_t largest = f.first_part;
  double area = 0;
  for (std::uint32_t p = f.first_part; p < f.first_part + f.parts; ++p) {
    const double a = geo::twice_area(features_.part(p));
    if (a > area) {
      area = a;
      largest = p;
    }
  }
  // Across the largest of its areas, where the way from side to side is longest.
  const WorldBox box = box_of(features_.part(largest));
  WorldPoint best = box.centre();
  double longest = 0;
  for (const double t : {0.5, 0.42, 0.58, 0.34, 0.66, 0.25, 0.75}) {
    const double y = box.y0 + t * (box.y1 - box.y0);
    const Stretch s = longest_within(features_, f, y);
    // The middle is preferred to a place a little wider.
    if (s.to - s.from <= longest * 1.1) continue;
    longest = s.to - s.from;
    best = {(s.from + s.to) / 2, y};
  }
  return best;
}

double LayerShape::size_of(std::uint32_t feature) const { return larger_side(boxes_[feature]); }

}  // namespace dateline::scene
