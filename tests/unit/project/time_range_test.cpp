#include "project/time_range.hpp"

#include <gtest/gtest.h>

#include "support/documents.hpp"
#include "time/window_limits.hpp"

namespace dateline::project {
namespace {

time::Days day(const char* iso) { return *time::parse_iso_date(iso); }

TimeRange days(const char* first, const char* last) {
  return {time::Minute::start_of(day(first)), time::Minute::end_of(day(last))};
}

TEST(TimeRange, KeepsTheTimeUnderTheCursorWhileZooming) {
  const time::Minute begin = time::Minute::start_of(day("2014-06-10"));
  const TimeRange range{begin, begin + 10 * kDay};
  const time::Minute around = range.from + 3 * kDay;
  const TimeRange in = zoomed(range, around, 1);
  EXPECT_EQ(in.length(), range.length() / 2);
  EXPECT_EQ(in.from, around - 3 * kDay / 2);
  EXPECT_EQ(zoomed(in, around, -1), range);
}

TEST(TimeRange, StaysWithinMinutesAndTheYearsThatCanBeWritten) {
  const TimeRange range = days("2014-06-10", "2014-06-19");
  EXPECT_EQ(zoomed(range, range.from, 40).length(), time::kLeastWindow);
  const TimeRange wide = zoomed(range, range.from, -60);
  EXPECT_EQ(wide.length(), time::kMostWindow);
  EXPECT_EQ(time::to_iso_date(wide.from.day()), "-9999-01-01");
  EXPECT_EQ(time::to_iso_date(wide.to.day()), "9999-12-31");
  const TimeRange early = panned(range, -(std::int64_t{1} << 50));
  EXPECT_EQ(early.length(), range.length());
  EXPECT_EQ(time::to_iso_date(early.from.day()), "-9999-01-01");
}

TEST(MainExtent, IsNotSquashedByTheHistoryThatAStoryMentions) {
  using tests::event_on;
  const store::Snapshot snapshot({tests::document_with(
      {event_on("invasion", "2003-03-20", "2003-03-20"),
       event_on("exit", "2011-12-18", "2011-12-18"), event_on("mosul", "2014-06-10", "2014-06-10"),
       event_on("tikrit", "2014-06-11", "2014-06-11"),
       event_on("kirkuk", "2014-06-12", "2014-06-12"),
       event_on("talafar", "2014-06-15", "2014-06-16"),
       event_on("embassy", "2014-06-15", "2014-06-15")})});
  EXPECT_EQ(main_extent(snapshot, day("2014-06-16")), days("2014-06-10", "2014-06-16"));
  EXPECT_EQ(full_extent(snapshot), days("2003-03-20", "2014-06-16"));
}

TEST(MainExtent, IsNearTheStorysDateWhereTwoStretchesHoldAsMuch) {
  using tests::event_on;
  const store::Snapshot snapshot({tests::document_with(
      {event_on("a", "2003-03-20", "2003-03-20"), event_on("b", "2003-03-21", "2003-03-21"),
       event_on("c", "2003-03-22", "2003-03-22"), event_on("d", "2014-06-10", "2014-06-10"),
       event_on("e", "2014-06-11", "2014-06-11"), event_on("f", "2014-06-12", "2014-06-12")})});
  const auto extent = main_extent(snapshot, day("2014-06-12"));
  ASSERT_TRUE(extent);
  EXPECT_TRUE(extent->contains(time::Minute::start_of(day("2014-06-11"))));
}

TEST(MainExtent, ShowsEverythingWhereEventsAreSpreadEvenly) {
  using tests::event_on;
  const store::Snapshot snapshot({tests::document_with(
      {event_on("a", "1980-09-22", "1980-09-22"), event_on("b", "1982-05-24", "1982-05-24"),
       event_on("c", "1984-02-15", "1984-02-15"), event_on("d", "1986-02-10", "1986-02-10"),
       event_on("e", "1988-08-20", "1988-08-20")})});
  EXPECT_EQ(main_extent(snapshot, day("1988-08-21")), full_extent(snapshot));
}

TEST(Recent, IsADayInWeeksAWeekInYearsAMonthInDecades) {
  EXPECT_EQ(recent_in(days("2014-06-10", "2014-06-16")), Recent::day);
  EXPECT_EQ(recent_in(days("2006-01-01", "2007-12-31")), Recent::week);
  EXPECT_EQ(recent_in(days("1989-01-01", "2010-12-31")), Recent::month);
  EXPECT_EQ(recent_in(days("1500-01-01", "1900-12-31")), Recent::year);
  EXPECT_EQ(minutes(Recent::week), 7 * kDay);
}

TEST(MainExtent, IsAbsentWithoutADatedEvent) {
  event::Event e = tests::event_on("a", "1970-01-01", "1970-01-01");
  e.relative = true;
  event::Event other = e;
  other.id = "b";
  EXPECT_FALSE(main_extent(
      store::Snapshot({tests::document_with({e}), tests::document_with({other})}), std::nullopt))
      << "two stories of unknown days share no axis";
}

TEST(StepTime, IsWhenAnEventHasSurelyBegun) {
  event::Event e = tests::event_on("a", "2014-06-13", "2014-06-16");
  e.start = time::Bounds::of(day("2014-06-13"));
  EXPECT_EQ(step_time({e.bounds, e.start, e.end}), time::Minute::end_of(day("2014-06-13")));
  e.start = {};
  EXPECT_EQ(step_time({e.bounds, e.start, e.end}), time::Minute::end_of(day("2014-06-16")));
  e.bounds = {};
  EXPECT_FALSE(step_time({e.bounds, e.start, e.end}));
}

}  // namespace
}  // namespace dateline::project
