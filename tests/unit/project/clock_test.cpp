#include "project/clock.hpp"

#include <gtest/gtest.h>

namespace dateline::project {
namespace {

const TimeRange kWeek{time::Minute(0), time::Minute(7 * kDay)};

TEST(Clock, PlaysForwardAndStopsAtTheEnd) {
  Clock clock;
  clock.set_playhead(kWeek.from);
  clock.set_speed(6);  // a day a second
  clock.play(1, kWeek);
  EXPECT_TRUE(clock.tick(0.5, kWeek));
  EXPECT_EQ(clock.playhead(), time::Minute(720));
  EXPECT_EQ(clock.direction(), 1);
  clock.tick(60, kWeek);
  EXPECT_EQ(clock.playhead(), kWeek.to);
  EXPECT_EQ(clock.direction(), 0);
  EXPECT_FALSE(clock.tick(1, kWeek));
}

TEST(Clock, PlaysBackwardAndStopsAtTheBeginning) {
  Clock clock;
  clock.set_playhead(time::Minute(kDay));
  clock.set_speed(6);
  clock.play(-1, kWeek);
  clock.tick(5, kWeek);
  EXPECT_EQ(clock.playhead(), kWeek.from);
  EXPECT_EQ(clock.direction(), 0);
}

TEST(Clock, StartsOverWhenPlayedFromTheEnd) {
  Clock clock;
  clock.set_playhead(kWeek.to);
  clock.play(1, kWeek);
  EXPECT_EQ(clock.playhead(), kWeek.from);
}

TEST(Clock, LosesNoTimeInShortFrames) {
  Clock clock;
  clock.set_playhead(kWeek.from);
  clock.set_speed(0);  // ten minutes a second
  clock.play(1, kWeek);
  for (int i = 0; i < 64; ++i) clock.tick(1.0 / 64, kWeek);
  EXPECT_EQ(clock.playhead(), time::Minute(10));
}

TEST(Clock, NeverLeavesItsSpeedsAndNeverMovesThePlayheadByChoosingOne) {
  Clock clock;
  clock.set_playhead(time::Minute(77));
  clock.set_speed(99);
  EXPECT_EQ(clock.speed().name, "1 week/s");
  clock.set_speed(-3);
  EXPECT_EQ(clock.speed().name, "10 min/s");
  clock.choose_speed(kWeek);
  EXPECT_EQ(clock.speed().name, "12 h/s");
  EXPECT_EQ(clock.playhead(), time::Minute(77));
}

}  // namespace
}  // namespace dateline::project
