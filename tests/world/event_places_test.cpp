// Where events are put: lists of places, places that no gazetteer has, places that the story
// describes.
#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "world/world.hpp"

namespace dateline::tests {
namespace {

using ::testing::ElementsAre;
using ::testing::UnorderedElementsAre;

/// "capture Mosul" of each event.
std::vector<std::string> places(std::string_view text) {
  std::vector<std::string> out;
  for (const event::Event& e : World::get().read("2014-06-16", text).events) {
    out.push_back(std::string(event::name(e.type)) + " " + (e.place ? e.place->name : "nowhere"));
  }
  return out;
}

/// "Mosul to Erbil" of each event that tells where those go.
std::vector<std::string> ways(std::string_view text) {
  std::vector<std::string> out;
  for (const event::Event& e : World::get().read("2014-06-16", text).events) {
    if (!e.destination) continue;
    out.push_back((e.place ? e.place->name : "nowhere") + " to " + e.destination->name);
  }
  return out;
}

/// "Baghdad to Samarra" of each event that tells whence those come.
std::vector<std::string> ways_from(std::string_view text) {
  std::vector<std::string> out;
  for (const event::Event& e : World::get().read("2014-06-16", text).events) {
    if (!e.origin) continue;
    out.push_back(e.origin->name + " to " + (e.place ? e.place->name : "nowhere"));
  }
  return out;
}

TEST(Destination, IsWhereThoseGoWhoFleeLeaveOrAreBroughtAway) {
  EXPECT_THAT(ways("Thousands of people fled Mosul for Erbil on Tuesday."),
              ElementsAre("Mosul to Erbil"));
  EXPECT_THAT(ways("Helicopters evacuated 40 wounded soldiers from Samarra to Baghdad on Friday."),
              ElementsAre("Samarra to Baghdad"));
  EXPECT_THAT(ways("Soldiers withdrew from Tikrit to Samarra on Friday."),
              ElementsAre("Tikrit to Samarra"));
}

TEST(Destination, IsOfNoOtherEventAndNotMadeUp) {
  EXPECT_THAT(ways("Troops were sent from Baghdad to Samarra. Residents fled Mosul."),
              testing::IsEmpty());
  EXPECT_THAT(ways("Residents left Mosul for fear of air strikes."), testing::IsEmpty());
}

TEST(Origin, IsWhenceThoseComeWhoAreDeployed) {
  EXPECT_THAT(ways_from("Troops were sent from Baghdad to Samarra on Friday."),
              ElementsAre("Baghdad to Samarra"));
  EXPECT_THAT(ways_from("The army deployed 300 soldiers from Baghdad to Samarra on Friday."),
              ElementsAre("Baghdad to Samarra"));
  EXPECT_THAT(
      ways_from("The army sent troops to Samarra. Soldiers withdrew from Tikrit to Samarra."),
      testing::IsEmpty());
}

TEST(PlaceList, EachPlaceOfAListHasAnEventOfItsOwn) {
  EXPECT_THAT(places("ISIL militants seized Mosul, Tikrit and Tal Afar on Tuesday."),
              UnorderedElementsAre("capture Mosul", "capture Tikrit", "capture Tal Afar"));
  EXPECT_THAT(places("Thousands protested in Mosul and Tikrit on Sunday."),
              UnorderedElementsAre("protest Mosul", "protest Tikrit"));
}

TEST(PlaceList, EventsOfAListHaveIdsOfTheirOwnAndDoNotCountTheDeadTwice) {
  const auto document = World::get().read(
      "2014-06-16", "Bombs killed at least 30 people in Mosul and Tikrit on Sunday.");
  ASSERT_EQ(document.events.size(), 2U);
  EXPECT_NE(document.events[0].id, document.events[1].id);
  EXPECT_EQ(document.events[0].numbers.size() + document.events[1].numbers.size(), 1U);
  EXPECT_EQ(document.events[0].bounds, document.events[1].bounds);
}

TEST(PlaceList, TalksBetweenTwoTownsAreOne) {
  EXPECT_EQ(places("Talks were held in Mosul and Tikrit on Sunday.").size(), 1U);
}

TEST(UnknownPlace, WhatHappenedAtATownThatNoGazetteerHasDidNotHappenElsewhere) {
  EXPECT_THAT(places("Fighting raged in Tikrit on Friday. Warplanes bombed Xarbuqa on Sunday."),
              ElementsAre("clash Tikrit", "airstrike nowhere"));
  EXPECT_THAT(places("Fighting raged in Tikrit on Friday. Clashes broke out in Xarbuqa on Sunday."),
              ElementsAre("clash Tikrit", "clash nowhere"));
}

TEST(UnknownPlace, ANameOfTwoWordsIsNotTheFirstOfThem) {
  EXPECT_THAT(places("Fighting raged in Tikrit on Friday. Rebels seized Jebel Xarbuqa on Sunday."),
              ElementsAre("clash Tikrit", "capture nowhere"));
  EXPECT_THAT(places("Fighting raged in Tikrit on Friday. Jets bombed a camp near Xarbuqa on "
                     "Sunday."),
              ElementsAre("clash Tikrit", "airstrike nowhere"));
}

TEST(NamedSite, IsNoneThatWasSpokenOfBefore) {
  EXPECT_THAT(
      places("Fighting raged in Tikrit on Friday. Militants captured the border crossing at "
             "Tal Afar on Sunday."),
      ElementsAre("clash Tikrit", "capture Tal Afar"));
}

TEST(UnknownPlace, OneNamedWithItInAListIsTaken) {
  EXPECT_THAT(places("Fighting raged in Tikrit on Friday. On Sunday jets bombed Xarbuqa and Mosul, "
                     "the largest city of northern Iraq."),
              ElementsAre("clash Tikrit", "airstrike Mosul"));
}

TEST(UnknownPlace, IsPutWhereTheStoryDescribesIt) {
  const auto document = World::get().read(
      "2014-06-16", "Militants seized Xarbuqa, a village 20 km north of Tikrit, on Sunday.");
  ASSERT_EQ(document.events.size(), 1U);
  const auto& place = document.events[0].place;
  ASSERT_TRUE(place);
  EXPECT_EQ(place->name, "Xarbuqa");
  EXPECT_EQ(place->precision, event::Precision::relative);
  EXPECT_NEAR(place->at.lat(), 34.607 + 20 / 111.2, 0.02);
  EXPECT_GE(place->radius_km, 3);
}

TEST(WithoutAFight, IsNoFight) {
  EXPECT_THAT(places("Militants took Tal Afar without a fight on Sunday."),
              ElementsAre("capture Tal Afar"));
}

}  // namespace
}  // namespace dateline::tests
