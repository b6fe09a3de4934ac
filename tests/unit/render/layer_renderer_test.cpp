// The user's own layers as pixels: filled with their holes, as one where they overlap, in both
// projections.
#include "render/layer_renderer.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <vector>

#include "render/map_renderer.hpp"

namespace dateline::render {
namespace {

using geo::FeatureSet;
using geo::WorldPoint;
using Shape = FeatureSet::Shape;

void add(FeatureSet& set, Shape shape, const std::vector<std::vector<WorldPoint>>& parts) {
  set.features.push_back({shape, static_cast<std::uint32_t>(set.part_starts.size() - 1),
                          static_cast<std::uint32_t>(parts.size()), 0});
  for (const auto& part : parts) {
    set.points.insert(set.points.end(), part.begin(), part.end());
    set.part_starts.push_back(static_cast<std::uint32_t>(set.points.size()));
  }
}

/// A box of degrees, clockwise on the screen; against it where `hole`.
std::vector<WorldPoint> box(double west, double south, double east, double north,
                            bool hole = false) {
  std::vector<WorldPoint> out{geo::to_world(west, north), geo::to_world(east, north),
                              geo::to_world(east, south), geo::to_world(west, south)};
  if (hole) std::swap(out[1], out[3]);
  return out;
}

class OwnLayers : public testing::Test {
 protected:
  OwnLayers()
      : context_(Context::offscreen()),
        type_(typeset::Typesetter::open(DATELINE_SOURCE_DIR "/assets/fonts")) {}
  void SetUp() override {
    ASSERT_TRUE(context_) << context_.error().to_string();
    ASSERT_TRUE(type_);
  }
  Image drawn(FeatureSet set, const scene::View& view, float opacity = 1) {
    std::vector<scene::LayerOnMap> layers(1);
    layers[0].shape = scene::LayerShape::make(next_++, std::move(set));
    layers[0].colour = curation::LayerColour::navy;
    layers[0].opacity = opacity;
    scene::MapInput input;
    input.layers = &layers;
    input.legend = scene::MapInput::Legend::none;
    input.scale_bar = false;
    const auto list = scene::build_map(input, view, scene::Theme::light(), *type_);
    auto renderer = MapRenderer::make(*context_);
    EXPECT_TRUE(renderer);
    const auto target = Target::make(*context_, view.width(), view.height());
    EXPECT_TRUE(renderer->draw(list, type_->atlas(), *target));
    EXPECT_EQ(glGetError(), GLenum{GL_NO_ERROR});
    return target->read_back();
  }
  /// How much of the layer's colour a pixel at a place has, 0 to 1.
  static double share(const Image& image, const scene::View& view, double lng, double lat) {
    const auto p = view.project(geo::to_world(lng, lat));
    const scene::Theme& theme = scene::Theme::light();
    const double ground = theme.water.r;
    const double full = theme.holders[5].r;
    const int red = image.pixel(static_cast<int>(p.x), static_cast<int>(p.y))[0];
    return (ground - red) / (ground - full);
  }
  base::Result<Context> context_;
  base::Result<typeset::Typesetter> type_;
  std::uint64_t next_ = 1;
};

constexpr double kFill = 0.22;

TEST_F(OwnLayers, AreFilledWithTheirHolesInBothProjections) {
  FeatureSet set;
  add(set, Shape::areas, {box(40, 31, 48, 37), box(43, 33, 45, 35, true)});
  add(set, Shape::areas, {box(43.5, 33.5, 44.5, 34.5)});  // an island in the hole
  for (const double conic : {0.0, 1.0}) {
    const scene::View view(900, 700, 1, geo::to_world(44, 34), 6, conic);
    const Image image = drawn(set, view);
    EXPECT_NEAR(share(image, view, 41, 36), kFill, 0.02) << conic;
    EXPECT_NEAR(share(image, view, 47, 32), kFill, 0.02) << conic;
    EXPECT_NEAR(share(image, view, 43.25, 34), 0, 0.02) << "the hole, " << conic;
    EXPECT_NEAR(share(image, view, 44, 34), kFill, 0.02) << "the island, " << conic;
    EXPECT_NEAR(share(image, view, 39, 34), 0, 0.02) << conic;
    // The outline lies where it should along all of its length, also where the view bends it.
    for (double lng = 40.2; lng < 48; lng += 0.4) {
      EXPECT_GT(share(image, view, lng, 37), 0.5) << conic << " " << lng;
      EXPECT_GT(share(image, view, lng, 31), 0.5) << conic << " " << lng;
    }
  }
}

TEST_F(OwnLayers, AreNoDeeperWhereTheyOverlapOrCross) {
  FeatureSet set;
  add(set, Shape::areas, {box(42, 32, 45, 35)});
  add(set, Shape::areas, {box(43, 33, 46, 36)});
  // Two that run against the screen's clock would take each other out if they were not put right.
  const scene::View view(900, 700, 1, geo::to_world(44, 34), 6);
  const Image image = drawn(set, view);
  EXPECT_NEAR(share(image, view, 42.5, 32.5), kFill, 0.02);
  EXPECT_NEAR(share(image, view, 44, 34), kFill, 0.02) << "where both are";
  FeatureSet cross;
  add(cross, Shape::lines, {{geo::to_world(42, 34), geo::to_world(46, 34)}});
  add(cross, Shape::lines, {{geo::to_world(44, 33), geo::to_world(44, 35)}});
  const Image faint = drawn(cross, view, 0.5);
  EXPECT_NEAR(share(faint, view, 44, 34), 0.5, 0.06) << "at the crossing";
  EXPECT_NEAR(share(faint, view, 43, 34), share(faint, view, 44, 34), 0.2);
}

TEST_F(OwnLayers, AreAsFaintAsTheyAreToBe) {
  FeatureSet set;
  add(set, Shape::areas, {box(42, 32, 46, 36)});
  const scene::View view(900, 700, 1, geo::to_world(44, 34), 6);
  EXPECT_NEAR(share(drawn(set, view, 0.5F), view, 44, 34), kFill / 2, 0.02);
  EXPECT_NEAR(share(drawn(set, view, 0), view, 44, 34), 0, 0.001);
}

TEST_F(OwnLayers, LieWhereTheirPlacesAreAtTheClosestLook) {
  FeatureSet set;
  add(set, Shape::points, {{geo::to_world(43.1235, 36.3455)}});
  for (const double conic : {0.0, 1.0}) {
    const scene::View view(400, 300, 1, geo::to_world(43.12, 36.34), 11, conic);
    const Image image = drawn(set, view);
    EXPECT_GT(share(image, view, 43.1235, 36.3455), 0.9) << conic;
  }
}

}  // namespace
}  // namespace dateline::render
