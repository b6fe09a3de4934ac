#include "app/compile_map/rivers.hpp"

#include <cstddef>
#include <utility>

namespace dateline::compile_map {
namespace {

struct Lake {
  geo::WorldBox box;
  const Polygon* shape;
};

bool contains(const Lake& lake, geo::WorldPoint p) {
  if (!lake.box.contains(p)) return false;
  bool in = false;
  for (const Path& ring : lake.shape->rings) {
    for (std::size_t i = 1; i < ring.size(); ++i) {
      const auto &a = ring[i - 1], &b = ring[i];
      if ((a.y > p.y) != (b.y > p.y) && p.x < a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x)) {
        in = !in;
      }
    }
  }
  return in;
}

/// The lakes that could hold a point of the line.
std::vector<Lake> near(const std::vector<Lake>& lakes, const Path& line) {
  const geo::WorldBox around = bounds(line);
  std::vector<Lake> out;
  for (const Lake& lake : lakes) {
    if (lake.box.overlaps(around)) out.push_back(lake);
  }
  return out;
}

/// For each point the lake that holds it, or null.
std::vector<const Polygon*> lakes_at(const std::vector<Lake>& lakes, const Path& line) {
  std::vector<const Polygon*> out(line.size(), nullptr);
  for (std::size_t i = 0; i < line.size(); ++i) {
    for (const Lake& lake : lakes) {
      if (contains(lake, line[i])) out[i] = lake.shape;
    }
  }
  return out;
}

}  // namespace

void cut_at_lakes(std::vector<Feature>& rivers, const std::vector<Feature>& lakes) {
  std::vector<Lake> all;
  for (const Feature& f : lakes) {
    for (const Polygon& p : f.polygons) all.push_back({bounds(p.rings.at(0)), &p});
  }
  for (Feature& river : rivers) {
    std::vector<Path> kept;
    for (const Path& line : river.lines) {
      const auto in = lakes_at(near(all, line), line);
      Path run;
      for (std::size_t i = 0; i < line.size(); ++i) {
        if (i > 0 && in[i] != nullptr && in[i] == in[i - 1]) {
          if (run.size() > 1) kept.push_back(std::move(run));
          run.clear();
        }
        run.push_back(line[i]);
      }
      if (run.size() > 1) kept.push_back(std::move(run));
    }
    river.lines = std::move(kept);
  }
}

}  // namespace dateline::compile_map
