// What a user says of events beside the stories, and what follows from it.

#include <gtest/gtest.h>

#include <memory>
#include <random>
#include <string>
#include <vector>

#include "support/documents.hpp"
#include "timeline/chronology.hpp"

namespace dateline::timeline {
namespace {

using event::EventLink;
using event::LinkKind;
using Stories = std::vector<std::shared_ptr<const event::Document>>;
using Kind = GivenOrder::Kind;

time::Bounds days(const char* first, const char* last) {
  return time::Bounds::of(*time::parse_iso_date(first), *time::parse_iso_date(last));
}
time::Bounds day(const char* iso) { return days(iso, iso); }

event::Event on(const char* id, const char* first, const char* last, bool timed = true) {
  event::Event e = tests::event_on(id, first, last);
  e.timed = timed;
  return e;
}

std::shared_ptr<event::Document> story(std::vector<event::Event> events,
                                       std::vector<EventLink> links = {}) {
  auto document = std::make_shared<event::Document>(*tests::document_with(std::move(events)));
  document->links = std::move(links);
  return document;
}

UserStatement time_of(const char* event, time::Bounds bounds, const char* note = "",
                      GivenTime::Of of = GivenTime::Of::whole) {
  return {event, GivenTime{of, bounds}, note};
}
UserStatement order_of(const char* event, Kind kind, const char* other) {
  return {event, GivenOrder{kind, other, {}, {}}, ""};
}

/// What stories tell the same place, time and side of is one event.
event::Event capture(const char* id, const char* day) {
  event::Event e = on(id, day, day);
  e.actor = e.actor_id = "rebels";
  e.place = event::EventPlace{};
  e.place->key = e.place->name = "Tikrit";
  e.place->at = *geo::LngLat::from_degrees(43.7, 34.6);
  e.place->radius_km = 3;
  e.place->mention = 0;
  return e;
}

TEST(UserStatements, ACorrectedTimeTakesThePlaceOfTheStorysAndMovesWhatHangsOnIt) {
  const Stories stories{
      story({on("raid", "2014-06-09", "2014-06-16"), on("fall", "2014-06-14", "2014-06-14")},
            {{0, 1, LinkKind::before, {}, {}, 0}})};
  const std::vector said{time_of("fall", day("2014-06-11"), "I was there")};
  const Chronology c(stories, said);
  EXPECT_EQ(c.bounds({0, 1}).start, day("2014-06-11"));
  EXPECT_EQ(c.bounds({0, 0}).end.latest, day("2014-06-11").latest) << "it was before";
  EXPECT_TRUE(c.tightened({0, 1}));
  EXPECT_EQ(c.outcome(0), Outcome::holds);
  const auto why = c.why({0, 1}, Side::latest_end);
  ASSERT_EQ(why.size(), 1U);
  EXPECT_EQ(why[0].kind, Said::Kind::user);
  EXPECT_EQ(why[0].first, (EventRef{0, 1}));
  EXPECT_EQ(c.quote(why[0]), "I was there");
  EXPECT_EQ(c.why({0, 0}, Side::latest_end).size(), 2U) << "the order, and what the user says";
}

TEST(UserStatements, ATimeThatContradictsAStoryIsToldWithItsSentence) {
  const Stories stories{story({on("fall", "2014-06-14", "2014-06-14")})};
  const std::vector said{time_of("fall", day("2014-06-11"))};
  const Chronology c(stories, said);
  const auto found = c.contradictions();
  ASSERT_EQ(found.size(), 1U);
  ASSERT_EQ(found[0].said.size(), 2U);
  EXPECT_EQ(found[0].said[0].kind, Said::Kind::user);
  EXPECT_EQ(found[0].set_aside.kind, Said::Kind::time);
}

TEST(UserStatements, WhatWasOnlyInferredGivesWayWithoutAWord) {
  const Stories stories{story({on("fall", "2014-06-14", "2014-06-14", false)})};
  const std::vector said{time_of("fall", day("2014-06-11"))};
  const Chronology c(stories, said);
  EXPECT_TRUE(c.contradictions().empty());
  EXPECT_EQ(c.bounds({0, 0}).start, day("2014-06-11"));
}

TEST(UserStatements, AWiderTimeLeavesWhatTheStorySays) {
  const Stories stories{story({on("fall", "2014-06-14", "2014-06-14")})};
  const std::vector said{time_of("fall", days("2014-06-01", "2014-06-30"))};
  const Chronology c(stories, said);
  EXPECT_EQ(c.bounds({0, 0}).start, day("2014-06-14"));
  EXPECT_FALSE(c.tightened({0, 0}));
}

TEST(UserStatements, OrderTightensBothAcrossStories) {
  const Stories stories{story({on("raid", "2014-06-09", "2014-06-16")}),
                        story({on("fall", "2014-06-12", "2014-06-12")})};
  const auto bounds_with = [&](Kind kind, std::optional<std::int64_t> least,
                               std::optional<std::int64_t> most) {
    const std::vector said{UserStatement{"raid", GivenOrder{kind, "fall", least, most}, ""}};
    return Chronology(stories, said).bounds({0, 0});
  };
  EXPECT_EQ(bounds_with(Kind::before, {}, {}).end.latest, day("2014-06-12").latest);
  EXPECT_EQ(bounds_with(Kind::after, {}, {}).start.earliest, day("2014-06-12").earliest);
  EXPECT_EQ(bounds_with(Kind::during, {}, {}).start, day("2014-06-12"));
  EXPECT_EQ(bounds_with(Kind::same_time, {}, {}).end, day("2014-06-12"));
  EXPECT_EQ(bounds_with(Kind::overlaps, {}, {}).start.latest, day("2014-06-12").latest);
  EXPECT_EQ(bounds_with(Kind::before, 2, {}).end.latest->day(), *time::parse_iso_date("2014-06-11"))
      << "any hour of the one day to any hour of the other";
  EXPECT_EQ(bounds_with(Kind::before, 3, {}).end.latest->day(),
            *time::parse_iso_date("2014-06-10"));
  EXPECT_EQ(bounds_with(Kind::after, {}, 1).start.latest->day(),
            *time::parse_iso_date("2014-06-14"));
  const std::vector said{order_of("raid", Kind::before, "fall")};
  const Chronology c(stories, said);
  const auto order = c.relation({0, 0}, {1, 0});
  EXPECT_EQ(order.relation, Relation::before);
  ASSERT_EQ(order.because.size(), 1U);
  EXPECT_EQ(order.because[0].kind, Said::Kind::user);
  EXPECT_EQ(order.because[0].second, (EventRef{1, 0}));
}

TEST(UserStatements, OfTwoThatClashTheLaterIsSetAside) {
  const Stories stories{
      story({on("a", "2014-06-01", "2014-06-30"), on("b", "2014-06-01", "2014-06-30")})};
  const std::vector said{order_of("a", Kind::before, "b"), time_of("a", day("2014-06-20")),
                         time_of("b", day("2014-06-10"))};
  const Chronology c(stories, said);
  EXPECT_EQ(c.outcome(0), Outcome::holds);
  EXPECT_EQ(c.outcome(1), Outcome::holds);
  EXPECT_EQ(c.outcome(2), Outcome::set_aside);
  const auto found = c.contradictions();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].said.size(), 3U);
  EXPECT_EQ(found[0].set_aside.statement, 2U);
}

