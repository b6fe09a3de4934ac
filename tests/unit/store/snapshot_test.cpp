#include "store/snapshot.hpp"

#include <gtest/gtest.h>

#include "support/documents.hpp"

namespace dateline::store {
namespace {

using tests::document_with;
using tests::event_on;

TEST(Snapshot, SortsTheEventsOfAllDocumentsByTime) {
  const Snapshot s({document_with({event_on("b", "2014-06-12", "2014-06-12"),
                                   event_on("c", "2014-06-15", "2014-06-16")}),
                    document_with({event_on("a", "2014-06-10", "2014-06-10")})});
  ASSERT_EQ(s.events().size(), 3U);
  EXPECT_EQ(s.event(0).id, "a");
  EXPECT_EQ(s.event(1).id, "b");
  EXPECT_EQ(s.event(2).id, "c");
  EXPECT_EQ(s.find("c"), 2U);
  EXPECT_EQ(s.find("nobody"), std::nullopt);
  EXPECT_EQ(s.extent()->first.day(), *time::parse_iso_date("2014-06-10"));
  EXPECT_EQ(s.extent()->second.day(), *time::parse_iso_date("2014-06-16"));
}

TEST(Snapshot, KeepsUndatedAndUnplacedEventsAtTheEnd) {
  event::Event undated;
  undated.id = "u";
  event::Event relative = event_on("r", "1970-01-01", "1970-01-02");
  relative.relative = true;
  const Snapshot s({document_with({undated, relative, event_on("d", "2014-06-12", "2014-06-12")})});
  EXPECT_EQ(s.event(0).id, "d");
  EXPECT_EQ(s.events().dated, (std::vector<std::uint8_t>{1, 0, 0}));
  EXPECT_EQ(s.events().placed, (std::vector<std::uint8_t>{0, 0, 0}));
}

TEST(Snapshot, CountsFromTheStoryWhereItsDayIsAllThatIsMissing) {
  event::Event undated;
  undated.id = "u";
  event::Event before = event_on("b", "1969-12-31", "1969-12-31");
  event::Event after = event_on("a", "1970-01-02", "1970-01-02");
  before.relative = after.relative = true;
  const auto story = document_with({undated, after, before});
  const Snapshot alone({story});
  EXPECT_EQ(alone.day_zero(), time::DayZero::story);
  EXPECT_EQ(alone.event(0).id, "b");
  EXPECT_EQ(alone.event(1).id, "a");
  EXPECT_EQ(alone.events().dated, (std::vector<std::uint8_t>{1, 1, 0}));

  event::Event other = before;
  other.id = "o";
  EXPECT_EQ(Snapshot({story, document_with({other})}).day_zero(), time::DayZero::calendar)
      << "two unknown days share no axis";
  EXPECT_EQ(
      Snapshot({story, document_with({event_on("d", "2014-06-12", "2014-06-12")})}).day_zero(),
      time::DayZero::calendar)
      << "nor does one with the calendar";
}

std::shared_ptr<const event::Document> told_before(std::vector<event::Event> events) {
  auto document = std::make_shared<event::Document>(*document_with(std::move(events)));
  document->links.push_back({0, 1, event::LinkKind::before, {}, {0, 4}, 0});
  return document;
}

TEST(Snapshot, GoesByTheTimesThatAllStoriesTogetherMakeSure) {
  event::Event first = event_on("first", "2014-06-12", "2014-06-12");
  event::Event second = event_on("second", "2014-06-09", "2014-06-16");
  first.timed = second.timed = true;
  const Snapshot told({told_before({first, second})}, 7);
  EXPECT_EQ(told.conclusions(), nullptr);
  EXPECT_EQ(told.event(0).id, "second");
  EXPECT_EQ(told.times(0).whole, second.bounds);

  const Snapshot concluded = told.concluded();
  ASSERT_NE(concluded.conclusions(), nullptr);
  EXPECT_EQ(concluded.revision(), 7U);
  EXPECT_EQ(concluded.event(0).id, "first") << "since the second began after it";
  EXPECT_EQ(concluded.row({0, 0}), 0U);
  EXPECT_EQ(concluded.row({0, 1}), 1U);
  EXPECT_EQ(concluded.ref(1), (timeline::EventRef{0, 1}));
  EXPECT_TRUE(concluded.times(1).tightened);
  EXPECT_EQ(concluded.times(1).whole.earliest->day(), *time::parse_iso_date("2014-06-12"));
  EXPECT_EQ(concluded.times(1).whole.latest, second.bounds.latest);
  EXPECT_FALSE(concluded.times(0).tightened);
  EXPECT_EQ(concluded.times(0).whole, first.bounds);
}

TEST(Snapshot, GoesByWhatTheUserSaysOnceThatIsWorkedOut) {
  event::Event first = event_on("first", "2014-06-12", "2014-06-12");
  event::Event second = event_on("second", "2014-06-09", "2014-06-16");
  first.timed = second.timed = true;
  const auto fourteenth = time::Bounds::of(*time::parse_iso_date("2014-06-14"));
  const std::vector<timeline::UserStatement> said{
      {"first", timeline::GivenTime{timeline::GivenTime::Of::whole, fourteenth}, ""}};
  const Snapshot before = Snapshot({told_before({first, second})}, 7).concluded();
  EXPECT_TRUE(before.is_concluded());
  const Snapshot stated = before.stating(said, {}, 8);
  EXPECT_EQ(stated.revision(), 8U);
  EXPECT_FALSE(stated.is_concluded());
  EXPECT_EQ(stated.times(*stated.find("first")).whole, first.bounds) << "as before, for now";
  const Snapshot after = stated.concluded();
  EXPECT_TRUE(after.is_concluded());
  EXPECT_EQ(after.user_statements(), said);
  EXPECT_EQ(after.times(*after.find("first")).whole, fourteenth);
  EXPECT_TRUE(after.times(*after.find("first")).disputed);
  EXPECT_EQ(after.times(*after.find("second")).whole.earliest, fourteenth.earliest);
  const Snapshot again = after.stating({}, {}, 9).concluded();
  EXPECT_EQ(again.times(*again.find("second")).whole, before.times(*before.find("second")).whole);
}

TEST(Snapshot, DatesAnEventThatOnlyTheOrderDates) {
  event::Event first = event_on("first", "2014-06-12", "2014-06-12");
  first.timed = true;
  event::Event second;
  second.id = "second";
  second.mentions = first.mentions;
  const Snapshot told({told_before({first, second})});
  EXPECT_EQ(told.events().dated, (std::vector<std::uint8_t>{1, 0}));
  EXPECT_EQ(told.concluded().events().dated, (std::vector<std::uint8_t>{1, 1}));
}

TEST(Snapshot, FindsWhatASentenceTells) {
  const Snapshot s({document_with({event_on("a", "2014-06-10", "2014-06-10")}),
                    document_with({event_on("b", "2014-06-11", "2014-06-11")})});
  EXPECT_EQ(s.told_in(1, 0), (std::vector<Row>{1}));
  EXPECT_TRUE(s.told_in(1, 5).empty());
}

TEST(Snapshot, OfNothingIsEmpty) {
  const Snapshot s;
  EXPECT_EQ(s.events().size(), 0U);
  EXPECT_EQ(s.extent(), std::nullopt);
}

}  // namespace
}  // namespace dateline::store
