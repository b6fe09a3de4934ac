#include <gtest/gtest.h>

#include <string>

#include "timex/settle_zones.hpp"
#include "unit/timex/reading.hpp"

namespace dateline::timex {
namespace {

using tests::finder;
using tests::read;
using tests::text_of;

std::string values(const tests::Reading& reading) {
  std::string out;
  for (const Timex& t : reading.times) out += (out.empty() ? "" : " ") + t.value.value_or("-");
  return out;
}

TEST(Narrative, YearsAreCarriedOver) {
  EXPECT_EQ(
      values(read("On May 10, 1940 the attack began. On June 10, Italy joined; twelve days later "
                  "France fell. By September the plan was dropped.",
                  "2009-12-19", Reference::Mode::narrative)),
      "1940-05-10 1940-06-10 1940-06-22 1940-09");
}

TEST(Narrative, ATimeEarlyInTheYearAfterOneLateInItIsTheNextYears) {
  EXPECT_EQ(values(read("On December 7, 1941 the fleet was struck. In January the islands fell.",
                        "2009-12-19", Reference::Mode::narrative)),
            "1941-12-07 1942-01");
}

TEST(Narrative, DaysCountFromTheTimeTold) {
  EXPECT_EQ(
      values(read("The town fell on 5 June 1967. The next day the army crossed. That evening it "
                  "rained. The previous year had been quiet.",
                  "2009-12-19", Reference::Mode::narrative)),
      "1967-06-05 1967-06-06 1967-06-06TEV 1966");
}

TEST(Mode, IsChosenByTheText) {
  const std::string history =
      "The war began in 1936. In July 1936 the rising failed. In 1937 the north fell, in 1938 the "
      "east. In March 1939 Madrid fell. It ended on 1 April 1939.";
  const std::string news =
      "Rebels took the town on Sunday. Fighting went on overnight, officials said on Monday. The "
      "army "
      "left in 2011.";
  const auto mode = [&](const std::string& text, const char* date) {
    const auto story = text::make_story(text, "test", "test");
    return finder().mode_of(
        *story, {.story_date = time::parse_iso_date(date), .mode = Reference::Mode::automatic});
  };
  EXPECT_EQ(mode(history, "2009-12-19"), Reference::Mode::narrative);
  EXPECT_EQ(mode(history, ""), Reference::Mode::narrative);
  EXPECT_EQ(mode(news, "2014-06-16"), Reference::Mode::news);
  EXPECT_EQ(mode(news, ""), Reference::Mode::news);
  // The same years told as they happened are news.
  EXPECT_EQ(mode(history, "1938-06-01"), Reference::Mode::news);
}

TEST(Mode, ATaleOfOneYearIsANarrative) {
  const auto mode = [&](const char* text, const char* date) {
    const auto story = text::make_story(text, "test", "test");
    return finder().mode_of(
        *story, {.story_date = time::parse_iso_date(date), .mode = Reference::Mode::automatic});
  };
  const char* const tale =
      "The emperor landed on 1 March 1815. On 20 March the king fled. On 3 May Murat was beaten. "
      "On "
      "15 June the army crossed the border, and on Sunday 18 June it was crushed. On 8 July the "
      "king "
      "came back.";
  EXPECT_EQ(mode(tale, "2015-06-18"), Reference::Mode::narrative);
  EXPECT_EQ(mode(tale, "1815-07-10"), Reference::Mode::news);
  // A report of these days that only mentions a year long past.
  EXPECT_EQ(mode("On 10 June the city fell. On 11 June the rebels took the refinery. On 12 June "
                 "they reached the town, which had been quiet since 2003. On 13 June it fell.",
                 "2014-06-16"),
            Reference::Mode::news);
  EXPECT_EQ(mode("In 431 BC the war began. The next spring the plague came.", "2011-05-10"),
            Reference::Mode::narrative);
}

TEST(Narrative, YearsBeforeTheCommonEraNeedNoEraAgain) {
  EXPECT_EQ(values(read("The war began in 431 BC. In the autumn of 429 Pericles died. In 415 the "
                        "fleet sailed. Late in August 414 it was beaten. The king had 300 men.",
                        "2011-05-10", Reference::Mode::narrative)),
            "BC0431 BC0429-FA BC0415 BC0414-08");
}

TEST(Narrative, TodayIsTheWritersOwnTime) {
  EXPECT_EQ(values(read("The town fell on 5 June 1967. Today a stone marks the spot.", "2009-12-19",
                        Reference::Mode::narrative)),
            "1967-06-05 PRESENT_REF");
}

TEST(Narrative, TheSmallHoursAfterANightAreTheNextDays) {
  EXPECT_EQ(values(read("The fleet left on the night of 24 April 1915. The first boats landed at "
                        "4.30 a.m., the others two hours later. The following day it rained.",
                        "2013-04-25", Reference::Mode::narrative)),
            "1915-04-24TNI 1915-04-25T04:30 1915-04-25T06:30 1915-04-26");
}

TEST(Zones, ClockTimesToldInAnotherZoneBecomeLocal) {
  auto reading = read("The polls opened on Tuesday at 0400 GMT.", "2014-06-04");
  ASSERT_EQ(reading.times.size(), 2U);
  const auto utc = reading.times[1];
  EXPECT_EQ(utc.value, "2014-06-03T04:00Z");
  settle_zones(reading.times, 180);
  EXPECT_EQ(text_of(reading.times[1].bounds), "2014-06-03T07:00");
  EXPECT_EQ(text_of(reading.times[0].bounds), "2014-06-03") << "told without a zone";
  reading.times[1] = utc;
  settle_zones(reading.times, std::nullopt);
  EXPECT_EQ(text_of(reading.times[1].bounds), "2014-06-02T16:00/2014-06-03T18:00");
}

TEST(WithoutADate, DeicticTimesCountFromTheStorysUnknownDay) {
  const auto reading = read("He said today that shells fell overnight and yesterday.", "");
  ASSERT_EQ(reading.times.size(), 3U);
  EXPECT_EQ(text_of(reading.times[0].bounds), "1970-01-01");
  EXPECT_EQ(text_of(reading.times[1].bounds), "1969-12-31T18:00/1970-01-01T05:59");
  EXPECT_EQ(text_of(reading.times[2].bounds), "1969-12-31");
  for (const Timex& t : reading.times) EXPECT_TRUE(t.relative);
  EXPECT_EQ(values(reading), "XXXX-XX-XX XXXX-XX-XXTNI XXXX-XX-XX");
}

TEST(WithoutADate, WeekdaysAndWeeksAreAsWideAsTheyMayBe) {
  const auto reading = read("It fell on Sunday. They had come last week.", "");
  ASSERT_EQ(reading.times.size(), 2U);
  EXPECT_EQ(text_of(reading.times[0].bounds), "1969-12-26/1970-01-01");
  EXPECT_EQ(text_of(reading.times[1].bounds), "1969-12-19/1969-12-31");
  EXPECT_EQ(values(reading), "XXXX-WXX-7 XXXX-WXX");
}

TEST(WithoutADate, FullDatesStayAbsolute) {
  const auto reading = read("It fell on 10 June 2014.", "");
  ASSERT_EQ(reading.times.size(), 1U);
  EXPECT_FALSE(reading.times[0].relative);
  EXPECT_EQ(text_of(reading.times[0].bounds), "2014-06-10");
}

TEST(StatedDate, IsReadFromWhereStoriesPutIt) {
  const auto stated = [](std::string_view text) {
    const auto story = text::make_story(text, "test", "test");
    const auto day = finder().stated_date(*story);
    return day ? time::to_iso_date(*day) : "none";
  };
  EXPECT_EQ(stated("BAGHDAD, Jan 4, 2014 - Fighters held most of the city on Saturday.\n"),
            "2014-01-04");
  EXPECT_EQ(stated("Storm over the refinery\n18 June 2014\n\nInsurgents attacked the plant.\n"),
            "2014-06-18");
  EXPECT_EQ(stated("Fighters held most of the city on Saturday, police said.\n"), "none");
}

}  // namespace
}  // namespace dateline::timex
