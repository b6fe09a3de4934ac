#include "publish/joined_shapes.hpp"

#include <geos_c.h>

#include <cstddef>
#include <memory>
#include <utility>
#include <variant>

#include "publish/clipped.hpp"
#include "scene/painter.hpp"

namespace dateline::publish {
namespace {

using scene::Sketch;
using typeset::Contour;

constexpr int kQuarter = 8;  // corners a quarter of a turn

/// Gathers areas, and joins them at last.
class Joiner {
 public:
  Joiner() : geos_(GEOS_init_r()) {}
  Joiner(const Joiner&) = delete;
  Joiner& operator=(const Joiner&) = delete;
  ~Joiner() {
    for (GEOSGeometry* area : areas_) GEOSGeom_destroy_r(geos_, area);
    GEOS_finish_r(geos_);
  }

  void operator()(const Sketch::Fill& fill) {
    for (const Contour& contour : fill.contours) {
      if (contour.size() < 3) continue;
      GEOSGeometry* ring = GEOSGeom_createLinearRing_r(geos_, points(contour, true));
      if (ring == nullptr) continue;
      const Owned area = own(GEOSGeom_createPolygon_r(geos_, ring, nullptr, 0));
      add(GEOSMakeValid_r(geos_, area.get()));
    }
  }
  void operator()(const Sketch::Stroke& stroke) {
    const int cap = stroke.round ? GEOSBUF_CAP_ROUND : GEOSBUF_CAP_FLAT;
    const int join = stroke.round ? GEOSBUF_JOIN_ROUND : GEOSBUF_JOIN_MITRE;
    if (stroke.dash.on > 0) {
      for (const Contour& piece : scene::dashes(stroke.points, stroke.closed, stroke.dash)) {
        line(piece, false, stroke.width, cap, join);
      }
    } else {
      line(stroke.points, stroke.closed, stroke.width, cap, join);
    }
  }
  void operator()(const Sketch::Hatch& hatch) {
    for (const Contour& ruled : hatch.lines) {
      if (ruled.size() != 2) continue;
      for (const Contour& piece : within(ruled[0], ruled[1], hatch.within)) {
        line(piece, false, hatch.width, GEOSBUF_CAP_FLAT, GEOSBUF_JOIN_MITRE);
      }
    }
  }
  void operator()(const Sketch::Lines& lines) {
    const int cap = lines.dash.on > 0 ? GEOSBUF_CAP_FLAT : GEOSBUF_CAP_ROUND;
    for (const Contour& one : lines.lines) {
      if (lines.dash.on > 0) {
        for (const Contour& piece : scene::dashes(one, false, lines.dash)) {
          line(piece, false, lines.width, cap, GEOSBUF_JOIN_ROUND);
        }
      } else {
        line(one, false, lines.width, cap, GEOSBUF_JOIN_ROUND);
      }
    }
  }

  [[nodiscard]] std::vector<Contour> joined() && {
    std::vector<Contour> out;
    if (areas_.empty()) return out;
    const Owned all = own(GEOSGeom_createCollection_r(geos_, GEOS_GEOMETRYCOLLECTION, areas_.data(),
                                                      static_cast<unsigned>(areas_.size())));
    areas_.clear();
    const Owned one = own(GEOSUnaryUnion_r(geos_, all.get()));
    if (one) collect(one.get(), out);
    return out;
  }

 private:
  struct Destroy {
    GEOSContextHandle_t geos;
    void operator()(GEOSGeometry* g) const { GEOSGeom_destroy_r(geos, g); }
  };
  using Owned = std::unique_ptr<GEOSGeometry, Destroy>;
  [[nodiscard]] Owned own(GEOSGeometry* g) const { return Owned(g, Destroy{geos_}); }

  void add(GEOSGeometry* area) {
    if (area != nullptr) areas_.push_back(area);
  }

  [[nodiscard]] GEOSCoordSequence* points(const Contour& contour, bool closed) const {
    const std::size_t count = contour.size() + (closed ? 1 : 0);
    GEOSCoordSequence* out = GEOSCoordSeq_create_r(geos_, static_cast<unsigned>(count), 2);
    for (std::size_t i = 0; i < count; ++i) {
      const typeset::PathPoint& p = contour[i % contour.size()];
      GEOSCoordSeq_setXY_r(geos_, out, static_cast<unsigned>(i), static_cast<double>(p.x),
                           static_cast<double>(p.y));
    }
    return out;
  }

  void line(const Contour& along, bool closed, float width, int cap, int join) {
    if (along.size() < 2 || width <= 0) return;
    const Owned course = own(GEOSGeom_createLineString_r(geos_, points(along, closed)));
    constexpr double kMiter = 10;  // as cairo has it
    if (course) {
      add(GEOSBufferWithStyle_r(geos_, course.get(), static_cast<double>(width) / 2, kQuarter, cap,
                                join, kMiter));
    }
  }

  void ring(const GEOSGeometry* of, std::vector<Contour>& out) const {
    const GEOSCoordSequence* s = GEOSGeom_getCoordSeq_r(geos_, of);
    unsigned size = 0;
    GEOSCoordSeq_getSize_r(geos_, s, &size);
    Contour contour;
    for (unsigned i = 0; i + 1 < size; ++i) {
      double x = 0;
      double y = 0;
      GEOSCoordSeq_getXY_r(geos_, s, i, &x, &y);
      contour.push_back({static_cast<float>(x), static_cast<float>(y)});
    }
    if (contour.size() >= 3) out.push_back(std::move(contour));
  }

  void collect(const GEOSGeometry* g, std::vector<Contour>& out) const {
    if (GEOSGeomTypeId_r(geos_, g) == GEOS_POLYGON) {
      if (GEOSisEmpty_r(geos_, g) != 0) return;
      ring(GEOSGetExteriorRing_r(geos_, g), out);
      for (int i = 0; i < GEOSGetNumInteriorRings_r(geos_, g); ++i) {
        ring(GEOSGetInteriorRingN_r(geos_, g, i), out);
      }
      return;
    }
    if (GEOSGeomTypeId_r(geos_, g) < GEOS_MULTIPOINT) return;  // a point or a line covers nothing
    for (int i = 0; i < GEOSGetNumGeometries_r(geos_, g); ++i) {
      collect(GEOSGetGeometryN_r(geos_, g, i), out);
    }
  }

  GEOSContextHandle_t geos_;
  std::vector<GEOSGeometry*> areas_;
};

}  // namespace

std::vector<Contour> joined_shapes(const Sketch::Together& together) {
  Joiner joiner;
  for (const auto& part : together.parts) {
    std::visit([&joiner](const auto& what) { joiner(what); }, part);
  }
  return std::move(joiner).joined();
}

}  // namespace dateline::publish
