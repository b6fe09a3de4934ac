#include "base/in_order.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <thread>
#include <vector>

namespace dateline::base {
namespace {

TEST(InOrder, FinishesInTheOrderInWhichWorkWasAddedWhateverTheThreads) {
  for (const std::size_t threads : {1U, 2U, 7U}) {
    std::vector<int> finished;
    InOrder work(threads, {10, 1000});
    for (int i = 0; i < 500; ++i) {
      ASSERT_TRUE(work.add(1, [&finished, i]() -> InOrder::Finish {
        if (i % 7 == 0) std::this_thread::yield();
        return [&finished, i] { finished.push_back(i); };
      }));
    }
    work.wait();
    ASSERT_EQ(finished.size(), 500U);
    for (int i = 0; i < 500; ++i) EXPECT_EQ(finished[static_cast<std::size_t>(i)], i);
  }
}

TEST(InOrder, NoMoreThanTheLimitsIsInFlightBehindASlowTask) {
  constexpr int kTasks = 40;
  for (const auto limits : {InOrder::Limits{5, 1000}, InOrder::Limits{1000, 5}}) {
    std::atomic<int> added = 0;
    std::atomic<int> finished = 0;
    std::atomic<int> most = 0;
    InOrder work(3, limits);
    for (int i = 0; i < kTasks; ++i) {
      ASSERT_TRUE(work.add(1, [&, i]() -> InOrder::Finish {
        // The first holds up all others until there is room for none.
        while (i == 0 && added < 5) std::this_thread::yield();
        return [&] { ++finished; };
      }));
      ++added;
      if (added - finished > most) most = added - finished;
    }
    work.wait();
    EXPECT_EQ(finished, kTasks);
    EXPECT_LE(most, 5);
  }
}

TEST(InOrder, ATaskOverTheLimitIsDoneAlone) {
  std::atomic<int> finished = 0;
  InOrder work(2, {10, 5});
  for (int i = 0; i < 4; ++i) {
    ASSERT_TRUE(work.add(100, [&]() -> InOrder::Finish { return [&] { ++finished; }; }));
  }
  work.wait();
  EXPECT_EQ(finished, 4);
}

TEST(InOrder, AnExceptionIsMetAtItsTurn) {
  std::vector<int> finished;
  InOrder work(3, {100, 1000});
  for (int i = 0; i < 20; ++i) {
    work.add(1, [&finished, i]() -> InOrder::Finish {
      if (i == 10) throw std::runtime_error("ten");
      return [&finished, i] { finished.push_back(i); };
    });
  }
  EXPECT_THROW(work.wait(), std::runtime_error);
  EXPECT_EQ(finished, (std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}));
  EXPECT_FALSE(work.add(1, [] { return InOrder::Finish(); }));
}

TEST(InOrder, NothingIsFinishedAfterAStop) {
  std::vector<int> finished;
  InOrder work(3, {4, 1000});
  int added = 0;
  while (work.add(1, [&, i = added]() -> InOrder::Finish {
    return [&, i] {
      finished.push_back(i);
      if (i == 30) work.stop();
    };
  })) {
    ++added;
  }
  work.wait();
  EXPECT_EQ(finished.size(), 31U);
  EXPECT_LE(added, 31 + 4);
}

TEST(InOrder, WhatWaitsIsDroppedWithIt) {
  std::atomic<bool> go = false;
  std::atomic<int> begun = 0;
  {
    InOrder work(1, {100, 1000});
    for (int i = 0; i < 50; ++i) {
      work.add(1, [&]() -> InOrder::Finish {
        ++begun;
        while (!go) std::this_thread::yield();
        return {};
      });
    }
    while (begun == 0) std::this_thread::yield();
    work.stop();
    go = true;
  }
  EXPECT_EQ(begun, 1);
}

}  // namespace
}  // namespace dateline::base
