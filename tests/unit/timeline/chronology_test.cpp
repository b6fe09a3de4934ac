// What stories, taken together, say of when their events were.

#include "timeline/chronology.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <vector>

#include "support/documents.hpp"

namespace dateline::timeline {
namespace {

using event::EventLink;
using event::LinkKind;

time::Bounds days(const char* first, const char* last) {
  return time::Bounds::of(*time::parse_iso_date(first), *time::parse_iso_date(last));
}

std::shared_ptr<event::Document> story(std::vector<event::Event> events,
                                       std::vector<EventLink> links) {
  auto document = std::make_shared<event::Document>(*tests::document_with(std::move(events)));
  document->links = std::move(links);
  return document;
}

event::Event on(const char* first, const char* last, bool timed = true) {
  event::Event e = tests::event_on("e", first, last);
  e.timed = timed;
  return e;
}

std::vector<std::shared_ptr<const event::Document>> only(std::shared_ptr<event::Document> d) {
  return {std::move(d)};
}

TEST(Chronology, TightensBoundsByWhatIsToldOfTheOrder) {
  const Chronology c(only(story({on("2014-06-10", "2014-06-10"), on("2014-06-09", "2014-06-16")},
                                {{0, 1, LinkKind::before, {}, {6, 10}, 0}})));
  EXPECT_EQ(c.bounds({0, 1}).start.earliest, days("2014-06-10", "2014-06-10").earliest);
  EXPECT_EQ(c.bounds({0, 1}).end.latest, days("2014-06-16", "2014-06-16").latest);
  EXPECT_TRUE(c.tightened({0, 1}));
  EXPECT_FALSE(c.tightened({0, 0}));
  const auto order = c.relation({0, 0}, {0, 1});
  EXPECT_EQ(order.relation, Relation::before);
  ASSERT_EQ(order.because.size(), 1U);
  EXPECT_EQ(order.because[0].kind, Said::Kind::order);
  EXPECT_EQ(order.because[0].words, (text::Span{6, 10}));
  const auto why = c.why({0, 1}, Side::earliest_start);
  ASSERT_EQ(why.size(), 2U) << "the order, and the time of the other";
  EXPECT_TRUE(c.why({0, 0}, Side::earliest_start).empty());
}

TEST(Chronology, CountsWholeDays) {
  const Chronology c(only(story({on("2014-06-10", "2014-06-10"), on("2014-06-01", "2014-06-16")},
                                {{0, 1, LinkKind::before, 2, {}, 0}})));
  EXPECT_EQ(c.bounds({0, 1}).start.earliest->day(), *time::parse_iso_date("2014-06-11"));
  EXPECT_EQ(c.bounds({0, 1}).start.latest->day(), *time::parse_iso_date("2014-06-13"));
}

TEST(Chronology, KeepsWhatBeganEarlierOpenAtItsEnd) {
  const Chronology c(only(story({on("2014-06-01", "2014-06-16"), on("2014-06-10", "2014-06-10")},
                                {{0, 1, LinkKind::begins_before, {}, {}, 0}})));
  EXPECT_EQ(c.bounds({0, 0}).start.latest->day(), *time::parse_iso_date("2014-06-10"));
  EXPECT_EQ(c.bounds({0, 0}).end.latest->day(), *time::parse_iso_date("2014-06-16"));
}

TEST(Chronology, NamesTheSentencesThatClashAndGoesOnWithoutTheWeakest) {
  const auto documents =
      only(story({on("2014-06-12", "2014-06-12"), on("2014-06-10", "2014-06-10")},
                 {{0, 1, LinkKind::before, {}, {}, 0}}));
  const Chronology c(documents);
  const auto found = c.contradictions();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].said.size(), 3U) << "two dates and the order";
  EXPECT_EQ(found[0].set_aside.kind, Said::Kind::order);
  EXPECT_EQ(c.quote(found[0].set_aside), "Rebels took the mill.");
  EXPECT_EQ(c.bounds({0, 0}).start.earliest, days("2014-06-12", "2014-06-12").earliest);
}

TEST(Chronology, GivesUpWhatWasOnlyInferred) {
  const auto documents =
      only(story({on("2014-06-12", "2014-06-12"), on("2014-06-10", "2014-06-11", false)},
                 {{0, 1, LinkKind::before, {}, {}, 0}}));
  const Chronology c(documents);
  EXPECT_TRUE(c.contradictions().empty()) << "no source says so";
  EXPECT_EQ(c.relation({0, 0}, {0, 1}).relation, Relation::before);
  EXPECT_GE(*c.bounds({0, 1}).start.earliest, *days("2014-06-12", "2014-06-12").earliest);
}

TEST(Chronology, CountsUndatedStoriesFromTheirOwnDays) {
  auto undated = story({on("1970-01-01", "1970-01-01"), on("1969-12-25", "1970-01-01")},
                       {{0, 1, LinkKind::before, {}, {}, 0}});
  undated->date.reset();
  const std::vector<std::shared_ptr<const event::Document>> documents{
      undated, story({on("2014-06-10", "2014-06-10")}, {})};
  const Chronology c(documents);
  EXPECT_EQ(c.bounds({0, 1}).start.earliest->count(), 0);
  EXPECT_EQ(c.relation({0, 0}, {0, 1}).relation, Relation::before);
  EXPECT_EQ(c.relation({0, 0}, {1, 0}).relation, Relation::unknown);
}

TEST(Chronology, TellsNothingBeforeWhatIsSurelyEarlier) {
  const Chronology c(only(story({on("2014-06-09", "2014-06-16"), on("2014-06-09", "2014-06-16"),
                                 on("2014-06-12", "2014-06-12")},
                                {{2, 0, LinkKind::before, {}, {}, 0}})));
  const auto order = c.telling_order();
  ASSERT_EQ(order.size(), 3U);
  const auto at = [&](std::uint32_t e) {
    return std::ranges::find(order, EventRef{0, e}) - order.begin();
  };
  EXPECT_LT(at(2), at(0));
}

}  // namespace
}  // namespace dateline::timeline
