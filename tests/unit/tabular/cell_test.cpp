// Dates, times and numbers as spreadsheets write them.

#include "tabular/cell.hpp"

#include <gtest/gtest.h>

#include <string>

namespace dateline::tabular {
namespace {

std::string date(std::string_view text, DayOrder order = DayOrder::day_first) {
  const auto b = date_in(text, order);
  if (!b) return "none";
  return time::to_iso_minute(*b->earliest) + "/" + time::to_iso_minute(*b->latest);
}

TEST(Cell, DatesAreReadInTheFormsThatTablesHave) {
  const std::string tenth = "2014-06-10T00:00/2014-06-10T23:59";
  for (const char* text : {"2014-06-10", "2014/06/10", "20140610", "10/06/2014", "10.6.2014",
                           "10-06-2014", "10/06/14", "10 June 2014", "10-Jun-2014", "June 10, 2014",
                           "2014-06-10T00:00:00Z", "2014-06-10 00:00:00.000", " 2014-06-10 "}) {
    EXPECT_EQ(date(text), tenth) << text;
  }
  EXPECT_EQ(date("2014-06"), "2014-06-01T00:00/2014-06-30T23:59");
  EXPECT_EQ(date("2014"), "2014-01-01T00:00/2014-12-31T23:59");
  EXPECT_EQ(date("2014-06-10 14:30"), "2014-06-10T14:30/2014-06-10T14:30");
  EXPECT_EQ(date("2014-06-10T14:30:59+03:00"), "2014-06-10T14:30/2014-06-10T14:30");
}

TEST(Cell, OfTwoNumbersTheOrderDecides) {
  EXPECT_EQ(date("06/10/2014", DayOrder::month_first), "2014-06-10T00:00/2014-06-10T23:59");
  EXPECT_EQ(date("06/10/2014"), "2014-10-06T00:00/2014-10-06T23:59");
  EXPECT_EQ(date("25/06/2014", DayOrder::month_first), "none");
  EXPECT_EQ(order_in("25/06/2014"), DayOrder::day_first);
  EXPECT_EQ(order_in("06/25/2014 14:00"), DayOrder::month_first);
  EXPECT_FALSE(order_in("05/06/2014"));
  EXPECT_TRUE(is_ordered_date("05/06/2014"));
  EXPECT_FALSE(is_ordered_date("2014-05-06"));
}

TEST(Cell, WhatIsNoDateIsNone) {
  for (const char* text : {"", "soon", "31/02/2014", "2014-13-01", "sunday", "today", "10 June",
                           "12", "1.5", "41.1454", "-", "2014-06-10 25:00"}) {
    EXPECT_EQ(date(text), "none") << text;
  }
}

TEST(Cell, ClocksAreReadWithAndWithoutMarks) {
  EXPECT_EQ(clock_in("14:30"), 870);
  EXPECT_EQ(clock_in("14:30:05"), 870);
  EXPECT_EQ(clock_in("1430"), 870);
  EXPECT_EQ(clock_in("2 pm"), 840);
  EXPECT_EQ(clock_in("12:15 AM"), 15);
  EXPECT_EQ(clock_in("00:00:00.000"), 0);
  for (const char* text : {"", "25:00", "14:75", "14", "noon", "13 pm"}) {
    EXPECT_FALSE(clock_in(text)) << text;
  }
}

TEST(Cell, NumbersHavePointsOrCommas) {
  EXPECT_EQ(number_in("34.3612"), 34.3612);
  EXPECT_EQ(number_in("34,3612"), 34.3612);
  EXPECT_EQ(number_in("1,683,000"), 1683000);
  EXPECT_EQ(number_in("1.683.000"), 1683000);
  EXPECT_EQ(number_in("1.234,5"), 1234.5);
  EXPECT_EQ(number_in("1,234.5"), 1234.5);
  EXPECT_EQ(number_in("+5"), 5);
  EXPECT_EQ(number_in("-33.75"), -33.75);
  EXPECT_EQ(number_in(" .5 "), 0.5);
  EXPECT_EQ(number_in("1 683"), 1683);
  for (const char* text : {"", "five", "1e999", "nan", "3 km", "-", ".", "--5", "5-"}) {
    EXPECT_FALSE(number_in(text)) << text;
  }
  EXPECT_EQ(decimals_in("34.3612"), 4);
  EXPECT_EQ(decimals_in("34,36"), 2);
  EXPECT_EQ(decimals_in("34"), 0);
}

}  // namespace
}  // namespace dateline::tabular
