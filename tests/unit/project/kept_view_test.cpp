// How a project is looked at is kept as a whole, and returned to exactly.

#include <gtest/gtest.h>

#include <memory>
#include <vector>

#include "project/project.hpp"
#include "support/documents.hpp"
#include "support/placed_events.hpp"

namespace dateline::project {
namespace {

using tests::at;
using tests::noon;

class Kept : public testing::Test {
 protected:
  Kept() {
    project_.apply(SetMapSize{{800, 500}});
    project_.apply(StoryRead{tests::document_with(
        {at(tests::event_on("mosul", "2014-06-10", "2014-06-10"), 43.13, 36.34),
         at(tests::event_on("embassy", "2014-06-15", "2014-06-15", event::EventType::evacuation),
            44.4, 33.3)},
        "Rebels took the mill in June.")});
  }
  void land() {
    while (project_.moving()) project_.tick(1);
  }
  /// A look of one's own, unlike that of any scene.
  void look_around() {
    store::Filter filter;
    filter.types.reset(static_cast<std::size_t>(event::EventType::evacuation));
    project_.apply(SetFilter{filter});
    project_.apply(SelectEvents{{"mosul"}});
    project_.apply(SetPlayhead{noon("2014-06-12")});
    project_.apply(SetTimeWindow{{noon("2014-06-01"), noon("2014-06-20")}});
    project_.apply(SetCumulative{false});
    project_.apply(SetArrows{Arrows::all});
    project_.apply(ShowHolders{false});
    project_.apply(ShowHeat{true});
    project_.apply(SetLanguage{Language::arabic});
    project_.apply(SetProjection{Projection::conic});
    project_.apply(ShowGraticule{true});
    project_.apply(ShowInset{true});
    project_.apply(GoToPlace{*geo::LngLat::from_degrees(43, 36), 5, "Mill Hill"});
    land();
  }

  Project project_;
};

TEST_F(Kept, AfterScenesWereShownAndLookedAroundInAllIsAsItWas) {
  project_.apply(CaptureScene{});
  const curation::RecordNumber first = project_.scene();
  project_.apply(AddScene{curation::SceneKind::title});
  look_around();
  const KeptView kept = project_.kept_view();
  const Settings settings = project_.settings();
  const std::vector<store::Row> shown = project_.shown();

  project_.apply(SetMapSize{{1920, 900}});
  project_.apply(ShowScene{first});
  land();
  project_.apply(PanCamera{{300, 40}});
  project_.apply(ZoomCamera{10, 10, 1.5});
  project_.apply(StepEvent{-1});
  project_.apply(SelectEvents{{"embassy"}});
  project_.apply(HoverEvent{"mosul"});
  project_.apply(Play{1});
  ASSERT_NE(project_.kept_view(), kept);
  ASSERT_NE(project_.settings(), settings);

  project_.apply(ReturnToView{kept});
  EXPECT_EQ(project_.kept_view(), kept);
  EXPECT_EQ(project_.settings(), settings);
  EXPECT_EQ(project_.shown(), shown);
  EXPECT_EQ(project_.selected(), std::vector<std::string>{"mosul"});
  EXPECT_TRUE(project_.selects(*project_.primary()));
  EXPECT_EQ(project_.hovered(), "");
  EXPECT_EQ(project_.pin()->label, "Mill Hill");
  EXPECT_EQ(project_.map_size(), (MapSize{800, 500}));
  EXPECT_FALSE(project_.moving());
  EXPECT_EQ(project_.said(), "");
}

TEST_F(Kept, ReturningIsNoStepAndChangesNothingOfTheProject) {
  project_.apply(CaptureScene{});
  const KeptView kept = project_.kept_view();
  project_.apply(CaptureScene{});
  project_.apply(Undo{});
  const auto steps = project_.ledger().done().size();
  const auto revision = project_.ledger().revision();
  const std::string redo = project_.redo_name();
  ASSERT_NE(redo, "");
  look_around();
  project_.apply(ReturnToView{kept});
  EXPECT_EQ(project_.ledger().done().size(), steps);
  EXPECT_EQ(project_.ledger().revision(), revision);
  EXPECT_EQ(project_.redo_name(), redo) << "what was undone can be done again";
}

TEST_F(Kept, AMomentOfASceneThatPlaysIsReturnedToAndPlaysOn) {
  project_.apply(SetPlayhead{noon("2014-06-10")});
  project_.apply(Play{1});
  project_.tick(0.7);
  const KeptView kept = project_.kept_view();
  project_.apply(GoLast{});
  project_.apply(ReturnToView{kept});
  EXPECT_EQ(project_.playhead(), kept.clock.playhead());
  EXPECT_EQ(project_.clock().direction(), 1);
  project_.tick(0.1);
  EXPECT_GT(project_.playhead(), kept.clock.playhead());
}

TEST_F(Kept, AFlightUnderWayIsKeptAsWhereItLeads) {
  project_.apply(GoToPlace{*geo::LngLat::from_degrees(43, 36), 5, "Mill Hill"});
  ASSERT_TRUE(project_.moving());
  project_.tick(0.1);
  const KeptView kept = project_.kept_view();
  land();
  EXPECT_EQ(kept.camera, project_.camera());
}

TEST_F(Kept, WhatIsOnlyShownInTheViewIsFilteredByTheMapAgain) {
  store::Filter filter;
  filter.in_view = true;
  project_.apply(SetFilter{filter});
  const KeptView kept = project_.kept_view();
  const std::vector<store::Row> shown = project_.shown();
  project_.apply(GoToPlace{*geo::LngLat::from_degrees(-60, -20), 5, "far"});
  land();
  ASSERT_NE(project_.shown(), shown);
  project_.apply(ReturnToView{kept});
  EXPECT_EQ(project_.shown(), shown);
  EXPECT_EQ(project_.kept_view(), kept);
}

TEST_F(Kept, AStoryThatWasScrolledAwayFromTheSelectionStaysSo) {
  project_.apply(SelectEvents{{"mosul"}});
  const auto seen = project_.focus_revision();
  const KeptView kept = project_.kept_view();
  project_.apply(SelectEvents{{"embassy"}});
  const auto other = project_.focus_revision();
  EXPECT_GT(other, seen);
  project_.apply(ReturnToView{kept});
  EXPECT_EQ(project_.focus_revision(), seen);
  project_.apply(SelectEvents{{"mosul"}});
  EXPECT_GT(project_.focus_revision(), other) << "panels follow a choice that was made later";
}

TEST_F(Kept, WhatIsGoneMeanwhileIsPassedOver) {
  project_.apply(SelectEvents{{"mosul"}});
  const KeptView kept = project_.kept_view();
  project_.apply(CloseStory{0});
  project_.apply(ReturnToView{kept});
  EXPECT_TRUE(project_.selected().empty());
  EXPECT_FALSE(project_.focus());
  EXPECT_EQ(project_.document(), 0U);
  EXPECT_EQ(project_.current(), nullptr);
}

}  // namespace
}  // namespace dateline::project
