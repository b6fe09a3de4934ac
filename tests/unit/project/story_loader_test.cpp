#include "project/story_loader.hpp"

#include <gmock/gmock.h>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

namespace dateline::project {
namespace {

/// Waits for the loader's results, as the window's loop does.
class Loop {
 public:
  void wake() {
    const std::lock_guard lock(mutex_);
    woken_ = true;
    bell_.notify_all();
  }
  void wait() {
    std::unique_lock lock(mutex_);
    bell_.wait(lock, [this] { return woken_; });
    woken_ = false;
  }

 private:
  std::mutex mutex_;
  std::condition_variable bell_;
  bool woken_ = false;
};

TEST(StoryLoader, TellsOfAStoryThatIsNotThereAndOfAssetsThatAreNot) {
  Loop loop;
  std::vector<Command> sent;
  StoryLoader loader(
      std::make_shared<Readers>("no-such-assets"), [&](Command c) { sent.push_back(std::move(c)); },
      [&] { loop.wake(); });
  loader.start({"no-such-story.txt", "", {}, {}});
  loop.wait();
  EXPECT_TRUE(sent.empty());
  EXPECT_TRUE(loader.deliver());
  ASSERT_EQ(sent.size(), 1U);
  const auto* error = sent.front().as<ShowError>();
  ASSERT_NE(error, nullptr);
  EXPECT_THAT(error->error.where, testing::HasSubstr("no-such-story.txt"));

  loader.start({"", "Rebels took the mill.", {}, {}});
  loop.wait();
  loader.deliver();
  ASSERT_EQ(sent.size(), 2U);
  error = sent.back().as<ShowError>();
  ASSERT_NE(error, nullptr);
  EXPECT_NE(error->error.message, "");
}

}  // namespace
}  // namespace dateline::project