TEST(UserStatements, OneOfAStoryThatIsNotOpenIsKept) {
  const Stories stories{story({on("a", "2014-06-10", "2014-06-10")})};
  const std::vector said{order_of("a", Kind::before, "elsewhere"),
                         time_of("nowhere", day("2014-06-10")), time_of("a", day("2014-06-11"))};
  const Chronology c(stories, said);
  EXPECT_EQ(c.user_statements(), said);
  EXPECT_EQ(c.outcome(0), Outcome::no_event);
  EXPECT_EQ(c.outcome(1), Outcome::no_event);
  EXPECT_EQ(c.outcome(2), Outcome::holds);
  EXPECT_EQ(c.bounds({0, 0}).start, day("2014-06-11"));
}

TEST(UserStatements, ATimeGivenToOneTellingIsThatOfTheOthers) {
  const Stories stories{
      story({capture("first", "2014-06-12")}),
      story({capture("again", "2014-06-12"), on("raid", "2014-06-01", "2014-06-30")},
            {{1, 0, LinkKind::before, {}, {}, 0}})};
  ASSERT_EQ(Chronology(stories).occurrences().all().front().tellings.size(), 2U);
  const std::vector one{time_of("first", day("2014-06-11"))};
  const Chronology c(stories, one);
  EXPECT_EQ(c.bounds({1, 0}).start, day("2014-06-11"));
  EXPECT_EQ(c.bounds({1, 1}).end.latest, day("2014-06-11").latest);
  EXPECT_EQ(c.contradictions().size(), 2U) << "each story gives another day";
  const std::vector each{time_of("first", day("2014-06-11")), time_of("again", day("2014-06-13"))};
  const Chronology both(stories, each);
  EXPECT_EQ(both.outcome(1), Outcome::holds);
  EXPECT_EQ(both.bounds({0, 0}).start, day("2014-06-11"));
  EXPECT_EQ(both.bounds({1, 0}).start, day("2014-06-13"));
}

