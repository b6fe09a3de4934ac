#include "scene/marker_layout.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/sample_events.hpp"

namespace dateline::scene {
namespace {

using event::EventType;
using tests::mark;

View view_at(double zoom) { return {1280, 720, 1, geo::to_world(43.5, 35.5), zoom}; }

EventMarks at_one_place(std::uint32_t count) {
  EventMarks events;
  for (std::uint32_t i = 0; i < count; ++i) {
    events.marks.push_back(mark(EventType::clash, "Mosul", 43.13, 36.34, 1 + i % 28, 1 + i % 28));
    events.marks.back().index = i;
  }
  return events;
}

TEST(MarkerLayout, PutsALoneEventOnItsPlace) {
  const auto sites = layout_markers(at_one_place(1), view_at(7), 14);
  ASSERT_EQ(sites.size(), 1U);
  ASSERT_EQ(sites[0].markers.size(), 1U);
  EXPECT_FLOAT_EQ(sites[0].markers[0].at.x, sites[0].anchor.x);
  EXPECT_FLOAT_EQ(sites[0].markers[0].at.y, sites[0].anchor.y);
}

TEST(MarkerLayout, FansOutEventsOfOnePlaceInTheOrderOfTimeWithoutOverlap) {
  EventMarks events = at_one_place(6);
  std::reverse(events.marks.begin(), events.marks.end());
  const auto sites = layout_markers(events, view_at(7), 14);
  ASSERT_EQ(sites.size(), 1U);
  const auto& markers = sites[0].markers;
  ASSERT_EQ(markers.size(), 6U);
  for (std::size_t i = 0; i < markers.size(); ++i) {
    EXPECT_EQ(events.marks[markers[i].mark].index, i);
    for (std::size_t j = i + 1; j < markers.size(); ++j) {
      EXPECT_GE(std::max(std::abs(markers[i].at.x - markers[j].at.x),
                         std::abs(markers[i].at.y - markers[j].at.y)),
                14);
    }
  }
}

TEST(MarkerLayout, CountsMoreThanAHandfulInAClusterByFamily) {
  EventMarks events = at_one_place(9);
  events.marks[0].type = EventType::evacuation;
  const auto sites = layout_markers(events, view_at(7), 14);
  ASSERT_EQ(sites.size(), 1U);
  EXPECT_TRUE(sites[0].cluster);
  EXPECT_EQ(sites[0].marks.size(), 9U);
  EXPECT_EQ(sites[0].shares[static_cast<std::size_t>(event::Family::people)], 1U);
  EXPECT_EQ(sites[0].shares[static_cast<std::size_t>(event::Family::fighting)], 8U);
}

TEST(MarkerLayout, KeepsSitesApartThatLieCloseTogether) {
  const EventMarks events = tests::iraq_june_2014();
  for (const double zoom : {5.0, 6.0, 7.0, 8.5}) {
    const auto sites = layout_markers(events, view_at(zoom), 14);
    for (std::size_t i = 0; i < sites.size(); ++i) {
      for (std::size_t j = i + 1; j < sites.size(); ++j) {
        EXPECT_FALSE(sites[i].box.overlaps(sites[j].box)) << "zoom " << zoom;
      }
    }
  }
}

TEST(MarkerLayout, ChangesNothingByPanning) {
  EventMarks events = tests::iraq_june_2014();
  const View before = view_at(6.2);
  const View after = before.panned(37, -21);
  const auto a = layout_markers(events, before, 14);
  const auto b = layout_markers(events, after, 14);
  for (const MarkerSite& site : a) {
    const auto same = std::find_if(b.begin(), b.end(),
                                   [&](const MarkerSite& o) { return o.marks == site.marks; });
    ASSERT_NE(same, b.end());
    EXPECT_NEAR(same->box.x0 - site.box.x0, 37, 0.1);
    EXPECT_NEAR(same->box.y0 - site.box.y0, -21, 0.1);
  }
}

TEST(MarkerLayout, LeavesOutWhatHasNoPlaceOrHasNotBegun) {
  EventMarks events = at_one_place(3);
  events.marks[0].at.reset();
  events.marks[1].happened = 0;
  const auto sites = layout_markers(events, view_at(7), 14);
  ASSERT_EQ(sites.size(), 1U);
  EXPECT_EQ(sites[0].marks, std::vector<std::uint32_t>{2});
}

TEST(MarkerLayout, GathersCrowdsSoThatEveryEventIsStillCountedOnce) {
  EventMarks events;
  for (std::uint32_t i = 0; i < 3000; ++i) {
    const double lng = 40 + 0.0025 * (i * 37 % 2800);
    const double lat = 31 + 0.0025 * (i * 91 % 2300);
    events.marks.push_back(mark(EventType::attack, "", lng, lat, 1, 2));
    events.marks.back().index = i;
  }
  std::size_t counted = 0;
  for (const MarkerSite& site : layout_markers(events, view_at(5), 14))
    counted += site.marks.size();
  EXPECT_EQ(counted, 3000U);
}

}  // namespace
}  // namespace dateline::scene
