// Where a presentation is after each key, and what it does by itself.

#include "brief/talk.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <vector>

namespace dateline::brief {
namespace {

using namespace std::chrono_literals;
using Key = TalkKey;
using Change = TalkChange;

class TalkTest : public testing::Test {
 protected:
  void begin(TalkPlan plan) { talk_.emplace(plan, now_); }
  Change press(Key key) { return talk_->act(key, now_); }
  Change type(int number) {
    Change out = Change::none;
    for (const char c : std::to_string(number)) out = talk_->type_digit(c - '0', now_);
    return out;
  }
  Change wait(std::chrono::milliseconds time) {
    now_ += time;
    return talk_->tick(now_);
  }
  double spent() const { return talk_->spent(now_).count(); }
  double spent_at(std::size_t scene) const { return talk_->spent_at(scene, now_).count(); }

  Talk::Time now_ = Talk::Time(1000h);
  std::optional<Talk> talk_;
};

TEST_F(TalkTest, GoesForwardAndBackAndStopsAtBothEnds) {
  begin({3});
  EXPECT_EQ(press(Key::previous), Change::none);
  EXPECT_EQ(press(Key::next), Change::scene);
  EXPECT_EQ(talk_->at(), 1U);
  EXPECT_EQ(press(Key::next), Change::scene);
  EXPECT_EQ(talk_->next(), std::nullopt);
  EXPECT_EQ(press(Key::next), Change::over);
  EXPECT_TRUE(talk_->over());
  EXPECT_EQ(press(Key::next), Change::none);
  EXPECT_EQ(press(Key::black), Change::none);
  EXPECT_EQ(press(Key::previous), Change::scene);
  EXPECT_EQ(talk_->at(), 2U);
  EXPECT_FALSE(talk_->over());
  EXPECT_EQ(press(Key::previous), Change::scene);
  EXPECT_EQ(talk_->at(), 1U);
}

TEST_F(TalkTest, BeginsWhereItIsToldAndGoesToBothEndsAtOnce) {
  begin({12, 4});
  EXPECT_EQ(talk_->at(), 4U);
  EXPECT_EQ(talk_->next(), 5U);
  EXPECT_EQ(press(Key::last), Change::scene);
  EXPECT_EQ(talk_->at(), 11U);
  EXPECT_EQ(press(Key::first), Change::scene);
  EXPECT_EQ(talk_->at(), 0U);
}

TEST_F(TalkTest, ANumberGoesToItsScene) {
  begin({12});
  EXPECT_EQ(type(11), Change::words);
  EXPECT_EQ(talk_->typed(), "11");
  EXPECT_EQ(talk_->at(), 0U);
  EXPECT_EQ(press(Key::go), Change::scene);
  EXPECT_EQ(talk_->at(), 10U);
  EXPECT_EQ(talk_->typed(), "");
  // Without a number it is the next.
  EXPECT_EQ(press(Key::go), Change::scene);
  EXPECT_EQ(talk_->at(), 11U);
}

TEST_F(TalkTest, ANumberThatIsNoSceneIsForgottenAndNothingMoves) {
  begin({12});
  type(13);
  EXPECT_EQ(press(Key::go), Change::words);
  EXPECT_EQ(talk_->at(), 0U);
  EXPECT_EQ(talk_->typed(), "");
  EXPECT_EQ(talk_->type_digit(0, now_), Change::none);
  type(123456);
  EXPECT_EQ(talk_->typed(), "1234");
  EXPECT_EQ(press(Key::go), Change::words);
}

TEST_F(TalkTest, ANumberIsTakenBackDigitByDigitOrByAnyOtherKey) {
  begin({12});
  press(Key::leave_path);
  type(12);
  EXPECT_EQ(press(Key::come_back), Change::words);
  EXPECT_EQ(talk_->typed(), "1");
  EXPECT_TRUE(talk_->off_path());
  press(Key::come_back);
  EXPECT_EQ(press(Key::come_back), Change::back);
  type(3);
  EXPECT_EQ(press(Key::out), Change::words);
  EXPECT_EQ(talk_->typed(), "");
  type(3);
  EXPECT_EQ(press(Key::previous), Change::words);
  EXPECT_EQ(talk_->typed(), "");
  type(3);
  EXPECT_EQ(press(Key::next), Change::scene);
  EXPECT_EQ(talk_->at(), 1U);
  EXPECT_EQ(talk_->typed(), "");
}

TEST_F(TalkTest, ABlackOrWhiteScreenGivesTheSameSceneBack) {
  begin({3, 1});
  EXPECT_EQ(press(Key::black), Change::screen);
  EXPECT_EQ(talk_->screen(), TalkScreen::black);
  EXPECT_EQ(press(Key::white), Change::screen);
  EXPECT_EQ(talk_->screen(), TalkScreen::white);
  EXPECT_EQ(press(Key::white), Change::screen);
  EXPECT_EQ(talk_->screen(), TalkScreen::scene);
  for (const Key key : {Key::next, Key::previous, Key::go, Key::black, Key::come_back, Key::out}) {
    press(Key::black);
    EXPECT_EQ(press(key), Change::screen);
    EXPECT_EQ(talk_->screen(), TalkScreen::scene);
    EXPECT_EQ(talk_->at(), 1U);
  }
  press(Key::black);
  type(3);
  EXPECT_EQ(press(Key::go), Change::scene);
  EXPECT_EQ(talk_->at(), 2U);
  EXPECT_EQ(talk_->screen(), TalkScreen::scene);
}

TEST_F(TalkTest, LookingAroundEndsWhereItWasLeftOrGoesOnFromThere) {
  begin({4, 1});
  EXPECT_EQ(press(Key::leave_path), Change::left);
  EXPECT_EQ(press(Key::leave_path), Change::none);
  EXPECT_TRUE(talk_->off_path());
  EXPECT_EQ(press(Key::come_back), Change::back);
  EXPECT_FALSE(talk_->off_path());
  EXPECT_EQ(talk_->at(), 1U);
  EXPECT_EQ(press(Key::come_back), Change::none);
  press(Key::leave_path);
  EXPECT_EQ(press(Key::next), Change::scene);
  EXPECT_FALSE(talk_->off_path());
  EXPECT_EQ(talk_->at(), 2U);
  // One level after the other.
  press(Key::leave_path);
  press(Key::black);
  type(2);
  EXPECT_EQ(press(Key::out), Change::words);
  EXPECT_EQ(press(Key::out), Change::screen);
  EXPECT_EQ(press(Key::out), Change::back);
  EXPECT_EQ(press(Key::out), Change::closed);
}

TEST_F(TalkTest, ByItselfEachSceneHasItsOwnTimeAndTheEndStops) {
  begin({.scenes = 3, .by_itself = true, .seconds = 10});
  EXPECT_EQ(talk_->wakes(), now_ + 10s);
  EXPECT_EQ(wait(9999ms), Change::none);
  EXPECT_EQ(wait(1ms), Change::scene);
  EXPECT_EQ(talk_->at(), 1U);
  talk_->set_duration(42.5);  // it plays
  EXPECT_EQ(talk_->wakes(), now_ + 42500ms);
  EXPECT_EQ(wait(30s), Change::none);
  EXPECT_EQ(wait(12500ms), Change::scene);
  EXPECT_EQ(wait(10s), Change::over);
  EXPECT_EQ(talk_->wakes(), std::nullopt);
  EXPECT_EQ(wait(1h), Change::none);
  EXPECT_EQ(talk_->at(), 2U);
}

TEST_F(TalkTest, InABoothTheFirstSceneComesAfterTheLast) {
  begin({.scenes = 2, .begins = 1, .by_itself = true, .loop = true, .seconds = 5});
  EXPECT_EQ(talk_->next(), 0U);
  EXPECT_EQ(wait(5s), Change::scene);
  EXPECT_EQ(talk_->at(), 0U);
  for (int i = 0; i < 100; ++i) EXPECT_EQ(wait(5s), Change::scene);
  EXPECT_EQ(talk_->at(), 0U);
  EXPECT_EQ(press(Key::previous), Change::scene);
  EXPECT_EQ(talk_->at(), 1U);
}

TEST_F(TalkTest, WithoutBeingAskedNothingGoesByItself) {
  begin({3});
  EXPECT_EQ(talk_->wakes(), std::nullopt);
  EXPECT_EQ(wait(24h), Change::none);
  EXPECT_EQ(press(Key::pause), Change::none);
  EXPECT_FALSE(talk_->paused());
}

TEST_F(TalkTest, WhatInterruptsItLeavesTheSceneTheRestOfItsTime) {
  for (const auto& [in, out] : {std::pair{Key::pause, Key::pause},
                                {Key::black, Key::black},
                                {Key::leave_path, Key::come_back}}) {
    begin({.scenes = 3, .by_itself = true, .seconds = 10});
    wait(4s);
    press(in);
    EXPECT_EQ(talk_->wakes(), std::nullopt);
    EXPECT_EQ(wait(1h), Change::none);
    press(out);
    EXPECT_EQ(talk_->wakes(), now_ + 6s);
    EXPECT_EQ(wait(5s), Change::none);
    EXPECT_EQ(wait(1s), Change::scene);
    EXPECT_EQ(talk_->at(), 1U);
  }
}

TEST_F(TalkTest, AKeyGivesTheSceneThatItGoesToItsWholeTime) {
  begin({.scenes = 3, .by_itself = true, .seconds = 10});
  wait(9s);
  press(Key::next);
  EXPECT_EQ(wait(9s), Change::none);
  EXPECT_EQ(wait(1s), Change::scene);
  EXPECT_EQ(talk_->at(), 2U);
}

TEST_F(TalkTest, TellsTheTimeSpentUntilItsEnd) {
  begin({2});
  wait(60s);
  press(Key::black);
  wait(30s);
  press(Key::next);
  press(Key::next);
  now_ += 20s;  // asked without a tick
  EXPECT_DOUBLE_EQ(spent(), 110);
  EXPECT_DOUBLE_EQ(spent_at(0), 90);
  EXPECT_DOUBLE_EQ(spent_at(1), 20);
  press(Key::previous);
  wait(5s);
  EXPECT_DOUBLE_EQ(spent_at(0), 95);
  press(Key::last);
  press(Key::next);
  ASSERT_TRUE(talk_->over());
  wait(1h);
  EXPECT_DOUBLE_EQ(spent(), 115);
  EXPECT_DOUBLE_EQ(spent_at(1), 20);
}

}  // namespace
}  // namespace dateline::brief
