// Where and when a thing was that its own words do not say: from the clauses, sentences and names
// around it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "world.hpp"

namespace dateline::tests {
namespace {

class ToldAround : public testing::TestWithParam<Case> {};

TEST(Minister, IsWhoWillDoWhatHeSaysWeWillDo) {
  EXPECT_THAT(lines_of({"\"We will retake Mosul,\" Prime Minister Nuri al-Maliki said.", ""}),
              testing::ElementsAre(testing::HasSubstr("Nuri al-Maliki")));
}

TEST_P(ToldAround, GivesTheEventItsPlaceAndTime) {
  EXPECT_THAT(lines_of(GetParam()), testing::Contains(testing::StartsWith(GetParam().event)));
}

INSTANTIATE_TEST_SUITE_P(
    PlacesInClausesBeside, ToldAround,
    testing::Values(
        Case{"Rebels attacked an army convoy north of Samarra on Friday.",
             "attack north of Samarra 2014-06-13..2014-06-13"},
        Case{"In the south, saboteurs blew up a pipeline near Basra on Thursday.",
             "attack Basra 2014-06-12..2014-06-12"},
        Case{"A delegation will travel to Baghdad on Wednesday for talks on the plan.",
             "talks Baghdad 2014-06-18..2014-06-18 planned"},
        Case{"The envoy left Damascus on Friday after three days of talks with the government.",
             "talks Damascus"},
        Case{"The minister flew to Erbil on Saturday and met Kurdish leaders.",
             "talks Erbil 2014-06-14..2014-06-14"},
        Case{"The general had come to Najaf to meet his Iranian counterpart.", "talks Najaf"},
        Case{"Gunmen stopped a bus near Baiji on Sunday and took away seven farm workers.",
             "abduction Baiji 2014-06-15..2014-06-15"},
        Case{"Ten lorries carrying flour reached Sinjar on Thursday.", "aid Sinjar 2014-06-12"},
        Case{"A bomb went off on the road from Kirkuk to Tikrit on Friday.",
             "bombing road from Kirkuk to Tikrit 2014-06-13"},
        Case{"That leaves Hawija, outside which militants have been massing since Friday.",
             "deployment Hawija 2014-06-13"}));

INSTANTIATE_TEST_SUITE_P(
    PlacesOfWhoIsSpokenOf, ToldAround,
    testing::Values(
        Case{"A car bomb hit the convoy of Basra's governor on Sunday.",
             "bombing Basra 2014-06-15..2014-06-15"},
        Case{"The mayor of Sinjar said Iraqi soldiers would take over the checkpoints.",
             "capture Sinjar"},
        Case{"In the northern city of Mosul, nine people died in a hotel to which a mob had set "
             "fire on Friday.",
             "attack Mosul 2014-06-13..2014-06-13"}));

INSTANTIATE_TEST_SUITE_P(
    WhatWordsReferTo, ToldAround,
    testing::Values(
        Case{"Marines fought militiamen in the streets of Ramadi on Thursday. They had come from "
             "Baghdad by night. Nine soldiers were killed in an ambush there on Sunday.",
             "attack Ramadi 2014-06-15..2014-06-15"},
        Case{
            "Militants captured Hawija on Tuesday. Families from Kirkuk had warned of it. The army "
            "bombed the town on Friday.",
            "airstrike Hawija 2014-06-13..2014-06-13"},
        Case{"Shells fell on Homs on Sunday. \"They come every night,\" said a baker from Aleppo. "
             "Rebels attacked an army post in the city on Monday.",
             "attack Homs 2014-06-16..2014-06-16"},
        Case{"Troops from Najaf entered Baghdad on Friday. The police detained ten men in the "
             "capital on Saturday.",
             "arrest Baghdad 2014-06-14..2014-06-14"},
        Case{"Shelling went on in Aleppo on Sunday. Rebels were driven out of other parts of the "
             "city on Monday.",
             "capture Aleppo 2014-06-16..2014-06-16"},
        Case{"Gunmen seized Falluja in January. They attacked a post on the Umm Hassan Bridge on "
             "Friday.",
             "attack Fallujah 2014-06-13..2014-06-13"}));

INSTANTIATE_TEST_SUITE_P(
    WhyTheyLeft, ToldAround,
    testing::Values(
        Case{"Thousands of people fled Mosul for Erbil on Tuesday after militants seized "
             "the city.",
             "capture Mosul 2014-06-10..2014-06-10"},
        Case{"Gunmen moved into Kirkuk on Tuesday, and they seized the city on Friday.",
             "capture Kirkuk 2014-06-13..2014-06-13"}));

INSTANTIATE_TEST_SUITE_P(
    WhoeverSpeaks, ToldAround,
    testing::Values(Case{"\"We will retake Mosul,\" Prime Minister Nuri al-Maliki said.",
                         "capture Mosul 2014-06-16..? planned by "},
                    Case{"\"We will retake Mosul,\" said a spokesman for the army.",
                         "capture Mosul 2014-06-16..? planned by army"}));

INSTANTIATE_TEST_SUITE_P(
    WhatNoGazetteerHas, ToldAround,
    testing::Values(
        Case{"Clashes went on in Mosul in Iraq on Sunday. Soldiers quit their camp at Zerqan on "
             "Friday.",
             "withdrawal Iraq 2014-06-13..2014-06-13"},
        Case{"Troops entered Mosul in Iraq on Sunday. Two bishops were shot dead near "
             "Zerqan on June 5 by gunmen.",
             "attack Iraq 2014-06-05..2014-06-05"}));

INSTANTIATE_TEST_SUITE_P(
    TimesAround, ToldAround,
    testing::Values(
        Case{"Shops were shut in Mosul on Saturday, two days after militants overran the base.",
             "capture Mosul 2014-06-12..2014-06-12"},
        Case{"A truce held in Homs on Sunday, a day after rebels handed over Palmyra and troops "
             "took back Raqqa.",
             "capture Raqqa 2014-06-14..2014-06-14"},
        Case{"The army must complete its withdrawal from Kirkuk by June 30.",
             "withdrawal Kirkuk 2014-06-16..2014-06-30 planned"},
        Case{
            "The militants captured Hawija on Sunday and are thought to be preparing an assault on "
            "Kirkuk.",
            "attack Kirkuk 2014-06-16..? planned"},
        Case{"Thousands have fled Mosul since June 10, when militants seized the airport.",
             "capture Mosul 2014-06-10..2014-06-10"},
        Case{"The fighting in Ramadi, which began on April 2, has driven 60,000 people from their "
             "homes.",
             "displacement Ramadi 2014-04-02..2014-06-16"},
        Case{"Soldiers entered Tikrit last Thursday night.",
             "deployment Tikrit 2014-06-12..2014-06-12"}));

INSTANTIATE_TEST_SUITE_P(
    Standing, ToldAround,
    testing::Values(
        Case{"Soldiers were reported to have entered Hawija on Friday.",
             "deployment Hawija 2014-06-13..2014-06-13 reported"},
        Case{"A march has been called for Sunday in Basra.",
             "protest Basra 2014-06-22..2014-06-22 planned"},
        Case{"The two sides struck what diplomats called a preliminary agreement in Geneva on "
             "Friday.",
             "agreement Geneva 2014-06-13..2014-06-13 happened"},
        Case{"The mayor ordered everybody to leave Samarra on Friday.", "displacement Samarra"}));

INSTANTIATE_TEST_SUITE_P(
    Crowds, ToldAround,
    testing::Values(Case{"Miners in Kirkuk laid down their tools on Friday.",
                         "protest Kirkuk 2014-06-13..2014-06-13"},
                    Case{"Demonstrators blocked two bridges in Baghdad on Sunday.",
                         "protest Baghdad 2014-06-15..2014-06-15"},
                    Case{"Riot police fired rubber bullets at protesters in Basra on Friday.",
                         "protest Basra 2014-06-13..2014-06-13"},
                    Case{"A rescue team from Turkey arrived in Erbil on Saturday.",
                         "deployment Erbil 2014-06-14..2014-06-14"},
                    Case{"Aid trucks got through to Sinjar on Sunday.",
                         "aid Sinjar 2014-06-15..2014-06-15"},
                    Case{"Prisoners came out of the jail in Tikrit on Sunday.",
                         "release Tikrit 2014-06-15..2014-06-15"},
                    Case{"A blogger was seized in Najaf by police on Friday.",
                         "arrest Najaf 2014-06-13..2014-06-13"},
                    Case{"Helicopters took the last 300 people away from Sinjar on Friday.",
                         "evacuation Sinjar 2014-06-13..2014-06-13"},
                    Case{"Rebels killed 42 people in Raqqa on Friday and kidnapped six.",
                         "attack Raqqa 2014-06-13..2014-06-13"}));

std::vector<std::string> places_of(const char* text) {
  std::vector<std::string> out;
  for (const auto& p : World::get().read("2014-06-16", text).places) {
    if (p.place() != nullptr) out.emplace_back(p.place()->name);
  }
  return out;
}

TEST(NoPlaces, WhoeverHasAnAgeIsAPerson) {
  EXPECT_THAT(places_of("\"I saw it,\" said Homs Beltran, 51, a cashier in Aleppo."),
              testing::ElementsAre("Aleppo"));
}

TEST(NoPlaces, WhatThereAreManyOf) {
  EXPECT_THAT(places_of("A shot was fired at a Baiji in Mosul on Friday."),
              testing::ElementsAre("Mosul"));
}

TEST(NoEvents, OfAMonthsName) {
  const event::Document d =
      World::get().read("2014-06-16", "The town of Homs was quiet by the end of March.");
  for (const auto& e : d.events) EXPECT_NE(e.type, event::EventType::protest);
}

TEST(OneEvent, OfWhatIsToldInOneBreath) {
  const event::Document d = World::get().read(
      "2014-06-16", "Car bombs tore through Baghdad on Saturday and killed nine.");
  EXPECT_EQ(d.events.size(), 1U);
}

}  // namespace
}  // namespace dateline::tests
