// The second clock: on a day, nothing is known that was told later, and nothing rests on it.

#include <gmock/gmock.h>

#include "project/project.hpp"
#include "support/tellings.hpp"

namespace dateline::project {
namespace {

/// A story that leaves open when the town fell, and a later one that knows.
Project opened() {
  event::Event fell = tests::capture_of_june("fell");
  fell.bounds = {time::Minute::start_of(*time::parse_iso_date("2014-06-08")),
                 time::Minute::end_of(*time::parse_iso_date("2014-06-11"))};
  fell.start = fell.end = fell.bounds;
  event::Event talks =
      tests::event_on("talks", "2014-06-12", "2014-06-12", event::EventType::talks);
  Project project;
  project.apply(SetMapSize{{800, 500}});
  project.apply(StoryRead{tests::story_of("2014-06-11", "Earlypress", {fell})});
  project.apply(StoryRead{
      tests::story_of("2014-06-13", "Latepress", {tests::capture_of_june("exact"), talks})});
  return project;
}

void conclude(Project& project) {
  if (const auto asked = project.take_unconcluded()) {
    project.apply(Concluded{std::make_shared<const store::Snapshot>(asked->concluded())});
  }
}

void know_by(Project& project, const char* day) {
  store::Filter filter = project.filter();
  filter.known_by = time::parse_iso_date(day);
  project.apply(SetFilter{filter});
  conclude(project);
}

std::string when(const Project& project, const char* id) {
  const auto row = project.snapshot().find(id);
  return row ? time::phrase(project.snapshot().times(*row).whole) : "nothing";
}

timeline::Hold held(const Project& project, const char* day) {
  const auto* span = project.snapshot().conclusions()->holders.at(
      "Mill Town", time::Minute::start_of(*time::parse_iso_date(day)) + 720);
  return span == nullptr ? timeline::Hold::unknown : span->how;
}

TEST(KnownBy, ADayLaterStoriesMakeNoTimeSharperAndNameNoHolder) {
  Project project = opened();
  conclude(project);
  EXPECT_EQ(when(project, "fell"), "10 June 2014");
  EXPECT_EQ(held(project, "2014-06-09"), timeline::Hold::unknown);
  EXPECT_EQ(held(project, "2014-06-12"), timeline::Hold::surely) << "told on the 13th";

  know_by(project, "2014-06-11");
  EXPECT_EQ(when(project, "fell"), "8\u201311 June 2014");
  EXPECT_EQ(when(project, "exact"), "nothing");
  EXPECT_EQ(held(project, "2014-06-09"), timeline::Hold::contested);
  EXPECT_EQ(held(project, "2014-06-12"), timeline::Hold::probably) << "no one tells of that day";
  EXPECT_EQ(project.shown().size(), 1U);

  project.apply(ResetFilter{});
  EXPECT_EQ(when(project, "fell"), "10 June 2014") << "known at once, not worked out anew";
  EXPECT_TRUE(project.snapshot().is_concluded());
}

TEST(KnownBy, ADayLaterStoriesAreCountedAndCanBeRead) {
  Project project = opened();
  conclude(project);
  EXPECT_EQ(project.counts().all, 2U);
  know_by(project, "2014-06-11");
  EXPECT_EQ(project.counts().shown, 1U);
  EXPECT_EQ(project.counts().all, 3U) << "the capture by both of its tellings";
  ASSERT_EQ(project.snapshot().documents().size(), 2U);
  const event::Document& later = *project.snapshot().documents()[1];
  EXPECT_EQ(later.story.utf8(later.story.sentences[0].span), "Latepress tells it so.");
  EXPECT_TRUE(later.events.empty());
}

TEST(KnownBy, ADayStoriesAddedLaterAreHeldToIt) {
  Project project = opened();
  know_by(project, "2014-06-11");
  project.apply(StoryRead{tests::story_of(
      "2014-06-14", "Afterpress",
      {tests::event_on("raid", "2014-06-11", "2014-06-11", event::EventType::attack)})});
  EXPECT_EQ(when(project, "raid"), "nothing");
  know_by(project, "2014-06-14");
  EXPECT_EQ(when(project, "raid"), "11 June 2014");
}

TEST(KnownBy, ADayAnotherProjectKnowsEverythingAgain) {
  Project project = opened();
  know_by(project, "2014-06-01");
  EXPECT_TRUE(project.shown().empty());
  project.open(std::make_unique<MemoryArchive>());
  project.apply(
      StoryRead{tests::story_of("2014-06-11", "Earlypress", {tests::capture_of_june("c")})});
  EXPECT_EQ(when(project, "c"), "10 June 2014");
}

}  // namespace
}  // namespace dateline::project
