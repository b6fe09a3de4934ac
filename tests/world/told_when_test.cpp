// When a thing was that is told by its distance or its length: weeks later, in the days that
// followed, after a month of it, since the quake.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "world.hpp"

namespace dateline::tests {
namespace {

class ToldWhen : public testing::TestWithParam<Case> {};

TEST_P(ToldWhen, GivesTheEventItsTime) {
  EXPECT_THAT(lines_of(GetParam()), testing::Contains(testing::StartsWith(GetParam().event)));
}

INSTANTIATE_TEST_SUITE_P(
    CountedFromAnother, ToldWhen,
    testing::Values(
        Case{"Rebels took Mosul on June 1. A week later they captured Tikrit.",
             "capture Tikrit 2014-06-08..2014-06-08"},
        Case{"Rebels captured Mosul on June 5. Twenty-four hours later they captured Tikrit.",
             "capture Tikrit 2014-06-06..2014-06-06"},
        Case{"Rebels captured Mosul on June 5. The day before that they captured Tikrit.",
             "capture Tikrit 2014-06-04..2014-06-04"},
        Case{"Rebels captured Mosul in April. Three weeks later they captured Tikrit.",
             "capture Tikrit 2014-04-"},
        Case{"On June 10 a bomb went off in Mosul, killing 19, and the day after two women blew "
             "themselves up in Kirkuk.",
             "bombing Kirkuk 2014-06-11..2014-06-11"}));

/// Of places in one list each has the day that stands behind it.
INSTANTIATE_TEST_SUITE_P(
    EachOfAList, ToldWhen,
    testing::Values(
        Case{"Rebels captured Tikrit on June 10 and Baiji on June 12, officials in Iraq said.",
             "capture Tikrit 2014-06-10..2014-06-10"},
        Case{"Gunmen captured Tikrit on June 10 and Baiji on June 12, officials in Iraq said.",
             "capture Baiji 2014-06-12..2014-06-12"},
        Case{"Rebels captured Tikrit on Wednesday, Baiji on Thursday and Samarra on Friday.",
             "capture Baiji 2014-06-12..2014-06-12"},
        Case{"Gunmen captured Tikrit on Wednesday, Baiji on Thursday and Samarra on Friday.",
             "capture Samarra 2014-06-13..2014-06-13"},
        Case{"In Iraq, rebels captured Mosul on Tuesday, Tikrit on Wednesday and Baiji on "
             "Thursday.",
             "capture Tikrit 2014-06-11..2014-06-11"},
        Case{"Car bombs exploded in Kirkuk on Monday and in Mosul on Tuesday.",
             "bombing Mosul 2014-06-10..2014-06-10"},
        Case{"Rebels captured Tikrit and Baiji in Iraq on Thursday.",
             "capture Baiji 2014-06-12..2014-06-12"},
        Case{"Rebels seized Tikrit on Wednesday and killed 12 people in Baiji on Thursday.",
             "attack Baiji 2014-06-12..2014-06-12"}));

INSTANTIATE_TEST_SUITE_P(
    Lengths, ToldWhen,
    testing::Values(
        Case{"Rebels captured Mosul on June 1, and thousands of people were driven out of it in "
             "the two days that followed.",
             "displacement Mosul 2014-06-01..2014-06-03"},
        Case{"Soldiers walked into Baiji on Sunday after ten days of shelling.",
             "shelling Baiji 2014-06-05..2014-06-15"},
        Case{"Warplanes bombed Baiji on Friday for the third day running.",
             "airstrike Baiji 2014-06-11..2014-06-13"}));

INSTANTIATE_TEST_SUITE_P(
    SinceWhatIsTakenForKnown, ToldWhen,
    testing::Values(
        Case{"A strong earthquake struck Erbil on June 3. More than 100,000 people have left Erbil "
             "since the quake.",
             "displacement Erbil 2014-06-03..2014-06-16"},
        Case{"The war broke out on April 15. More than 43,000 people have fled Mosul since the war "
             "began.",
             "displacement Mosul 2014-04-15..2014-06-16"}));

INSTANTIATE_TEST_SUITE_P(
    InFront, ToldWhen,
    testing::Values(Case{"On Sunday as many as 200,000 people had packed a square in Baghdad, the "
                         "biggest demonstration since independence.",
                         "protest Baghdad 2014-06-15..2014-06-15"}));

TEST(AnAge, IsNoLength) {
  EXPECT_THAT(lines_of({"The 84-year-old Yunus met army chiefs in Baghdad.", ""}),
              testing::Contains(testing::StartsWith("talks Baghdad 2014-06-15")));
}

TEST(ABeginning, ThatIsToldLooselyIsNotAfterTheEnd) {
  const auto document = World::get().read(
      "2014-02-11", "About 30,000 people have fled Mosul since the start of the year.");
  ASSERT_EQ(document.events.size(), 1U);
  const auto& e = document.events.front();
  ASSERT_TRUE(e.start.latest && e.bounds.latest);
  EXPECT_LE(*e.start.latest, *e.bounds.latest);
}

class NoOnesDoing : public testing::TestWithParam<const char*> {};

TEST_P(NoOnesDoing, IsNoAttack) { EXPECT_THAT(lines_of({GetParam(), ""}), testing::IsEmpty()); }

INSTANTIATE_TEST_SUITE_P(Calamities, NoOnesDoing,
                         testing::Values("The quake killed 2,000 people in Mosul.",
                                         "A cyclone destroyed villages near Basra.",
                                         "The storm struck Basra on Friday.",
                                         "Twelve people were killed in the earthquake."));

}  // namespace
}  // namespace dateline::tests
