#include "scene/framing.hpp"

#include <gtest/gtest.h>

#include "scene/edge_pointers.hpp"
#include "support/sample_events.hpp"

namespace dateline::scene {
namespace {

using event::EventType;
using tests::june;
using time::Minute;

EventMark in(int year, double lng, double lat) {
  EventMark m = tests::mark(EventType::clash, "Somewhere", lng, lat, 1, 1);
  const auto day = std::chrono::sys_days{std::chrono::year{year} / 3 / 1};
  m.bounds = time::Bounds::of(day);
  return m;
}

TEST(Framing, ShowsWhereTheWarIsAndCountsTheCapitalsFarOff) {
  EventMarks events = tests::iraq_june_2014();
  events.marks.push_back(in(2014, -77.04, 38.9));
  events.marks.push_back(in(2014, -0.12, 51.5));
  const auto main = main_places(events);
  ASSERT_TRUE(main);
  EXPECT_EQ(main->outside, 2U);
  EXPECT_TRUE(main->box.contains(geo::to_world(43.13, 36.34)));
  EXPECT_TRUE(main->box.contains(geo::to_world(44.39, 33.31)));
  EXPECT_FALSE(main->box.contains(geo::to_world(-0.12, 51.5)));
  EXPECT_LT(main->box.x1 - main->box.x0, 0.1);
}

TEST(Framing, ShowsAFewPlacesWhereverTheyAre) {
  EventMarks one;
  one.marks.push_back(in(2014, 139.7, 35.7));
  EXPECT_EQ(main_places(one)->outside, 0U);
  EXPECT_TRUE(main_places(one)->box.contains(geo::to_world(139.7, 35.7)));
  EXPECT_FALSE(main_places(EventMarks{}));
}

TEST(Framing, ShowsThisWeekAndCountsTheWarBefore) {
  EventMarks events = tests::iraq_june_2014();
  events.marks.push_back(in(1979, 44, 33));
  events.marks.push_back(in(2003, 44, 33));
  events.marks.push_back(in(2016, 44, 33));
  const auto main = main_times(events, std::nullopt);
  ASSERT_TRUE(main);
  EXPECT_EQ(main->earlier, 2U);
  EXPECT_EQ(main->later, 1U);
  EXPECT_LE(main->span.begin, static_cast<double>(Minute::start_of(june(9)).count()));
  EXPECT_GE(main->span.end, static_cast<double>(Minute::end_of(june(20)).count()));
  EXPECT_LT(main->span.length(), 20.0 * 1440);
}

TEST(Framing, KeepsAllTimesThatAreNotFarApartAndThePlayhead) {
  const EventMarks events = tests::iraq_june_2014();
  const auto all = main_times(events, std::nullopt);
  ASSERT_TRUE(all);
  EXPECT_EQ(all->earlier + all->later, 0U);
  const Minute later = Minute::start_of(june(28));
  EXPECT_GE(main_times(events, later)->span.end, static_cast<double>(later.count()));
  EXPECT_FALSE(main_times(EventMarks{}, later));
}

TEST(EdgePointers, NameEveryPlaceBeyondTheEdgeOnce) {
  auto type = typeset::Typesetter::open(DATELINE_SOURCE_DIR "/assets/fonts");
  ASSERT_TRUE(type);
  EventMarks events;
  const auto add = [&events](const char* place, double lng, double lat) {
    EventMark m = tests::mark(EventType::talks, place, lng, lat, 1, 1);
    m.index = static_cast<std::uint32_t>(events.marks.size());
    events.marks.push_back(m);
  };
  add("Washington", -77, 38.9);
  add("Washington", -77, 38.9);
  add("Tehran", 51.4, 35.7);
  add("Baghdad", 44.4, 33.3);
  const View view(800, 600, 1, geo::to_world(44, 33), 7);
  Mesh mesh;
  Painter painter(*type, mesh, {0, 0, 800, 600});
  LabelSpace space({0, 0, 800, 600}, true);
  const auto picks = draw_edge_pointers(painter, events, {}, space, view, Theme::light());
  ASSERT_EQ(picks.size(), 2U);
  EXPECT_EQ(picks[0].events, (std::vector<std::uint32_t>{0, 1}));
  EXPECT_LT(picks[0].box.x0, 20) << "west";
  EXPECT_EQ(picks[1].events, std::vector<std::uint32_t>{2});
  EXPECT_GT(picks[1].box.x1, 780) << "east";
}

}  // namespace
}  // namespace dateline::scene
