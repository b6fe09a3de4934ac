#include "timeline/network.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <optional>
#include <thread>
#include <vector>

namespace dateline::timeline {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using time::Bounds;
using time::Minute;

constexpr EventId kSiege{1}, kRaid{2}, kTalks{3};
constexpr OriginId kStory{5};

Standing told(std::uint64_t id) { return {Rank::told, id, StatementId{id}}; }
Standing by_user(std::uint64_t id) { return {Rank::user, id, StatementId{id}}; }
Bounds minutes(std::int64_t first, std::int64_t last) { return {Minute(first), Minute(last)}; }
Bounds from(std::int64_t first) { return {Minute(first), std::nullopt}; }
Bounds until(std::int64_t last) { return {std::nullopt, Minute(last)}; }

/// Three events and an undated story, of which nothing is known.
class NetworkTest : public testing::Test {
 protected:
  NetworkTest() {
    for (const EventId event : {kSiege, kRaid, kTalks}) {
      EXPECT_TRUE(network.add_event(event).ok());
    }
    EXPECT_TRUE(network.add_origin(kStory).ok());
  }
  void say(const Statement& statement) {
    const auto added = network.add(statement);
    ASSERT_TRUE(added.ok()) << added.error().message;
  }

  Network network;
};

TEST_F(NetworkTest, KnowsNothingWhereNothingIsSaid) {
  EXPECT_EQ(network.bounds(kSiege), EventBounds{});
  EXPECT_THAT(network.why(kSiege, Side::latest_end), IsEmpty());
  EXPECT_EQ(network.relation(kSiege, kRaid).relation, Relation::unknown);
  EXPECT_EQ(network.bounds(EventId{99}), EventBounds{});
  EXPECT_THAT(network.conflicts(), IsEmpty());
}

TEST_F(NetworkTest, AnEventEndsNoEarlierThanItStarted) {
  say(Statement::start_within(told(1), kSiege, from(100)));
  say(Statement::end_within(told(2), kSiege, until(300)));
  EXPECT_EQ(network.bounds(kSiege), (EventBounds{minutes(100, 300), minutes(100, 300)}));
}

TEST_F(NetworkTest, WhatIsSaidOfOneEventTightensTheNext) {
  say(Statement::within(told(1), kSiege, minutes(100, 200), minutes(300, 400)));
  say(Statement::before(told(2), kSiege, kRaid, {60, 90}));
  say(Statement::before(told(3), kRaid, kTalks));
  EXPECT_EQ(network.bounds(kRaid).start, minutes(360, 490));
  EXPECT_EQ(network.bounds(kRaid).end, from(360));
  EXPECT_EQ(network.bounds(kTalks).start, from(360));
  EXPECT_THAT(statements(network.why(kTalks, Side::earliest_start)),
              ElementsAre(StatementId{3}, StatementId{2}, StatementId{1}));
}

TEST_F(NetworkTest, RelationsComeWithTheStatementsThatProveThem) {
  say(Statement::before(told(1), kSiege, kRaid));
  say(Statement::before(told(2), kRaid, kTalks));
  const Ordering order = network.relation(kSiege, kTalks);
  EXPECT_EQ(order.relation, Relation::before);
  ASSERT_EQ(order.proof.size(), 1U);
  EXPECT_THAT(statements(order.proof[0]), ElementsAre(StatementId{2}, StatementId{1}));
  EXPECT_EQ(network.relation(kTalks, kSiege).relation, Relation::after);

  ASSERT_TRUE(network.remove(StatementId{1}).ok());
  EXPECT_EQ(network.relation(kSiege, kTalks).relation, Relation::unknown);
  say(Statement::during(told(3), kSiege, kTalks));
  EXPECT_EQ(network.relation(kSiege, kTalks).relation, Relation::overlaps);
}

TEST_F(NetworkTest, EventsThatMeetAreInOrderUnlessBothAreOfOneMinute) {
  say(Statement::within(told(1), kSiege, minutes(100, 100), minutes(200, 200)));
  say(Statement::within(told(2), kRaid, minutes(200, 200), minutes(300, 300)));
  say(Statement::within(told(3), kTalks, minutes(200, 200), minutes(200, 200)));
  EXPECT_EQ(network.relation(kSiege, kRaid).relation, Relation::before);
  EXPECT_EQ(network.relation(kTalks, kRaid).relation, Relation::before);
  EXPECT_EQ(network.relation(kTalks, kTalks).relation, Relation::overlaps);
  EXPECT_THAT(network.telling_order(), ElementsAre(kSiege, kTalks, kRaid));
}

TEST_F(NetworkTest, OverlappingOfOpenEventsIsSureOnceSomebodySaysIt) {
  say(Statement::start_within(told(1), kSiege, until(100)));
  say(Statement::start_within(told(2), kRaid, from(50)));
  EXPECT_EQ(network.relation(kSiege, kRaid).relation, Relation::unknown);
  say(Statement::overlaps(told(3), kSiege, kRaid));
  EXPECT_EQ(network.relation(kSiege, kRaid).relation, Relation::overlaps);
  EXPECT_EQ(network.bounds(kSiege).end, from(50));
  EXPECT_EQ(network.bounds(kRaid).start, from(50));
}

TEST_F(NetworkTest, WhatContradictsSomethingStrongerIsSetAsideAndTold) {
  say(Statement::start_within(told(1), kSiege, minutes(100, 200)));
  say(Statement::start_within(told(2), kRaid, minutes(0, 50)));
  say(Statement::before(told(3), kSiege, kRaid));
  EXPECT_FALSE(network.accepted(StatementId{3}));
  EXPECT_THAT(
      network.conflicts(),
      ElementsAre(Conflict{StatementId{3}, {StatementId{1}, StatementId{2}, StatementId{3}}}));

  EXPECT_THAT(network.set_aside(), ElementsAre(StatementId{3}));
  EXPECT_EQ(network.conflict(StatementId{3}), network.conflicts().front());
  EXPECT_EQ(network.conflict(StatementId{1}), std::nullopt);

  // The user takes the side of the weakest: what it clashed with goes, from the weakest up.
  Statement sure = Statement::before(by_user(3), kSiege, kRaid);
  ASSERT_TRUE(network.replace(sure).ok());
  EXPECT_TRUE(network.accepted(StatementId{3}));
  EXPECT_TRUE(network.accepted(StatementId{1}));
  EXPECT_FALSE(network.accepted(StatementId{2}));
  EXPECT_EQ(network.bounds(kRaid).start, from(100));

  ASSERT_TRUE(network.remove(StatementId{3}).ok());
  EXPECT_THAT(network.conflicts(), IsEmpty());
  EXPECT_EQ(network.bounds(kRaid).start, minutes(0, 50));
}

TEST_F(NetworkTest, WhatWasPushedOutMakesRoomForWhatItKeptOut) {
  say(Statement::start_within(told(2), kSiege, minutes(100, 200)));
  say(Statement::start_within(told(3), kSiege, minutes(300, 400)));
  say(Statement::start_within(by_user(1), kSiege, minutes(350, 900)));
  EXPECT_TRUE(network.accepted(StatementId{3}));
  EXPECT_FALSE(network.accepted(StatementId{2}));
  EXPECT_EQ(network.bounds(kSiege).start, minutes(350, 400));
}

TEST_F(NetworkTest, AStatementCanContradictItselfAlone) {
  say(Statement::start_within(told(1), kSiege, minutes(200, 100)));
  say(Statement::before(told(2), kRaid, kRaid, {1, std::nullopt}));
  EXPECT_THAT(network.conflicts(), ElementsAre(Conflict{StatementId{1}, {StatementId{1}}},
                                               Conflict{StatementId{2}, {StatementId{2}}}));
  EXPECT_EQ(network.bounds(kSiege), EventBounds{});
}

TEST_F(NetworkTest, AnUndatedStoryTightensWhenItsDayBecomesKnown) {
  say(Statement::start_within(told(1), kSiege, minutes(60, 120), kStory));
  say(Statement::before(told(2), kSiege, kRaid, {10, 20}));
  say(Statement::start_within(told(3), kTalks, from(5000)));
  EXPECT_EQ(network.bounds(kSiege), EventBounds{});
  const std::vector<EventId> events{kSiege, kRaid, kTalks};
  EXPECT_EQ(network.bounds(events, kStory)[0].start, minutes(60, 120));
  EXPECT_EQ(network.bounds(events, kStory)[1].start, from(70));
  EXPECT_EQ(network.bounds(events, kStory)[2], EventBounds{});
  EXPECT_EQ(network.relation(kSiege, kTalks).relation, Relation::unknown);

  say(Statement::origin_within(by_user(4), kStory, minutes(1440, 2880)));
  EXPECT_EQ(network.bounds(kStory), minutes(1440, 2880));
  EXPECT_EQ(network.bounds(kSiege).start, minutes(1500, 3000));
  EXPECT_EQ(network.bounds(kRaid).start, from(1510));
  EXPECT_EQ(network.bounds(events, kStory)[2].start, from(5000 - 2880));
  EXPECT_THAT(statements(network.why(kSiege, Side::latest_start)),
              ElementsAre(StatementId{4}, StatementId{1}));

  // A statement about one of its events alone ties the story to the calendar too.
  ASSERT_TRUE(network.remove(StatementId{4}).ok());
  EXPECT_EQ(network.bounds(kStory), Bounds{});
  say(Statement::start_within(by_user(5), kRaid, minutes(9000, 9000)));
  EXPECT_EQ(network.bounds(kSiege).end, minutes(8980, 8990));
  EXPECT_EQ(network.bounds(kStory), until(8930));
}

TEST_F(NetworkTest, KeepsItsHeadAtTheEndsOfItsRange) {
  constexpr std::int64_t kMost = Statement::kMostMinutes;
  constexpr std::int64_t kLimit = std::numeric_limits<std::int64_t>::max();
  say(Statement::start_within(told(1), kSiege, minutes(kMost, kMost)));
  say(Statement::before(told(2), kSiege, kRaid, {kMost, kMost}));
  say(Statement::before(told(3), kTalks, kSiege, {kMost, std::nullopt}));
  EXPECT_EQ(network.bounds(kRaid).start, from(2 * kMost));
  EXPECT_EQ(network.bounds(kTalks).end, until(0));
  for (const std::int64_t beyond : {kMost + 1, kLimit, -kMost - 1, -kLimit, -kLimit - 1}) {
    const auto added = network.add(Statement::start_within(told(4), kRaid, from(beyond)));
    ASSERT_FALSE(added.ok());
    EXPECT_EQ(added.error().code, base::ErrorCode::bad_value);
  }
  EXPECT_EQ(network.statement_count(), 3U);
}

TEST_F(NetworkTest, RefusesWhatCannotBeWithoutChangingAnything) {
  say(Statement::before(told(1), kSiege, kRaid));
  EXPECT_EQ(network.add_event(kSiege).error().code, base::ErrorCode::bad_value);
  EXPECT_EQ(network.add_origin(kCalendar).error().code, base::ErrorCode::bad_value);
  EXPECT_EQ(network.remove_origin(kCalendar).error().code, base::ErrorCode::bad_value);
  EXPECT_EQ(network.remove_event(kSiege).error().code, base::ErrorCode::bad_value);
  EXPECT_EQ(network.remove_event(EventId{99}).error().code, base::ErrorCode::not_found);
  EXPECT_EQ(network.remove(StatementId{99}).error().code, base::ErrorCode::not_found);
  EXPECT_EQ(network.add(Statement::before(told(1), kRaid, kSiege)).error().code,
            base::ErrorCode::bad_value);
  EXPECT_EQ(network.add(Statement::before(told(2), kRaid, EventId{99})).error().code,
            base::ErrorCode::not_found);
  EXPECT_EQ(network.replace(Statement::before(told(2), kRaid, kSiege)).error().code,
            base::ErrorCode::not_found);
  EXPECT_EQ(network.replace(Statement::before(told(1), kRaid, EventId{99})).error().code,
            base::ErrorCode::not_found);
  EXPECT_EQ(network.relation(kSiege, kRaid).relation, Relation::before);
  EXPECT_THAT(network.statements_about(kSiege), ElementsAre(StatementId{1}));
  EXPECT_THAT(network.statements_about(kTalks), IsEmpty());
}

TEST_F(NetworkTest, TellsWhatHasNoEarliestBoundAsLateAsItCanBe) {
  say(Statement::start_within(told(1), kRaid, minutes(50, 100)));
  say(Statement::before(told(2), kTalks, kRaid));  // no earliest, but surely first
  EXPECT_THAT(network.telling_order(), ElementsAre(kTalks, kRaid, kSiege));
}

TEST_F(NetworkTest, CopiesAreIndependentAndManyThreadsMayAsk) {
  say(Statement::start_within(told(1), kSiege, minutes(100, 200)));
  say(Statement::before(told(2), kSiege, kRaid));
  say(Statement::start_within(told(3), kRaid, until(50)));
  const Network copy = network;
  ASSERT_TRUE(network.remove(StatementId{1}).ok());
  std::vector<std::thread> threads;
  std::vector<Bounds> seen(4);
  for (std::size_t i = 0; i < seen.size(); ++i) {
    threads.emplace_back([&, i] {
      for (int round = 0; round < 50; ++round) {
        seen[i] = copy.bounds(kSiege).start;
        static_cast<void>(copy.relation(kSiege, kRaid));
        static_cast<void>(copy.conflicts());
        static_cast<void>(copy.telling_order());
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const Bounds& bounds : seen) EXPECT_EQ(bounds, minutes(100, 200));
  EXPECT_EQ(network.bounds(kSiege).start, until(50));
}

TEST(Network, EndsEarlyWhereverItIsToldToStopAndIsTheSameWhereItIsNot) {
  // A chain of thousands, each after the one before it, told backwards; some of it cannot be.
  constexpr std::uint64_t kEvents = 2000;
  const auto chain = [] {
    Network network;
    network.gather();
    for (std::uint64_t i = 0; i < kEvents; ++i) EXPECT_TRUE(network.add_event(EventId{i}).ok());
    std::uint64_t id = 0;
    for (std::uint64_t i = kEvents; i-- > 1;) {
      const Gap day{1440, std::nullopt};
      EXPECT_TRUE(network.add(Statement::before(told(id++), EventId{i - 1}, EventId{i}, day)).ok());
      if (i % 500 != 0) continue;
      EXPECT_TRUE(network.add(Statement::before(told(id++), EventId{i}, EventId{i - 1})).ok());
    }
    EXPECT_TRUE(network.add(Statement::start_within(told(id), EventId{0}, from(0))).ok());
    return network;
  };
  const Network gathered = chain();
  std::size_t steps = 0;
  Network settled = gathered;
  settled.settle(base::StopCheck([&] {
    ++steps;
    return false;
  }));
  Network plain = gathered;
  plain.settle();
  EXPECT_EQ(settled.set_aside(), plain.set_aside());
  EXPECT_EQ(settled.set_aside().size(), 3U);
  EXPECT_EQ(settled.bounds(EventId{kEvents - 1}), plain.bounds(EventId{kEvents - 1}));
  EXPECT_GT(steps, 2 * kEvents / 1024) << "asked within one block of statements, too";
  for (std::size_t lasts = 0; lasts < steps; lasts += 1 + steps / 16) {
    Network stopped = gathered;
    std::size_t asked = 0;
    stopped.settle(base::StopCheck([&] { return ++asked > lasts; }));
    EXPECT_GT(asked, lasts) << "it was told to stop";
    EXPECT_LE(asked, lasts + 3) << "and went on";
  }
}

}  // namespace
}  // namespace dateline::timeline
