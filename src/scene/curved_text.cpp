#include "scene/curved_text.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace dateline::scene {
namespace {

// Of the size of letters.
constexpr float kAbove = 0.80F;      // what letters reach above their baseline
constexpr float kBelow = 0.26F;      // and below it
constexpr float kStep = 0.3F;        // between points of a smoothed course
constexpr std::size_t kReach = 4;    // such steps that each of two passes of smoothing takes in
constexpr std::size_t kFar = 10;     // where only the way of the course counts
constexpr float kClear = 0.30F;      // between a course and the line of its name
constexpr float kMostBend = 0.9F;    // that a course may stray from its smoothed line
constexpr float kWordBulge = 0.16F;  // that a line may stray from the straight foot of a word

constexpr float kLetterTurn = 0.28F;  // radians from letter to letter
constexpr float kWordTurn = 0.4F;     // from word to word
constexpr float kWholeTurn = 1.5F;    // from the first to the last

PathPoint plus(PathPoint a, PathPoint b) { return {a.x + b.x, a.y + b.y}; }
PathPoint minus(PathPoint a, PathPoint b) { return {a.x - b.x, a.y - b.y}; }
PathPoint times(PathPoint a, float k) { return {a.x * k, a.y * k}; }
float dot(PathPoint a, PathPoint b) { return a.x * b.x + a.y * b.y; }

/// A line by the length along it.
class Rule {
 public:
  explicit Rule(std::span<const PathPoint> points) : points_(points) {
    along_.reserve(points.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
      const PathPoint step = i == 0 ? PathPoint{0, 0} : minus(points[i], points[i - 1]);
      along_.push_back((i == 0 ? 0 : along_.back()) + std::hypot(step.x, step.y));
    }
  }
  [[nodiscard]] float length() const { return along_.empty() ? 0 : along_.back(); }
  [[nodiscard]] PathPoint at(float along) const {
    const auto after = std::ranges::upper_bound(along_, along);
    const auto i = static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(
        after - along_.begin() - 1, 0, static_cast<std::ptrdiff_t>(points_.size()) - 2));
    const float step = along_[i + 1] - along_[i];
    const float t = step > 0 ? std::clamp((along - along_[i]) / step, 0.0F, 1.0F) : 0;
    return plus(points_[i], times(minus(points_[i + 1], points_[i]), t));
  }
  /// The length at which the line passes a point the closest.
  [[nodiscard]] float nearest(PathPoint p) const {
    float best = 0;
    float least = 1e30F;
    for (std::size_t i = 0; i + 1 < points_.size(); ++i) {
      const PathPoint way = minus(points_[i + 1], points_[i]);
      const float square = dot(way, way);
      const float t =
          square > 0 ? std::clamp(dot(minus(p, points_[i]), way) / square, 0.0F, 1.0F) : 0;
      const PathPoint off = minus(p, plus(points_[i], times(way, t)));
      if (dot(off, off) >= least) continue;
      least = dot(off, off);
      best = along_[i] + t * std::sqrt(square);
    }
    return best;
  }

 private:
  std::span<const PathPoint> points_;
  std::vector<float> along_;
};

/// The mean of each point and its neighbours, fewer of them towards the ends, which stay.
std::vector<PathPoint> smoothed(const std::vector<PathPoint>& line, std::size_t most) {
  std::vector<PathPoint> out;
  out.reserve(line.size());
  for (std::size_t i = 0; i < line.size(); ++i) {
    const std::size_t reach = std::min({most, i, line.size() - 1 - i});
    PathPoint sum{0, 0};
    for (std::size_t j = i - reach; j <= i + reach; ++j) sum = plus(sum, line[j]);
    out.push_back(times(sum, 1.0F / static_cast<float>(2 * reach + 1)));
  }
  return out;
}

/// Up for who reads along the line at point i.
PathPoint up_at(const std::vector<PathPoint>& line, std::size_t i) {
  const PathPoint way = minus(line[std::min(i + 1, line.size() - 1)], line[i == 0 ? 0 : i - 1]);
  const float length = std::hypot(way.x, way.y);
  return length > 0 ? PathPoint{way.y / length, -way.x / length} : PathPoint{0, -1};
}

bool is_joined(typeset::Face face) {
  return face == typeset::Face::arabic || face == typeset::Face::arabic_bold;
}

/// The pieces of a line before they have a place: letters with their marks, or words where letters
/// join.
std::vector<TextPiece> split(const typeset::ShapedText& line, std::string_view utf8,
                             const TextStyle& style) {
  std::vector<TextPiece> out;
  for (std::size_t i = 0; i < line.glyphs.size(); ++i) {
    const typeset::ShapedGlyph& g = line.glyphs[i];
    const bool space = g.byte < utf8.size() && utf8[g.byte] == ' ';
    const float x = g.x * style.size + static_cast<float>(i) * style.spacing;
    const float end = x + g.advance * style.size;
    bool goes_on = false;
    if (i > 0 && !space && !out.empty() && out.back().first + out.back().count == i) {
      const typeset::ShapedGlyph& before = line.glyphs[i - 1];
      goes_on = before.byte == g.byte || (is_joined(g.face) && is_joined(before.face));
    }
    if (space) continue;
    if (!goes_on) {
      out.push_back({i, 0, x, 0, {0, 0}, 0});
    }
    out.back().count += 1;
    out.back().width = std::max(out.back().width, end - out.back().from);
  }
  return out;
}

