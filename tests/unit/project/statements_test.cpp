// What a user says of events, as commands that can be undone.

#include <gmock/gmock.h>

#include "project/project.hpp"
#include "support/documents.hpp"

namespace dateline::project {
namespace {

using testing::ElementsAre;
using timeline::GivenOrder;
using timeline::GivenTime;
using timeline::UserStatement;

time::Bounds day(const char* iso) { return time::Bounds::of(*time::parse_iso_date(iso)); }

UserStatement time_of(const char* event, const char* iso) {
  return {event, GivenTime{GivenTime::Of::whole, day(iso)}, ""};
}
UserStatement order_of(const char* event, GivenOrder::Kind kind, const char* other) {
  return {event, GivenOrder{kind, other, {}, {}}, ""};
}

void conclude(Project& project) {
  if (const auto asked = project.take_unconcluded()) {
    project.apply(Concluded{std::make_shared<const store::Snapshot>(asked->concluded())});
  }
}

/// A fall on 12 June, and a raid of that week that was before it.
Project opened() {
  event::Event fall = tests::event_on("fall", "2014-06-12", "2014-06-12");
  event::Event raid = tests::event_on("raid", "2014-06-09", "2014-06-15");
  fall.timed = raid.timed = true;
  fall.place = event::EventPlace{};
  fall.place->name = "Tikrit";
  auto document = std::make_shared<event::Document>(*tests::document_with({fall, raid}));
  document->links = {{1, 0, event::LinkKind::before, {}, {0, 4}, 0}};
  Project project;
  project.apply(SetMapSize{{800, 500}});
  project.apply(StoryRead{document});
  conclude(project);
  return project;
}

time::Bounds when(const Project& project, const char* id) {
  return project.snapshot().times(*project.snapshot().find(id)).whole;
}

TEST(Statements, ACorrectedTimeMovesWhatHangsOnItOnceThatIsWorkedOut) {
  Project project = opened();
  project.apply(SelectEvents{{"fall"}});
  const auto before = when(project, "raid");
  project.apply(AddStatement{time_of("fall", "2014-06-10")});
  EXPECT_EQ(when(project, "fall"), day("2014-06-12")) << "nothing jumps meanwhile";
  EXPECT_FALSE(project.snapshot().is_concluded());
  conclude(project);
  EXPECT_TRUE(project.snapshot().is_concluded());
  EXPECT_EQ(when(project, "fall"), day("2014-06-10"));
  EXPECT_EQ(when(project, "raid").latest, day("2014-06-10").latest);
  EXPECT_THAT(project.selected(), ElementsAre("fall"));
  EXPECT_EQ(project.undo_name(), "correct the time of capture in Tikrit");
  project.apply(Undo{});
  EXPECT_EQ(when(project, "fall"), day("2014-06-12"));
  EXPECT_EQ(when(project, "raid"), before);
  EXPECT_EQ(project.take_unconcluded(), nullptr) << "it is known already";
  project.apply(Redo{});
  EXPECT_EQ(when(project, "fall"), day("2014-06-10"));
}

TEST(Statements, TheAxisStaysUnderWhatIsMoved) {
  Project project = opened();
  project.apply(SelectEvents{{"fall"}});
  const TimeRange window = project.window();
  project.apply(AddStatement{time_of("fall", "2014-06-10")});
  conclude(project);
  EXPECT_EQ(project.window(), window);
  project.apply(AddStatement{time_of("fall", "2014-08-01")});
  conclude(project);
  EXPECT_TRUE(project.window().contains(*day("2014-08-01").earliest))
      << "or what was moved is lost";
  EXPECT_EQ(project.window().length(), window.length());
  EXPECT_GE(project.playhead(), *day("2014-08-01").earliest) << "and would not be there yet";
}

TEST(Statements, ASecondThoughtTakesThePlaceOfTheFirst) {
  Project project = opened();
  project.apply(AddStatement{time_of("fall", "2014-06-10")});
  project.apply(AddStatement{time_of("fall", "2014-06-11")});
  project.apply(AddStatement{order_of("raid", GivenOrder::Kind::before, "fall")});
  project.apply(AddStatement{order_of("fall", GivenOrder::Kind::before, "raid")});
  EXPECT_THAT(project.snapshot().user_statements(),
              ElementsAre(time_of("fall", "2014-06-11"),
                          order_of("fall", GivenOrder::Kind::before, "raid")));
  EXPECT_EQ(project.undo_name(), "set the order of capture in Tikrit");
}

TEST(Statements, WhatIsTakenBackLeavesNoTrace) {
  Project project = opened();
  const auto fall = when(project, "fall"), raid = when(project, "raid");
  project.apply(AddStatement{time_of("fall", "2014-06-10")});
  conclude(project);
  project.apply(RemoveStatement{time_of("fall", "2014-06-10")});
  conclude(project);
  EXPECT_EQ(when(project, "fall"), fall);
  EXPECT_EQ(when(project, "raid"), raid);
  EXPECT_TRUE(project.snapshot().user_statements().empty());
  const std::string last = project.undo_name();
  project.apply(RemoveStatement{time_of("fall", "2014-06-10")});
  project.apply(AddStatement{time_of("nowhere", "2014-06-10")});
  project.apply(AddStatement{order_of("fall", GivenOrder::Kind::before, "fall")});
  EXPECT_EQ(project.undo_name(), last) << "what cannot be done is no step";
}

TEST(Statements, OutliveTheStoryTheySpeakOf) {
  Project project = opened();
  const auto story = project.snapshot().documents().front();
  project.apply(AddStatement{time_of("fall", "2014-06-10")});
  project.apply(CloseStory{0});
  EXPECT_EQ(project.snapshot().user_statements().size(), 1U);
  project.apply(StoryRead{tests::document_with(
      {tests::event_on("other", "2014-06-13", "2014-06-13")}, "Another story.")});
  conclude(project);
  EXPECT_EQ(project.snapshot().conclusions()->chronology.outcome(0), timeline::Outcome::no_event);
  project.apply(StoryRead{story});
  conclude(project);
  EXPECT_EQ(when(project, "fall"), day("2014-06-10"));
}

}  // namespace
}  // namespace dateline::project
