#include "time/calendar.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <string>

namespace dateline::time {
namespace {

Days day(std::string_view iso) {
  const auto parsed = parse_iso_date(iso);
  EXPECT_TRUE(parsed) << iso;
  return parsed.value_or(Days{});
}

std::string text(const DaySpan& s) { return to_iso_date(s.first) + ".." + to_iso_date(s.last); }

TEST(LocalTime, WritesAndReadsDaysBackForEveryKindOfYear) {
  for (const char* iso : {"2014-06-15", "2000-02-29", "1970-01-01", "1969-12-31", "0001-01-01",
                          "0000-12-31", "-0489-09-12", "-9999-01-01", "9999-12-31"}) {
    EXPECT_EQ(to_iso_date(day(iso)), iso);
  }
}

TEST(LocalTime, RefusesDaysThatDoNotExistAndOtherWritings) {
  for (const char* bad : {"2014-13-01", "2014-02-30", "2015-02-29", "2014-00-10", "2014-06-00",
                          "2014-6-15", "2014-06-15 ", "15-06-2014", "", "-", "10000-01-01",
                          "-0000-01-01", "2014/06/15", "20140615", "2014-06-1x"}) {
    EXPECT_FALSE(parse_iso_date(bad)) << bad;
  }
}

TEST(LocalTime, MinutesBeforeTheEpochBelongToTheirOwnDay) {
  const Minute m(-1);
  EXPECT_EQ(to_iso_minute(m), "1969-12-31T23:59");
  EXPECT_EQ(m.minute_of_day(), 1439);
  EXPECT_EQ(to_iso_minute(Minute::start_of(day("2014-06-15")) + 1020), "2014-06-15T17:00");
}

TEST(Calendar, WeeksRunFromMondayToSunday) {
  EXPECT_EQ(weekday_of(day("2014-06-16")), 1);
  EXPECT_EQ(weekday_of(day("2014-06-15")), 7);
  EXPECT_EQ(text(week_of(day("2014-06-15"))), "2014-06-09..2014-06-15");
  EXPECT_EQ(text(week_of(day("2014-06-16"))), "2014-06-16..2014-06-22");
}

TEST(Calendar, NumbersIsoWeeksAcrossTheTurnOfTheYear) {
  EXPECT_EQ(iso_week_of(day("2014-06-15")).week, 24);
  EXPECT_EQ(iso_week_of(day("2014-12-29")).year, 2015);
  EXPECT_EQ(iso_week_of(day("2014-12-29")).week, 1);
  EXPECT_EQ(iso_week_of(day("2010-01-03")).week, 53);
  EXPECT_EQ(to_iso_date(start_of_iso_week(2014, 24)), "2014-06-09");
  for (Days d = day("1999-12-20"); d < day("2005-01-10"); d += std::chrono::days(1)) {
    const IsoWeek week = iso_week_of(d);
    EXPECT_EQ(start_of_iso_week(week.year, week.week), week_of(d).first);
  }
}

TEST(Calendar, SpansOfMonthsQuartersSeasonsYearsDecadesAndCenturies) {
  EXPECT_EQ(text(month_span(2012, 2)), "2012-02-01..2012-02-29");
  EXPECT_EQ(text(quarter_span(2014, 2)), "2014-04-01..2014-06-30");
  EXPECT_EQ(text(half_span(2007, 2)), "2007-07-01..2007-12-31");
  EXPECT_EQ(text(season_span(2014, Season::summer)), "2014-06-01..2014-08-31");
  EXPECT_EQ(text(season_span(2013, Season::winter)), "2013-12-01..2014-02-28");
  EXPECT_EQ(text(year_span(-489)), "-0489-01-01..-0489-12-31");
  EXPECT_EQ(text(decade_span(199)), "1990-01-01..1999-12-31");
  EXPECT_EQ(text(decade_span(49, true)), "-0498-01-01..-0489-12-31");  // 499 to 490 BC
  EXPECT_EQ(text(century_span(19)), "1801-01-01..1900-12-31");
  EXPECT_EQ(text(century_span(5, true)), "-0499-01-01..-0400-12-31");  // 500 to 401 BC
}

TEST(Calendar, MovesByMonthsToTheLastDayWhereTheMonthIsShorter) {
  EXPECT_EQ(to_iso_date(plus_months(day("2014-01-31"), 1)), "2014-02-28");
  EXPECT_EQ(to_iso_date(plus_months(day("2014-01-31"), -2)), "2013-11-30");
  EXPECT_EQ(to_iso_date(plus_months(day("2016-12-15"), -9)), "2016-03-15");
  EXPECT_EQ(to_iso_date(plus_months(day("0001-03-10"), -12)), "0000-03-10");
}

TEST(Calendar, NoAmountOverflows) {
  constexpr auto kHuge = std::numeric_limits<std::int64_t>::max();
  const Days d = day("2014-06-15");
  EXPECT_EQ(to_iso_date(plus_days(d, kHuge)), "9999-12-31");
  EXPECT_EQ(to_iso_date(plus_days(d, std::numeric_limits<std::int64_t>::min())), "-9999-01-01");
  EXPECT_EQ(to_iso_date(plus_months(d, kHuge)), "9999-12-31");
  EXPECT_EQ(to_iso_date(plus_months(d, -kHuge)), "-9999-01-01");
  EXPECT_FALSE(make_day(99999, 1, 1));
  EXPECT_FALSE(make_day(2014, 2, 30));
  EXPECT_EQ(text(year_span(99999)), "9999-01-01..9999-12-31");
}

TEST(Calendar, KnowsEaster) {
  EXPECT_EQ(to_iso_date(easter_of(2014)), "2014-04-20");
  EXPECT_EQ(to_iso_date(easter_of(2000)), "2000-04-23");
  EXPECT_EQ(to_iso_date(easter_of(1916)), "1916-04-23");
}

TEST(Calendar, ConvertsTheIslamicCalendarToADayOfPublishedDates) {
  // 1 Ramadan 1435 began about 28 June 2014, Ashura 1425 was about 2 March 2004 (10 Muharram).
  EXPECT_EQ(to_iso_date(from_hijri(1, 1, 1)), "0622-07-19");  // 16 July 622 Julian
  EXPECT_LE(std::abs((from_hijri(1435, 9, 1) - day("2014-06-28")).count()), 1);
  EXPECT_LE(std::abs((from_hijri(1425, 1, 10) - day("2004-03-02")).count()), 1);
  EXPECT_LE(std::abs((from_hijri(1437, 10, 1) - day("2016-07-06")).count()), 1);
  for (const char* far : {"-9999-01-01", "-9999-12-31", "0001-01-01", "9999-12-31"}) {
    const HijriDate h = to_hijri(day(far));
    EXPECT_EQ(from_hijri(h.year, h.month, h.day), day(far)) << far;
  }
  for (Days d = day("1990-01-01"); d < day("2024-01-01"); d += std::chrono::days(1)) {
    const HijriDate h = to_hijri(d);
    ASSERT_EQ(from_hijri(h.year, h.month, h.day), d) << to_iso_date(d);
  }
}

}  // namespace
}  // namespace dateline::time
