#include "scene/why_words.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/documents.hpp"

namespace dateline::scene {
namespace {

time::Minute at(const char* day, int minute) {
  return time::Minute::start_of(*time::parse_iso_date(day)) + minute;
}
std::string words(std::optional<time::Minute> from, std::optional<time::Minute> to) {
  return span_words({from, to}, time::DayZero::calendar);
}

TEST(SpanWords, SayNoMoreThanTheBoundsDo) {
  EXPECT_EQ(words(at("2014-06-15", 0), at("2014-06-16", 540)),
            "between 15 June 2014 and 16 June 2014, 09:00");
  EXPECT_EQ(words(at("2014-06-15", 0), at("2014-06-15", 1439)), "on 15 June 2014");
  EXPECT_EQ(words(at("2014-06-15", 600), at("2014-06-15", 720)),
            "on 15 June 2014, between 10:00 and 12:00");
  EXPECT_EQ(words(at("2014-06-15", 600), at("2014-06-15", 600)), "at 15 June 2014, 10:00");
  EXPECT_EQ(words(at("2014-06-13", 0), {}), "not before 13 June 2014");
  EXPECT_EQ(words({}, at("2014-06-13", 1439)), "not after 13 June 2014");
  EXPECT_EQ(words({}, {}), "");
  EXPECT_EQ(span_words({time::Minute(-1440), time::Minute(1439)}, time::DayZero::story),
            "between the day before the story and the day of the story");
}

store::Snapshot raid_before_fall() {
  event::Event fall = tests::event_on("fall", "2014-06-12", "2014-06-12");
  event::Event raid =
      tests::event_on("raid", "2014-06-09", "2014-06-15", event::EventType::abduction);
  fall.timed = raid.timed = true;
  fall.place = event::EventPlace{};
  fall.place->name = "Tikrit";
  auto document = std::make_shared<event::Document>(
      *tests::document_with({fall, raid}, "Gunmen took hostages before the\ntown fell."));
  document->links = {{1, 0, event::LinkKind::before, {}, {21, 27}, 0}};
  return store::Snapshot({document}).concluded();
}

TEST(BoundWords, NameWhatMadeTheTimeSharper) {
  const auto s = raid_before_fall();
  const auto bounds = bound_words(s, s.row({0, 1}));
  ASSERT_EQ(bounds.size(), 1U);
  EXPECT_EQ(bounds[0].label, "When");
  EXPECT_EQ(bounds[0].words, "between 9 June 2014 and 12 June 2014");
  EXPECT_EQ(bounds[0].edtf, "2014-06-09/2014-06-12");
  ASSERT_EQ(bounds[0].because.size(), 2U);
  std::vector<std::string> senses;
  for (const auto& said : bounds[0].because) {
    senses.push_back(sense(s, said));
    EXPECT_EQ(quote(s, said), "Gunmen took hostages before the town fell.") << "on one line";
  }
  std::ranges::sort(senses);
  EXPECT_EQ(senses[0], "capture in Tikrit: 12 June 2014");
  EXPECT_EQ(senses[1], "\u201Cbefore\u201D: abduction was over before capture in Tikrit");
  EXPECT_TRUE(bound_words(s, s.row({0, 0})).front().because.empty()) << "its own words say so";
}

TEST(BoundWords, NameWhatTheUserSays) {
  const timeline::GivenTime eleventh{timeline::GivenTime::Of::whole,
                                     time::Bounds::of(*time::parse_iso_date("2014-06-11"))};
  for (const char* note : {"", "I was there"}) {
    const auto s = raid_before_fall().stating({{"fall", eleventh, note}}, {}, 1).concluded();
    const auto bounds = bound_words(s, s.row({0, 0}));
    ASSERT_EQ(bounds.size(), 1U);
    EXPECT_EQ(bounds[0].words, "on 11 June 2014");
    ASSERT_EQ(bounds[0].because.size(), 1U);
    EXPECT_EQ(sense(s, bounds[0].because[0]), "capture in Tikrit: 11 June 2014");
    EXPECT_EQ(quote(s, bounds[0].because[0]), *note == '\0' ? "you say so" : "you: I was there");
    EXPECT_EQ(bound_words(s, s.row({0, 1})).front().words, "between 9 June 2014 and 11 June 2014");
  }
}

TEST(BoundWords, TellBeginningAndEndApartWhereTheyDiffer) {
  event::Event siege = tests::event_on("siege", "2014-06-10", "2014-06-16");
  siege.start = time::Bounds::of(*time::parse_iso_date("2014-06-10"));
  siege.end = time::Bounds::of(*time::parse_iso_date("2014-06-16"));
  const store::Snapshot s({tests::document_with({siege})});
  const auto bounds = bound_words(s, 0);
  ASSERT_EQ(bounds.size(), 2U);
  EXPECT_EQ(bounds[0].label + " " + bounds[0].words, "Began on 10 June 2014");
  EXPECT_EQ(bounds[1].label + " " + bounds[1].words, "Ended on 16 June 2014");
}

}  // namespace
}  // namespace dateline::scene
