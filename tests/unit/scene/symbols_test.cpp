#include "scene/symbols.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <vector>

#include "scene/symbol_shapes.hpp"

namespace dateline::scene {
namespace {

using event::EventType;
using event::Status;

class SymbolTest : public testing::Test {
 protected:
  SymbolTest() : type_(typeset::Typesetter::open(DATELINE_SOURCE_DIR "/assets/fonts")) {}

  /// A symbol in the middle of 200 by 200 pixels.
  Mesh mesh_of(EventType type, Status status, float size) {
    Mesh mesh;
    Painter painter(*type_, mesh, {0, 0, 200, 200});
    SymbolLook look;
    look.type = type;
    look.status = status;
    look.size = size;
    draw_symbol(painter, {100, 100}, look, Theme::light());
    return mesh;
  }

  /// The coverage of a symbol's own shape: the last mask drawn.
  std::vector<std::uint8_t> drawn(EventType type, Status status, float size) {
    const Mesh mesh = mesh_of(type, status, size);
    // Masks are the quads that do not use the white block; the second one is the body.
    std::vector<const MeshVertex*> corners;
    for (const MeshVertex& v : mesh.vertices) {
      if (v.u != typeset::Atlas::kWhiteU) corners.push_back(&v);
    }
    std::vector<std::uint8_t> out;
    if (corners.size() < 8) return out;
    const auto x0 = static_cast<std::size_t>(corners[4]->u);
    const auto y0 = static_cast<std::size_t>(corners[4]->v);
    const auto x1 = static_cast<std::size_t>(corners[6]->u);
    const auto y1 = static_cast<std::size_t>(corners[6]->v);
    const auto& atlas = type_->atlas();
    for (std::size_t y = y0; y < y1; ++y) {
      for (std::size_t x = x0; x < x1; ++x) {
        out.push_back(atlas.pixels()[y * static_cast<std::size_t>(atlas.width()) + x]);
      }
    }
    return out;
  }

  base::Result<typeset::Typesetter> type_;
};

/// Share of pixels in which two pictures differ clearly.
double difference(const std::vector<std::uint8_t>& a, const std::vector<std::uint8_t>& b) {
  if (a.size() != b.size()) return 1;
  std::size_t other = 0;
  for (std::size_t i = 0; i < a.size(); ++i)
    other += std::abs(int{a[i]} - int{b[i]}) > 80 ? 1U : 0U;
  return static_cast<double>(other) / static_cast<double>(a.size());
}

TEST_F(SymbolTest, TellsTypesOfOneFamilyApartByShapeAtTwelvePixels) {
  for (int a = 0; a < event::kEventTypes; ++a) {
    for (int b = a + 1; b < event::kEventTypes; ++b) {
      const auto first = static_cast<EventType>(a);
      const auto second = static_cast<EventType>(b);
      if (event::family(first) != event::family(second)) continue;
      EXPECT_GT(difference(drawn(first, Status::happened, 12), drawn(second, Status::happened, 12)),
                0.02)
          << event::name(first) << " and " << event::name(second);
    }
  }
}

TEST_F(SymbolTest, DrawsEachStatusInItsOwnWay) {
  for (int t = 0; t < event::kEventTypes; ++t) {
    const auto type = static_cast<EventType>(t);
    const Status own[] = {Status::happened, Status::planned, Status::considered, Status::denied};
    for (const Status a : own) {
      for (const Status b : own) {
        if (a >= b) continue;
        EXPECT_GT(difference(drawn(type, a, 32), drawn(type, b, 32)), 0.005)
            << event::name(type) << " " << event::name(a) << " and " << event::name(b);
      }
    }
  }
}

TEST_F(SymbolTest, HatchesWhatIsReportedAndRingsWhatGoesOn) {
  // Rings are of plain triangles, shapes are masks.
  const auto ring = [](const Mesh& mesh) {
    float out = 0;
    for (const MeshVertex& v : mesh.vertices) {
      if (v.u == typeset::Atlas::kWhiteU) out = std::max(out, std::abs(v.x - 100));
    }
    return out;
  };
  for (const float size : {12.0F, 64.0F}) {
    for (int t = 0; t < event::kEventTypes; ++t) {
      const auto type = static_cast<EventType>(t);
      EXPECT_EQ(ring(mesh_of(type, Status::happened, size)), 0) << event::name(type);
      EXPECT_NE(drawn(type, Status::reported, size), drawn(type, Status::happened, size))
          << event::name(type) << " at " << size;
      EXPECT_GT(ring(mesh_of(type, Status::ongoing, size)), size / 2 + 2)
          << event::name(type) << " at " << size << ": no ring around it";
    }
  }
}

TEST_F(SymbolTest, TellsAllTypesApartAtSixtyFourPixels) {
  for (int a = 0; a < event::kEventTypes; ++a) {
    const auto first = drawn(static_cast<EventType>(a), Status::happened, 64);
    ASSERT_FALSE(first.empty());
    for (int b = a + 1; b < event::kEventTypes; ++b) {
      EXPECT_GT(difference(first, drawn(static_cast<EventType>(b), Status::happened, 64)), 0.02)
          << event::name(static_cast<EventType>(a)) << " and "
          << event::name(static_cast<EventType>(b));
    }
  }
}

TEST_F(SymbolTest, StaysWithinItsSquare) {
  for (int t = 0; t < event::kEventTypes; ++t) {
    for (const SymbolPart& part : symbol_shape(static_cast<EventType>(t))) {
      for (const PathPoint& p : part.points) {
        EXPECT_LE(std::abs(p.x) + part.width / 2, 1.15F) << event::name(static_cast<EventType>(t));
        EXPECT_LE(std::abs(p.y) + part.width / 2, 1.15F) << event::name(static_cast<EventType>(t));
      }
    }
  }
}

TEST_F(SymbolTest, ShowsHowLikelyAnEventIsByAnArcOfThatShare) {
  const auto triangles = [this](float happened) {
    Mesh mesh;
    Painter painter(*type_, mesh, {0, 0, 100, 100});
    SymbolLook look;
    look.happened = happened;
    draw_symbol(painter, {50, 50}, look, Theme::light());
    return mesh.indices.size() / 3;
  };
  EXPECT_EQ(triangles(1), triangles(0)) << "certain either way: no arc";
  EXPECT_GT(triangles(0.3F), triangles(1));
  EXPECT_GT(triangles(0.9F), triangles(0.3F));
}

}  // namespace
}  // namespace dateline::scene
