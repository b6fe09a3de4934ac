// Arrows to where people went.

#include "scene/movement_arrows.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "scene/map_scene.hpp"
#include "scene/snapshot_marks.hpp"
#include "support/documents.hpp"

namespace dateline::scene {
namespace {

class Movement : public testing::Test {
 protected:
  Movement() : type_(typeset::Typesetter::open(DATELINE_SOURCE_DIR "/assets/fonts").value()) {
    mark_.type = event::EventType::displacement;
    mark_.at = geo::LngLat::from_degrees(43, 33);
    mark_.to = geo::LngLat::from_degrees(45, 33);
  }
  /// The box around what is drawn of the marks.
  std::optional<PixelBox> drawn(std::vector<EventMark> marks) {
    Mesh mesh;
    Painter painter(type_, mesh, {0, 0, 1000, 700});
    LabelSpace space({0, 0, 1000, 700}, false);
    const bool any = draw_movements(painter, marks, space, view_, Theme::light());
    EXPECT_EQ(any, !mesh.vertices.empty());
    if (mesh.vertices.empty()) return std::nullopt;
    PixelBox box{1e9F, 1e9F, -1e9F, -1e9F};
    for (const MeshVertex& v : mesh.vertices) {
      box = {std::min(box.x0, v.x), std::min(box.y0, v.y), std::max(box.x1, v.x),
             std::max(box.y1, v.y)};
    }
    return box;
  }

  typeset::Typesetter type_;
  View view_{1000, 700, 1, geo::to_world(44, 33), 7};
  EventMark mark_;
};

TEST_F(Movement, LeadsFromOnePlaceToTheOtherAndEndsShortOfBoth) {
  const PathPoint a = view_.project(geo::to_world(*mark_.at));
  const PathPoint b = view_.project(geo::to_world(*mark_.to));
  const auto box = drawn({mark_});
  ASSERT_TRUE(box);
  EXPECT_GT(box->x0, a.x + 5);
  EXPECT_LT(box->x0, a.x + 25);
  EXPECT_LT(box->x1, b.x - 3);
  EXPECT_GT(box->x1, b.x - 25);
  EXPECT_GT(box->height(), 0.1F * (b.x - a.x)) << "it is bent";
}

TEST_F(Movement, IsDrawnOnlyWhereItIsToldHasHappenedAndIsLongEnoughToBeSeen) {
  EXPECT_TRUE(drawn({mark_}));
  EventMark nowhere = mark_;
  nowhere.to.reset();
  EXPECT_FALSE(drawn({nowhere}));
  EventMark later = mark_;
  later.happened = 0;
  EXPECT_FALSE(drawn({later}));
  EventMark beside = mark_;
  beside.to = geo::LngLat::from_degrees(43.05, 33);
  EXPECT_FALSE(drawn({beside}));
}

TEST_F(Movement, OfVeryManyOnlyThoseThatAreLookedAtAreDrawn) {
  std::vector<EventMark> many(400, mark_);
  EXPECT_FALSE(drawn(many));
  many[7].hovered = true;
  EXPECT_TRUE(drawn(many));
}

TEST_F(Movement, ItsWidthGrowsWithTheirNumber) {
  EXPECT_FLOAT_EQ(movement_width(0), 2.5F);
  EXPECT_FLOAT_EQ(movement_width(10), 2);
  EXPECT_FLOAT_EQ(movement_width(1000), 4);
  EXPECT_FLOAT_EQ(movement_width(100'000), 6);
  EXPECT_FLOAT_EQ(movement_width(9e9), 6);
}

TEST_F(Movement, LabelsKeepClearOfIt) {
  Mesh mesh;
  Painter painter(type_, mesh, {0, 0, 1000, 700});
  LabelSpace space({0, 0, 1000, 700}, false);
  const std::vector marks{mark_};
  draw_movements(painter, marks, space, view_, Theme::light());
  const PathPoint a = view_.project(geo::to_world(*mark_.at));
  const PathPoint b = view_.project(geo::to_world(*mark_.to));
  const float x = (a.x + b.x) / 2;
  const float y = a.y + 0.16F * (b.x - a.x);
  EXPECT_FALSE(space.is_free({x - 20, y - 6, x + 20, y + 6}));
  EXPECT_TRUE(space.is_free({x - 20, y - 60, x + 20, y - 48}));
}

TEST(MovementMarks, TellWhitherAndHowMany) {
  event::Event e = tests::event_on("a", "2014-06-10", "2014-06-10", event::EventType::displacement);
  e.place = event::EventPlace{};
  e.place->key = "geonames:1";
  e.place->at = *geo::LngLat::from_degrees(43, 36);
  e.destination = e.place;
  event::Amount killed;
  killed.of = "killed";
  killed.at_least = 9'000'000;
  event::Amount fled;
  fled.of = "fled";
  fled.at_least = 50'000;
  e.numbers = {killed, fled};
  const auto mark_of = [](const event::Event& event) {
    const store::Snapshot snapshot({tests::document_with({event})});
    return marks_of(snapshot, std::vector<store::Row>{0}, {}).marks.at(0);
  };
  EXPECT_FALSE(mark_of(e).to) << "whence and whither are one";
  e.destination->key = "geonames:2";
  e.destination->at = *geo::LngLat::from_degrees(44, 36);
  EXPECT_EQ(mark_of(e).to, e.destination->at);
  EXPECT_EQ(mark_of(e).people, 50'000);
  EXPECT_FALSE(mark_of(e).from);
  std::swap(e.destination, e.origin);
  EXPECT_EQ(mark_of(e).from, e.origin->at) << "whence troops were sent";
  EXPECT_FALSE(mark_of(e).to);
  EXPECT_EQ(mark_of(e).people, 50'000);
}

}  // namespace
}  // namespace dateline::scene
