#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "unit/timex/reading.hpp"

namespace dateline::timex {
namespace {

using tests::read;
using tests::text_of;

struct Case {
  std::string text;
  std::string anchoring;
  std::string bounds;
};

TEST(EventBounds, CountInWhatTheWordsBeforeTheTimeSay) {
  const std::vector<Case> cases = {
      {"Troops took the bridge on Sunday.", "within", "2014-06-15"},
      {"The town has been besieged since Friday.", "since", "2014-06-13/2014-06-18"},
      {"The road was shut until Monday.", "until", "../2014-06-16"},
      {"They held the refinery by noon.", "before", "../2014-06-18T12:00"},
      {"They will leave before Friday.", "before", "../2014-06-20"},
      {"Many fled after June 10.", "after", "2014-06-10/2014-06-18"},
      {"Fighting has gone on for two weeks.", "for", "2014-06-04/2014-06-18"},
      {"The army broke a two-month siege.", "for", "2014-04-18/2014-06-18"},
      {"The north fell in the past week.", "within", "2014-06-11/2014-06-18"},
      {"They fled from Mosul in June.", "within", "2014-06"},
      {"It lasted for months.", "for", "-"},
  };
  for (const Case& c : cases) {
    const auto reading = read(c.text, "2014-06-18");
    ASSERT_EQ(reading.times.size(), 1U) << c.text;
    EXPECT_EQ(name(reading.times[0].anchoring), c.anchoring) << c.text;
    const auto bounds = event_bounds(reading.times, 0, time::parse_iso_date("2014-06-18"));
    const std::string got = c.bounds == "2014-06" ? time::to_edtf(bounds) : text_of(bounds);
    EXPECT_EQ(got, c.bounds) << c.text;
  }
}

TEST(EventBounds, BothEndsOfARangeGiveTheWholeRange) {
  for (const char* text :
       {"They fought from 5 to 9 June.", "They fought between June 5 and June 9.",
        "They fought June 5-9.", "They fought from June 5 until June 9."}) {
    const auto reading = read(text, "2014-06-18");
    ASSERT_EQ(reading.times.size(), 2U) << text;
    for (std::size_t i = 0; i < 2; ++i) {
      EXPECT_EQ(text_of(event_bounds(reading.times, i, time::parse_iso_date("2014-06-18"))),
                "2014-06-05/2014-06-09")
          << text;
      EXPECT_EQ(reading.times[i].partner, i == 0 ? 1 : 0);
    }
  }
}

TEST(EventBounds, CountFromTheStorysUnknownDayWhereItHasNoDate) {
  const auto reading = read("The town has been besieged since yesterday.", "");
  ASSERT_EQ(reading.times.size(), 1U);
  EXPECT_TRUE(reading.times[0].relative);
  EXPECT_EQ(text_of(event_bounds(reading.times, 0, {})), "1969-12-31/1970-01-01");
}

TEST(EventBounds, OfAnEventThatIsNotKnownAreLeftOpenWithTheDaysFromIt) {
  const auto reading = read("Police fled a day after rebels took the town.", "2014-06-18");
  ASSERT_EQ(reading.times.size(), 1U);
  EXPECT_EQ(reading.times[0].anchor, -2);
  EXPECT_EQ(reading.times[0].offset_days, 1);
  EXPECT_EQ(text_of(event_bounds(reading.times, 0, {})), "-");
  const auto before = read("He left three days before the assault.", "2014-06-18");
  ASSERT_EQ(before.times.size(), 1U);
  EXPECT_EQ(before.times[0].offset_days, -3);
}

TEST(EventBounds, TheTimeReferredToIsNamed) {
  const auto reading =
      read("The plant was shut on Tuesday. Staff had left a day earlier.", "2014-06-18");
  ASSERT_EQ(reading.times.size(), 2U);
  EXPECT_EQ(reading.times[1].anchor, 0);
  EXPECT_EQ(text_of(reading.times[1].bounds), "2014-06-16");
}

}  // namespace
}  // namespace dateline::timex
