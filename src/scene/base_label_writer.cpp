#include "scene/base_label_writer.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <span>
#include <utility>

#include "scene/curved_text.hpp"
#include "scene/spot_name.hpp"

namespace dateline::scene {
namespace {

constexpr float kRiverSpacing = 450;  // logical pixels between two names of one river
// Spots of an area's name along its course, after which come those around its point.
constexpr float kAlong[] = {0, -0.1F, 0.1F, -0.2F, 0.2F, -0.3F, 0.3F};

/// One or two lines, broken at the space that balances them.
std::vector<std::string> broken(Painter& painter, const std::string& text, const TextStyle& style,
                                float most) {
  if (painter.text_width(text, style) <= most) return {text};
  std::size_t best = std::string::npos;
  for (std::size_t at = text.find(' '); at != std::string::npos; at = text.find(' ', at + 1)) {
    const auto off = [&text](std::size_t i) {
      return std::abs(static_cast<double>(i) - static_cast<double>(text.size()) / 2);
    };
    if (best == std::string::npos || off(at) < off(best)) best = at;
  }
  if (best == std::string::npos) return {text};
  return {text.substr(0, best), text.substr(best + 1)};
}

std::vector<PathPoint> projected(const View& view, std::span<const Vertex> course) {
  std::vector<PathPoint> out;
  out.reserve(course.size());
  for (const Vertex& v : course) {
    out.push_back(view.project({static_cast<double>(v.x), static_cast<double>(v.y)}));
  }
  return out;
}

bool all_clear(const LabelSpace& space, const std::vector<PixelBox>& boxes) {
  return std::ranges::all_of(boxes, [&](const PixelBox& b) { return space.is_clear(b); });
}

bool all_seen(const LabelSpace& space, const std::vector<PixelBox>& boxes) {
  return std::ranges::all_of(boxes, [&](const PixelBox& b) { return space.is_seen(b); });
}

}  // namespace

std::optional<LabelMemory::Spot> BaseLabelWriter::town(const MapLabel& label,
                                                       const BaseLabelLook& look,
                                                       const std::string& text, const Spot* kept) {
  const PathPoint at = view_.project(label.at);
  const float s = view_.scale();
  const float gap = look.dot + (look.ring ? 5.5F : 3.5F) * s;
  const PixelBox dot =
      PixelBox{at.x, at.y, at.x, at.y}.grown(look.dot + (look.ring ? 2.5F : 1) * s);
  if (!space_.is_clear(dot)) return std::nullopt;
  auto spot = write_name(painter_, space_, at, gap, text, look.text, s, kept);
  if (!spot) return std::nullopt;
  space_.take(dot);
  if (spot->drawn) draw_dot(at, look);
  return spot;
}

std::optional<LabelMemory::Spot> BaseLabelWriter::area(const MapLabel& label,
                                                       const BaseLabelLook& look,
                                                       const std::string& text, const Spot* kept) {
  const std::size_t before = label.course.empty() ? 0 : std::size(kAlong);
  if (before > 0) {
    if (auto spot = along_course(label, look, text, kept)) return spot;
    if (kept != nullptr && kept->spot < before) return std::nullopt;
  }
  const PathPoint at = view_.project(label.at);
  const float s = view_.scale();
  const float size = look.text.size;
  const auto lines = broken(painter_, text, look.text, 120 * s);
  const float leading = size * 1.2F;
  const float height = leading * static_cast<float>(lines.size());
  float width = 0;
  for (const std::string& line : lines) {
    width = std::max(width, painter_.text_width(line, look.text));
  }
  const auto shifts = shifts_for(label, width, height);
  for (std::size_t i = 0; i < shifts.size(); ++i) {
    if (kept != nullptr && kept->spot != before + i) continue;
    const PathPoint& shift = shifts[i];
    const float x = at.x + shift.x;
    const float y = at.y + shift.y - height / 2;
    const PixelBox box = PixelBox{x - width / 2, y, x + width / 2, y + height}.grown(3 * s);
    if (!space_.is_free(box) || !belongs(label, {x, y + height / 2}, shift)) continue;
    space_.take(box);
    float baseline = y + leading * 0.8F;
    for (const std::string& line : lines) {
      painter_.text(x - painter_.text_width(line, look.text) / 2, baseline, line, look.text);
      baseline += leading;
    }
    return Spot{0, before + i, box, true};
  }
  return std::nullopt;
}

std::optional<LabelMemory::Spot> BaseLabelWriter::along_course(const MapLabel& label,
                                                               const BaseLabelLook& look,
                                                               const std::string& text,
                                                               const Spot* kept) {
  std::vector<PathPoint> line = projected(view_, label.course);
  if (line.back().x < line.front().x) std::ranges::reverse(line);
  const float s = view_.scale();
  const float length = length_of(line);
  TextStyle style = look.text;
  const float width = painter_.text_width(text, style);
  if (length < width * 1.1F) return std::nullopt;
  if (style.spacing > 0) {
    // Spread as far as the water goes, but not so far that it is no longer one word.
    const auto letters = static_cast<float>(text.size());
    style.spacing += std::clamp((0.55F * length - width) / letters, 0.0F, 0.5F * style.size);
  }
  // The letters' middle, not their foot, is on the line.
  for (PathPoint& p : line) p.y += 0.36F * style.size;
  for (std::size_t i = 0; i < std::size(kAlong); ++i) {
    if (kept != nullptr && kept->spot != i) continue;
    const auto set = set_along(painter_, line, length * (0.5F + kAlong[i]), text, style);
    if (!set) continue;
    std::vector<PixelBox> boxes;
    for (const PixelBox& b : set->boxes) boxes.push_back(b.grown(2 * s));
    if (!all_seen(space_, boxes) || !all_clear(space_, boxes)) continue;
    for (const PixelBox& b : boxes) space_.take(b);
    painter_.text_pieces(set->pieces, text, style);
    return Spot{0, i, set->around(), true};
  }
  return std::nullopt;
}

std::optional<LabelMemory::Spot> BaseLabelWriter::river(const MapLabel& label,
                                                        const BaseLabelLook& look,
                                                        const std::string& text, const Spot* kept) {
  const PathPoint at = view_.project(label.at);
  const float s = view_.scale();
  auto& named = rivers_[label.name_en];
  const bool close = std::ranges::any_of(
      named, [&](PathPoint p) { return std::hypot(p.x - at.x, p.y - at.y) < kRiverSpacing * s; });
  if (close || label.course.empty()) return std::nullopt;
  const std::vector<PathPoint> course = projected(view_, label.course);
  const float width = painter_.text_width(text, look.text);
  constexpr std::pair<LineSide, Closeness> kWays[] = {{LineSide::above, Closeness::bends},
                                                      {LineSide::below, Closeness::bends},
                                                      {LineSide::above, Closeness::way},
                                                      {LineSide::below, Closeness::way}};
  for (std::size_t spot = 0; spot < std::size(kWays); ++spot) {
    if (kept != nullptr && kept->spot != spot) continue;
    const auto [side, closeness] = kWays[spot];
    const auto baseline = baseline_beside(course, at, width, look.text.size, side, closeness);
    if (!baseline) continue;
    const auto set = set_along(painter_, *baseline, length_of(*baseline) / 2, text, look.text);
    if (!set) continue;
    std::vector<PixelBox> boxes;
    for (const PixelBox& b : set->boxes) boxes.push_back(b.grown(1.5F * s));
    if (!all_seen(space_, boxes)) {
      // Named already, a little out of sight: no second name a little before that.
      if (kept != nullptr) {
        named.push_back(at);
        return Spot{0, spot, set->around(), false};
      }
      continue;
    }
    if (!all_clear(space_, boxes)) continue;
    for (const PixelBox& b : boxes) space_.take(b);
    painter_.text_pieces(set->pieces, text, look.text);
    named.push_back(at);
    return Spot{0, spot, set->around(), true};
  }
  return std::nullopt;
}

/// Where the name of an area may stand, seen from its point, the nearest first: countries far
/// off, provinces and waters close by.
std::vector<PathPoint> BaseLabelWriter::shifts_for(const MapLabel& label, float width,
                                                   float height) const {
  std::vector<PathPoint> shifts = {{0, 0}};
  const int rings = label.kind == LabelKind::country    ? 9
                    : label.kind == LabelKind::province ? 3
                                                        : 2;
  const float dx = std::max(width * 0.3F, 20 * view_.scale());
  for (int ring = 1; ring <= rings; ++ring) {
    const auto r = static_cast<float>(ring);
    for (const PathPoint& way : {PathPoint{0, -1},
                                 {0, 1},
                                 {1, 0},
                                 {-1, 0},
                                 {0.7F, -0.7F},
                                 {-0.7F, -0.7F},
                                 {0.7F, 0.7F},
                                 {-0.7F, 0.7F}}) {
      shifts.push_back({way.x * r * dx, way.y * r * height});
    }
  }
  return shifts;
}

/// Whether a name that has been shifted still stands in what it names.
bool BaseLabelWriter::belongs(const MapLabel& label, PathPoint at, PathPoint shift) const {
  if (shift.x == 0 && shift.y == 0) return true;
  if (label.kind != LabelKind::country && label.kind != LabelKind::province) return true;
  const AreaKind kind = label.kind == LabelKind::country ? AreaKind::country : AreaKind::province;
  const auto home = base_.area_at(kind, label.at);
  const auto here = base_.area_at(kind, view_.unproject(at));
  return home && here && home->id == here->id;
}

void BaseLabelWriter::draw_dot(PathPoint at, const BaseLabelLook& look) {
  const float s = view_.scale();
  if (look.ring) {
    painter_.disc(at, look.dot + 2.4F * s, theme_.halo.faded(0.8F));
    painter_.ring(at, look.dot + 1.6F * s, 1.1F * s, look.text.colour);
  } else {
    painter_.disc(at, look.dot + 1 * s, theme_.halo.faded(0.8F));
  }
  painter_.disc(at, look.dot, look.text.colour);
}

}  // namespace dateline::scene