TEST(UserStatements, BeginningAndEndAreGivenApart) {
  const Stories stories{story({on("siege", "2014-06-01", "2014-06-30")})};
  const std::vector said{time_of("siege", day("2014-06-10"), "", GivenTime::Of::begins),
                         time_of("siege", day("2014-06-16"), "", GivenTime::Of::ends)};
  const Chronology c(stories, said);
  EXPECT_EQ(c.bounds({0, 0}).start, day("2014-06-10"));
  EXPECT_EQ(c.bounds({0, 0}).end, day("2014-06-16"));
}

TEST(UserStatements, ADateInAnUndatedStoryOrdersItAmongTheOthers) {
  auto undated =
      story({on("raid", "1970-01-01", "1970-01-01"), on("fall", "1970-01-03", "1970-01-03")});
  undated->date.reset();
  const Stories stories{undated, story({on("march", "2014-06-15", "2014-06-15")})};
  const std::vector said{time_of("raid", day("2014-06-10"))};
  const Chronology c(stories, said);
  EXPECT_EQ(c.bounds({0, 1}).start, day("1970-01-03")) << "counted from the story's day";
  EXPECT_EQ(c.relation({0, 1}, {1, 0}).relation, Relation::before);
}

TEST(UserStatements, SayWhatTheyAreInWords) {
  const auto words = [](UserStatement s) { return sense(s, "raid in Hit", "fall of Hit"); };
  EXPECT_EQ(words(time_of("a", day("2014-06-11"))), "raid in Hit: 11 June 2014");
  EXPECT_EQ(words(order_of("a", Kind::before, "b")), "raid in Hit was over before fall of Hit");
  EXPECT_EQ(words({"a", GivenOrder{Kind::after, "b", 2, 2}, ""}),
            "raid in Hit began after fall of Hit, 2 days between");
  EXPECT_EQ(words({"a", GivenOrder{Kind::after, "b", 1, 4}, ""}),
            "raid in Hit began after fall of Hit, 1 to 4 days between");
  EXPECT_EQ(words({"a", GivenOrder{Kind::before, "b", {}, 1}, ""}),
            "raid in Hit was over before fall of Hit, at most 1 day between");
}

