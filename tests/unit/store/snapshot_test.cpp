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
