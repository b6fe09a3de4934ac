// What users own, and going back and forward in what they did.

#include "curation/ledger.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace dateline::curation {
namespace {

RecordPtr story(const char* title) {
  StoryEntry s;
  s.id = s.title = title;
  return std::make_shared<const Record>(std::move(s));
}

Step step(const char* name, std::vector<Change> changes) {
  return {name, "A. Said", 0, std::move(changes)};
}

/// "1:a 3:b".
std::string shown(const Ledger& ledger) {
  std::string out;
  for (const Ledger::Entry& e : ledger.records()) {
    if (!out.empty()) out += ' ';
    out += std::to_string(e.number) + ":" + std::get<StoryEntry>(*e.record).title;
  }
  return out;
}

TEST(Ledger, KeepsRecordsInTheOrderInWhichTheyWereMade) {
  Ledger ledger;
  const RecordNumber a = ledger.take_number();
  const RecordNumber b = ledger.take_number();
  ledger.apply(step("add b", {{b, story("b")}}));
  ledger.apply(step("add a", {{a, story("a")}}));
  EXPECT_EQ(shown(ledger), "1:a 2:b");
  ledger.apply(step("change b", {{b, story("c")}}));
  EXPECT_EQ(shown(ledger), "1:a 2:c");
  ledger.apply(step("remove a", {{a, nullptr}}));
  EXPECT_EQ(shown(ledger), "2:c");
  EXPECT_EQ(ledger.find(a), nullptr);
  EXPECT_EQ(ledger.take_number(), 3U) << "no number comes twice";
}

TEST(Ledger, UndoesWhatWasDoneLastAndDoesItAgain) {
  Ledger ledger;
  ledger.apply(step("add", {{1, story("a")}, {2, story("b")}}));
  ledger.apply(step("swap", {{1, nullptr}, {2, story("c")}, {3, story("d")}}));
  EXPECT_EQ(ledger.undo_name(), "swap");
  ASSERT_TRUE(ledger.undo());
  EXPECT_EQ(shown(ledger), "1:a 2:b");
  EXPECT_EQ(ledger.redo_name(), "swap");
  ASSERT_TRUE(ledger.redo());
  EXPECT_EQ(shown(ledger), "2:c 3:d");
  ASSERT_TRUE(ledger.undo());
  ASSERT_TRUE(ledger.undo());
  EXPECT_EQ(shown(ledger), "");
  EXPECT_FALSE(ledger.undo()) << "there is nothing before the beginning";
}

TEST(Ledger, ForgetsWhatWasUndoneOnceSomethingElseIsDone) {
  Ledger ledger;
  ledger.apply(step("a", {{1, story("a")}}));
  ledger.undo();
  ledger.apply(step("b", {{2, story("b")}}));
  EXPECT_FALSE(ledger.redo());
  EXPECT_EQ(shown(ledger), "2:b");
}

TEST(Ledger, MakesNoStepOfNothing) {
  Ledger ledger;
  ledger.apply(step("nothing", {}));
  ledger.apply(step("remove what is not there", {{7, nullptr}}));
  EXPECT_EQ(ledger.undo_name(), "");
}

TEST(Ledger, ALongStepIsUndoneAtOnce) {
  Ledger ledger;
  ledger.apply(step("before", {{1, story("a")}}));
  ledger.apply(step("add a folder", {{2, story("b")}}));
  ledger.extend({{3, story("c")}, {1, story("A")}});
  ledger.extend({{3, story("C")}, {4, story("d")}});
  EXPECT_EQ(shown(ledger), "1:A 2:b 3:C 4:d");
  ledger.undo();
  EXPECT_EQ(shown(ledger), "1:a");
  ledger.redo();
  EXPECT_EQ(shown(ledger), "1:A 2:b 3:C 4:d");
}

TEST(Ledger, ALongStepGoesOnBehindWhatCameBetween) {
  Ledger ledger;
  ledger.apply(step("add a folder", {{1, story("a")}}));
  ledger.extend({{2, story("b")}});
  ledger.apply(step("put right", {{2, story("B")}}));
  ledger.extend({{2, story("x")}, {1, story("A")}});
  ledger.undo();
  EXPECT_EQ(shown(ledger), "1:a 2:b") << "each step knows what it has changed itself";
  ledger.extend({{2, story("y")}, {3, story("c")}});
  ledger.undo();
  EXPECT_EQ(shown(ledger), "");
}

TEST(Ledger, WhatBelongsToAStepLeavesTheWayForward) {
  Ledger ledger;
  ledger.apply(step("before", {{1, story("a")}}));
  ledger.apply(step("put right", {{1, story("b")}, {2, story("x")}}));
  ledger.undo();
  ledger.extend({{1, story("c")}});
  EXPECT_EQ(shown(ledger), "1:c");
  ledger.redo();
  EXPECT_EQ(shown(ledger), "1:b 2:x");
  ledger.undo();
  EXPECT_EQ(shown(ledger), "1:c");
  ledger.undo();
  EXPECT_EQ(shown(ledger), "");
}

TEST(Ledger, GoesBackThroughRandomEditsToTheBeginning) {
  std::mt19937 random(11);
  Ledger ledger;
  std::vector<std::string> states{shown(ledger)};
  const auto pick = [&](unsigned n) { return static_cast<unsigned>(random() % n); };
  for (int i = 0; i < 400; ++i) {
    std::vector<Change> changes;
    for (unsigned k = 0; k <= pick(4); ++k) {
      const RecordNumber number =
          pick(3) == 0 || ledger.records().empty()
              ? ledger.take_number()
              : ledger.records()[pick(static_cast<unsigned>(ledger.records().size()))].number;
      const bool known =
          std::ranges::any_of(changes, [&](const Change& c) { return c.number == number; });
      if (known) continue;
      changes.push_back({number, pick(3) == 0 ? nullptr : story(std::to_string(i).c_str())});
    }
    const std::size_t steps = ledger.done().size();
    ledger.apply(step("edit", std::move(changes)));
    if (ledger.done().size() > steps) states.push_back(shown(ledger));
  }
  for (std::size_t i = states.size(); i-- > 1;) {
    ASSERT_EQ(shown(ledger), states[i]);
    ASSERT_TRUE(ledger.undo());
  }
  EXPECT_EQ(shown(ledger), "");
  for (std::size_t i = 1; i < states.size(); ++i) {
    ASSERT_TRUE(ledger.redo());
    ASSERT_EQ(shown(ledger), states[i]);
  }
}

TEST(Ledger, TakesBackWhatWasSavedOnlyIfItIsInOrder) {
  const auto restored = [](std::vector<Ledger::Entry> records, std::vector<Step> undone,
                           RecordNumber next) {
    Ledger ledger;
    return ledger.restore(std::move(records), {}, std::move(undone), next);
  };
  EXPECT_TRUE(restored({{1, story("a")}, {4, story("b")}}, {}, 5));
  EXPECT_FALSE(restored({{4, story("a")}, {1, story("b")}}, {}, 5)) << "out of order";
  EXPECT_FALSE(restored({{1, story("a")}, {1, story("b")}}, {}, 5)) << "twice";
  EXPECT_FALSE(restored({{1, story("a")}}, {}, 1)) << "the next number is taken";
  EXPECT_FALSE(restored({{1, nullptr}}, {}, 2));
  EXPECT_FALSE(restored({}, {step("s", {{1, nullptr}, {1, story("a")}})}, 2)) << "twice in a step";
  EXPECT_FALSE(restored({}, {step("s", {{2, nullptr}})}, 2)) << "a number that was never given";
}

RecordPtr page(const char* id, const char* title) {
  StoryEntry s;
  s.id = id;
  s.title = title;
  s.file = "postgresql://anna@db/news?table=public.incidents";
  return std::make_shared<const Record>(std::move(s));
}

TEST(Ledger, WhatIsNoStepLeavesTheLastOneTheLast) {
  Ledger ledger;
  ledger.apply(step("open the table", {{1, page("p1", "one")}}));
  ledger.apply(step("correct", {{2, story("mine")}}));
  ledger.change({{1, page("p1", "one, read again")}, {3, page("p2", "two")}});
  EXPECT_EQ(shown(ledger), "1:one, read again 2:mine 3:two");
  EXPECT_EQ(ledger.done().size(), 2U);
  EXPECT_EQ(ledger.undo_name(), "correct");
  EXPECT_EQ(ledger.next_number(), 4U);
  ASSERT_TRUE(ledger.undo());
  EXPECT_EQ(shown(ledger), "1:one, read again 3:two") << "what was read stays";
  ledger.change({{3, page("p2", "two, too")}});
  ASSERT_TRUE(ledger.redo()) << "and what was undone can be done again";
  EXPECT_EQ(shown(ledger), "1:one, read again 2:mine 3:two, too");
  ledger.undo();
  ASSERT_TRUE(ledger.undo());
  EXPECT_EQ(shown(ledger), "") << "new pages go with the step that opened their table";
  ASSERT_TRUE(ledger.redo());
  EXPECT_EQ(shown(ledger), "1:one, read again 3:two, too");
}

TEST(Ledger, AStepThatWouldBringAStoryASecondTimeIsNotDoneAgain) {
  Ledger ledger;
  ledger.apply(step("open the table", {{1, page("p1", "one")}}));
  ledger.apply(step("read all of it", {{2, page("p2", "two")}}));
  ASSERT_TRUE(ledger.undo());
  ledger.change({{3, page("p2", "two, where the map is")}});
  EXPECT_FALSE(ledger.redo());
  EXPECT_EQ(shown(ledger), "1:one 3:two, where the map is");
}

TEST(Ledger, AChangeOfNothingIsNone) {
  Ledger ledger;
  const auto before = ledger.revision();
  ledger.change({{7, nullptr}});
  ledger.change({});
  EXPECT_EQ(ledger.revision(), before);
}

}  // namespace
}  // namespace dateline::curation
