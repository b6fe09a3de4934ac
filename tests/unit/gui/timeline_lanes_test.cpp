#include "gui/timeline_lanes.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "scene/snapshot_marks.hpp"
#include "support/documents.hpp"

namespace dateline::gui {
namespace {

using project::LanesBy;
using testing::ElementsAre;

/// A document of two events, by a publisher, under a title.
std::shared_ptr<const event::Document> told_by(const std::string& publisher,
                                               const std::string& title, event::Event first,
                                               event::Event second) {
  auto out = std::make_shared<event::Document>(
      *tests::document_with({std::move(first), std::move(second)}, title + " tells of it."));
  out->story.publisher = publisher;
  out->story.title = title;
  out->story.id = title;
  return out;
}

event::Event event_of(const char* id, const char* day, const char* actor, const char* actor_id,
                      const char* place) {
  event::Event e = tests::event_on(id, day, day);
  e.actor = actor;
  e.actor_id = actor_id;
  if (*place != '\0') {
    event::EventPlace at;
    at.name = place;
    at.key = std::string("key of ") + place;
    at.at = geo::LngLat::from_degrees(43, 36).value();
    e.place = at;
  }
  return e;
}

class TimelineLanesOf : public testing::Test {
 protected:
  TimelineLanesOf() {
    project_.apply(project::StoryRead{
        told_by("Reuters", "The mill falls", event_of("a", "2014-06-10", "ISIS", "isis", "Mosul"),
                event_of("b", "2014-06-11", "Islamic State", "isis", ""))});
    project_.apply(project::StoryRead{
        told_by("", "", event_of("c", "2014-06-12", "local tribes", "", "Tikrit"),
                event_of("d", "2014-06-13", "", "", "Mosul"))});
  }

  /// The lanes of the events a, b, c, d.
  std::vector<std::string> lanes(LanesBy by) {
    project_.apply(project::SetLanes{by});
    scene::EventMarks marks = scene::marks_of(project_.snapshot(), project_.shown(), {});
    lanes_.name(project_, marks);
    std::vector<std::string> out;
    for (const scene::EventMark& m : marks.marks) out.emplace_back(m.lane);
    return out;
  }

  project::Project project_;
  TimelineLanes lanes_;
};

TEST_F(TimelineLanesOf, TypesHaveNoNamesOfTheirOwn) {
  EXPECT_THAT(lanes(LanesBy::type), ElementsAre("", "", "", ""));
}

TEST_F(TimelineLanesOf, ActorsShareOneWhereTheyMeanTheSameHolderHoweverSpelled) {
  EXPECT_THAT(lanes(LanesBy::actor), ElementsAre("ISIS", "ISIS", "local tribes", ""));
}

TEST_F(TimelineLanesOf, PlacesAreCalledByTheirNames) {
  EXPECT_THAT(lanes(LanesBy::place), ElementsAre("Mosul", "", "Tikrit", "Mosul"));
}

TEST_F(TimelineLanesOf, SourcesAreWhoPublishedTheStory) {
  EXPECT_THAT(lanes(LanesBy::source), ElementsAre("Reuters", "Reuters", "", ""));
  EXPECT_THAT(lanes(LanesBy::source), ElementsAre("Reuters", "Reuters", "", ""))
      << "and are not listed twice when they are named again";
}

TEST_F(TimelineLanesOf, StoriesAreCalledByTheirTitles) {
  EXPECT_THAT(lanes(LanesBy::story), ElementsAre("The mill falls", "The mill falls", "", ""));
}

TEST_F(TimelineLanesOf, TheLaneOfEventsWithoutANameSaysWhatIsNotTold) {
  EXPECT_STREQ(TimelineLanes::no_name(LanesBy::actor), "No actor told");
  EXPECT_STREQ(TimelineLanes::no_name(LanesBy::place), "No place told");
  EXPECT_STREQ(TimelineLanes::no_name(LanesBy::source), "No source told");
  EXPECT_STREQ(TimelineLanes::no_name(LanesBy::story), "Without a title");
}

TEST(TimelineLanesInTurn, GoRoundAllOfThem) {
  std::vector<LanesBy> seen;
  LanesBy by = LanesBy::type;
  do {
    seen.push_back(by);
    by = next(by);
  } while (by != LanesBy::type && seen.size() < 20);
  EXPECT_THAT(seen, ElementsAre(LanesBy::type, LanesBy::actor, LanesBy::place, LanesBy::source,
                                LanesBy::story));
}

}  // namespace
}  // namespace dateline::gui
