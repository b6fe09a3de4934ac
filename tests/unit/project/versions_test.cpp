// Readings that a story had before, and what became of corrections from one to the next.

#include "project/versions.hpp"

#include <gmock/gmock.h>

#include <algorithm>

#include "project/project.hpp"
#include "support/documents.hpp"

namespace dateline::project {
namespace {

using curation::Fate;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

/// A story with one event of that type.
DocumentPtr story(event::EventType type) {
  return tests::document_with({tests::event_on("e", "2014-06-12", "2014-06-12", type)});
}

TEST(Versions, EarlierReadingsAreThoseThatTheHistoryHoldsTheLastFirst) {
  Project project;
  project.apply(StoryRead{story(event::EventType::clash)});
  const curation::RecordNumber number = *project.record_of(0);
  EXPECT_THAT(project.earlier_readings(number), IsEmpty());
  project.apply(StoryRead{story(event::EventType::attack)});
  project.apply(StoryRead{story(event::EventType::siege)});
  const auto readings = project.earlier_readings(number);
  ASSERT_THAT(readings, SizeIs(2));
  EXPECT_EQ(project.earlier(readings[0].entry)->events[0].type, event::EventType::attack);
  EXPECT_EQ(project.earlier(readings[1].entry)->events[0].type, event::EventType::clash);
  project.apply(Undo{});
  ASSERT_THAT(project.earlier_readings(number), SizeIs(1)) << "the present one is not earlier";
  EXPECT_THAT(project.earlier_readings(number + 1), IsEmpty());
}

TEST(Versions, WhatWasPutRightLiesOverAnEarlierReadingToo) {
  Project project;
  project.apply(StoryRead{story(event::EventType::clash)});
  project.apply(StoryRead{story(event::EventType::clash)});
  project.apply(CorrectEvent{"e", curation::SetStatus{event::Status::denied}, ""});
  const auto readings = project.earlier_readings(*project.record_of(0));
  ASSERT_THAT(readings, SizeIs(1));
  EXPECT_EQ(project.earlier(readings[0].entry)->events[0].status, event::Status::denied);
}

TEST(Versions, CorrectionsAreToldWhereTheirFateIsAnotherOne) {
  using Kind = Fate::Kind;
  const std::vector<Fate> before{{Kind::fits, 1, ""},
                                 {Kind::fits, 2, ""},
                                 {Kind::misfit, 3, "gone"},
                                 {Kind::moved, 4, "its sentence has moved"},
                                 {Kind::misfit, 5, "gone"}};
  const std::vector<Fate> after{
      {Kind::misfit, 1, "gone"}, {Kind::moved, 2, "its sentence has moved"},
      {Kind::fits, 3, ""},       {Kind::moved, 4, "its sentence has moved"},
      {Kind::misfit, 5, "gone"}, {Kind::fits, 6, ""}};
  ReadingReport report;
  compare_fates(before, after, report);
  EXPECT_THAT(report.lost, ElementsAre(after[0]));
  EXPECT_THAT(report.moved, ElementsAre(after[1]));
  EXPECT_THAT(report.found, ElementsAre(after[2]));
}

}  // namespace
}  // namespace dateline::project
