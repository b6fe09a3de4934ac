#include "scene/map_scene.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "scene/event_labels.hpp"
#include "scene/label_space.hpp"
#include "scene/marker_layout.hpp"
#include "support/sample_events.hpp"
#include "support/small_map.hpp"
#include "support/temp_folder.hpp"

namespace dateline::scene {
namespace {

class MapSceneTest : public testing::Test {
 protected:
  MapSceneTest()
      : type_(typeset::Typesetter::open(DATELINE_SOURCE_DIR "/assets/fonts")),
        map_(BaseMap::open(folder_.write("map.dlmap", encode_base_map(tests::small_map())))) {}
  void SetUp() override {
    ASSERT_TRUE(type_) << type_.error().to_string();
    ASSERT_TRUE(map_) << map_.error().to_string();
  }
  [[nodiscard]] View view(double zoom = 6) const {
    return {1000, 700, 1, geo::to_world(44, 33), zoom};
  }
  [[nodiscard]] MapDrawList build(const EventMarks* events, const View& v) {
    MapInput input;
    input.base = &*map_;
    input.events = events;
    return build_map(input, v, Theme::light(), *type_);
  }
  tests::TempFolder folder_;
  base::Result<typeset::Typesetter> type_;
  base::Result<BaseMap> map_;
};

TEST_F(MapSceneTest, DrawsLandLakeBordersAndRiversOfTheGround) {
  const MapDrawList list = build(nullptr, view());
  EXPECT_EQ(list.base.water, Theme::light().water);
  ASSERT_EQ(list.base.land.size(), 1U);
  EXPECT_EQ(list.base.land[0].colour, Theme::light().land);
  EXPECT_EQ(list.base.lakes.size(), 1U);
  int solid = 0;
  int dashed = 0;
  for (const LineBatch& batch : list.base.lines) {
    if (batch.chunk.kind != LineKind::border) continue;
    (batch.dash.on > 0 ? dashed : solid) += 1;
  }
  EXPECT_EQ(solid, 1);
  EXPECT_EQ(dashed, 1) << "the disputed border";
}

TEST_F(MapSceneTest, BreaksTheAttributionSoThatANarrowMapHasItWhole) {
  MapInput input;
  input.base = &*map_;
  input.legend = MapInput::Legend::none;
  input.attribution =
      "Some surveyors and their friends \u00B7 many other people \u00B7 and yet more";
  const auto lowest_text = [&](int width) {
    const View v(width, 500, 1, geo::to_world(44, 33), 6);
    const MapDrawList list = build_map(input, v, Theme::light(), *type_);
    float left = 1e9F;
    for (const MeshVertex& vertex : list.mesh.vertices) {
      if (vertex.y > 455) left = std::min(left, vertex.x);
    }
    return left;
  };
  EXPECT_GT(lowest_text(900), 400) << "one line in the lower right";
  EXPECT_GE(lowest_text(260), 8) << "cut off at the left edge";
}

TEST_F(MapSceneTest, AnswersForEverySymbolOnTheMap) {
  const EventMarks events = tests::iraq_june_2014();
  const MapDrawList list = build(&events, view(6.5));
  for (const EventMark& m : events.marks) {
    const auto at_symbol = [&m](const MapPick& pick) {
      return pick.kind == PickKind::symbol && pick.events == std::vector<std::uint32_t>{m.index};
    };
    const auto found = std::find_if(list.picks.begin(), list.picks.end(), at_symbol);
    const bool in_view = m.at && view(6.5).box().contains(geo::to_world(*m.at));
    if (!in_view) continue;
    ASSERT_NE(found, list.picks.end()) << m.place << " " << events.what(m);
    const PathPoint middle{(found->box.x0 + found->box.x1) / 2,
                           (found->box.y0 + found->box.y1) / 2};
    const MapPick* picked = pick_at(list, middle, 4);
    ASSERT_NE(picked, nullptr);
    EXPECT_EQ(picked->events, found->events);
  }
  EXPECT_EQ(pick_at(list, {990, 20}, 4), nullptr);
}

TEST_F(MapSceneTest, GivesTheSameListForTheSameView) {
  const EventMarks events = tests::iraq_june_2014();
  const MapDrawList a = build(&events, view());
  const MapDrawList b = build(&events, view());
  ASSERT_EQ(a.mesh.vertices.size(), b.mesh.vertices.size());
  for (std::size_t i = 0; i < a.mesh.vertices.size(); ++i) {
    ASSERT_EQ(a.mesh.vertices[i].x, b.mesh.vertices[i].x);
    ASSERT_EQ(a.mesh.vertices[i].rgba, b.mesh.vertices[i].rgba);
  }
}

TEST_F(MapSceneTest, FramesAllPlacedEvents) {
  const EventMarks events = tests::iraq_june_2014();
  const auto box = box_of(events);
  ASSERT_TRUE(box);
  for (const EventMark& m : events.marks) {
    if (!m.at) continue;
    EXPECT_TRUE(box->contains(geo::to_world(*m.at))) << m.place;
  }
  EXPECT_FALSE(box_of(EventMarks{}));
}

TEST_F(MapSceneTest, ShowsPlacesOfTheUsersOwnWhereNoEventStands) {
  const std::vector<OwnPlace> own{{geo::LngLat::from_degrees(44.1, 33.1).value(), "Camp Nowhere"},
                                  {geo::LngLat::from_degrees(90, 33).value(), "Far away"},
                                  {geo::LngLat::from_degrees(43.13, 36.34).value(), "Old Mosul"}};
  EventMarks events;
  events.marks.push_back(tests::mark(event::EventType::clash, "Mosul", 43.13, 36.34, 1, 1));
  MapInput input;
  input.events = &events;
  const MapDrawList without = build_map(input, view(), Theme::light(), *type_);
  input.own = &own;
  const MapDrawList list = build_map(input, view(), Theme::light(), *type_);
  ASSERT_EQ(list.own.size(), 1U);
  EXPECT_EQ(list.own[0].index, 0U);
  const PathPoint at = view().project(geo::to_world(own[0].at));
  EXPECT_TRUE(list.own[0].box.contains(at.x, at.y));
  EXPECT_GT(list.mesh.vertices.size(), without.mesh.vertices.size());
}

TEST_F(MapSceneTest, KeepsNamesClearOfSignsOverSymbols) {
  EventMarks events;
  events.words = [](const EventMark&) { return "attacked"; };
  // Each second one a little below and to the right of the first: where its label would be.
  for (std::uint32_t i = 0; i < 6; ++i) {
    events.marks.push_back(tests::mark(event::EventType::attack, "Place", 42 + (i % 2) * 1.3,
                                       36 - 1.5 * (i / 2) - (i % 2) * 0.33, 1, 1));
    events.marks.back().index = i;
  }
  const auto over_signs = [&](bool signed_over) {
    for (EventMark& m : events.marks) m.sign_above = signed_over;
    const MapDrawList list = build(&events, view());
    std::size_t out = 0;
    for (const MapPick& symbol : list.picks) {
      if (symbol.kind != PickKind::symbol) continue;
      const PixelBox sign{symbol.box.x0 + 2, symbol.box.y0 - 12, symbol.box.x1 - 2, symbol.box.y0};
      out += static_cast<std::size_t>(std::ranges::count_if(list.picks, [&](const MapPick& p) {
        return p.kind == PickKind::label && p.box.overlaps(sign);
      }));
    }
    return out;
  };
  EXPECT_GT(over_signs(false), 0U);
  EXPECT_EQ(over_signs(true), 0U);
}

class LabelTest : public MapSceneTest {
 protected:
  std::vector<EventLabelPlace> labels_of(const EventMarks& events, const View& v) {
    sites_ = layout_markers(events, v, 14);
    LabelSpace space({0, 0, 1000, 700}, true);
    for (const MarkerSite& site : sites_) space.take(site.box);
    for (const PixelBox& box : covers_) space.cover(box);
    Painter painter(*type_, mesh_, {0, 0, 1000, 700});
    Painter over(*type_, over_, {0, 0, 1000, 700});
    return draw_event_labels(painter, over, events, sites_, space, Theme::dark(), 1).placed;
  }
  Mesh mesh_;
  Mesh over_;
  std::vector<MarkerSite> sites_;
  std::vector<PixelBox> covers_;  ///< that are drawn over labels
};

TEST_F(LabelTest, NeverOverlapEachOtherOrASymbol) {
  const EventMarks events = tests::iraq_june_2014();
  for (const double zoom : {5.0, 6.0, 7.5}) {
    const auto labels = labels_of(events, view(zoom));
    EXPECT_GE(labels.size(), 5U);
    for (std::size_t i = 0; i < labels.size(); ++i) {
      for (std::size_t j = i + 1; j < labels.size(); ++j) {
        EXPECT_FALSE(labels[i].box.overlaps(labels[j].box))
            << labels[i].place << " and " << labels[j].place;
      }
      for (const MarkerSite& site : sites_) EXPECT_FALSE(labels[i].box.overlaps(site.box));
    }
  }
}

TEST_F(LabelTest, ASelectedEventGetsItsLabelFirst) {
  EventMarks events;
  events.words = [](const EventMark&) { return "attacked on some day"; };
  for (int i = 0; i < 30; ++i) {
    events.marks.push_back(tests::mark(event::EventType::attack, "A place with a long name",
                                       44 + 0.35 * (i % 6), 33 + 0.3 * (i / 6), 1, 1));
    events.marks.back().index = static_cast<std::uint32_t>(i);
  }
  for (const std::uint32_t selected : {3U, 14U, 29U}) {
    for (EventMark& m : events.marks) m.selected = m.index == selected;
    const auto labels = labels_of(events, view(6.5));
    ASSERT_FALSE(labels.empty());
    EXPECT_EQ(labels.front().marks, std::vector<std::uint32_t>{selected});
  }
}

TEST_F(LabelTest, ASelectedEventSaysLessRatherThanBeneathTheLegend) {
  EventMarks events;
  events.words = [](const EventMark&) { return "captured after a long night of shelling"; };
  events.marks.push_back(tests::mark(event::EventType::capture, "Mosul", 44, 34, 1, 1));
  events.marks.back().selected = true;
  const View v = view();
  const PixelBox site = layout_markers(events, v, 14).front().box;
  covers_ = {{0, 0, site.x0 - 100, 700}, {site.x1 + 100, 0, 1000, 700}};
  const auto labels = labels_of(events, v);
  ASSERT_EQ(labels.size(), 1U);
  for (const PixelBox& box : covers_) EXPECT_FALSE(labels[0].box.overlaps(box));
  // Where nothing else is left, it is there all the same.
  covers_ = {{0, 0, 1000, 700}};
  EXPECT_EQ(labels_of(events, v).size(), 1U);
}

TEST_F(LabelTest, SeveralEventsAtOnePlaceShareABlockWithALineForEach) {
  EventMarks events;
  events.words = [](const EventMark&) { return "clash"; };
  for (std::uint32_t i = 0; i < 3; ++i) {
    events.marks.push_back(tests::mark(event::EventType::clash, "Mosul", 44, 33, 1 + i, 1 + i));
    events.marks.back().index = i;
  }
  const auto labels = labels_of(events, view());
  ASSERT_EQ(labels.size(), 1U);
  EXPECT_EQ(labels[0].marks, (std::vector<std::uint32_t>{0, 1, 2}));
  EXPECT_EQ(labels[0].place, "Mosul");
  EXPECT_FLOAT_EQ(labels[0].box.height(), 4 * 16);
}

TEST(LabelSpace, RefusesWhatIsTakenAndWhatCrossesTheEdgeOfAPicture) {
  LabelSpace picture({0, 0, 200, 100}, true);
  EXPECT_TRUE(picture.try_take({10, 10, 60, 20}));
  EXPECT_FALSE(picture.try_take({50, 15, 90, 30}));
  EXPECT_TRUE(picture.try_take({60, 10, 90, 20})) << "boxes that only touch do not overlap";
  EXPECT_FALSE(picture.try_take({180, 50, 220, 60}));
  LabelSpace window({0, 0, 200, 100}, false);
  EXPECT_TRUE(window.try_take({180, 50, 220, 60}));
  EXPECT_FALSE(window.try_take({300, 50, 320, 60}));
  EXPECT_TRUE(window.try_take({-500, 10, 500, 20})) << "longer than a cell of its grid";
  EXPECT_FALSE(window.is_free({90, 12, 95, 14}));
}

TEST_F(MapSceneTest, LabelsStayWhileTheMapIsPanned) {
  // Vertices of text move with the map: compare how many labels are drawn well inside the view.
  Mesh mesh;
  const auto texts = [&](const View& v) {
    mesh.clear();
    Painter painter(*type_, mesh, {0, 0, 1000, 700});
    LabelSpace space({0, 0, 1000, 700}, false);
    static_cast<void>(
        draw_base_labels(painter, *map_, {}, space, v, Theme::light(), MapLanguage::english));
    return mesh.vertices.size();
  };
  const std::size_t before = texts(view(5.6));
  EXPECT_GT(before, 100U);
  for (const float dx : {5.0F, 23.0F, 61.0F}) {
    EXPECT_EQ(texts(view(5.6).panned(dx, -dx)), before);
  }
}

}  // namespace
}  // namespace dateline::scene
