#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <numbers>
#include <string>
#include <utility>

#include "app/compile_map/labels.hpp"
#include "base/utf8.hpp"

namespace dateline::compile_map {
namespace {

using scene::LabelKind;

constexpr std::array<double, 6> kFirstZoom{5, 6.5, 7.5, 8.5, 9, 9};  // by class
// Levels of zoom with labels of their own; the last is for all after it.
constexpr std::array<int, 6> kLevels{5, 5, 3, 3, 3, 3};
// Pixels between two labels to choose from: where one must be found among the symbols of events,
// there are many.
constexpr std::array<double, 6> kSpacing{10, 40, 200, 200, 200, 200};
constexpr double kSpacingCloseBy = 150;  // from the fourth level on, at least
constexpr double kLetter = 6.2;          // pixels that a letter takes
constexpr double kEnds = 4;              // pixels of course beyond a name's ends, at least
constexpr double kMore = 1.5;            // times that much is kept, for larger letters
constexpr double kTooWinding = 9;        // radians that a course may turn under a name

double world_pixel(double zoom) { return std::exp2(-zoom) / 256; }

double distance(geo::WorldPoint a, geo::WorldPoint b) { return std::hypot(a.x - b.x, a.y - b.y); }

struct River {
  std::string name_en, name_ar;
  std::size_t cls = 0;
  std::vector<Path> lines;
};

/// Joins `line` to one that ends where it begins or ends, in any direction. False where none does.
bool join(std::vector<Path>& lines, Path& line) {
  constexpr double kNear =
      8e-5;  // two or three kilometres: pieces end where sheets of the survey did
  for (auto other = lines.begin(); other != lines.end(); ++other) {
    for (const bool turned : {false, true}) {
      if (turned) std::ranges::reverse(line);
      if (distance(other->back(), line.front()) < kNear) {
        other->insert(other->end(), line.begin() + 1, line.end());
      } else if (distance(other->front(), line.back()) < kNear) {
        other->insert(other->begin(), line.begin(), line.end() - 1);
      } else {
        continue;
      }
      line = std::move(*other);
      lines.erase(other);
      return true;
    }
  }
  return false;
}

/// The named rivers, what is one course in several features as one line.
std::vector<River> named_rivers(const std::vector<Feature>& layer) {
  std::map<std::pair<std::string, std::size_t>, River> rivers;
  for (const Feature& f : layer) {
    const std::string name = f.text("name_en");
    if (name.empty()) continue;
    const auto cls = static_cast<std::size_t>(std::clamp(f.number("class"), 0.0, 5.0));
    River& river = rivers[{name, cls}];
    river.name_en = name;
    river.name_ar = f.text("name_ar");
    river.cls = cls;
    for (const Path& given : f.lines) {
      if (given.size() < 2) continue;
      Path line = given;
      while (join(river.lines, line)) {
      }
      river.lines.push_back(std::move(line));
    }
  }
  std::vector<River> out;
  for (auto& [key, river] : rivers) out.push_back(std::move(river));
  return out;
}

/// A line by the length along it.
class Course {
 public:
  explicit Course(Path points) : points_(std::move(points)) {
    for (std::size_t i = 0; i < points_.size(); ++i) {
      const double step = i == 0 ? 0 : distance(points_[i - 1], points_[i]);
      along_.push_back(i == 0 ? 0 : along_.back() + step);
    }
  }
  [[nodiscard]] const Path& points() const { return points_; }
  [[nodiscard]] double length() const { return along_.back(); }
  /// The last point at or before a length.
  [[nodiscard]] std::size_t before(double along) const {
    const auto after = std::upper_bound(along_.begin(), along_.end(), along);
    return static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, after - along_.begin() - 1));
  }
  [[nodiscard]] geo::WorldPoint at(double along) const {
    const std::size_t i = std::min(before(along), points_.size() - 2);
    const double step = along_[i + 1] - along_[i];
    const double t = step > 0 ? std::clamp((along - along_[i]) / step, 0.0, 1.0) : 0;
    return {points_[i].x + (points_[i + 1].x - points_[i].x) * t,
            points_[i].y + (points_[i + 1].y - points_[i].y) * t};
  }
  /// How much it turns in all from one length to another, seen in steps, in radians.
  [[nodiscard]] double turning(double from, double to, double step) const {
    double out = 0;
    double last = 0;
    geo::WorldPoint p = at(from);
    for (double along = from + step; along <= to; along += step) {
      const geo::WorldPoint q = at(along);
      const double way = std::atan2(q.y - p.y, q.x - p.x);
      if (along > from + 1.5 * step)
        out += std::abs(std::remainder(way - last, 2 * std::numbers::pi));
      last = way;
      p = q;
    }
    return out;
  }

 private:
  Path points_;
  std::vector<double> along_;
};

std::vector<scene::Vertex> vertices_of(const Path& path) {
  std::vector<scene::Vertex> out;
  for (const auto& p : path) out.push_back({static_cast<float>(p.x), static_cast<float>(p.y)});
  return out;
}

/// Labels for zoom levels from `zoom` up to `last`, close enough along a course that one of them
/// finds room.
void add_labels_along(const River& river, const Path& line, double zoom, double last, int level,
                      scene::MapContents& to) {
  const double pixel = world_pixel(zoom);
  const Course course(simplify(line, 0.35 * world_pixel(std::min(zoom + 1, 11.0))));
  const auto letters = static_cast<double>(base::to_code_points(river.name_en).size());
  const double name = letters * kLetter * pixel;
  const double least = name / 2 + kEnds * pixel;
  const double around = least * kMore;
  const double spacing = std::max(kSpacing[river.cls], level < 3 ? 0.0 : kSpacingCloseBy) * pixel;
  const std::size_t index = to.courses.size();
  bool any = false;
  for (double along = least; along + least <= course.length(); along += spacing) {
    const double turning = course.turning(along - name / 2, along + name / 2, 12 * pixel);
    if (turning > kTooWinding) continue;
    const std::size_t first = course.before(along - around);
    const std::size_t end = course.before(along + around) + 2;
    const double ranks = (scene::kRiverRanks - 1) * turning / kTooWinding;
    scene::MapContents::Label label{
        LabelKind::river,
        static_cast<std::uint8_t>(river.cls * scene::kRiverRanks +
                                  static_cast<std::size_t>(std::lround(ranks))),
        static_cast<float>(zoom),
        course.at(along),
        river.name_en,
        river.name_ar};
    label.max_zoom = static_cast<float>(last);
    label.course = index;
    label.course_first = first;
    label.course_count = std::min(end, course.points().size()) - first;
    to.labels.push_back(std::move(label));
    any = true;
  }
  if (any) to.courses.push_back(vertices_of(course.points()));
}

}  // namespace

void add_river_labels(const std::vector<Feature>& layer, scene::MapContents& to) {
  for (const River& river : named_rivers(layer)) {
    const double first = kFirstZoom[river.cls];
    const int levels = kLevels[river.cls];
    for (int level = 0; level < levels; ++level) {
      const double zoom = first + level;
      const double last = level + 1 < levels ? zoom + 1 : std::numeric_limits<double>::infinity();
      for (const Path& line : river.lines) add_labels_along(river, line, zoom, last, level, to);
    }
  }
}

}  // namespace dateline::compile_map
