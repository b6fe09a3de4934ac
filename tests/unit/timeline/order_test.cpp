#include "timeline/order.hpp"

#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace dateline::timeline {
namespace {

using namespace std::chrono_literals;
using time::Bounds;
using time::Days;

event::Event on(Days first, Days last) {
  event::Event e;
  e.bounds = e.start = e.end = Bounds::of(first, last);
  return e;
}

constexpr Days kJune(int day) { return Days(2014y / 6 / day); }

TEST(Relate, IsBeforeOnlyWhereEveryReadingSaysSo) {
  EXPECT_EQ(relate(on(kJune(10), kJune(11)), on(kJune(12), kJune(16))), Relation::before);
  EXPECT_EQ(relate(on(kJune(12), kJune(16)), on(kJune(10), kJune(11))), Relation::after);
  EXPECT_EQ(relate(on(kJune(10), kJune(12)), on(kJune(12), kJune(16))), Relation::unknown);
}

TEST(Relate, IsOverlappingWhereTheSurePartsMeet) {
  event::Event siege = on(kJune(1), kJune(20));
  siege.start = Bounds::of(kJune(1));
  siege.end = Bounds::of(kJune(20));
  event::Event battle = on(kJune(8), kJune(12));
  battle.start = Bounds::of(kJune(8));
  battle.end = Bounds::of(kJune(12));
  EXPECT_EQ(relate(siege, battle), Relation::overlaps);
}

TEST(Relate, LeavesOpenWhatCountsFromAnUnknownDay) {
  event::Event a = on(kJune(1), kJune(2));
  a.relative = true;
  EXPECT_EQ(relate(a, on(kJune(10), kJune(11))), Relation::unknown);
}

TEST(TellingOrder, NeverContradictsWhatIsSure) {
  std::mt19937 random(20140616);
  for (int round = 0; round < 50; ++round) {
    std::vector<event::Event> events;
    for (int i = 0; i < 40; ++i) {
      const int first = static_cast<int>(random() % 300);
      const int length = static_cast<int>(random() % 30);
      event::Event e =
          on(kJune(1) + std::chrono::days(first), kJune(1) + std::chrono::days(first + length));
      if (random() % 5 == 0) e.bounds.earliest.reset();
      if (random() % 5 == 0) e.bounds.latest.reset();
      events.push_back(std::move(e));
    }
    const auto order = telling_order(events);
    for (std::size_t i = 0; i < order.size(); ++i) {
      for (std::size_t j = i + 1; j < order.size(); ++j) {
        EXPECT_NE(relate(events[order[i]], events[order[j]]), Relation::after);
      }
    }
  }
}

TEST(TellingOrder, PutsWhatHasNoTimeLast) {
  std::vector<event::Event> events(2);
  events[1] = on(kJune(1), kJune(1));
  EXPECT_EQ(telling_order(events), (std::vector<std::uint32_t>{1, 0}));
}

}  // namespace
}  // namespace dateline::timeline
