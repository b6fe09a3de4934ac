#include "base/task_queue.hpp"

#include <gmock/gmock.h>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

namespace dateline::base {
namespace {

/// Counts the queue's calls of wake() and lets a test wait for them.
class Bell {
 public:
  void ring() {
    const std::lock_guard lock(mutex_);
    ++count_;
    rung_.notify_all();
  }
  void wait_for(int count) {
    std::unique_lock lock(mutex_);
    rung_.wait(lock, [&] { return count_ >= count; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable rung_;
  int count_ = 0;
};

TEST(TaskQueue, HandsResultsOverInTheOrderOfTheTasksAndOnlyWhenAsked) {
  Bell bell;
  TaskQueue queue([&] { bell.ring(); });
  std::vector<int> results;
  for (int i = 0; i < 3; ++i) {
    queue.add("count",
              [&results, i](TaskControl&) { return [&results, i] { results.push_back(i); }; });
  }
  bell.wait_for(3);
  EXPECT_TRUE(results.empty());
  EXPECT_TRUE(queue.run_finished());
  EXPECT_THAT(results, testing::ElementsAre(0, 1, 2));
  EXPECT_FALSE(queue.run_finished());
}

TEST(TaskQueue, WhatIsDoneIsPendingUntilItsResultIsHandedOver) {
  Bell bell;
  TaskQueue queue([&] { bell.ring(); });
  const auto task = queue.add("reads", [](TaskControl&) { return [] {}; });
  bell.wait_for(1);
  const auto pending = queue.pending();
  ASSERT_EQ(pending.size(), 1U);
  EXPECT_EQ(pending[0].task, task);
  EXPECT_EQ(pending[0].name, "reads");
  EXPECT_EQ(pending[0].progress, 1);
  queue.run_finished();
  EXPECT_TRUE(queue.pending().empty());
}

TEST(TaskQueue, LetsGoOfWhatATaskHoldsBeforeItTellsThatItIsDone) {
  Bell bell;
  const auto holding = std::make_shared<int>(7);
  const std::weak_ptr<int> held = holding;
  bool gone = false;
  TaskQueue queue([&] {
    gone = held.use_count() == 1;  // the test's own
    bell.ring();
  });
  Bell gate;  // what add() was given goes with its statement, in this thread
  queue.add("holds", [holding, &gate](TaskControl&) {
    gate.wait_for(1);
    return [] {};
  });
  gate.ring();
  bell.wait_for(1);
  EXPECT_TRUE(gone);
}

TEST(TaskQueue, DropsTheResultOfACancelledTaskAndNeverBeginsOneThatWaits) {
  Bell bell;
  Bell begun;
  Bell gate;
  TaskQueue queue([&] { bell.ring(); });
  int results = 0;
  bool waiting_one_ran = false;
  const auto running = queue.add("runs", [&](TaskControl& control) -> TaskQueue::Finish {
    control.set_progress(0.5F);
    begun.ring();
    gate.wait_for(1);
    EXPECT_TRUE(control.cancelled());
    return [&] { ++results; };
  });
  const auto waiting = queue.add("waits", [&](TaskControl&) -> TaskQueue::Finish {
    waiting_one_ran = true;
    return [&] { ++results; };
  });
  begun.wait_for(1);
  const auto pending = queue.pending();
  ASSERT_EQ(pending.size(), 2U);
  EXPECT_EQ(pending[0].name, "runs");
  EXPECT_FLOAT_EQ(pending[0].progress, 0.5F);
  queue.cancel(running);
  queue.cancel(waiting);
  gate.ring();
  bell.wait_for(1);
  queue.run_finished();
  EXPECT_EQ(results, 0);
  EXPECT_FALSE(waiting_one_ran);
  EXPECT_TRUE(queue.pending().empty());
}

TEST(TaskQueue, StopsAskingWhenItIsDestroyed) {
  Bell begun;
  bool saw_cancel = false;
  {
    TaskQueue queue;
    queue.add("long", [&](TaskControl& control) -> TaskQueue::Finish {
      begun.ring();
      while (!control.cancelled()) {
      }
      saw_cancel = true;
      return {};
    });
    begun.wait_for(1);
  }
  EXPECT_TRUE(saw_cancel);
}

}  // namespace
}  // namespace dateline::base
