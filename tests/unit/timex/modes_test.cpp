#include <gtest/gtest.h>

#include <string>

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
