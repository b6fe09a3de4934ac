// The user's own layers on the map: what is named, what the legend says, what answers to the mouse.
#include "scene/user_layers.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "scene/map_scene.hpp"
#include "support/sample_events.hpp"

namespace dateline::scene {
namespace {

using geo::FeatureSet;
using geo::WorldPoint;
using testing::SizeIs;
using Shape = FeatureSet::Shape;

/// Camps around Baghdad, close together, each with a name.
FeatureSet camps(int across) {
  FeatureSet set;
  set.columns = {"name"};
  for (int i = 0; i < across * across; ++i) {
    const WorldPoint p =
        geo::to_world(43.0 + 3.0 * (i % across) / across, 32.2 + 2.4 * (i / across) / across);
    set.features.push_back(
        {Shape::points, static_cast<std::uint32_t>(i), 1, static_cast<std::uint32_t>(i)});
    set.points.push_back(p);
    set.part_starts.push_back(static_cast<std::uint32_t>(set.points.size()));
    set.text += "Camp " + std::to_string(i);
    set.cell_starts.push_back(static_cast<std::uint32_t>(set.text.size()));
  }
  return set;
}

class OwnLayers : public testing::Test {
 protected:
  OwnLayers() : type_(typeset::Typesetter::open(DATELINE_SOURCE_DIR "/assets/fonts")) {
    LayerOnMap layer;
    layer.shape = LayerShape::make(1, camps(6));
    layer.name = "Camps";
    layers_.push_back(layer);
    events_ = tests::iraq_june_2014();
  }
  MapDrawList build(const View& view) {
    MapInput input;
    input.events = &events_;
    input.layers = &layers_;
    return build_map(input, view, Theme::light(), *type_);
  }
  /// What draw_layer_labels() takes of free space, and what the labels lie on.
  std::vector<PixelBox> labels(const View& view, LabelSpace& space) {
    Mesh mesh;
    Painter painter(*type_, mesh, space.bounds());
    draw_layer_labels(painter, layers_, space, view, Theme::light());
    // Letters come as quads of four corners each.
    std::vector<PixelBox> out;
    for (std::size_t i = 0; i + 3 < mesh.vertices.size(); i += 4) {
      PixelBox box{1e9F, 1e9F, -1e9F, -1e9F};
      for (std::size_t k = i; k < i + 4; ++k) {
        box = {std::min(box.x0, mesh.vertices[k].x), std::min(box.y0, mesh.vertices[k].y),
               std::max(box.x1, mesh.vertices[k].x), std::max(box.y1, mesh.vertices[k].y)};
      }
      out.push_back(box);
    }
    return out;
  }
  base::Result<typeset::Typesetter> type_;
  std::vector<LayerOnMap> layers_;
  EventMarks events_;
  View view_{1280, 720, 1, geo::to_world(44.4, 33.3), 7};
};

TEST_F(OwnLayers, AreNamedOnlyWhereTheUserAsksForIt) {
  LabelSpace space({0, 0, 1280, 720}, false);
  EXPECT_THAT(labels(view_, space), SizeIs(0));
  layers_[0].label = 0;
  LabelSpace again({0, 0, 1280, 720}, false);
  EXPECT_FALSE(labels(view_, again).empty());
}

TEST_F(OwnLayers, NeverWriteOverWhatIsThereNorOverTheirOwnPoints) {
  layers_[0].label = 0;
  const PixelBox taken{500, 250, 800, 450};
  for (const double conic : {0.0, 1.0}) {
    const View view(1280, 720, 1, geo::to_world(44.4, 33.3), 7, conic);
    LabelSpace space({0, 0, 1280, 720}, false);
    space.take(taken);
    const auto letters = labels(view, space);
    ASSERT_FALSE(letters.empty());
    const PixelBox inner = taken.grown(-4);  // halos are wider than letters
    for (const PixelBox& letter : letters) EXPECT_FALSE(letter.overlaps(inner)) << conic;
    // The middle of each camp is seen.
    const FeatureSet& set = layers_[0].shape->features();
    for (const WorldPoint& p : set.points) {
      const PathPoint at = view.project(p);
      for (const PixelBox& letter : letters) {
        EXPECT_FALSE(letter.contains(at.x, at.y)) << conic << ": " << at.x << ", " << at.y;
      }
    }
  }
}

TEST_F(OwnLayers, LieUnderTheEventsWhichStayWhereTheyWere) {
  layers_[0].label = 0;
  const MapDrawList with = build(view_);
  std::vector<LayerOnMap> none;
  std::swap(none, layers_);
  const MapDrawList without = build(view_);
  ASSERT_THAT(with.base.layers, SizeIs(1));
  ASSERT_EQ(with.picks.size(), without.picks.size());
  for (std::size_t i = 0; i < with.picks.size(); ++i) {
    if (with.legend == without.legend) {
      EXPECT_EQ(with.picks[i].box, without.picks[i].box);
    }
    EXPECT_EQ(with.picks[i].events, without.picks[i].events);
  }
}

TEST_F(OwnLayers, AreInTheLegendWhereTheyAreInView) {
  const PixelBox near = build(view_).legend;
  const View far(1280, 720, 1, geo::to_world(10, 50), 7);
  const PixelBox away = build(far).legend;
  std::vector<LayerOnMap> none;
  std::swap(none, layers_);
  EXPECT_EQ(build(far).legend, away) << "it is not in view";
  EXPECT_LT(build(view_).legend.height(), near.height());
}

TEST_F(OwnLayers, AnswerToTheMouseFromAFewPixelsAwayTheOneOnTopFirst) {
  FeatureSet area;
  const WorldPoint at = layers_[0].shape->features().points[14];
  area.points = {{at.x - 0.01, at.y - 0.01},
                 {at.x + 0.01, at.y - 0.01},
                 {at.x + 0.01, at.y + 0.01},
                 {at.x - 0.01, at.y + 0.01}};
  area.part_starts = {0, 4};
  area.features = {{Shape::areas, 0, 1, 0}};
  LayerOnMap layer;
  layer.shape = LayerShape::make(2, area);
  layers_.push_back(layer);
  for (const double conic : {0.0, 1.0}) {
    const View view(1280, 720, 2, at, 8, conic);
    PathPoint pixel = view.project(at);
    EXPECT_EQ(feature_at(layers_, view, pixel), (FeatureRef{0, 14}));
    pixel.x += 9;
    EXPECT_EQ(feature_at(layers_, view, pixel), (FeatureRef{0, 14}));
    pixel.x += 20;
    EXPECT_EQ(feature_at(layers_, view, pixel), (FeatureRef{1, 0})) << "the area below";
    layers_[1].opacity = 0;
    EXPECT_EQ(feature_at(layers_, view, pixel), std::nullopt) << "what is not seen is not there";
    layers_[1].opacity = 1;
  }
}

TEST_F(OwnLayers, NameWhomTheirFilesAskToNameOnce) {
  layers_[0].attribution = "OCHA, CC BY";
  layers_.push_back(layers_[0]);
  EXPECT_EQ(attribution_with("Natural Earth", layers_), "Natural Earth; OCHA, CC BY");
}

}  // namespace
}  // namespace dateline::scene
