#include "scene/marker_layout.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <tuple>
#include <utility>
#include <vector>

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

/// Many events around a few towns, as in a war.
EventMarks crowd(std::uint32_t count, std::uint32_t seed = 7) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<double> town(-1, 1);
  std::normal_distribution<double> spread(0, 0.4);
  std::vector<std::pair<double, double>> towns;
  for (int i = 0; i < 12; ++i) {
    const double lng = 43.5 + 3 * town(random);
    towns.emplace_back(lng, 34 + 2.5 * town(random));
  }
  EventMarks events;
  for (std::uint32_t i = 0; i < count; ++i) {
    const auto& [lng, lat] = towns[random() % towns.size()];
    const double east = spread(random);
    events.marks.push_back(mark(i % 5 == 0 ? EventType::evacuation : EventType::attack, "",
                                lng + east, lat + spread(random), 1, 2));
    events.marks.back().index = i;
  }
  return events;
}

TEST(MarkerLayout, GathersCrowdsSoThatEveryEventIsStillCountedOnce) {
  for (const std::uint32_t count : {81U, 3000U}) {
    std::vector<int> counted(count);
    for (const MarkerSite& site : layout_markers(crowd(count), view_at(5), 14)) {
      EXPECT_EQ(site.cluster, site.markers.empty());
      for (const std::uint32_t i : site.marks) ++counted[i];
    }
    EXPECT_EQ(std::ranges::count(counted, 1), std::ptrdiff_t{count});
  }
}

TEST(MarkerLayout, KeepsTheCirclesOfACrowdApart) {
  for (const std::uint32_t count : {81U, 500U, 5000U}) {
    const EventMarks events = crowd(count, count);
    for (const double zoom : {4.0, 5.3, 6.0, 7.0, 8.5, 10.0}) {
      const auto sites = layout_markers(events, view_at(zoom), 14);
      for (std::size_t i = 0; i < sites.size(); ++i) {
        for (std::size_t j = i + 1; j < sites.size(); ++j) {
          const MarkerSite& a = sites[i];
          const MarkerSite& b = sites[j];
          const float apart = std::hypot(a.anchor.x - b.anchor.x, a.anchor.y - b.anchor.y);
          if (a.cluster && b.cluster) {
            EXPECT_GE(apart, a.radius + b.radius) << count << " events, zoom " << zoom;
          } else {
            EXPECT_GE(apart, 14) << count << " events, zoom " << zoom;
          }
        }
      }
    }
  }
}

TEST(MarkerLayout, KeepsACrowdWhereItIsWhileTheMapIsPanned) {
  const EventMarks events = crowd(2000);
  const View before = view_at(6.2);
  const auto a = layout_markers(events, before, 14);
  const auto b = layout_markers(events, before.panned(37, -21), 14);
  ASSERT_GT(a.size(), 10U);
  for (const MarkerSite& site : a) {
    if (!PixelBox{100, 100, 1180, 620}.contains(site.anchor.x, site.anchor.y)) continue;
    const auto same = std::ranges::find(b, site.marks, &MarkerSite::marks);
    ASSERT_NE(same, b.end());
    EXPECT_NEAR(same->anchor.x - site.anchor.x, 37, 0.1);
    EXPECT_NEAR(same->anchor.y - site.anchor.y, -21, 0.1);
  }
}

TEST(MarkerLayout, DoesNotDependOnTheOrderOfACrowd) {
  EventMarks events = crowd(2000);
  const auto anchors = [&] {
    std::vector<std::tuple<std::size_t, float, float>> out;
    for (const MarkerSite& site : layout_markers(events, view_at(6.2), 14)) {
      out.emplace_back(site.marks.size(), std::round(site.anchor.x), std::round(site.anchor.y));
    }
    std::ranges::sort(out);
    return out;
  };
  const auto before = anchors();
  std::ranges::reverse(events.marks);
  EXPECT_EQ(anchors(), before);
}

TEST(MarkerLayout, SaysWhereThereAreTooManyForWords) {
  for (const MarkerSite& site : layout_markers(tests::iraq_june_2014(), view_at(6.2), 14)) {
    EXPECT_FALSE(site.one_of_many);
  }
  for (const MarkerSite& site : layout_markers(crowd(5000), view_at(7), 14)) {
    EXPECT_TRUE(site.one_of_many);
  }
}

}  // namespace
}  // namespace dateline::scene
