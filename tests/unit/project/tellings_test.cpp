// An event that several stories tell is one for whoever counts, steps, selects and filters.

#include "support/tellings.hpp"

#include <gmock/gmock.h>

#include "project/project.hpp"

namespace dateline::project {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Project opened() {
  Project project;
  project.apply(SetMapSize{{800, 500}});
  for (const auto& story : tests::told_three_times()) project.apply(StoryRead{story});
  return project;
}

void conclude(Project& project) {
  project.apply(
      Concluded{std::make_shared<const store::Snapshot>(project.take_unconcluded()->concluded())});
}

Project concluded() {
  Project project = opened();
  conclude(project);
  return project;
}

store::Row row(const Project& project, const char* id) { return *project.snapshot().find(id); }

TEST(ProjectTellings, CountAsOneEventOnceTheyAreCompared) {
  Project project = opened();
  EXPECT_EQ(project.counts().all, 4U);
  conclude(project);
  EXPECT_EQ(project.counts().all, 2U);
  EXPECT_EQ(project.counts().shown, 2U);
  EXPECT_EQ(project.counts().unplaced, 1U) << "the talks";
  EXPECT_EQ(project.lead(row(project, "third")), row(project, "first"));
  project.apply(Undo{});
  EXPECT_EQ(project.counts().all, 3U) << "two stories, not yet compared anew";
}

TEST(ProjectTellings, AreOneStop) {
  Project project = concluded();
  project.apply(GoFirst{});
  project.apply(StepEvent{1});
  EXPECT_THAT(project.selected(), ElementsAre("first"));
  project.apply(StepEvent{1});
  EXPECT_THAT(project.selected(), ElementsAre("talks"));
  project.apply(StepEvent{-1});
  project.apply(SelectEvents{{"third"}});
  project.apply(StepEvent{1});
  EXPECT_THAT(project.selected(), ElementsAre("talks")) << "it goes on from the event";
}

TEST(ProjectTellings, SelectTheEventAndKeepTheStoryThatWasChosen) {
  Project project = concluded();
  project.apply(SelectSentence{2, 0});
  EXPECT_THAT(project.selected(), ElementsAre("third"));
  EXPECT_EQ(project.focus(), (SentenceRef{2, 0}));
  EXPECT_EQ(project.document(), 2U);
  EXPECT_EQ(project.primary(), row(project, "third"));
  EXPECT_TRUE(project.selects(row(project, "first"))) << "its mark is lit";
  EXPECT_FALSE(project.selects(row(project, "talks")));
  project.apply(HoverEvent{"second"});
  EXPECT_TRUE(project.hovers(row(project, "first")));
  EXPECT_FALSE(project.hovers(row(project, "talks")));
  project.apply(HoverEvent{});
  EXPECT_FALSE(project.hovers(row(project, "first")));
}

TEST(ProjectTellings, AreAddedToASelectionAndTakenOutTogether) {
  Project project = concluded();
  project.apply(SelectEvents{{"third"}});
  project.apply(SelectEvents{{"talks"}, true});
  EXPECT_THAT(project.selected(), ElementsAre("third", "talks"));
  project.apply(SelectEvents{{"first"}, true});  // its mark, which is lit
  EXPECT_THAT(project.selected(), ElementsAre("talks"));
  project.apply(SelectEvents{{"first", "second"}, true});
  EXPECT_THAT(project.selected(), ElementsAre("talks", "second")) << "one event, whoever tells it";
  project.apply(SelectEvents{{"first", "talks"}, true});
  EXPECT_THAT(project.selected(), IsEmpty());
}

TEST(ProjectTellings, SelectedBeforeTheyWereComparedBecomeOne) {
  Project project = opened();
  project.apply(SelectEvents{{"first", "talks", "third"}});
  EXPECT_FALSE(project.selects(row(project, "second")));
  conclude(project);
  EXPECT_THAT(project.selected(), ElementsAre("talks", "third"));
  EXPECT_TRUE(project.selects(row(project, "second")));
}

TEST(ProjectTellings, ShowTheEventAsLongAsOneOfThemPassesTheFilter) {
  Project project = concluded();
  project.apply(SelectEvents{{"first"}});
  store::Filter filter;
  filter.text = "9th Division";
  project.apply(SetFilter{filter});
  EXPECT_THAT(project.shown(), ElementsAre(row(project, "third")));
  EXPECT_EQ(project.counts().shown, 1U);
  EXPECT_EQ(project.counts().all, 2U);
  EXPECT_TRUE(project.selects(project.shown().front())) << "the selected event's mark stays lit";
  project.apply(GoFirst{});
  project.apply(StepEvent{1});
  EXPECT_THAT(project.selected(), ElementsAre("third"));
}

TEST(ProjectTellings, GoOnStandingForTheEventWhenAStoryIsClosed) {
  Project project = concluded();
  project.apply(SelectEvents{{"third"}});
  project.apply(CloseStory{1});
  conclude(project);
  EXPECT_EQ(project.lead(row(project, "third")), row(project, "second"));
  EXPECT_TRUE(project.selects(row(project, "second")));
}

}  // namespace
}  // namespace dateline::project
