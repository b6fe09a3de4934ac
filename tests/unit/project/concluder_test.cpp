#include "project/concluder.hpp"

#include <gtest/gtest.h>

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "support/tellings.hpp"

namespace dateline::project {
namespace {

/// A project in a window, of which the conclusions of the first snapshot are never done: they end
/// when they are told to stop, and no sooner.
class ConcluderTest : public testing::Test {
 protected:
  void open(const char* publisher) {
    project.apply(
        StoryRead{tests::story_of("2014-06-12", publisher, {tests::capture_of_june(publisher)})});
  }
  void begin() {
    concluder.emplace([this](Command c) { sent.push_back(std::move(c)); }, [this] { ring(); },
                      [this](const store::Snapshot& snapshot, const base::StopCheck& stop) {
                        return draw(snapshot, stop);
                      });
  }
  /// As the window's loop does between two frames.
  void turn() {
    concluder->deliver();
    for (Command& command : std::exchange(sent, {})) {
      if (const auto* c = command.as<Concluded>()) ++concluded[c->snapshot->revision()];
      project.apply(command);
    }
    concluder->look(project);
  }
  /// Turns whenever it is woken, until something has come about.
  void wait_until(const std::function<bool()>& done) {
    for (;;) {
      {
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return rung || done(); });
        rung = false;
        if (done()) return;
      }
      turn();
    }
  }
  void ring() {
    const std::lock_guard lock(mutex);
    rung = true;
    changed.notify_all();
  }
  std::optional<store::Snapshot> draw(const store::Snapshot& snapshot,
                                      const base::StopCheck& stop) {
    bool first = false;
    {
      const std::lock_guard lock(mutex);
      first = begun++ == 0;
      changed.notify_all();
    }
    if (!first) return snapshot.concluded(stop);
    while (!stop.stopped()) std::this_thread::yield();
    const std::lock_guard lock(mutex);
    ++stopped;
    return std::nullopt;
  }

  Project project;
  std::vector<Command> sent;
  std::map<std::uint64_t, int> concluded;  ///< how often, by the snapshot's revision
  std::mutex mutex;
  std::condition_variable changed;
  bool rung = false;
  int begun = 0;
  int stopped = 0;
  std::optional<Concluder> concluder;  // last: its thread uses all of the above
};

TEST(Concluder, DrawsTheConclusionsOfWhatIsShownOnce) {
  Project project;
  for (const auto& story : tests::told_three_times()) project.apply(StoryRead{story});
  std::mutex mutex;
  std::condition_variable woken;
  bool done = false;
  std::vector<Command> sent;
  Concluder concluder([&](Command c) { sent.push_back(std::move(c)); },
                      [&] {
                        const std::lock_guard lock(mutex);
                        done = true;
                        woken.notify_all();
                      });
  concluder.look(project);
  concluder.look(project);
  EXPECT_TRUE(concluder.busy());
  {
    std::unique_lock lock(mutex);
    woken.wait(lock, [&] { return done; });
  }
  EXPECT_TRUE(concluder.deliver());
  ASSERT_EQ(sent.size(), 1U);
  project.apply(sent.front());
  EXPECT_TRUE(project.snapshot().is_concluded());
  EXPECT_EQ(project.snapshot().occurrences(), 2U);
  concluder.look(project);
  EXPECT_FALSE(concluder.busy());
}

TEST_F(ConcluderTest, WhatIsOfEarlierStoriesIsStoppedAndHoldsUpNothing) {
  begin();
  open("Firstpress");
  turn();
  wait_until([&] { return begun == 1; });
  open("Secondpress");
  turn();
  wait_until([&] { return !concluded.empty(); });
  EXPECT_EQ(stopped, 1);
  EXPECT_EQ(project.snapshot().documents().size(), 2U);
  EXPECT_TRUE(project.snapshot().is_concluded());
  EXPECT_EQ(concluded.size(), 1U) << "of the first nothing comes";
}

TEST_F(ConcluderTest, WhatIsOfClosedStoriesIsStoppedAndBegunAnewWhenTheyAreBack) {
  begin();
  open("Firstpress");
  turn();
  wait_until([&] { return begun == 1; });
  project.apply(CloseStory{0});
  turn();
  wait_until([&] { return stopped == 1; });
  turn();
  EXPECT_EQ(begun, 1) << "of no stories nothing follows";
  project.apply(Undo{});
  turn();
  wait_until([&] { return !concluded.empty(); });
  EXPECT_EQ(project.snapshot().documents().size(), 1U);
  EXPECT_TRUE(project.snapshot().is_concluded());
}

TEST_F(ConcluderTest, TheEndOfTheWindowDoesNotWaitForConclusions) {
  begin();
  open("Firstpress");
  turn();
  wait_until([&] { return begun == 1; });
  concluder->cancel();
  concluder.reset();  // for ever, were they not told to stop
  EXPECT_EQ(stopped, 1);

  begun = 0;
  begin();
  open("Secondpress");
  turn();
  wait_until([&] { return begun == 1; });
  concluder.reset();
  EXPECT_EQ(stopped, 2) << "also where nobody has cancelled them before";
  EXPECT_TRUE(sent.empty());
}

}  // namespace
}  // namespace dateline::project
