// Scenes in their order, and how one is put elsewhere with as few changes as can be.

#include "curation/briefing.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace dateline::curation {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

Scene titled(std::string title, std::int64_t order = 0) {
  Scene s;
  s.kind = SceneKind::title;
  s.title = std::move(title);
  s.order = order;
  return s;
}

class ABriefing : public testing::Test {
 protected:
  /// Puts a scene behind `at` of those that are there. Gives how many records changed.
  std::size_t add(std::size_t at, std::string title) {
    const RecordNumber number = ledger_.take_number();
    auto changes = put_in_order(briefing_of(ledger_), at, number, titled(std::move(title)));
    const std::size_t out = changes.size();
    ledger_.apply({"add", "", 0, std::move(changes)});
    return out;
  }
  /// Moves the scene at `from`, so that `at` of the others come before it.
  std::size_t move(std::size_t from, std::size_t at) {
    auto others = briefing_of(ledger_);
    const NumberedScene moved = others[from];
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(from));
    auto changes = put_in_order(others, at, moved.number, *moved.scene);
    const std::size_t out = changes.size();
    ledger_.apply({"move", "", 0, std::move(changes)});
    return out;
  }
  void put(RecordNumber number, Scene scene) {
    ledger_.apply({"", "", 0, {{number, std::make_shared<const Record>(std::move(scene))}}});
  }
  [[nodiscard]] std::vector<std::string> titles() const {
    std::vector<std::string> out;
    for (const NumberedScene& s : briefing_of(ledger_)) out.push_back(s.scene->title);
    return out;
  }

  Ledger ledger_;
};

TEST_F(ABriefing, HasItsScenesInTheirOrderNotInThatOfTheirRecords) {
  add(0, "b");
  add(0, "a");
  add(2, "d");
  add(2, "c");
  EXPECT_THAT(titles(), ElementsAre("a", "b", "c", "d"));
  EXPECT_EQ(place_in(briefing_of(ledger_), 2), 0U);
  EXPECT_EQ(place_in(briefing_of(ledger_), 9), std::nullopt);
}

TEST_F(ABriefing, ChangesTheMovedSceneAloneAndUndoPutsItBack) {
  for (const char* title : {"a", "b", "c", "d"}) add(titles().size(), title);
  EXPECT_EQ(move(3, 1), 1U);
  EXPECT_THAT(titles(), ElementsAre("a", "d", "b", "c"));
  EXPECT_EQ(move(0, 3), 1U);
  EXPECT_THAT(titles(), ElementsAre("d", "b", "c", "a"));
  ledger_.undo();
  ledger_.undo();
  EXPECT_THAT(titles(), ElementsAre("a", "b", "c", "d"));
}

TEST_F(ABriefing, MovesThoseBehindOnlyWhereThereIsNoRoom) {
  put(1, titled("a", 5));
  put(2, titled("b", 6));
  put(3, titled("c", 7));
  put(4, titled("d", 9));
  EXPECT_EQ(add(1, "new"), 3U) << "b and c make room, d has it";
  EXPECT_THAT(titles(), ElementsAre("a", "new", "b", "c", "d"));
}

TEST_F(ABriefing, TellsScenesOfOneOrderApart) {
  for (RecordNumber n = 1; n <= 3; ++n)
    put(n, titled(std::string(1, static_cast<char>('a' + n - 1))));
  EXPECT_THAT(titles(), ElementsAre("a", "b", "c"));
  move(2, 1);
  EXPECT_THAT(titles(), ElementsAre("a", "c", "b"));
  move(1, 0);
  EXPECT_THAT(titles(), ElementsAre("c", "a", "b"));
}

TEST_F(ABriefing, GoesOnWhereTheNumbersEnd) {
  put(1, titled("a", -kMostOrder));
  put(2, titled("b", kMostOrder));
  add(2, "last");
  add(0, "first");
  EXPECT_THAT(titles(), ElementsAre("first", "a", "b", "last"));
  for (const NumberedScene& s : briefing_of(ledger_)) {
    EXPECT_LE(s.scene->order, kMostOrder);
    EXPECT_GE(s.scene->order, -kMostOrder);
  }
}

TEST_F(ABriefing, KeepsTheOrderAskedForHoweverOftenItIsChanged) {
  std::mt19937 random(7);
  std::vector<std::string> wanted;
  for (int i = 0; i < 400; ++i) {
    if (wanted.size() < 2 || random() % 2 == 0) {
      const std::size_t at = random() % 3 == 0 ? random() % (wanted.size() + 1) : wanted.size() / 2;
      add(at, std::to_string(i));
      wanted.insert(wanted.begin() + static_cast<std::ptrdiff_t>(at), std::to_string(i));
    } else {
      const std::size_t from = random() % wanted.size();
      const std::size_t at = random() % wanted.size();
      move(from, at);
      const std::string moved = wanted[from];
      wanted.erase(wanted.begin() + static_cast<std::ptrdiff_t>(from));
      wanted.insert(wanted.begin() + static_cast<std::ptrdiff_t>(at), moved);
    }
    ASSERT_EQ(titles(), wanted) << i;
  }
  while (ledger_.undo()) {
  }
  EXPECT_THAT(titles(), SizeIs(0));
}

TEST(AScene, IsCalledByItsTitleElseTheFirstLineOfItsCaptionElseWhatItIs) {
  Scene s;
  s.kind = SceneKind::black;
  EXPECT_EQ(short_name(s), "Black");
  s.caption = "\n  The army\nretakes Tikrit";
  EXPECT_EQ(short_name(s), "The army");
  s.title = "June";
  EXPECT_EQ(short_name(s), "June");
}

}  // namespace
}  // namespace dateline::curation
