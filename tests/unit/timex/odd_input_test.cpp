#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "time/calendar.hpp"
#include "unit/timex/reading.hpp"

namespace dateline::timex {
namespace {

using tests::read;

TEST(OddInput, WordsThatOnlyLookLikeTimesDoNotFire) {
  for (const char* text :
       {"They may withdraw.", "May they rest.", "Some 1,979 people fled.",
        "About 100 extra marines came.", "A second column followed.", "They will march on Baghdad.",
        "Protesters march to the square.", "The fall of Mosul shook them.",
        "The Sun rose over 170,000 men.", "He sat down; they wed.",
        "Some 2000 soldiers were killed.", "He paid $1998 for it.",
        "It is 200 km north of Baghdad.", "Resolution 1483 was passed.",
        "The 15th division held three quarters of the town.", "They spring from the hills.",
        "Its minute garrison surrendered.", "He was second in command.",
        "The M16 and the F-16 were sold."}) {
    const auto reading = read(text, "2014-06-18");
    EXPECT_TRUE(reading.times.empty())
        << text << " -> " << reading.story.utf8(reading.times.front().span) << " by "
        << reading.times.front().rule;
  }
}

TEST(OddInput, DaysThatDoNotExistHaveNoBoundsAndDoNotCrash) {
  for (const char* text :
       {"on 30 February 2014", "on February 29, 2015", "on 31 June", "on 2014-13-45",
        "on 99/99/2014", "in the year 99999", "99999999999999999999999 years ago",
        "in 5000000000 BC", "at 25:61", "at 99 p.m.", "in the 99th century", "the 0th of June",
        "on 0/0/0000", "in 0 BC", "1e308 centuries later", "minus -5 days ago",
        "on June 0, 0000"}) {
    for (const char* date : {"2014-06-18", "", "9999-12-31", "0001-01-01", "-9999-01-01"}) {
      for (const auto mode : {Reference::Mode::news, Reference::Mode::narrative}) {
        const auto reading = read(text, date, mode);
        for (const Timex& t : reading.times) {
          EXPECT_FALSE(t.value == "2014-02-30" || t.value == "2015-02-29" ||
                       t.value == "2014-06-31")
              << text;
        }
      }
    }
  }
}

/// A text of words that the rules know, from a fixed generator.
std::string random_text(std::uint64_t seed) {
  static const std::vector<std::string> kWords = {
      "June", "15",    "2014",  ",",         "Sunday", "the",     "last",      "week",
      "two",  "days",  "ago",   "earlier",   "night",  "of",      "on",        "BC",
      "490",  "-",     "to",    "and",       "early",  "mid",     "1990s",     "spring",
      "next", "month", "a",     "few",       "after",  "before",  "May",       "at",
      "5",    "p.m.",  "17:30", "overnight", "every",  "Ramadan", "Christmas", "'14",
      "2003", "until", "since", "century",   "5th",    "31",      "9999",      "0",
      "year", "that",  "same",  "following", "past",   "hours",   ".",         "Eid al-Fitr",
      "/",    "1,000", "now"};
  std::string out;
  for (int i = 0; i < 40; ++i) {
    seed = seed * 6364136223846793005U + 1442695040888963407U;
    out += kWords[(seed >> 33U) % kWords.size()];
    if ((seed >> 20U) % 4 != 0) out += ' ';
  }
  return out;
}

TEST(Property, ExpressionsAreOrderedApartAndTheirBoundsInOrder) {
  std::size_t found = 0;
  for (std::uint64_t seed = 1; seed <= 1500; ++seed) {
    const std::string text = random_text(seed);
    for (const char* date : {"2014-06-18", "", "9999-12-31", "-9999-01-01"}) {
      const auto mode = seed % 2 == 0 ? Reference::Mode::news : Reference::Mode::narrative;
      const auto reading = read(text, date, mode);
      std::uint32_t end = 0;
      for (std::size_t i = 0; i < reading.times.size(); ++i) {
        const Timex& t = reading.times[i];
        ++found;
        ASSERT_GE(t.span.start, end) << text;
        ASSERT_GT(t.span.end, t.span.start) << text;
        ASSERT_LE(t.span.end, reading.story.text.size()) << text;
        end = t.span.end;
        if (t.bounds.earliest && t.bounds.latest) {
          ASSERT_LE(*t.bounds.earliest, *t.bounds.latest) << text << " by " << t.rule;
        }
        ASSERT_LT(t.anchor, static_cast<int>(i)) << text;
        const auto event = event_bounds(reading.times, i, time::parse_iso_date(date));
        if (event.earliest && event.latest) {
          ASSERT_LE(*event.earliest, *event.latest) << text << " by " << t.rule;
        }
      }
    }
  }
  EXPECT_GT(found, 10000U);
}

TEST(Property, AStoryOfAWeekLaterMovesWhatCountsFromItByAWeek) {
  const std::vector<std::string> texts = {"He left on Sunday.",
                                          "It fell overnight.",
                                          "He came yesterday.",
                                          "They met last week.",
                                          "It was taken two days ago.",
                                          "They came in the past 72 hours.",
                                          "They will meet on Friday.",
                                          "He left late on Tuesday.",
                                          "He said so last night.",
                                          "They leave next week.",
                                          "It was hit before dawn on Wednesday.",
                                          "He left on Monday; they came two days later.",
                                          "He came last Wednesday.",
                                          "They held it by noon.",
                                          "Over the last two weeks they fled."};
  for (const std::string& text : texts) {
    for (int day = 0; day < 14; ++day) {
      const time::Days told = time::plus_days(*time::make_day(2014, 6, 9), day);
      const auto now = read(text, time::to_iso_date(told));
      const auto later = read(text, time::to_iso_date(time::plus_days(told, 7)));
      ASSERT_EQ(now.times.size(), later.times.size()) << text;
      ASSERT_FALSE(now.times.empty()) << text;
      for (std::size_t i = 0; i < now.times.size(); ++i) {
        constexpr std::int64_t kWeek = std::int64_t{7} * 1440;
        ASSERT_TRUE(now.times[i].bounds.earliest) << text;
        EXPECT_EQ(*now.times[i].bounds.earliest + kWeek, *later.times[i].bounds.earliest) << text;
        EXPECT_EQ(*now.times[i].bounds.latest + kWeek, *later.times[i].bounds.latest) << text;
      }
    }
  }
}

TEST(OddInput, AMillionCharactersInOneSentenceAreRead) {
  std::string text;
  while (text.size() < 1000000) text += "on Sunday, June 15, 2014 and the ";
  const auto reading = read(text, "2014-06-18");
  EXPECT_GT(reading.times.size(), 20000U);
}

}  // namespace
}  // namespace dateline::timex
