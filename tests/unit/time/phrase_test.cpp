#include "time/phrase.hpp"

#include <gtest/gtest.h>

#include <memory>

#include "base/po_file.hpp"
#include "base/translate.hpp"
#include "time/calendar.hpp"

namespace dateline::time {
namespace {

Days day(int y, int m, int d) { return *make_day(y, m, d); }
std::string of(DaySpan s) { return phrase(Bounds::of(s.first, s.last)); }

TEST(Phrase, SaysDaysMonthsAndYearsAsPeopleDo) {
  EXPECT_EQ(phrase(Bounds::of(day(2014, 6, 15))), "15 June 2014");
  EXPECT_EQ(of({day(2014, 6, 15), day(2014, 6, 16)}),
            "15\u2013"
            "16 June 2014");
  EXPECT_EQ(of({day(2014, 6, 30), day(2014, 7, 2)}), "30 June \u2013 2 July 2014");
  EXPECT_EQ(of({day(2013, 12, 30), day(2014, 1, 2)}), "30 December 2013 \u2013 2 January 2014");
  EXPECT_EQ(of(month_span(2014, 6)), "June 2014");
  EXPECT_EQ(of(year_span(2014)), "2014");
  EXPECT_EQ(of({day(2003, 1, 1), day(2011, 12, 31)}),
            "2003\u2013"
            "2011");
  EXPECT_EQ(of(decade_span(199)), "the 1990s");
  EXPECT_EQ(of(season_span(2014, Season::spring)), "spring 2014");
  EXPECT_EQ(of(year_span(-489)), "490 BC");
}

TEST(Phrase, AnotherLanguageHasTheMonthInTheFormItNeedsAndItsOwnOrder) {
  const auto file = base::PoFile::parse(
      "msgctxt \"month with a day\"\nmsgid \"June\"\nmsgstr \"czerwca\"\n"
      "msgctxt \"month alone\"\nmsgid \"June\"\nmsgstr \"czerwiec\"\n"
      "msgctxt \"day and month, year\"\nmsgid \"{} {}\"\nmsgstr \"{} {} r.\"\n"
      "msgid \"night of {}\"\nmsgstr \"noc {}\"\n",
      "pl.po");
  base::set_language(std::make_unique<base::Catalogue>(*base::Catalogue::make(*file)));
  EXPECT_EQ(phrase(Bounds::of(day(2014, 6, 15))), "15 czerwca 2014 r.");
  EXPECT_EQ(of(month_span(2014, 6)), "czerwiec 2014");
  EXPECT_EQ(
      phrase({Minute::start_of(day(2014, 6, 15)) + 1200, Minute::start_of(day(2014, 6, 16)) + 300}),
      "noc 15\u2013"
      "16 czerwca 2014 r.");
  base::set_language(nullptr);
  EXPECT_EQ(phrase(Bounds::of(day(2014, 6, 15))), "15 June 2014");
}

TEST(Phrase, SaysNightsPartsOfDaysAndOpenEnds) {
  const Minute noon = Minute::start_of(day(2014, 6, 15)) + 720;
  EXPECT_EQ(phrase({noon + 300, noon + 1079}),
            "night of 15\u2013"
            "16 June 2014");
  EXPECT_EQ(phrase({noon + 360, noon + 719}), "evening of 15 June 2014");
  EXPECT_EQ(phrase({noon, noon}), "15 June 2014, 12:00");
  EXPECT_EQ(phrase({noon, noon + 90}),
            "15 June 2014, 12:00\u2013"
            "13:30");
  EXPECT_EQ(phrase({Minute::start_of(day(2014, 6, 13)), {}}), "since 13 June 2014");
  EXPECT_EQ(phrase({{}, Minute::end_of(day(2014, 6, 13))}), "until 13 June 2014");
  EXPECT_EQ(phrase({noon, {}}), "since 15 June 2014, 12:00");
  EXPECT_EQ(phrase({}), "time unknown");
}

TEST(Phrase, PrintsTheZone) {
  const Minute noon = Minute::start_of(day(2014, 6, 15)) + 720;
  EXPECT_EQ(minute_phrase(noon, 180), "15 June 2014, 12:00 UTC+3");
  EXPECT_EQ(minute_phrase(noon, -210), "15 June 2014, 12:00 UTC-3:30");
  EXPECT_EQ(minute_phrase(noon, 0), "15 June 2014, 12:00 UTC");
  EXPECT_EQ(elsewhere_phrase(noon, 180, 0), "09:00 UTC");
  EXPECT_EQ(elsewhere_phrase(noon, 180, -570), "14 June, 23:30 UTC-9:30");
  EXPECT_EQ(elsewhere_phrase(noon, 0, 840), "16 June, 02:00 UTC+14");
  EXPECT_EQ(elsewhere_phrase(Bounds{noon, noon + 90}, 180, 0),
            "15 June 2014, 09:00\u2013"
            "10:30 UTC");
  EXPECT_EQ(elsewhere_phrase(Bounds{noon, {}}, 180, 0), "since 15 June 2014, 09:00 UTC");
  EXPECT_EQ(elsewhere_phrase(Bounds::of(day(2014, 6, 15)), 180, 0), "") << "a day is a day there";
}

TEST(Phrase, CountsFromTheStoryWhereItHasNoDate) {
  const auto days = [](int a, int b) {
    return Bounds::of(Days(std::chrono::days(a)), Days(std::chrono::days(b)));
  };
  EXPECT_EQ(relative_phrase(days(0, 0)), "the day of the story");
  EXPECT_EQ(relative_phrase(days(-1, -1)), "the day before the story");
  EXPECT_EQ(minute_phrase(Minute(-1440 + 17 * 60), {}, DayZero::story),
            "the day before the story, 17:00");
  EXPECT_EQ(relative_phrase(days(-9, -3)),
            "3\u2013"
            "9 days before the story");
  EXPECT_EQ(relative_phrase(days(-7, 0)), "7 days before the story to the day of the story");
}

/// As the user has chosen, until the test ends.
class Styled {
 public:
  explicit Styled(DateStyle style) { set_date_style(style); }
  Styled(const Styled&) = delete;
  Styled& operator=(const Styled&) = delete;
  ~Styled() { set_date_style(DateStyle::day_first); }
};

TEST(Phrase, PutsTheMonthFirstWhereThatIsChosen) {
  const Styled styled(DateStyle::month_first);
  EXPECT_EQ(day_phrase(day(2014, 6, 15)), "June 15, 2014");
  EXPECT_EQ(phrase(Bounds::of(day(2014, 6, 15), day(2014, 6, 16))), "June 15\u201316, 2014");
  EXPECT_EQ(phrase(Bounds::of(day(2014, 6, 30), day(2014, 7, 2))), "June 30 \u2013 July 2, 2014");
  EXPECT_EQ(phrase(Bounds::of(day(2013, 12, 30), day(2014, 1, 2))),
            "December 30, 2013 \u2013 January 2, 2014");
  EXPECT_EQ(phrase(Bounds::of(day(2014, 6, 1), day(2014, 6, 30))), "June 2014");
  EXPECT_EQ(phrase(Bounds::of(day(2014, 6, 15), day(2014, 6, 15)), 2014), "June 15");
  EXPECT_EQ(minute_phrase(Minute::start_of(day(2014, 6, 15)) + 17 * 60, 180),
            "June 15, 2014, 17:00 UTC+3");
}

TEST(Phrase, IsIso8601WhereThatIsChosenAsFarAsItReaches) {
  const Styled styled(DateStyle::iso);
  EXPECT_EQ(day_phrase(day(2014, 6, 5)), "2014-06-05");
  EXPECT_EQ(phrase(Bounds::of(day(2014, 6, 15), day(2014, 6, 16))), "2014-06-15 \u2013 2014-06-16");
  EXPECT_EQ(phrase(Bounds::of(day(2014, 6, 15), day(2014, 6, 16)), 2014), "06-15 \u2013 06-16");
  EXPECT_EQ(phrase(Bounds::of(day(2014, 6, 1), day(2014, 6, 30))), "2014-06");
  EXPECT_EQ(phrase(Bounds::of(day(2014, 1, 1), day(2014, 12, 31))), "2014");
  EXPECT_EQ(day_phrase(month_span(-489, 9).first), "1 September 490 BC");
}

TEST(Phrase, LeavesOutAYearBesideDaysAndMonthsAlone) {
  EXPECT_EQ(phrase(Bounds::of(day(2014, 6, 15), day(2014, 6, 16)), 2014), "15\u201316 June");
  EXPECT_EQ(phrase(Bounds::of(day(2014, 6, 1), day(2014, 6, 30)), 2014), "June");
  EXPECT_EQ(phrase(Bounds::of(day(2013, 12, 30), day(2014, 1, 2)), 2014),
            "30 December 2013 \u2013 2 January");
  EXPECT_EQ(phrase(Bounds::of(day(2014, 1, 1), day(2014, 12, 31)), 2014), "2014");
}

}  // namespace
}  // namespace dateline::time
