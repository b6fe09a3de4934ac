#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/table.hpp"
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
  for (const char* text : {"on 30 February 2014",
                           "on February 29, 2015",
                           "on 31 June",
                           "on 2014-13-45",
                           "on 99/99/2014",
                           "in the year 99999",
                           "99999999999999999999999 years ago",
                           "in 5000000000 BC",
                           "at 25:61",
                           "at 99 p.m.",
                           "in the 99th century",
                           "the 0th of June",
                           "on 0/0/0000",
                           "in 0 BC",
                           "1e308 centuries later",
                           "minus -5 days ago",
                           "at 24888888,800787636657 GMT",
                           "at 44444444444444444444444444444 hours",
                           "at 99.99 a.m.",
                           "at 2575 GMT",
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

/// The minutes that a TIMEX3 value covers, where it is a date or a clock time; of a part of a day
/// that day and the night that follows.
std::optional<time::Bounds> covered(std::string value) {
  const auto t = value.find('T');
  const bool part = t != std::string::npos && t + 1 < value.size() && value[t + 1] >= 'A';
  if (part) value.resize(t);
  const bool midnight = value.ends_with("T24:00");
  if (midnight) value.resize(t);
  if (t != std::string::npos && !part && value.size() == t + 6) value += ":00";
  for (const auto& [season, code] : {std::pair{"-SP", "-21"}, std::pair{"-SU", "-22"},
                                     std::pair{"-FA", "-23"}, std::pair{"-WI", "-24"}}) {
    if (value.ends_with(season)) value.replace(value.size() - 3, 3, code);
  }
  const auto edtf = time::parse_edtf(value);
  if (!edtf || edtf->interval) return std::nullopt;
  time::Bounds out = time::bounds_of(*edtf);
  if (part && out.latest) out.latest = *out.latest + 6 * 60;
  if (midnight && out.latest) out.latest = *out.latest + 1;
  return out;
}

TEST(Property, BoundsAndValueSpeakOfTheSameTime) {
  std::size_t checked = 0;
  const auto check = [&checked](const tests::Reading& reading) {
    for (const Timex& t : reading.times) {
      const auto value = t.value ? covered(*t.value) : std::nullopt;
      if (!value || t.relative || !t.bounds.earliest || !t.bounds.latest) continue;
      // "a week ago" has bounds about the day itself, whatever calendar week it lies in, and
      // "two hours later" without a clock time told both days that it may be.
      ++checked;
      EXPECT_LE(*t.bounds.earliest, *value->latest)
          << reading.story.utf8(t.span) << " " << *t.value;
      EXPECT_GE(*t.bounds.latest, *value->earliest)
          << reading.story.utf8(t.span) << " " << *t.value;
    }
  };
  const auto table = base::Table::read(DATELINE_SOURCE_DIR "/tests/unit/timex/phrases.tsv",
                                       {"date", "text", "times"});
  ASSERT_TRUE(table) << table.error().to_string();
  for (const auto& row : table->rows()) {
    check(read(table->get(row, "text"), table->get(row, "date")));
  }
  for (const auto& example : tests::finder().examples()) {
    check(read(example.example, "2014-06-18"));
  }
  for (std::uint64_t seed = 1; seed <= 500; ++seed) {
    check(read(random_text(seed), "2014-06-18"));
  }
  EXPECT_GT(checked, 1000U);
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
