// An event that several stories tell is shown once, by the first of its tellings that may be.

#include "store/shown.hpp"

#include <gmock/gmock.h>

#include "support/tellings.hpp"

namespace dateline::store {
namespace {

using testing::ElementsAre;
using tests::capture_of_june;
using tests::story_of;

std::vector<std::string> ids(const Shown& shown, const Snapshot& snapshot) {
  std::vector<std::string> out;
  for (const Row row : shown.rows()) out.push_back(snapshot.event(row).id);
  return out;
}

std::string lead_of(const char* id, const Shown& shown, const Snapshot& snapshot) {
  const auto lead = shown.lead(*snapshot.find(id));
  return lead ? snapshot.event(*lead).id : "hidden";
}

TEST(Shown, IsEachTellingUntilItIsKnownWhichAreOne) {
  const Snapshot s(tests::told_three_times());
  const Shown shown({}, s);
  EXPECT_EQ(shown.rows().size(), 4U);
  EXPECT_EQ(s.occurrences(), 4U);
  EXPECT_EQ(lead_of("second", shown, s), "second");
  EXPECT_EQ(s.stories_telling(*s.find("second")), 1U);
}

TEST(Shown, IsOneRowForAnEventLedByTheStoryThatToldItFirst) {
  const Snapshot s = Snapshot(tests::told_three_times()).concluded();
  const Shown shown({}, s);
  EXPECT_THAT(ids(shown, s), ElementsAre("first", "talks"));
  EXPECT_EQ(s.occurrences(), 2U);
  for (const char* id : {"first", "second", "third"}) {
    EXPECT_EQ(lead_of(id, shown, s), "first") << id;
    EXPECT_EQ(s.stories_telling(*s.find(id)), 3U) << id;
    EXPECT_TRUE(s.same_event(*s.find(id), *s.find("first"))) << id;
  }
  EXPECT_FALSE(s.same_event(*s.find("talks"), *s.find("first")));
}

TEST(Shown, IsATellingThatPassesWhereTheFirstDoesNot) {
  const Snapshot s = Snapshot(tests::told_three_times()).concluded();
  Filter division;
  division.text = "9th div";
  const Shown found(division, s);
  EXPECT_THAT(ids(found, s), ElementsAre("third"));
  EXPECT_EQ(lead_of("first", found, s), "third");
  EXPECT_EQ(lead_of("talks", found, s), "hidden");
  Filter later;
  later.text = "press tells";  // all do
  EXPECT_EQ(lead_of("third", Shown(later, s), s), "first");
}

TEST(Shown, StandsWhereAnyStoryPlacesIt) {
  event::Event placed = capture_of_june("placed", "envoys");
  placed.type = event::EventType::agreement;
  placed.target = "the ministry";
  event::Event vague = placed;
  vague.id = "vague";
  vague.place.reset();
  const Snapshot s = Snapshot({story_of("2014-06-11", "Firstpress", {vague}),
                               story_of("2014-06-12", "Secondpress", {placed})})
                         .concluded();
  ASSERT_EQ(s.occurrences(), 1U);
  EXPECT_EQ(lead_of("vague", Shown({}, s), s), "placed") << "a mark needs a place";
}

TEST(Shown, MarksAnEventAsDisputedByWhicheverTelling) {
  event::Event captured = capture_of_june("later");
  event::Event fled = tests::event_on("fled", "2014-06-14", "2014-06-14", event::EventType::clash);
  fled.timed = true;
  const auto odd = story_of("2014-06-16", "Oddpress", {fled, captured});
  odd->links.push_back({0, 1, event::LinkKind::before, {}, {0, 4}, 0});  // that was on the 10th
  const Snapshot s =
      Snapshot({story_of("2014-06-11", "Firstpress", {capture_of_june("first")}), odd}).concluded();
  ASSERT_TRUE(s.same_event(*s.find("first"), *s.find("later")));
  EXPECT_TRUE(s.times(*s.find("later")).disputed);
  EXPECT_TRUE(s.times(*s.find("first")).disputed);
}

}  // namespace
}  // namespace dateline::store
