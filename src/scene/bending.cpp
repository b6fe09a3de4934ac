#include "scene/bending.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

namespace dateline::scene {

namespace {

// A line round the world at the closest zoom: what is longer is drawn straighter than it is.
constexpr double kMostPieces = 4096;

// The most that turn * stretch / 8 comes to: 2 pi / 8, and five times as much far from the middle.
constexpr double kMostBend = 4;

double length(const Vertex& a, const Vertex& b) {
  return std::hypot(static_cast<double>(a.x) - static_cast<double>(b.x),
                    static_cast<double>(a.y) - static_cast<double>(b.y));
}

Vertex between(const Vertex& a, const Vertex& b, float t) {
  return {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
}

class Cutter {
 public:
  Cutter(CutMesh& mesh, double longest, const std::optional<geo::WorldBox>& seen)
      : mesh_(mesh), longest_(longest), seen_(seen) {}

  /// Halves the longest edge until none is too long. Each edge that is gets halved at last,
  /// whatever triangle it is of.
  void triangle(std::array<std::uint32_t, 3> corners) {
    open_.push_back(corners);
    while (!open_.empty()) {
      const auto t = open_.back();
      open_.pop_back();
      std::size_t at = 0;
      double most = 0;
      for (std::size_t i = 0; i < 3; ++i) {
        const double l = length(mesh_.vertices[t[i]], mesh_.vertices[t[(i + 1) % 3]]);
        if (l > most) {
          most = l;
          at = i;
        }
      }
      if (most <= longest_ || !may_be_seen(t, most)) {
        mesh_.indices.insert(mesh_.indices.end(), t.begin(), t.end());
        continue;
      }
      const std::uint32_t a = t[at];
      const std::uint32_t b = t[(at + 1) % 3];
      const std::uint32_t c = t[(at + 2) % 3];
      const std::uint32_t m = middle(a, b);
      open_.push_back({a, m, c});
      open_.push_back({m, b, c});
    }
  }

 private:
  /// An edge of length l lies beside its bent course by turn * stretch * l^2 / 8 at most.
  [[nodiscard]] bool may_be_seen(const std::array<std::uint32_t, 3>& corners,
                                 double longest) const {
    if (!seen_) return true;
    const double bend = kMostBend * longest * longest;
    geo::WorldBox box{1, 1, -1, -1};
    for (const std::uint32_t corner : corners) {
      const Vertex& v = mesh_.vertices[corner];
      const auto x = static_cast<double>(v.x);
      const auto y = static_cast<double>(v.y);
      box = {std::min(box.x0, x), std::min(box.y0, y), std::max(box.x1, x), std::max(box.y1, y)};
    }
    return seen_->overlaps({box.x0 - bend, box.y0 - bend, box.x1 + bend, box.y1 + bend});
  }

  std::uint32_t middle(std::uint32_t a, std::uint32_t b) {
    const std::uint64_t key = (std::uint64_t{std::min(a, b)} << 32U) | std::max(a, b);
    const auto [it, is_new] =
        middles_.try_emplace(key, static_cast<std::uint32_t>(mesh_.vertices.size()));
    if (is_new) {
      mesh_.vertices.push_back(between(mesh_.vertices[a], mesh_.vertices[b], 0.5F));
    }
    return it->second;
  }

  CutMesh& mesh_;
  double longest_;
  std::optional<geo::WorldBox> seen_;
  std::vector<std::array<std::uint32_t, 3>> open_;
  std::unordered_map<std::uint64_t, std::uint32_t> middles_;
};

}  // namespace

CutMesh cut(std::span<const Vertex> vertices, std::span<const std::uint32_t> indices,
            double longest, const std::optional<geo::WorldBox>& seen) {
  CutMesh out{{vertices.begin(), vertices.end()}, {}};
  out.indices.reserve(indices.size());
  Cutter cutter(out, longest, seen);
  for (std::size_t i = 0; i + 2 < indices.size(); i += 3) {
    cutter.triangle({indices[i], indices[i + 1], indices[i + 2]});
  }
  return out;
}

std::vector<Vertex> cut(std::span<const Vertex> line, double longest) {
  std::vector<Vertex> out;
  out.reserve(line.size());
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (i > 0) {
      const double pieces = std::ceil(length(line[i - 1], line[i]) / longest);
      for (double p = 1; p < std::min(pieces, kMostPieces); ++p) {
        out.push_back(between(line[i - 1], line[i], static_cast<float>(p / pieces)));
      }
    }
    out.push_back(line[i]);
  }
  return out;
}

std::vector<typeset::PathPoint> bent(const View& view, std::span<const geo::WorldPoint> line,
                                     bool closed) {
  std::vector<typeset::PathPoint> out;
  out.reserve(line.size());
  const double longest = view.straight_for();
  const std::size_t legs = line.size() < 2 ? 0 : closed ? line.size() : line.size() - 1;
  for (std::size_t i = 0; i < line.size(); ++i) {
    out.push_back(view.project(line[i]));
    if (i >= legs) continue;
    const geo::WorldPoint& a = line[i];
    const geo::WorldPoint& b = line[(i + 1) % line.size()];
    const double pieces =
        std::min(kMostPieces, std::ceil(std::hypot(b.x - a.x, b.y - a.y) / longest));
    for (double p = 1; p < pieces; ++p) {
      const double t = p / pieces;
      out.push_back(view.project({a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t}));
    }
  }
  return out;
}

}  // namespace dateline::scene