void cover(const TextPiece& piece, float size, std::vector<PixelBox>& boxes) {
  const PathPoint way{std::cos(piece.angle), std::sin(piece.angle)};
  const PathPoint up{way.y, -way.x};
  // A long word aslant would take a large box: several small ones take less.
  const auto parts = std::max(1, static_cast<int>(std::ceil(piece.width / size)));
  for (int i = 0; i < parts; ++i) {
    PixelBox box{1e9F, 1e9F, -1e9F, -1e9F};
    for (const int end : {i, i + 1}) {
      const float x = piece.width * static_cast<float>(end) / static_cast<float>(parts);
      for (const float y : {kAbove * size, -kBelow * size}) {
        const PathPoint p = plus(piece.pen, plus(times(way, x), times(up, y)));
        box = {std::min(box.x0, p.x), std::min(box.y0, p.y), std::max(box.x1, p.x),
               std::max(box.y1, p.y)};
      }
    }
    boxes.push_back(box);
  }
}

}  // namespace

PixelBox CurvedText::around() const {
  PixelBox out{1e9F, 1e9F, -1e9F, -1e9F};
  for (const PixelBox& b : boxes) {
    out = {std::min(out.x0, b.x0), std::min(out.y0, b.y0), std::max(out.x1, b.x1),
           std::max(out.y1, b.y1)};
  }
  return out;
}

float length_of(std::span<const PathPoint> line) { return Rule(line).length(); }

std::optional<CurvedText> set_along(Painter& painter, std::span<const PathPoint> baseline,
                                    float middle, std::string_view utf8, const TextStyle& style) {
  if (baseline.size() < 2) return std::nullopt;
  const Rule rule(baseline);
  const float start = middle - painter.text_width(utf8, style) / 2;
  const float slack = 0.1F * style.size;
  if (start < -slack || rule.length() - start + slack < painter.text_width(utf8, style)) {
    return std::nullopt;
  }
  const typeset::ShapedText& line = painter.type().shape(utf8, style.weight);
  CurvedText out;
  out.pieces = split(line, utf8, style);
  for (std::size_t i = 0; i < out.pieces.size(); ++i) {
    TextPiece& piece = out.pieces[i];
    const bool word = is_joined(line.glyphs[piece.first].face);
    // Seen a little beyond a narrow letter, so that a corner of the line does not tip it.
    const float beyond = std::max(0.0F, 0.9F * style.size - piece.width) / 2;
    const float from = start + piece.from;
    const PathPoint a = rule.at(from - beyond);
    const PathPoint b = rule.at(from + piece.width + beyond);
    const PathPoint way = minus(b, a);
    piece.angle = std::atan2(way.y, way.x);
    const PathPoint on = rule.at(from + piece.width / 2);
    const PathPoint along{std::cos(piece.angle), std::sin(piece.angle)};
    piece.pen = minus(on, times(along, piece.width / 2));
    if (word) {
      const PathPoint chord = times(plus(rule.at(from), rule.at(from + piece.width)), 0.5F);
      if (std::hypot(on.x - chord.x, on.y - chord.y) > 2 * kWordBulge * style.size) {
        return std::nullopt;
      }
      piece.pen = plus(piece.pen, times(minus(chord, on), 0.5F));
    }
    if (i > 0) {
      const float turn =
          std::abs(std::remainder(piece.angle - out.pieces[i - 1].angle, 6.2831853F));
      if (turn > (word ? kWordTurn : kLetterTurn)) return std::nullopt;
    }
    const float whole = std::abs(std::remainder(piece.angle - out.pieces[0].angle, 6.2831853F));
    // No letter may stand on its head.
    if (whole > kWholeTurn || std::cos(piece.angle) < -0.05F) return std::nullopt;
    cover(piece, style.size, out.boxes);
  }
  if (out.pieces.empty()) return std::nullopt;
  return out;
}

std::optional<std::vector<PathPoint>> baseline_beside(std::span<const PathPoint> course,
                                                      PathPoint middle, float width, float size,
                                                      LineSide side, Closeness closeness) {
  if (course.size() < 2) return std::nullopt;
  const Rule rule(course);
  const float half = width / 2 + 0.25F * size;
  if (rule.length() < 2 * half) return std::nullopt;
  const float at = std::clamp(rule.nearest(middle), half, rule.length() - half);
  std::vector<PathPoint> line;
  const auto steps = static_cast<std::size_t>(std::ceil(2 * half / (kStep * size)));
  for (std::size_t i = 0; i <= steps; ++i) {
    line.push_back(
        rule.at(at - half + 2 * half * static_cast<float>(i) / static_cast<float>(steps)));
  }
  if (line.back().x < line.front().x) std::ranges::reverse(line);
  const std::size_t reach = closeness == Closeness::bends ? kReach : kFar;
  const std::vector<PathPoint> soft = smoothed(smoothed(line, reach), reach);
  const float way = side == LineSide::above ? 1.0F : -1.0F;
  float bend = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    bend = std::max(bend, way * dot(minus(line[i], soft[i]), up_at(soft, i)));
  }
  if (bend > kMostBend * size) return std::nullopt;
  const float letters = side == LineSide::above ? kClear : kClear + 0.72F;
  std::vector<PathPoint> out;
  out.reserve(soft.size());
  for (std::size_t i = 0; i < soft.size(); ++i) {
    out.push_back(plus(soft[i], times(up_at(soft, i), way * (bend + letters * size))));
  }
  return smoothed(out, kReach);
}

}  // namespace dateline::scene
