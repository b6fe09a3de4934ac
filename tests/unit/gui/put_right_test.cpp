#include "gui/put_right.hpp"

#include <gmock/gmock.h>

#include <chrono>

#include "gui/looks.hpp"
#include "support/documents.hpp"
#include "support/tellings.hpp"

namespace dateline::gui {
namespace {

using event::ByHand;
using testing::IsEmpty;
using testing::SizeIs;

void conclude(project::Project& project) {
  if (const auto asked = project.take_unconcluded()) {
    project.apply(project::Concluded{std::make_shared<const store::Snapshot>(asked->concluded())});
  }
}

/// A fall and a raid of one story.
project::Project opened() {
  project::Project project;
  project.apply(project::SetUser{"Ann"});
  auto fall = tests::event_on("fall", "2014-06-12", "2014-06-12");
  fall.actor = "army";
  project.apply(project::StoryRead{tests::document_with(
      {fall, tests::event_on("raid", "2014-06-13", "2014-06-13", event::EventType::abduction)})});
  conclude(project);
  return project;
}

/// An event that three stories tell.
project::Project told_by_three() {
  project::Project project;
  for (const auto& story : tests::told_three_times()) project.apply(project::StoryRead{story});
  conclude(project);
  return project;
}

store::Row row(const project::Project& project, const char* id) {
  return *project.snapshot().find(id);
}

void put(project::Project& project, const char* id, curation::EventChange change,
         const char* note = "") {
  project.apply(project::CorrectEvent{id, std::move(change), note});
  conclude(project);
}

TEST(PutRight, ListsWhatWasSaidOfAnEventInFewWordsWithItsAuthorAndNote) {
  project::Project project = opened();
  put(project, "fall", curation::SetType{event::EventType::siege}, "seen on film");
  put(project, "fall", curation::SetActor{""});
  put(project, "raid", curation::Verify{});
  const auto lines = put_right(project, row(project, "fall"));
  ASSERT_THAT(lines, SizeIs(2));
  EXPECT_EQ(lines[0].title, "Type: siege");
  EXPECT_EQ(lines[0].note, "seen on film");
  EXPECT_THAT(lines[0].by, testing::StartsWith("Ann, "));
  EXPECT_EQ(lines[0].trouble, "");
  EXPECT_EQ(lines[1].title, "Actor: not known");
  project.apply(project::TakeBack{lines[0].record});
  EXPECT_THAT(put_right(project, row(project, "fall")), SizeIs(1));
}

TEST(PutRight, LeavesTimesToTheListOfStatements) {
  project::Project project = opened();
  put(project, "fall",
      curation::SetTime{
          {timeline::GivenTime::Of::whole, time::Bounds::of(*time::parse_iso_date("2014-06-10"))}});
  EXPECT_THAT(put_right(project, row(project, "fall")), IsEmpty());
  EXPECT_TRUE(marks_of(project.snapshot(), row(project, "fall")).corrected);
  EXPECT_FALSE(marks_of(project.snapshot(), row(project, "raid")).any());
}

TEST(PutRight, TellsWhatAValueWasBefore) {
  project::Project project = opened();
  put(project, "fall", curation::SetType{event::EventType::siege});
  put(project, "fall", curation::SetStatus{event::Status::denied});
  put(project, "fall", curation::SetTarget{"town"});
  const event::Event& e = project.snapshot().event(row(project, "fall"));
  const event::Event* read = project.as_read(row(project, "fall"));
  EXPECT_EQ(was({ByHand::type, ByHand::status}, e, read), "was capture, happened");
  EXPECT_EQ(was({ByHand::target}, e, read), "was not told");
  EXPECT_EQ(was({ByHand::actor}, e, read), "") << "nobody changed it";
  EXPECT_EQ(was({ByHand::type}, e, nullptr), "") << "nobody knows";
}

TEST(PutRight, KnowsWhetherTwoEventsAreSaidToBeTwo) {
  project::Project project = opened();
  const auto asked = [&](const char* a, const char* b) {
    return joined(project, row(project, a), row(project, b));
  };
  EXPECT_FALSE(asked("fall", "raid"));
  project.apply(project::JoinEvents{"fall", "raid", false, ""});
  ASSERT_TRUE(asked("raid", "fall"));
  EXPECT_FALSE(asked("raid", "fall")->same);
  project.apply(project::TakeBack{asked("fall", "raid")->record});
  EXPECT_FALSE(asked("fall", "raid"));
}

TEST(PutRight, MarksWhatWasVerifiedCorrectedOrAddedWithIconsOfTheirOwn) {
  project::Project project = opened();
  put(project, "fall", curation::Verify{});
  put(project, "fall", curation::SetActor{"police"});
  const Marks marks = marks_of(project.snapshot(), row(project, "fall"));
  EXPECT_TRUE(marks.verified);
  EXPECT_TRUE(marks.corrected);
  EXPECT_FALSE(marks.added);
  EXPECT_EQ(icons(marks), std::string(icon::kEdit) + "  " + icon::kTick);
  EXPECT_EQ(words(marks), "Put right by hand, verified");
  EXPECT_TRUE(said_of(project, row(project, "fall"), curation::Verify{}));
  EXPECT_FALSE(said_of(project, row(project, "raid"), curation::Verify{}));
}

TEST(PutRight, WhatIsSaidOfAnEventIsSaidOfAllWhoTellItInOneStepAndTakenBackSo) {
  project::Project project = told_by_three();
  const std::size_t events = project.counts().all;
  put(project, "third", curation::SetType{event::EventType::siege});
  EXPECT_EQ(project.counts().all, events) << "they are still one event";
  for (const char* id : {"first", "third"}) {
    EXPECT_EQ(project.snapshot().event(row(project, id)).type, event::EventType::siege);
    ASSERT_THAT(put_right(project, row(project, id)), SizeIs(1));
  }
  project.apply(project::TakeBack{put_right(project, row(project, "first"))[0].record});
  conclude(project);
  EXPECT_EQ(project.snapshot().event(row(project, "third")).type, event::EventType::capture);
  project.apply(project::Undo{});
  project.apply(project::Undo{});
  EXPECT_EQ(project.snapshot().event(row(project, "first")).type, event::EventType::capture);

  put(project, "third", curation::Reject{});
  EXPECT_EQ(project.counts().all, events - 1) << "nobody tells it any more";
  project.apply(project::Undo{});
  EXPECT_TRUE(project.snapshot().find("first"));
}

TEST(PutRight, WhatWasSplitOffIsListedUnderBothHalves) {
  project::Project project;
  auto document = std::make_shared<event::Document>(
      *tests::document_with({tests::event_on("fall", "2014-06-12", "2014-06-12")},
                            "Rebels took the mill. Rebels took the bridge."));
  const auto& sentences = document->story.sentences;
  ASSERT_THAT(sentences, SizeIs(2));
  document->events[0].mentions.push_back({sentences[1].span, 1, {}});
  project.apply(project::StoryRead{document});
  conclude(project);
  const auto span = sentences[1].span;
  put(project, "fall", curation::SplitOff{span, document->story.line(span)});
  const std::string half = "fall/" + std::to_string(span.start);
  ASSERT_TRUE(project.snapshot().find(half));
  EXPECT_THAT(put_right(project, row(project, "fall")), SizeIs(1));
  ASSERT_THAT(put_right(project, row(project, half.c_str())), SizeIs(1));
  EXPECT_THAT(put_right(project, row(project, half.c_str()))[0].title,
              testing::StartsWith("Split from "));
}

}  // namespace
}  // namespace dateline::gui