/// Small random worlds: few days, so that they often clash.
class World {
 public:
  explicit World(std::uint32_t seed) : random_(seed) {
    const auto count = 2 + pick(3);
    for (std::uint32_t d = 0; d < count; ++d) {
      std::vector<event::Event> events;
      for (std::uint32_t i = 0, n = 1 + pick(4); i < n; ++i) {
        ids.push_back("e" + std::to_string(d) + "-" + std::to_string(i));
        event::Event e = pick(2) == 0 ? capture(ids.back().c_str(), "2014-06-12")
                                      : on(ids.back().c_str(), "2014-06-12", "2014-06-12");
        e.bounds = e.start = e.end = bounds();
        e.timed = pick(4) != 0;
        events.push_back(std::move(e));
      }
      const auto size = static_cast<std::uint32_t>(events.size());
      std::vector<EventLink> links;
      for (std::uint32_t l = 0; l < pick(3); ++l) {
        const std::uint32_t a = pick(size), b = pick(size);
        if (a != b) links.push_back({a, b, static_cast<LinkKind>(pick(5)), {}, {}, 0});
      }
      auto document = story(std::move(events), std::move(links));
      if (pick(5) == 0) document->date.reset();
      stories.push_back(std::move(document));
    }
  }

  std::vector<UserStatement> statements() {
    std::vector<UserStatement> out;
    for (std::uint32_t i = 0, n = pick(7); i < n; ++i) {
      const std::string event = ids[pick(size())];
      if (pick(2) == 0) {
        out.push_back({event, GivenTime{static_cast<GivenTime::Of>(pick(3)), bounds()}, ""});
      } else {
        GivenOrder order{static_cast<Kind>(pick(5)), ids[pick(size())], {}, {}};
        if (order.other == event) order.other = "gone";
        if (pick(3) == 0) order.at_least_days = pick(4);
        out.push_back({event, order, ""});
      }
    }
    return out;
  }

  std::uint32_t pick(std::uint32_t below) { return static_cast<std::uint32_t>(random_()) % below; }
  Stories stories;
  std::vector<std::string> ids;

 private:
  time::Bounds bounds() {
    const auto first = std::chrono::sys_days(std::chrono::days(16230 + pick(8)));
    return time::Bounds::of(first, first + std::chrono::days(pick(4)));
  }
  std::uint32_t size() const { return static_cast<std::uint32_t>(ids.size()); }
  std::mt19937 random_;
};

void expect_same(const Chronology& a, const Chronology& b, const Stories& stories) {
  for (std::uint32_t d = 0; d < stories.size(); ++d) {
    const auto known = a.known(d), other = b.known(d);
    for (std::size_t i = 0; i < known.size(); ++i) {
      EXPECT_EQ(known[i].bounds, other[i].bounds) << d << ", " << i;
      EXPECT_EQ(known[i].tightened, other[i].tightened) << d << ", " << i;
    }
  }
  const auto clashes = a.contradictions(), others = b.contradictions();
  ASSERT_EQ(clashes.size(), others.size());
  for (std::size_t i = 0; i < clashes.size(); ++i) {
    EXPECT_EQ(clashes[i].said, others[i].said);
    EXPECT_EQ(clashes[i].set_aside, others[i].set_aside);
  }
}

TEST(UserStatements, GiveTheSameHoweverTheyCameAndNothingWhenTheyAreGone) {
  for (std::uint32_t seed = 1; seed <= 150; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    World world(seed);
    const Chronology without(world.stories);
    Chronology edited = without;
    for (int edit = 0; edit < 4; ++edit) {
      const auto said = world.statements();
      edited.set_user_statements(said);
      const Chronology at_once(world.stories, said);
      expect_same(edited, at_once, world.stories);
      for (std::size_t i = 0; i < said.size(); ++i) {
        EXPECT_EQ(edited.outcome(i), at_once.outcome(i));
      }
    }
    edited.set_user_statements({});
    expect_same(edited, without, world.stories);
    if (testing::Test::HasFailure()) return;
  }
}

}  // namespace
}  // namespace dateline::timeline
