#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "world.hpp"

namespace dateline::tests {
namespace {

class Tells : public testing::TestWithParam<Case> {};

TEST_P(Tells, TheEventWithItsPlaceTimeAndStatus) {
  EXPECT_THAT(lines_of(GetParam()), testing::Contains(testing::StartsWith(GetParam().event)));
}

INSTANTIATE_TEST_SUITE_P(
    Captures, Tells,
    testing::Values(Case{"Militants seized the town of Hawija overnight after police fled, a "
                         "security source said.",
                         "capture Hawija 2014-06-15..2014-06-16 happened by Militants"},
                    Case{"The Iraqi army recaptured Tikrit on Saturday.",
                         "capture Tikrit 2014-06-14..2014-06-14 happened by Iraqi army"},
                    Case{"Ramadi fell to insurgents on June 10.",
                         "capture Ramadi 2014-06-10..2014-06-10 happened by insurgents"},
                    Case{"The fall of Mosul last week shocked Baghdad.",
                         "capture Mosul 2014-06-09..2014-06-15 happened"},
                    Case{"Sinjar was overrun by gunmen on Friday morning.",
                         "capture Sinjar 2014-06-13..2014-06-13 happened by gunmen"},
                    Case{"Government forces are in full control of Samarra, an officer said.",
                         "capture Samarra"},
                    Case{"The army took control of Baiji on Thursday.",
                         "capture Baiji 2014-06-12..2014-06-12 happened by army"},
                    Case{"Kurdish forces drove the militants out of Jalawla on Sunday.",
                         "capture Jalawla 2014-06-15..2014-06-15 happened by Kurdish forces"},
                    Case{"Kirkuk, which peshmerga fighters took over on June 12, is calm.",
                         "capture Kirkuk 2014-06-12..2014-06-12 happened by peshmerga fighters"},
                    Case{"The army plans to retake Tikrit.",
                         "capture Tikrit 2014-06-16..? planned by army"},
                    Case{"Officials denied that Samarra had fallen.",
                         "capture Samarra 2014-06-15..2014-06-16 denied"},
                    Case{"The militants claimed to have captured Samarra on Sunday.",
                         "capture Samarra 2014-06-15..2014-06-15 reported"}));

INSTANTIATE_TEST_SUITE_P(
    Fighting, Tells,
    testing::Values(
        Case{"Heavy clashes between soldiers and militants erupted in Ramadi on Saturday.",
             "clash Ramadi 2014-06-14..2014-06-14 happened"},
        Case{"Fighting was still raging around Kobani on Sunday.", "clash Kobani"},
        Case{"Gunmen attacked a police station in Kirkuk on Friday, killing three officers.",
             "attack Kirkuk 2014-06-13..2014-06-13 happened by Gunmen"},
        Case{"Russian warplanes carried out air strikes near Palmyra on Wednesday.",
             "airstrike Palmyra 2014-06-11..2014-06-11 happened by Russian warplanes"},
        Case{"Jets bombed a convoy outside Raqqa on Tuesday.",
             "airstrike Raqqa 2014-06-10..2014-06-10 happened by Jets"},
        Case{"The army shelled the eastern districts of Falluja overnight.", "shelling Falluja"},
        Case{"Rebels fired mortars at Damascus on Thursday.",
             "shelling Damascus 2014-06-12..2014-06-12 happened by Rebels"},
        Case{"A car bomb exploded in Basra on Sunday, killing 12 people.",
             "bombing Basra 2014-06-15..2014-06-15 happened"},
        Case{"A suicide bomber blew himself up at a checkpoint in Baghdad on Saturday.",
             "bombing Baghdad 2014-06-14..2014-06-14 happened by suicide bomber"},
        Case{"Insurgents have besieged Kobani since May.", "siege Kobani 2014-05-01..2014-06-16"},
        Case{"The United States is considering air strikes in Iraq.",
             "airstrike Iraq 2014-06-16..? considered by United States"},
        Case{"Obama has ruled out air strikes in Syria.",
             "airstrike Syria 2014-06-15..2014-06-16 denied"}));

INSTANTIATE_TEST_SUITE_P(
    People, Tells,
    testing::Values(
        Case{"Thousands of families fled Mosul on June 10.",
             "displacement Mosul 2014-06-10..2014-06-10 happened by Thousands of families"},
        Case{"Hundreds of residents have fled from Tal Afar to Sinjar.",
             "displacement Tal Afar 2014-06-15..2014-06-16 happened by Hundreds of residents"},
        Case{"Turkey evacuated its consulate in Basra on Tuesday.",
             "evacuation Basra 2014-06-10..2014-06-10 happened by Turkey"},
        Case{"Foreign workers were flown out of Baiji on Sunday.",
             "evacuation Baiji 2014-06-15..2014-06-15 happened by Foreign workers"},
        Case{"Militants kidnapped 49 people in Mosul on June 11.",
             "abduction Mosul 2014-06-11..2014-06-11 happened by Militants"},
        Case{"Police arrested two suspects in Najaf on Saturday.",
             "arrest Najaf 2014-06-14..2014-06-14 happened by Police"},
        Case{"The kidnappers freed two journalists in Aleppo on Friday.",
             "release Aleppo 2014-06-13..2014-06-13 happened by kidnappers"},
        Case{"Thousands protested in Baghdad on Friday.",
             "protest Baghdad 2014-06-13..2014-06-13 happened by Thousands"},
        Case{"The Red Cross delivered food and medicine to Homs on Monday.",
             "aid Homs 2014-06-16..2014-06-16 happened by Red Cross"}));

INSTANTIATE_TEST_SUITE_P(
    Forces, Tells,
    testing::Values(
        Case{"Turkey sent troops to Kobani on Saturday.",
             "deployment Kobani 2014-06-14..2014-06-14 happened by Turkey"},
        Case{"A U.S. aircraft carrier sailed into the Persian Gulf on Saturday.",
             "deployment Persian Gulf 2014-06-14..2014-06-14 happened by U.S. aircraft carrier"},
        Case{"Soldiers withdrew from Hawija on Wednesday.",
             "withdrawal Hawija 2014-06-11..2014-06-11 happened by Soldiers"},
        Case{"The army abandoned its bases in Kirkuk on June 12.",
             "withdrawal Kirkuk 2014-06-12..2014-06-12 happened by army"},
        Case{"Washington will send 300 advisers to Baghdad.",
             "deployment Baghdad 2014-06-16..? planned by Washington"},
        Case{"Moscow denied that its soldiers had been sent to Palmyra.",
             "deployment Palmyra 2014-06-15..2014-06-16 denied"},
        Case{"Russia and Turkey brokered a truce in Aleppo on Tuesday.",
             "agreement Aleppo 2014-06-10..2014-06-10 happened by Russia"},
        Case{"Russian and Iranian officials met in Geneva on Friday.",
             "talks Geneva 2014-06-13..2014-06-13 happened"},
        Case{"Rebels are expected to hold talks in Geneva next month.",
             "talks Geneva 2014-07-01"}));

INSTANTIATE_TEST_SUITE_P(
    InOtherWords, Tells,
    testing::Values(
        Case{"On Wednesday a shell slammed into the roof of a clinic in Homs.",
             "shelling Homs 2014-06-11..2014-06-11 happened"},
        Case{"On Tuesday drones bombed what the army called a depot near Raqqa.",
             "airstrike Raqqa 2014-06-10..2014-06-10 happened by drones"},
        Case{"A suicide bomber attacked a market in Najaf on Friday.",
             "attack Najaf 2014-06-13..2014-06-13 happened by suicide bomber"},
        Case{"Hundreds of militants fled Tikrit on Sunday.",
             "withdrawal Tikrit 2014-06-15..2014-06-15 happened by Hundreds of militants"},
        Case{"Families from Hawija have streamed into Kirkuk since Friday.",
             "displacement Hawija 2014-06-13..2014-06-16"},
        Case{"In the north, street battles raged in Mosul on Thursday.",
             "clash Mosul 2014-06-12..2014-06-12"},
        Case{"The troops are to leave Erbil by the end of the month.", "withdrawal Erbil"},
        Case{"Gunmen raked a crowded bus with machine-gun fire near Samarra on Saturday.",
             "attack Samarra 2014-06-14..2014-06-14 happened by Gunmen"},
        Case{"The army handed over 64 captured soldiers to the Red Cross in Aleppo last Monday.",
             "release Aleppo 2014-06-09..2014-06-09 happened by army"},
        Case{"Rebels have sealed off Palmyra since May.", "siege Palmyra 2014-05-01..2014-06-16"},
        Case{"Aid workers handed out food parcels in Damascus on Thursday.",
             "aid Damascus 2014-06-12..2014-06-12 happened by Aid workers"},
        Case{"The ministry denied reports that three suspects had been arrested in Basra.",
             "arrest Basra 2014-06-15..2014-06-16 denied"},
        Case{"Demonstrators set fire to a party office in Najaf on June 7.",
             "attack Najaf 2014-06-07..2014-06-07 happened"},
        Case{"Militiamen streamed out of Falluja on Friday night.",
             "withdrawal Fallujah 2014-06-13..2014-06-13 happened by Militiamen"},
        Case{
            "Ambulances evacuated 42 wounded people from Hawija on Saturday to hospitals in Erbil.",
            "evacuation Hawija 2014-06-14..2014-06-14 happened by Ambulances"},
        Case{"The group accused the militants of rounding up teachers, doctors and activists in "
             "Mosul over the past week.",
             "arrest Mosul"},
        Case{"Baghdad was calm. Rebels held talks with the army in Kirkuk on Saturday. Negotiators "
             "are to meet in the Iraqi capital next week.",
             "talks Baghdad 2014-06-23"}));

INSTANTIATE_TEST_SUITE_P(
    WhatIsToCome, Tells,
    testing::Values(Case{"Obama has ruled out sending troops into Iraq although he says he is "
                         "weighing other options, such as air strikes.",
                         "airstrike Iraq 2014-06-16..? considered"},
                    Case{"Tal Afar is a short drive west from Mosul, the north's main city, which "
                         "rebels seized last week.",
                         "capture Mosul 2014-06-09..2014-06-15 happened by rebels"},
                    Case{"A Greek frigate is to pick up 200 foreigners from Basra on Friday.",
                         "evacuation Basra 2014-06-20..2014-06-20 planned by Greek frigate"},
                    Case{"The truce was signed in Geneva. Negotiators are to meet there again on "
                         "July 7 to discuss a settlement.",
                         "talks Geneva 2014-07-07..2014-07-07 planned by Negotiators"},
                    Case{"He said tanks would set out for Tikrit on Friday, and denied that his "
                         "troops had pulled out of Baiji.",
                         "withdrawal Baiji 2014-06-15..2014-06-16 denied by troops"}));

INSTANTIATE_TEST_SUITE_P(
    WonAndReached, Tells,
    testing::Values(
        Case{"Iran fears the United States, whose forces toppled Saddam Hussein in 2003.",
             "capture United States 2003-01-01..2003-12-31 happened by United States"},
        Case{"Government tanks retook Homs on Monday.",
             "capture Homs 2014-06-16..2014-06-16 happened by Government tanks"},
        Case{"Government forces won back the main square in Ramadi on Thursday.",
             "capture Ramadi 2014-06-12..2014-06-12 happened by Government forces"},
        Case{"Masked men seized Fathi Turki, an elected member of the new parliament, at his home "
             "in Basra on Tuesday.",
             "abduction Basra 2014-06-10..2014-06-10 happened by Masked men"},
        Case{"Some 400 families have reached the town of Hawija from Mosul since Friday.",
             "displacement Mosul 2014-06-13..2014-06-16 happened by 400 families"}));

TEST(Story, KnowsWhichAirportAndWhichCityIsMeant) {
  const auto d = World::get().read(
      "2014-06-16",
      "Rebels overran Tal Afar before dawn on Monday, giving them the last town between Mosul and "
      "the border. Soldiers fled Tal Afar. The capture of Tal Afar came six days after Mosul fell "
      "to them. They seized the airport on June 10. Baghdad is calm, Baghdad is far. Peshmerga "
      "moved into Kirkuk on Thursday, and they have held the oil city since then.");
  std::vector<std::string> lines;
  for (const auto& e : d.events) lines.push_back(line_of(e));
  EXPECT_THAT(lines,
              testing::Not(testing::Contains(testing::StartsWith("capture Tal Afar 2014-06-10"))));
  EXPECT_THAT(lines, testing::Contains(testing::StartsWith("capture Kirkuk 2014-06-12")));
}

TEST(Story, TellsWhoLeftBesideWhoCame) {
  const auto d = World::get().read(
      "2014-06-16",
      "Gunmen entered Tal Afar from three sides late on Sunday and soldiers of the Iraqi army "
      "abandoned their base in Sinjar. ISIL took Tikrit on June 11 and stormed the Turkish "
      "consulate "
      "in Mosul, abducting 49 people. U.S. forces left the country in December 2011.");
  std::vector<std::string> lines;
  for (const auto& e : d.events) lines.push_back(line_of(e));
  EXPECT_THAT(lines, testing::Contains(testing::AllOf(testing::StartsWith("withdrawal Sinjar"),
                                                      testing::HasSubstr("by soldiers"))));
  EXPECT_THAT(lines, testing::Contains(testing::StartsWith("abduction Mosul 2014-06-11")));
  EXPECT_THAT(lines, testing::Contains(testing::StartsWith("withdrawal Iraq 2011-12-01")));
}

TEST(Story, LeavesTheTimeOfAnAsideToTheAside) {
  const auto d = World::get().read(
      "2014-06-16",
      "Volunteers have demonstrated in Najaf, and hundreds were sent to Samarra, where a mosque "
      "was destroyed in a bombing in 2006.");
  std::vector<std::string> lines;
  for (const auto& e : d.events) lines.push_back(line_of(e));
  EXPECT_THAT(lines,
              testing::Contains(testing::StartsWith("protest Najaf 2014-06-15..2014-06-16")));
}

TEST(Story, KeepsHistoryThatIsToldWithItsYearInThatYear) {
  const auto d = World::get().read(
      "2014-06-16",
      "The compound is a vestige of the days when 170,000 U.S. troops fought to put down a civil "
      "war that followed the 2003 U.S. invasion of Iraq.");
  for (const auto& e : d.events) EXPECT_THAT(line_of(e), testing::HasSubstr(" 2003-01-01..2003"));
  EXPECT_FALSE(d.events.empty());
}

TEST(Story, TakesNoStreetForWhoFoughtInIt) {
  const auto d = World::get().read("2014-06-16", "Street battles were raging in Kirkuk.");
  ASSERT_EQ(d.events.size(), 1U);
  EXPECT_THAT(line_of(d.events[0]), testing::StartsWith("clash Kirkuk"));
  EXPECT_THAT(line_of(d.events[0]), testing::Not(testing::HasSubstr("by Street")));
}

TEST(Story, TakesNoAttemptForWhoDidIt) {
  const auto d = World::get().read("2014-06-16",
                                   "The Red Cross will make another attempt on Saturday to escort "
                                   "civilians out of the port of Basra.");
  ASSERT_EQ(d.events.size(), 1U);
  EXPECT_THAT(line_of(d.events[0]), testing::Not(testing::HasSubstr("by attempt")));
}

TEST(Story, TakesTheTownOverItsCountryAndThePurposeForNoSecondEvent) {
  const auto d = World::get().read("2014-06-16",
                                   "In Iraq, several thousand people marched through Basra on "
                                   "Saturday to protest against the war.");
  ASSERT_EQ(d.events.size(), 1U);
  EXPECT_THAT(line_of(d.events[0]),
              testing::StartsWith("protest Basra 2014-06-14..2014-06-14 happened"));
}

TEST(Story, CountsDaysBackFromAClauseOfAfter) {
  const auto d = World::get().read("2014-06-16",
                                   "Thousands rallied in Baghdad on Sunday, two days after gunmen "
                                   "opened fire on a crowd in Basra.");
  std::vector<std::string> lines;
  for (const auto& e : d.events) lines.push_back(line_of(e));
  EXPECT_THAT(lines, testing::Contains(testing::StartsWith(
                         "attack Basra 2014-06-13..2014-06-13 happened by gunmen")));
}

TEST(Story, GoesOnARampageOnlyWithAllItsWords) {
  const auto d =
      World::get().read("2014-06-16", "A bomb went off near a school in Basra on Sunday.");
  ASSERT_EQ(d.events.size(), 1U);
  EXPECT_THAT(line_of(d.events[0]),
              testing::StartsWith("bombing Basra 2014-06-15..2014-06-15 happened"));
}

TEST(Story, KnowsWhoTheyAreAndWhereWhereIs) {
  const auto d = World::get().read("2014-06-16",
                                   "The fall of Mosul to fighters of the Islamic State came last "
                                   "week. They freed 200 prisoners in "
                                   "Tikrit on Friday. Troops went to Samarra, where a mosque was "
                                   "destroyed in a bombing in 2006.");
  std::vector<std::string> lines;
  for (const auto& e : d.events) lines.push_back(line_of(e));
  EXPECT_THAT(lines, testing::Contains(
                         testing::StartsWith("bombing Samarra 2006-01-01..2006-12-31 happened")));
  EXPECT_THAT(lines, testing::Contains(testing::StartsWith(
                         "release Tikrit 2014-06-13..2014-06-13 happened by Islamic State")));
}

TEST(Story, TakesWhatIsEndedForAFactAndOneTimeForAllThatIsToldBesideIt) {
  const auto d = World::get().read(
      "2014-06-16",
      "Police opened fire to disperse a protest in Basra on Saturday, wounding four people.");
  std::vector<std::string> lines;
  for (const auto& e : d.events) lines.push_back(line_of(e));
  EXPECT_THAT(lines, testing::Contains(
                         testing::StartsWith("protest Basra 2014-06-14..2014-06-14 happened")));
  EXPECT_THAT(lines, testing::Contains(testing::StartsWith(
                         "attack Basra 2014-06-14..2014-06-14 happened by Police")));
}

TEST(Story, TellsTheNightThatIsOverFromTheOneToCome) {
  const auto d = World::get().read("2014-06-16", "The rebels seized Tikrit after midnight.");
  ASSERT_EQ(d.events.size(), 1U);
  EXPECT_THAT(line_of(d.events[0]),
              testing::StartsWith("capture Tikrit 2014-06-16..2014-06-16 happened by rebels"));
}

TEST(Story, DoesNotTakeWhereSomeoneSpokeForWhereItHappened) {
  const auto d = World::get().read("2014-06-16",
                                   "A U.S. official said in Geneva on Sunday that Washington was "
                                   "not considering sending troops back to Iraq.");
  ASSERT_EQ(d.events.size(), 1U);
  EXPECT_THAT(line_of(d.events[0]),
              testing::StartsWith("deployment Iraq 2014-06-15..2014-06-15 denied by Washington"));
}

TEST(Story, CountsOneEventFromTheOther) {
  const auto d =
      World::get().read("2014-06-18", "Baiji was overrun on June 11, a day after Mosul fell.");
  std::vector<std::string> lines;
  for (const auto& e : d.events) lines.push_back(line_of(e));
  EXPECT_THAT(lines,
              testing::ElementsAre(testing::StartsWith("capture Mosul 2014-06-10..2014-06-10"),
                                   testing::StartsWith("capture Baiji 2014-06-11..2014-06-11")));
}

TEST(Story, CountsFromAnEventThatWasToldBefore) {
  const auto d = World::get().read(
      "2014-06-16",
      "Rebels overran Tal Afar on Sunday. The capture of Tal Afar came six days after Mosul, "
      "Iraq's "
      "second city, fell to fighters of the Islamic State of Iraq and the Levant.");
  std::vector<std::string> lines;
  for (const auto& e : d.events) lines.push_back(line_of(e));
  EXPECT_THAT(
      lines,
      testing::ElementsAre(
          testing::StartsWith("capture Mosul 2014-06-09..2014-06-09 happened"),
          testing::StartsWith("capture Tal Afar 2014-06-15..2014-06-15 happened by Rebels")));
}

TEST(Story, PastedTwiceTellsEachEventOnceWithTwoMentions) {
  const std::string once =
      "Militants captured the city of Tal Afar on Sunday.\nThousands of families fled to Sinjar.\n";
  const auto d = World::get().read("2014-06-16", once + once);
  ASSERT_EQ(d.events.size(), 2U);
  for (const auto& e : d.events) {
    ASSERT_EQ(e.mentions.size(), 2U);
    EXPECT_EQ(e.mentions[1].span.start - e.mentions[0].span.start, once.size());
  }
}

TEST(Story, WithoutADateKeepsTimesRelativeToItsDay) {
  const auto d = World::get().read("", "Militants captured Tal Afar overnight.");
  ASSERT_EQ(d.events.size(), 1U);
  EXPECT_TRUE(d.events[0].relative);
  EXPECT_EQ(d.events[0].bounds.earliest->day(), time::Days(std::chrono::days(-1)));
  EXPECT_EQ(d.events[0].bounds.latest->day(), time::Days(std::chrono::days(0)));
  EXPECT_EQ(d.date_from, event::DateFrom::none);
}

TEST(Story, TakesItsDateFromItsDateline) {
  const auto d = World::get().read("", "BAGHDAD, Jan 4, 2014 - Gunmen seized Falluja on Friday.");
  ASSERT_TRUE(d.date);
  EXPECT_EQ(time::to_iso_date(*d.date), "2014-01-04");
  ASSERT_EQ(d.events.size(), 1U);
  EXPECT_EQ(line_of(d.events[0]).substr(0, 41), "capture Fallujah 2014-01-03..2014-01-03 h");
  EXPECT_EQ(d.utc_offset_minutes, 180);
}

TEST(Story, SaysForEveryEventWhichSentenceItRestsOnAndWhy) {
  const auto d =
      World::get().read("2014-06-16", "Militants captured Tal Afar on Sunday. Police fled.");
  ASSERT_FALSE(d.events.empty());
  for (const auto& e : d.events) {
    ASSERT_FALSE(e.mentions.empty());
    EXPECT_LE(e.mentions[0].span.size(), 160U);
    EXPECT_TRUE(d.story.sentences[e.mentions[0].sentence].span.covers(e.mentions[0].span));
    EXPECT_GE(e.reasons.size(), 2U);
  }
}

TEST(Story, InAnotherLanguageShowsItsPlacesOnly) {
  const auto d =
      World::get().read("2014-06-16",
                        "Les insurg\u00e9s ont pris la ville de Tikrit dans la nuit, selon des "
                        "sources qui sont sur place et dans la ville de Mosul.");
  EXPECT_EQ(d.story.language, "fr");
  EXPECT_TRUE(d.events.empty());
  EXPECT_FALSE(d.places.empty());
}

TEST(Actor, IsNotTheWayInWhichItWasDone) {
  const auto actor_in = [](const std::string& text) {
    const auto d = World::get().read("2014-06-16", text);
    return d.events.size() == 1 ? d.events[0].actor.str() : "of " + std::to_string(d.events.size());
  };
  EXPECT_EQ(actor_in("Foreign workers were evacuated from Mosul by air on Monday."),
            "Foreign workers");
  EXPECT_EQ(actor_in("Thousands were evacuated from Mosul by road on Monday."), "Thousands");
  EXPECT_EQ(actor_in("Mosul was taken by force on Sunday."), "");
  EXPECT_EQ(actor_in("Workers were evacuated from Mosul by the air force on Monday."), "air force");
}

TEST(Numbers, OfTheDeadAreOfTheFightingNotOfTheFlight) {
  const auto d = World::get().read(
      "2014-06-16",
      "Thousands fled Mosul on Tuesday after militants stormed the city, killing 30 people.");
  for (const event::Event& e : d.events) {
    const bool killed =
        std::ranges::any_of(e.numbers, [](const event::Amount& n) { return n.of == "killed"; });
    EXPECT_EQ(killed, e.type != event::EventType::displacement) << event::name(e.type);
  }
  EXPECT_EQ(d.events.size(), 2U);
}

}  // namespace
}  // namespace dateline::tests
