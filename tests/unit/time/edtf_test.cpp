#include "time/edtf.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "time/calendar.hpp"

namespace dateline::time {
namespace {

std::string covers(std::string_view edtf) {
  const auto parsed = parse_edtf(edtf);
  if (!parsed) return "none";
  const Bounds b = bounds_of(*parsed);
  return (b.earliest ? to_iso_minute(*b.earliest) : "..") + " " +
         (b.latest ? to_iso_minute(*b.latest) : "..");
}

struct Case {
  std::string edtf;
  std::string bounds;
};

TEST(Edtf, CoversTheMinutesThatItNames) {
  const std::vector<Case> cases = {
      {"2014-06-15", "2014-06-15T00:00 2014-06-15T23:59"},
      {"2014-06", "2014-06-01T00:00 2014-06-30T23:59"},
      {"2014", "2014-01-01T00:00 2014-12-31T23:59"},
      {"201X", "2010-01-01T00:00 2019-12-31T23:59"},
      {"201~", "2010-01-01T00:00 2019-12-31T23:59"},
      {"19XX", "1900-01-01T00:00 1999-12-31T23:59"},
      {"2014-21", "2014-03-01T00:00 2014-05-31T23:59"},
      {"2013-24", "2013-12-01T00:00 2014-02-28T23:59"},
      {"2014-06-16~", "2014-06-16T00:00 2014-06-16T23:59"},
      {"2014-06-16?", "2014-06-16T00:00 2014-06-16T23:59"},
      {"2014-06-16%", "2014-06-16T00:00 2014-06-16T23:59"},
      {"2014-06-XX", "2014-06-01T00:00 2014-06-30T23:59"},
      {"2014-XX-XX", "2014-01-01T00:00 2014-12-31T23:59"},
      {"2014-XX", "2014-01-01T00:00 2014-12-31T23:59"},
      {"2014-06-15/2014-06-16", "2014-06-15T00:00 2014-06-16T23:59"},
      {"2014-06-15/..", "2014-06-15T00:00 .."},
      {"../2014", ".. 2014-12-31T23:59"},
      {"2014-06-15/", "2014-06-15T00:00 .."},
      {"/2014-06", ".. 2014-06-30T23:59"},
      {"2014-06-15T17:30:00", "2014-06-15T17:30 2014-06-15T17:30"},
      {"2014-06-15T17:30:00+03:00", "2014-06-15T17:30 2014-06-15T17:30"},
      {"2014-06-15T17:30:00Z", "2014-06-15T17:30 2014-06-15T17:30"},
      {"-0489", "-0489-01-01T00:00 -0489-12-31T23:59"},
      {"-0489-09", "-0489-09-01T00:00 -0489-09-30T23:59"},
  };
  for (const Case& c : cases) EXPECT_EQ(covers(c.edtf), c.bounds) << c.edtf;
}

TEST(Edtf, RefusesWhatIsNoDate) {
  for (const char* bad : {"",
                          "x",
                          "2014-13",
                          "2014-02-30",
                          "2014-6-1",
                          "2014-06-15T25:00",
                          "2014-06-15T10",
                          "2014-06-16/2014-06-15",
                          "2014-25",
                          "20144",
                          "2014-06-15~~",
                          "2014-XX-15",
                          "-201X",
                          "2014/2015/2016",
                          "2014-06-15T17:30:00/2014-06-16",
                          "2014--06",
                          "T10:00",
                          "2X14",
                          "-0000",
                          "99999-01-01",
                          "2014-06-15T17:30:00+99:00"}) {
    EXPECT_FALSE(parse_edtf(bad)) << bad;
  }
}

TEST(Edtf, WritesBackWhatItReads) {
  for (const char* text : {"2014-06-15",
                           "2014-06",
                           "2014",
                           "201X",
                           "19XX",
                           "2014-22~",
                           "2014-06-16%",
                           "2014-06-16?",
                           "2014-06-15/2014-06-16",
                           "2014-06-15~/..",
                           "../2014",
                           "/2014-06",
                           "2014-06/",
                           "../..",
                           "2014-06-15T17:30:00Z",
                           "2014-06-15T17:30:00-04:30",
                           "2014-XX",
                           "2014-XX-XX",
                           "2014-06-XX?",
                           "-0489-09-12",
                           "0000"}) {
    const auto parsed = parse_edtf(text);
    ASSERT_TRUE(parsed) << text;
    EXPECT_EQ(to_string(*parsed), text);
    EXPECT_EQ(parse_edtf(to_string(*parsed)), parsed) << text;
  }
}

TEST(Edtf, EveryTextThatIsReadIsWrittenToAnEqualDate) {
  // All short strings of the characters that EDTF is made of, by a fixed generator.
  const std::string alphabet = "0123456789-X/.~?%TZ:+";
  std::uint64_t state = 20140615;
  int read = 0;
  for (int i = 0; i < 400000; ++i) {
    std::string text = i % 3 == 0 ? "20" : i % 3 == 1 ? "2014-" : "2014-06-1";
    state = state * 6364136223846793005U + 1442695040888963407U;
    for (std::uint64_t n = 0, bits = state >> 20U; n < state % 7; ++n, bits /= alphabet.size()) {
      text += alphabet[bits % alphabet.size()];
    }
    const auto parsed = parse_edtf(text);
    if (!parsed) continue;
    ++read;
    ASSERT_EQ(parse_edtf(to_string(*parsed)), parsed) << text;
    const Bounds b = bounds_of(*parsed);
    ASSERT_TRUE(!b.earliest || !b.latest || *b.earliest <= *b.latest) << text;
  }
  EXPECT_GT(read, 1000);
}

TEST(Edtf, BoundsBecomeTheShortestDateThatHoldsThem) {
  const auto day = [](int y, int m, int d) { return *make_day(y, m, d); };
  const auto of = [](DaySpan s) { return to_edtf(Bounds::of(s.first, s.last)); };
  EXPECT_EQ(to_edtf(Bounds::of(day(2014, 6, 15))), "2014-06-15");
  EXPECT_EQ(of(month_span(2014, 6)), "2014-06");
  EXPECT_EQ(of(year_span(2014)), "2014");
  EXPECT_EQ(of(decade_span(199)), "199X");
  EXPECT_EQ(of({year_span(1900).first, year_span(1999).last}), "19XX");
  EXPECT_EQ(of(year_span(-489)), "-0489");
  EXPECT_EQ(of({day(2014, 6, 15), day(2014, 6, 16)}), "2014-06-15/2014-06-16");
  EXPECT_EQ(to_edtf(Bounds::of(day(2014, 6, 15)), true), "2014-06-15~");
  EXPECT_EQ(to_edtf({Minute::start_of(day(2014, 6, 13)), {}}), "2014-06-13/..");
  EXPECT_EQ(to_edtf({{}, Minute::end_of(day(2014, 6, 13))}), "../2014-06-13");
  EXPECT_EQ(to_edtf({}), "../..");
  const Minute evening = Minute::start_of(day(2014, 6, 15)) + 1020;
  EXPECT_EQ(to_edtf({evening, evening + 780}), "2014-06-15/2014-06-16");
  EXPECT_EQ(to_edtf({evening, evening + 60}), "2014-06-15");
  EXPECT_EQ(to_edtf({evening, evening}), "2014-06-15T17:00:00");
}

TEST(Edtf, EveryPairOfBoundsGivesEdtfThatHoldsIt) {
  std::uint64_t state = 7;
  for (int i = 0; i < 20000; ++i) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    const Minute a(static_cast<std::int64_t>(state >> 24U) % 60'000'000 - 20'000'000);
    const Minute b = a + static_cast<std::int64_t>(state % 200'000);
    const auto parsed = parse_edtf(to_edtf({a, b}));
    ASSERT_TRUE(parsed) << to_edtf({a, b});
    EXPECT_LE(*bounds_of(*parsed).earliest, a);
    EXPECT_GE(*bounds_of(*parsed).latest, b);
  }
}

TEST(Edtf, IsoHasTheDateAloneOnTheDaysBorderAndTheOffsetWhereItIsKnown) {
  const Days d = *make_day(2014, 6, 15);
  EXPECT_EQ(earliest_to_iso(Minute::start_of(d), 180), "2014-06-15");
  EXPECT_EQ(latest_to_iso(Minute::end_of(d), 180), "2014-06-15");
  EXPECT_EQ(earliest_to_iso(Minute::start_of(d) + 1020, 180), "2014-06-15T17:00+03:00");
  EXPECT_EQ(latest_to_iso(Minute::start_of(d) + 359, -210), "2014-06-15T05:59-03:30");
  EXPECT_EQ(earliest_to_iso(Minute::start_of(d) + 1020), "2014-06-15T17:00");
}

}  // namespace
}  // namespace dateline::time
