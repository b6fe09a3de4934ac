#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <set>
#include <string>
#include <vector>

#include "scene/timeline_scene.hpp"
#include "support/sample_events.hpp"
#include "time/calendar.hpp"

namespace dateline::scene {
namespace {

using event::EventType;
using tests::june;
using time::Minute;

double at(unsigned day) { return static_cast<double>(Minute::start_of(june(day)).count()); }

TEST(TimeAxis, ZoomsAtTheCursorWithItsTimeStandingStill) {
  const TimeAxis axis({at(1), at(21)}, 100, 900);
  EXPECT_FLOAT_EQ(axis.to_x(at(11)), 500);
  const double kept = axis.to_minute(300);
  const TimeAxis in = axis.zoomed(300, 2);
  EXPECT_NEAR(in.to_minute(300), kept, 1e-6);
  EXPECT_NEAR(in.span().length(), axis.span().length() / 4, 1e-6);
  EXPECT_NEAR(axis.panned(40).to_x(at(11)), 540, 1e-3);
  EXPECT_GE(axis.zoomed(300, 60).span().length(), TimeAxis::kLeast);
}

std::vector<std::string> labels(double begin, double end, float width = 116) {
  std::vector<std::string> out;
  for (const Tick& tick : ruler_ticks(TimeAxis({begin, end}, 0, 1000), width)) {
    out.push_back(tick.label);
  }
  return out;
}

TEST(Ruler, NamesHoursDaysMonthsOrYearsByTheRoom) {
  const auto has = [](const std::vector<std::string>& all, const std::string& one) {
    return std::find(all.begin(), all.end(), one) != all.end();
  };
  EXPECT_TRUE(has(labels(at(15), at(16)), "06:00"));
  EXPECT_TRUE(has(labels(at(15), at(16)), "Sun 15 June 2014"));
  EXPECT_TRUE(has(labels(at(15), at(16)), "Mon 16 June"));
  EXPECT_TRUE(has(labels(at(12), at(18)), "Sun 15 June"));
  EXPECT_TRUE(has(labels(at(1), at(1) + 40 * 1440), "11 June"));
  EXPECT_TRUE(has(labels(at(1), at(1) + 220 * 1440), "September 2014"));
  EXPECT_TRUE(has(labels(at(1), at(1) + 20 * 365.0 * 1440), "2020"));
}

TEST(Ruler, CountsFromTheStoryWhereItsDayIsNotKnown) {
  std::vector<std::string> days;
  for (const Tick& tick :
       ruler_ticks(TimeAxis({-3 * 1440.0, 2 * 1440.0}, 0, 1000), 116, time::DayZero::story)) {
    days.push_back(tick.label);
  }
  EXPECT_EQ(days, (std::vector<std::string>{"3 days before", "2 days before", "1 day before",
                                            "story's day", "1 day after", "2 days after"}));
  for (double length = TimeAxis::kLeast; length < TimeAxis::kMost; length *= 1.37) {
    const auto ticks =
        ruler_ticks(TimeAxis({-length / 2, length / 2}, 0, 1000), 116, time::DayZero::story);
    EXPECT_LE(ticks.size(), 18U) << length;
    EXPECT_GE(ticks.size(), 1U) << length;
    EXPECT_TRUE(std::ranges::any_of(ticks, [](const Tick& t) { return t.label == "story's day"; }))
        << length;
  }
}

TEST(Ruler, CountsMinutesWhenZoomedIn) {
  const double noon = at(15) + 720;
  EXPECT_EQ(labels(noon - 1, noon + 9),
            (std::vector<std::string>{"Sun 15 June 2014, 11:59", "12:00", "12:01", "12:02", "12:03",
                                      "12:04", "12:05", "12:06", "12:07", "12:08", "12:09"}));
  EXPECT_EQ(labels(at(15) - 10, at(15) + 30),
            (std::vector<std::string>{"Sat 14 June 2014, 23:50", "23:55", "Sun 15 June", "00:05",
                                      "00:10", "00:15", "00:20", "00:25", "00:30"}));
}

TEST(Ruler, SaysTheYearOfDaysAndTimesAtItsLeftEndAndWhereItChanges) {
  const double year = static_cast<double>(Minute::start_of(time::year_span(2015).first).count());
  EXPECT_EQ(labels(year - 2.5 * 1440, year + 2.5 * 1440),
            (std::vector<std::string>{"Tue 30 December 2014", "Wed 31 December",
                                      "Thu 1 January 2015", "Fri 2 January", "Sat 3 January"}));
  EXPECT_EQ(labels(year - 25 * 1440, year + 14 * 1440).front(), "11 December 2014");
  EXPECT_EQ(labels(year - 25 * 1440, year + 14 * 1440).at(4), "1 January 2015");
  // The first of the times says its day, and so its year, unless a midnight is near.
  EXPECT_EQ(labels(year - 600, year + 120),
            (std::vector<std::string>{"Wed 31 December 2014, 14:00", "15:00", "16:00", "17:00",
                                      "18:00", "19:00", "20:00", "21:00", "22:00", "23:00",
                                      "Thu 1 January 2015", "01:00", "02:00"}));
  EXPECT_EQ(labels(year - 60, year + 660).front(), "23:00");
  EXPECT_EQ(labels(year - 60, year + 660).at(1), "Thu 1 January 2015");
}

TEST(Ruler, CountsYearsBeforeChristAsPeopleDo) {
  const auto start_of = [](int year) {
    return static_cast<double>(Minute::start_of(time::year_span(year).first).count());
  };
  EXPECT_EQ(labels(start_of(-2000), start_of(2100)),
            (std::vector<std::string>{"2000 BC", "1500 BC", "1000 BC", "500 BC", "1", "500", "1000",
                                      "1500", "2000"}));
  EXPECT_EQ(labels(start_of(-2), start_of(2)),
            (std::vector<std::string>{"3 BC", "2 BC", "1 BC", "1", "2"}));
}

TEST(Ruler, NeverCrowdsItsLabelsAndIsNeverWithoutOne) {
  for (const double zoom : {1.0, 1.37, 1.8}) {
    for (double length = zoom * TimeAxis::kLeast; length < TimeAxis::kMost * 1.37; length *= 1.37) {
      const double span = std::min(length, TimeAxis::kMost);
      for (const float width : {480.0F, 1000.0F}) {
        const TimeAxis axis({at(3) + 77 - 0.6 * span, at(3) + 77 + 0.4 * span}, 0, width);
        ASSERT_NEAR(axis.span().length(), span, span * 1e-9);
        const auto ticks = ruler_ticks(axis, 116);
        EXPECT_LE(ticks.size(), 18U) << span;
        EXPECT_GE(ticks.size(), 1U) << span << " minutes on " << width;
        EXPECT_TRUE(std::is_sorted(ticks.begin(), ticks.end(), [](const Tick& a, const Tick& b) {
          return a.minute < b.minute;
        }));
        for (const Tick& tick : ticks) {
          EXPECT_GE(tick.minute, axis.span().begin);
          EXPECT_LE(tick.minute, axis.span().end);
        }
      }
    }
  }
}

LaneMetrics metrics() { return {}; }

TEST(Lanes, HoldOneTypeEachAndNeverLetItemsOfARowTouch) {
  const EventMarks events = tests::iraq_june_2014();
  const TimeAxis axis({at(8), at(22)}, 0, 1000);
  LaneMetrics wide = metrics();
  wide.most_rows = 40;
  std::size_t shown = 0;
  for (const TimelineLane& lane : layout_lanes(events, axis, wide)) {
    EXPECT_FALSE(lane.whole_family);
    EXPECT_TRUE(lane.hidden.empty());
    for (std::size_t i = 0; i < lane.items.size(); ++i) {
      EXPECT_EQ(events.marks[lane.items[i].mark].type, lane.type);
      shown += lane.items[i].count;
      for (std::size_t j = i + 1; j < lane.items.size(); ++j) {
        if (lane.items[i].row != lane.items[j].row) continue;
        EXPECT_LE(lane.items[i].x1, lane.items[j].x0);
      }
    }
  }
  EXPECT_EQ(shown, events.marks.size());
}

TEST(Lanes, ShareFamiliesWhereTypesAreTooMany) {
  const EventMarks events = tests::iraq_june_2014();
  LaneMetrics tight = metrics();
  tight.most_rows = 8;
  const auto lanes = layout_lanes(events, TimeAxis({at(8), at(22)}, 0, 1000), tight);
  EXPECT_EQ(lanes.size(), static_cast<std::size_t>(event::kFamilies));
  int rows = 0;
  std::size_t counted = 0;
  for (const TimelineLane& lane : lanes) {
    EXPECT_TRUE(lane.whole_family);
    rows += lane.rows;
    counted += lane.hidden.size();
    for (const TimelineItem& item : lane.items) counted += item.count;
  }
  EXPECT_LE(rows, 8);
  EXPECT_EQ(counted, events.marks.size()) << "what is hidden is counted";
}

TEST(Lanes, DrawAMomentAsItsShapeAndFoldWhatCannotBeToldApart) {
  EventMarks events;
  for (std::uint32_t i = 0; i < 100000; ++i) {
    EventMark m = tests::mark(EventType::attack, "", 44, 33, 1, 1);
    m.index = i;
    m.bounds.earliest = Minute::start_of(june(1)) + i / 4;
    m.bounds.latest = m.bounds.earliest;
    events.marks.push_back(m);
  }
  const TimeAxis axis({at(1), at(21)}, 0, 1000);
  const auto lanes = layout_lanes(events, axis, metrics());
  ASSERT_EQ(lanes.size(), 1U);
  std::size_t counted = lanes[0].hidden.size();
  for (const TimelineItem& item : lanes[0].items) {
    EXPECT_TRUE(item.instant);
    counted += item.count;
  }
  EXPECT_EQ(counted, 100000U);
  EXPECT_LT(lanes[0].items.size(), 400U) << "cost follows the width, not the count";
}

TEST(Lanes, KnowWhatIsCertainOfAnEvent) {
  EventMarks events;
  EventMark siege = tests::mark(EventType::siege, "", 44, 33, 2, 12);
  siege.start = time::Bounds::of(june(2), june(4));
  siege.end = time::Bounds::of(june(9), june(12));
  events.marks.push_back(siege);
  EventMark open = tests::mark(EventType::clash, "", 44, 33, 5, 5);
  open.bounds.latest.reset();
  events.marks.push_back(open);
  const TimeAxis axis({at(1), at(21)}, 0, 1000);
  const auto lanes = layout_lanes(events, axis, metrics());
  ASSERT_EQ(lanes.size(), 2U);
  EXPECT_TRUE(lanes[0].items[0].open_right);
  EXPECT_FALSE(lanes[0].items[0].open_left);
  const TimelineItem& item = lanes[1].items[0];
  EXPECT_NEAR(item.x0, axis.to_x(at(2)), 0.1);
  EXPECT_NEAR(item.core0, axis.to_x(at(5)), 0.1);
  EXPECT_NEAR(item.core1, axis.to_x(at(9)), 0.1);
  EXPECT_NEAR(item.x1, axis.to_x(at(13)), 0.1);
}

TEST(Histogram, CountsEveryDatedEventOnceHoweverUncertain) {
  const EventMarks events = tests::iraq_june_2014();
  const auto bins = histogram(events, {at(8), at(22)}, 37);
  const auto all = static_cast<float>(events.marks.size());
  EXPECT_NEAR(std::accumulate(bins.begin(), bins.end(), 0.0F), all, 0.01F);
}

TEST(Timeline, AnswersForItsBarsAndShowsThePlayheadInsideItsBox) {
  auto type = typeset::Typesetter::open(DATELINE_SOURCE_DIR "/assets/fonts");
  ASSERT_TRUE(type);
  const EventMarks events = tests::iraq_june_2014();
  TimelineInput input;
  input.events = &events;
  input.visible = input.data = *span_of(events);
  input.playhead = Minute::start_of(june(16));
  input.range = time::Bounds::of(june(12), june(14));
  input.box = {0, 500, 1280, 900};
  const TimelineDrawList list = build_timeline(input, Theme::dark(), *type);
  EXPECT_EQ(list.parts.picks.size(), events.marks.size());
  EXPECT_EQ(list.parts.hidden, 0U);
  ASSERT_TRUE(list.parts.range_begin);
  EXPECT_LT(list.parts.range_begin->x0, list.parts.range_end->x0);
  for (const MeshPart& part : list.mesh.parts) EXPECT_TRUE(input.box.covers(part.clip));
  EXPECT_FALSE(list.mesh.indices.empty());
}

TEST(Timeline, TheHistogramKeepsWhatAFilterHidesFaint) {
  auto type = typeset::Typesetter::open(DATELINE_SOURCE_DIR "/assets/fonts");
  ASSERT_TRUE(type);
  const EventMarks all = tests::iraq_june_2014();
  EventMarks few;
  few.marks = {all.marks.front()};
  TimelineInput input;
  input.events = &few;
  input.visible = input.data = *span_of(all);
  input.box = {0, 0, 1280, 300};
  // Bars at least ten pixels apart from each other by their left edge.
  const auto columns = [&](const TimelineDrawList& list) {
    std::set<int> out;
    for (const MeshVertex& v : list.mesh.vertices) {
      const bool bar = v.y > list.parts.histogram.y0 && v.y < list.parts.histogram.y1 - 4;
      if (bar && v.x > list.parts.histogram.x0) out.insert(static_cast<int>(v.x) / 10);
    }
    return out.size();
  };
  const std::size_t alone = columns(build_timeline(input, Theme::light(), *type));
  input.all = &all;
  EXPECT_GT(columns(build_timeline(input, Theme::light(), *type)), alone + 3);
}

/// The ruler of two weeks from 9 June, over so many days.
TimelineParts ruler_over(double days, typeset::Typesetter& type) {
  const EventMarks events = tests::iraq_june_2014();
  TimelineInput input;
  input.events = &events;
  input.zone = "UTC+3";
  input.box = {0, 0, 1000, 160};
  input.visible = {at(9), at(9) + days * 1440};
  return build_timeline(input, Theme::dark(), type).parts;
}

TEST(Timeline, WritesNoDateOverTheCountOfWhatComesLater) {
  auto type = typeset::Typesetter::open(DATELINE_SOURCE_DIR "/assets/fonts");
  ASSERT_TRUE(type) << type.error().to_string();
  std::size_t most = 0;
  for (double days = 1; days < 6; days += 0.1) {
    const auto words = ruler_over(days, *type).ruler_words;
    most = std::max(most, words.size());
    for (std::size_t i = 0; i < words.size(); ++i) {
      for (std::size_t j = i + 1; j < words.size(); ++j) {
        EXPECT_FALSE(words[i].overlaps(words[j])) << days << " days";
      }
    }
  }
  EXPECT_GT(most, 3U);
}

TEST(Timeline, DrawsNoLineOfItsRulerThroughWords) {
  auto type = typeset::Typesetter::open(DATELINE_SOURCE_DIR "/assets/fonts");
  ASSERT_TRUE(type) << type.error().to_string();
  std::size_t beneath = 0;
  for (double days = 0.3; days < 400; days *= 1.07) {
    const TimelineParts parts = ruler_over(days, *type);
    for (const PixelBox& line : parts.ruler_lines) {
      EXPECT_EQ(line.y1, parts.lanes.y1);
      beneath += line.y0 >= parts.ruler.y1 ? 1 : 0;
      for (const PixelBox& words : parts.ruler_words) {
        EXPECT_FALSE(words.overlaps(line)) << days << " days";
      }
    }
  }
  EXPECT_GT(beneath, 0U);
}

TEST(Timeline, WritesNoDateThatTheFlagOfThePlayheadCovers) {
  auto type = typeset::Typesetter::open(DATELINE_SOURCE_DIR "/assets/fonts");
  ASSERT_TRUE(type) << type.error().to_string();
  const EventMarks events = tests::iraq_june_2014();
  TimelineInput input;
  input.events = &events;
  input.box = {0, 0, 1000, 160};
  std::size_t words = 0;
  std::size_t without_flag = 0;
  for (const double days : {0.2, 2.0, 5.0, 30.0, 3000.0}) {
    input.visible = {at(9), at(9) + days * 1440};
    for (int step = 0; step <= 50; ++step) {
      input.playhead = Minute(static_cast<std::int64_t>(at(9) + days * 1440 * step / 50));
      const TimelineParts parts = build_timeline(input, Theme::dark(), *type).parts;
      ASSERT_TRUE(parts.flag);
      EXPECT_GE(parts.flag->x0, parts.ruler.x0);
      for (const PixelBox& w : parts.ruler_words) {
        EXPECT_FALSE(w.overlaps(*parts.flag)) << days << " days, step " << step;
        EXPECT_LE(w.x1, parts.ruler.x1);
      }
      words += parts.ruler_words.size();
    }
    input.playhead.reset();
    without_flag += 51 * build_timeline(input, Theme::dark(), *type).parts.ruler_words.size();
  }
  EXPECT_GT(words, without_flag / 2) << "others are written as before";
  EXPECT_LT(words, without_flag);
}

TEST(Timeline, TellsWhichEventsAShapeOrALaneStandsFor) {
  auto type = typeset::Typesetter::open(DATELINE_SOURCE_DIR "/assets/fonts");
  ASSERT_TRUE(type) << type.error().to_string();
  EventMarks events;
  const auto add = [&](EventType kind, unsigned first, unsigned last) {
    events.marks.push_back(tests::mark(kind, "Mosul", 43, 36, first, last));
    events.marks.back().index = 100 + static_cast<std::uint32_t>(events.marks.size());
  };
  for (int i = 0; i < 3; ++i) add(EventType::bombing, 10, 10);  // 101..103: one shape
  for (int i = 0; i < 9; ++i) add(EventType::siege, 3, 28);     // 104..112: too many rows
  TimelineInput input;
  input.events = &events;
  input.visible = input.data = {at(1) - 400 * 1440.0, at(1) + 400 * 1440.0};
  input.box = {0, 0, 900, 130};
  const TimelineParts parts = build_timeline(input, Theme::light(), *type).parts;
  std::multiset<std::uint32_t> told;
  for (const TimelinePick& pick : parts.picks) {
    told.insert(pick.events.begin(), pick.events.end());
    if (pick.events.front() == 101) {
      EXPECT_EQ(pick.events, (std::vector<std::uint32_t>{101, 102, 103}));
    }
    EXPECT_GE(pick.box.x0, parts.lanes.x0);
  }
  std::size_t listed = 0;
  for (const auto& lane : parts.lane_names) {
    listed += lane.listed.size();
    told.insert(lane.listed.begin(), lane.listed.end());
  }
  EXPECT_EQ(listed, parts.hidden);
  EXPECT_GT(listed, 3U);
  EXPECT_EQ(told.size(), events.marks.size()) << "each is told once, by a bar or by its lane";
  EXPECT_EQ(std::set(told.begin(), told.end()).size(), events.marks.size());
}

TEST(Timeline, ListsAllOfALaneThatSeveralShare) {
  auto type = typeset::Typesetter::open(DATELINE_SOURCE_DIR "/assets/fonts");
  ASSERT_TRUE(type) << type.error().to_string();
  const EventMarks events = tests::iraq_june_2014();
  TimelineInput input;
  input.events = &events;
  input.visible = input.data = *span_of(events);
  input.box = {0, 0, 900, 110};
  const TimelineParts parts = build_timeline(input, Theme::light(), *type).parts;
  ASSERT_GT(parts.lane_names.size(), 1U);
  EXPECT_EQ(parts.lane_names.back().name,
            std::to_string(event::kFamilies - parts.lane_names.size() + 1) + " others");
  std::set<std::uint32_t> told;
  for (const TimelinePick& pick : parts.picks) told.insert(pick.events.begin(), pick.events.end());
  for (const auto& lane : parts.lane_names) told.insert(lane.listed.begin(), lane.listed.end());
  EXPECT_EQ(told.size(), events.marks.size()) << "the smallest timeline hides none for good";
}

TEST(Timeline, SpansAllThatIsDated) {
  const auto span = span_of(tests::iraq_june_2014());
  ASSERT_TRUE(span);
  EXPECT_LE(span->begin, at(9));
  EXPECT_GE(span->end, at(21));
  EXPECT_FALSE(span_of(EventMarks{}));
}

TEST(TimelineScene, DrawsArrowsBetweenBarsThatHaveRoom) {
  auto opened = typeset::Typesetter::open(DATELINE_SOURCE_DIR "/assets/fonts");
  ASSERT_TRUE(opened);
  EventMarks events;
  for (const unsigned day : {10U, 12U, 12U}) {
    events.marks.push_back(tests::mark(EventType::capture, "", 43, 36, day, day));
    events.marks.back().index = static_cast<std::uint32_t>(events.marks.size() - 1);
  }
  TimelineInput input;
  input.events = &events;
  input.visible = input.data = {at(9), at(16)};
  input.box = {0, 0, 900, 160};
  input.arrows = {{0, 1, true}, {0, 2, false}};
  const auto list = build_timeline(input, Theme::light(), *opened);
  EXPECT_EQ(list.parts.arrows, 2U);
  input.box.y1 = 80;  // room for one row: the third event has no bar
  EXPECT_EQ(build_timeline(input, Theme::light(), *opened).parts.arrows, 1U);
}

TEST(TimelineLayout, GivesALinkedEventTheRowThatItWouldMiss) {
  EventMarks events;
  for (int i = 0; i < 4; ++i) {
    events.marks.push_back(tests::mark(EventType::capture, "", 43, 36, 10, 12));
  }
  const TimeAxis axis({at(9), at(16)}, 0, 700);
  LaneMetrics metrics;
  metrics.most_rows = 2;
  const auto shown = [&] {
    std::vector<std::uint32_t> marks;
    const auto lanes = layout_lanes(events, axis, metrics);
    for (const TimelineItem& item : lanes.front().items) marks.push_back(item.mark);
    return marks;
  };
  EXPECT_EQ(shown(), (std::vector<std::uint32_t>{0, 1}));
  events.marks[3].linked = true;
  EXPECT_EQ(shown(), (std::vector<std::uint32_t>{0, 3}));
  events.marks[3].linked = false;
  events.marks[1].linked = true;
  EXPECT_EQ(shown(), (std::vector<std::uint32_t>{0, 1})) << "nothing moves where it is seen anyway";
}

TEST(TimelineLanes, OfNamesComeByTheNumberOfTheirEventsAndThoseWithoutOneLast) {
  EventMarks events;
  for (const char* lane : {"army", "", "police", "army", "", "", "", "army", "police"}) {
    events.marks.push_back(tests::mark(event::EventType::clash, "Mosul", 43.1, 36.3, 10, 10));
    events.marks.back().lane = lane;
    events.marks.back().index = static_cast<std::uint32_t>(events.marks.size() - 1);
  }
  LaneMetrics metrics;
  metrics.lanes = Lanes::named;
  const auto names = [&](int most) {
    metrics.most_rows = most;
    std::vector<std::string> out;
    for (const TimelineLane& lane :
         layout_lanes(events, TimeAxis({at(8), at(22)}, 0, 1000), metrics)) {
      EXPECT_TRUE(lane.named);
      out.push_back(lane.others > 0 ? std::to_string(lane.others) + " others" : lane.name);
    }
    return out;
  };
  EXPECT_EQ(names(12), (std::vector<std::string>{"army", "police", ""}));
  EXPECT_EQ(names(3), (std::vector<std::string>{"army", "police", ""}));
  EXPECT_EQ(names(2), (std::vector<std::string>{"army", "2 others"}));
  EXPECT_EQ(names(1), (std::vector<std::string>{"3 others"}));
}

TEST(TimelineLanes, LoseNoEventToTheirNames) {
  EventMarks events = tests::iraq_june_2014();
  const std::vector<std::string> names = {"a", "b", "c", "d", "e", ""};
  for (std::size_t i = 0; i < events.marks.size(); ++i) {
    events.marks[i].lane = names[i * 7 % names.size()];
  }
  const auto count = [&](Lanes by, int most) {
    LaneMetrics metrics;
    metrics.lanes = by;
    metrics.most_rows = most;
    std::size_t n = 0;
    for (const TimelineLane& lane :
         layout_lanes(events, TimeAxis({at(1), at(30)}, 0, 1000), metrics)) {
      n += lane.hidden.size();
      for (const TimelineItem& item : lane.items) n += item.count;
    }
    return n;
  };
  const std::size_t all = count(Lanes::types, 40);
  for (const int most : {1, 2, 4, 8, 40}) EXPECT_EQ(count(Lanes::named, most), all) << most;
}

}  // namespace
}  // namespace dateline::scene
