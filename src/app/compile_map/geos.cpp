#include "app/compile_map/geos.hpp"

#include <geos_c.h>

#include <map>
#include <string>
#include <utility>

namespace dateline::compile_map {
namespace {

// Scaled up, so that no constant within GEOS is large beside a world; a power of two loses no bit.
constexpr double kScale = 1 << 20;

void remember(const char* message, void* into) { *static_cast<std::string*>(into) = message; }

}  // namespace

struct Geos::Session {
  GEOSContextHandle_t handle = GEOS_init_r();
  std::string message;

  struct Free {
    GEOSContextHandle_t handle;
    void operator()(GEOSGeometry* g) const { GEOSGeom_destroy_r(handle, g); }
  };
  using Geometry = std::unique_ptr<GEOSGeometry, Free>;

  Session() { GEOSContext_setErrorMessageHandler_r(handle, remember, &message); }
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;
  ~Session() { GEOS_finish_r(handle); }

  [[nodiscard]] Geometry own(GEOSGeometry* g) const { return Geometry(g, Free{handle}); }

  [[nodiscard]] base::Error failure(const char* what) const {
    return {base::ErrorCode::internal, std::string("GEOS cannot ") + what + ": " + message, "", ""};
  }

  [[nodiscard]] GEOSGeometry* ring(const Path& points) const {
    GEOSCoordSequence* s = GEOSCoordSeq_create_r(handle, static_cast<unsigned>(points.size()), 2);
    for (unsigned i = 0; i < points.size(); ++i) {
      GEOSCoordSeq_setXY_r(handle, s, i, points[i].x * kScale, points[i].y * kScale);
    }
    return GEOSGeom_createLinearRing_r(handle, s);
  }

  [[nodiscard]] Geometry polygon(const Polygon& p) const {
    std::vector<GEOSGeometry*> holes;
    for (std::size_t i = 1; i < p.rings.size(); ++i) holes.push_back(ring(p.rings[i]));
    return own(GEOSGeom_createPolygon_r(handle, ring(p.rings.at(0)), holes.data(),
                                        static_cast<unsigned>(holes.size())));
  }

  [[nodiscard]] Path path(const GEOSGeometry* ring) const {
    const GEOSCoordSequence* s = GEOSGeom_getCoordSeq_r(handle, ring);
    unsigned size = 0;
    GEOSCoordSeq_getSize_r(handle, s, &size);
    Path out(size);
    for (unsigned i = 0; i < size; ++i) {
      GEOSCoordSeq_getXY_r(handle, s, i, &out[i].x, &out[i].y);
      out[i].x /= kScale;
      out[i].y /= kScale;
    }
    return out;
  }

  void collect(const GEOSGeometry* g, std::vector<Polygon>& out) const {
    if (GEOSisEmpty_r(handle, g) != 0) return;
    const int type = GEOSGeomTypeId_r(handle, g);
    if (type == GEOS_POLYGON) {
      Polygon p;
      p.rings.push_back(path(GEOSGetExteriorRing_r(handle, g)));
      for (int i = 0; i < GEOSGetNumInteriorRings_r(handle, g); ++i) {
        p.rings.push_back(path(GEOSGetInteriorRingN_r(handle, g, i)));
      }
      out.push_back(std::move(p));
    } else if (type == GEOS_MULTIPOLYGON || type == GEOS_GEOMETRYCOLLECTION) {
      for (int i = 0; i < GEOSGetNumGeometries_r(handle, g); ++i) {
        collect(GEOSGetGeometryN_r(handle, g, i), out);
      }
    }
  }
};

Geos::Geos() : session_(std::make_unique<Session>()) {}
Geos::~Geos() = default;

base::Result<std::vector<Polygon>> Geos::repaired(const Polygon& polygon) const {
  const Session& s = *session_;
  auto g = s.polygon(polygon);
  if (!g) return s.failure("read a polygon");
  if (GEOSisValid_r(s.handle, g.get()) != 1) {
    g = s.own(GEOSMakeValid_r(s.handle, g.get()));
    if (!g) return s.failure("repair a polygon");
  }
  std::vector<Polygon> out;
  s.collect(g.get(), out);
  return out;
}

base::Result<std::vector<Polygon>> Geos::clipped(const Polygon& polygon,
                                                 const geo::WorldBox& box) const {
  const Session& s = *session_;
  const auto subject = s.polygon(polygon);
  const Polygon frame{
      {{{box.x0, box.y0}, {box.x1, box.y0}, {box.x1, box.y1}, {box.x0, box.y1}, {box.x0, box.y0}}}};
  const auto window = s.polygon(frame);
  if (!subject || !window) return s.failure("read a polygon");
  const auto g = s.own(GEOSIntersection_r(s.handle, subject.get(), window.get()));
  if (!g) return s.failure("clip a polygon");
  std::vector<Polygon> out;
  s.collect(g.get(), out);
  return out;
}

base::Result<Triangles> Geos::triangulated(const Polygon& polygon) const {
  const Session& s = *session_;
  const auto subject = s.polygon(polygon);
  if (!subject) return s.failure("read a polygon");
  const auto g = s.own(GEOSConstrainedDelaunayTriangulation_r(s.handle, subject.get()));
  if (!g) return s.failure("triangulate a polygon");
  Triangles out;
  std::map<std::pair<double, double>, std::uint32_t> known;
  std::vector<Polygon> parts;
  s.collect(g.get(), parts);
  for (const Polygon& part : parts) {
    if (part.rings[0].size() != 4) continue;
    for (std::size_t i = 0; i < 3; ++i) {
      const geo::WorldPoint p = part.rings[0][i];
      const auto [at, is_new] =
          known.try_emplace({p.x, p.y}, static_cast<std::uint32_t>(out.points.size()));
      if (is_new) out.points.push_back(p);
      out.indices.push_back(at->second);
    }
  }
  return out;
}

}  // namespace dateline::compile_map
