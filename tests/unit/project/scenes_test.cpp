// Scenes: what is looked at is captured, shown again and put in order.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "project/project.hpp"
#include "support/another_language.hpp"
#include "support/documents.hpp"
#include "support/placed_events.hpp"

namespace dateline::project {
namespace {

using curation::RecordNumber;
using curation::Scene;
using curation::SceneKind;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

using tests::at;
using tests::noon;

DocumentPtr june() {
  auto document = std::make_shared<event::Document>(*tests::document_with(
      {at(tests::event_on("mosul", "2014-06-10", "2014-06-10"), 43.13, 36.34),
       at(tests::event_on("embassy", "2014-06-15", "2014-06-15", event::EventType::evacuation),
          44.4, 33.3)},
      "Rebels took the mill in June."));
  document->story.publisher = "Northwire";
  return document;
}

class Briefing : public testing::Test {
 protected:
  Briefing() {
    project_.apply(SetMapSize{{800, 500}});
    project_.apply(StoryRead{june()});
  }
  RecordNumber capture() {
    project_.apply(CaptureScene{});
    return project_.scene();
  }
  [[nodiscard]] const Scene& scene(RecordNumber number) const {
    return std::get<Scene>(*project_.ledger().find(number));
  }
  [[nodiscard]] std::vector<RecordNumber> order() const {
    std::vector<RecordNumber> out;
    for (const auto& s : project_.briefing()) out.push_back(s.number);
    return out;
  }
  void land() {
    while (project_.moving()) project_.tick(1);
  }

  Project project_;
};

TEST_F(Briefing, WhatIsKeptIsTheSameWhateverTheWindowSpeaks) {
  project_.apply(SetPlayhead{noon("2014-06-12")});
  const tests::AnotherLanguage spoken;
  capture();
  EXPECT_EQ(scene(project_.scene()).caption, "12 June 2014");
  EXPECT_EQ(project_.undo_name(), "capture scene 1");
  EXPECT_EQ(project_.said(), "\u2039Scene 1 captured\u203A");
  project_.apply(CorrectEvent{"mosul", curation::Reject{}, ""});
  EXPECT_EQ(project_.undo_name(), "reject capture in there");
  project_.apply(AddScene{SceneKind::black});
  project_.apply(TakeBack{project_.scene()});
  EXPECT_EQ(project_.undo_name(), "remove scene 2: Black");
  EXPECT_EQ(base::tr_kept("step", project_.undo_name()),
            "\u2039remove scene 2: \u2039Black\u203A\u203A");
}

TEST_F(Briefing, AScenePutsMapTimeFilterSelectionAndLooksBackAsTheyWere) {
  project_.apply(SelectEvents{{"mosul"}});
  project_.apply(SetPlayhead{noon("2014-06-12")});
  project_.apply(GoToPlace{*geo::LngLat::from_degrees(43, 36), 5, "Mill Hill"});
  land();
  store::Filter filter;
  filter.types.reset(static_cast<std::size_t>(event::EventType::evacuation));
  project_.apply(SetFilter{filter});
  project_.apply(SetCumulative{false});
  project_.apply(SetArrows{Arrows::all});
  project_.apply(ShowHolders{false});
  project_.apply(SetLanguage{Language::arabic});
  project_.apply(SetProjection{Projection::conic});
  project_.apply(ShowGraticule{true});
  land();
  const Camera camera = project_.camera();
  const TimeRange window = project_.window();
  const RecordNumber number = capture();

  project_.apply(ResetFilter{});
  project_.apply(ClearSelection{});
  project_.apply(SetCumulative{true});
  project_.apply(SetArrows{Arrows::none});
  project_.apply(ShowHolders{true});
  project_.apply(SetLanguage{Language::english});
  project_.apply(SetProjection{Projection::mercator});
  project_.apply(ShowGraticule{false});
  project_.apply(GoFirst{});
  project_.apply(StepPage{1});
  project_.apply(FitAll{});
  land();
  ASSERT_NE(project_.camera(), camera);

  project_.apply(ShowScene{number});
  EXPECT_TRUE(project_.moving()) << "the map flies there";
  land();
  EXPECT_NEAR(project_.camera().zoom, camera.zoom, 1e-9);
  EXPECT_NEAR(project_.camera().centre.x, camera.centre.x, 1e-8);
  EXPECT_EQ(project_.playhead(), noon("2014-06-12"));
  EXPECT_EQ(project_.window(), window);
  EXPECT_EQ(project_.filter(), filter);
  EXPECT_FALSE(project_.cumulative());
  EXPECT_THAT(project_.selected(), ElementsAre("mosul"));
  EXPECT_EQ(project_.settings().arrows, Arrows::all);
  EXPECT_FALSE(project_.settings().holders);
  EXPECT_EQ(project_.settings().language, Language::arabic);
  EXPECT_EQ(project_.settings().projection, Projection::conic);
  EXPECT_EQ(project_.camera().conic, 1);
  EXPECT_TRUE(project_.settings().graticule);
  ASSERT_TRUE(project_.pin());
  EXPECT_EQ(project_.pin()->label, "Mill Hill");
  EXPECT_EQ(project_.clock().direction(), 0);
}

TEST_F(Briefing, ASceneBeginsWithTheWordsOfWhatIsSelectedAndItsSentenceAsQuote) {
  project_.apply(SelectEvents{{"mosul"}});
  const Scene& s = scene(capture());
  EXPECT_EQ(s.kind, SceneKind::map);
  EXPECT_EQ(s.caption, "Rebels took the mill in June.");
  ASSERT_TRUE(s.quote);
  EXPECT_EQ(s.quote->words, "Rebels took the mill in June.");
  EXPECT_EQ(s.quote->source, "Northwire, 16 June 2014");
  EXPECT_EQ(s.quote->story, june()->story.id);
  EXPECT_EQ(s.quote->span, (text::Span{0, 29}));
  EXPECT_EQ(project_.said(), "Scene 1 captured");
}

TEST_F(Briefing, ASceneOfNothingSelectedBeginsWithTheDayOfThePlayhead) {
  project_.apply(SetPlayhead{noon("2014-06-12")});
  const Scene& s = scene(capture());
  EXPECT_EQ(s.caption, "12 June 2014");
  EXPECT_FALSE(s.quote);
}

TEST_F(Briefing, WhatWasSaidGoesWithTheNextThingDoneAndNotByItself) {
  capture();
  project_.apply(HoverEvent{"mosul"});
  project_.apply(SetFileState{});
  EXPECT_EQ(project_.said(), "Scene 1 captured");
  project_.apply(StepDay{-1});
  EXPECT_EQ(project_.said(), "");
}

TEST_F(Briefing, NewScenesComeBehindTheOneShownLast) {
  const auto first = capture();
  const auto second = capture();
  project_.apply(ShowScene{first});
  const auto between = capture();
  EXPECT_EQ(project_.said(), "Scene 2 captured");
  project_.apply(AddScene{SceneKind::section});
  const auto section = project_.scene();
  EXPECT_THAT(order(), ElementsAre(first, between, section, second));
  EXPECT_EQ(project_.undo_name(), "add a section as scene 3");
}

TEST_F(Briefing, StepsFromTheSceneShownLastAndStopsAtTheEnds) {
  project_.apply(StepScene{1});
  EXPECT_THAT(project_.said(), HasSubstr("C captures one"));
  project_.apply(SetPlayhead{noon("2014-06-11")});
  const auto first = capture();
  project_.apply(SetPlayhead{noon("2014-06-14")});
  const auto second = capture();
  project_.apply(StepScene{1});
  EXPECT_EQ(project_.scene(), second);
  project_.apply(StepScene{-1});
  EXPECT_EQ(project_.scene(), first);
  EXPECT_EQ(project_.playhead(), noon("2014-06-11"));
  project_.apply(SetPlayhead{noon("2014-06-13")});
  project_.apply(StepScene{-1});
  EXPECT_EQ(project_.playhead(), noon("2014-06-13")) << "it is the first: nothing moves";
  project_.apply(StepScene{5});
  EXPECT_EQ(project_.scene(), second);
}

TEST_F(Briefing, MovingIsOneStepThatChangesOneRecordAndCanBeUndone) {
  const auto a = capture();
  const auto b = capture();
  const auto c = capture();
  project_.apply(MoveScene{c, a});
  EXPECT_THAT(order(), ElementsAre(c, a, b));
  EXPECT_THAT(project_.ledger().done().back().changes, SizeIs(1));
  EXPECT_EQ(project_.undo_name(), "move scene 3 to place 1");
  project_.apply(MoveScene{c, 0});
  EXPECT_THAT(order(), ElementsAre(a, b, c));
  const auto steps = project_.ledger().done().size();
  project_.apply(MoveScene{a, b});
  EXPECT_EQ(project_.ledger().done().size(), steps) << "it is there already";
  project_.apply(Undo{});
  project_.apply(Undo{});
  EXPECT_THAT(order(), ElementsAre(a, b, c));
}

TEST_F(Briefing, EditingKeepsWhatItLooksAtAndTakingItAnewKeepsWhatItSays) {
  project_.apply(SetUser{"A. Said"});
  const auto number = capture();
  const auto look = scene(number).look;
  project_.apply(ChangeScene{number, SceneKind::map, "June", "Who held it", "Slowly.\nAsk Ali.",
                             curation::Quote{"took the mill", "Northwire", "", {}, ""}});
  EXPECT_EQ(scene(number).caption, "Who held it");
  EXPECT_EQ(scene(number).notes, "Slowly.\nAsk Ali.");
  EXPECT_EQ(scene(number).look, look);
  EXPECT_EQ(project_.undo_name(), "edit scene 1");
  EXPECT_EQ(project_.ledger().done().back().author, "A. Said");
  const auto steps = project_.ledger().done().size();
  const Scene same = scene(number);
  project_.apply(ChangeScene{number, same.kind, same.title, same.caption, same.notes, same.quote});
  EXPECT_EQ(project_.ledger().done().size(), steps) << "nothing has changed";
  project_.apply(SetPlayhead{noon("2014-06-13")});
  project_.apply(RetakeScene{number});
  EXPECT_EQ(scene(number).look->playhead, noon("2014-06-13"));
  EXPECT_EQ(scene(number).caption, "Who held it");
  project_.apply(Undo{});
  EXPECT_EQ(scene(number), same);
}

TEST_F(Briefing, ATitleThatBecomesAMapLooksAtWhatIsLookedAt) {
  project_.apply(AddScene{SceneKind::title});
  const auto number = project_.scene();
  EXPECT_FALSE(scene(number).look);
  project_.apply(ChangeScene{number, SceneKind::map, "June", "", "", {}});
  EXPECT_TRUE(scene(number).look);
}

TEST_F(Briefing, ASceneTakenOutIsNamedAndComesBack) {
  const auto a = capture();
  const auto b = capture();
  const auto c = capture();
  project_.apply(ShowScene{b});
  project_.apply(TakeBack{b});
  EXPECT_THAT(order(), ElementsAre(a, c));
  EXPECT_THAT(project_.undo_name(), HasSubstr("remove scene 2: "));
  project_.apply(StepScene{1});
  EXPECT_EQ(project_.scene(), c) << "the briefing goes on where it was";
  project_.apply(Undo{});
  EXPECT_THAT(order(), ElementsAre(a, b, c));
  while (!project_.undo_name().empty()) project_.apply(Undo{});
  EXPECT_THAT(order(), IsEmpty());
  EXPECT_EQ(project_.scene(), 0U);
}

TEST_F(Briefing, AMapOfAnotherSizeShowsTheSameGround) {
  const auto number = capture();
  const double zoom = project_.camera().zoom;
  project_.apply(SetMapSize{{1600, 1000}});
  project_.apply(ShowScene{number});
  land();
  EXPECT_NEAR(project_.camera().zoom, zoom + 1, 1e-9);
  project_.apply(SetMapSize{{400, 1000}});
  project_.apply(ShowScene{number});
  land();
  EXPECT_NEAR(project_.camera().zoom, zoom - 1, 1e-9) << "nothing of it is cut off";
}

TEST_F(Briefing, APanelThatOpensWithAScenesSelectionCutsNothingOff) {
  const auto number = capture();
  const Camera camera = project_.camera();
  project_.apply(ShowScene{number});
  project_.apply(SetMapSize{{400, 500}});
  land();
  EXPECT_NEAR(project_.camera().zoom, camera.zoom - 1, 1e-9);
  EXPECT_NEAR(project_.camera().centre.x, camera.centre.x, 1e-8);
  project_.apply(SetMapSize{{800, 500}});
  EXPECT_NEAR(project_.camera().zoom, camera.zoom - 1, 1e-9) << "who looks around is left alone";
}

TEST_F(Briefing, AScenePlaysOnIfItWasCapturedPlaying) {
  project_.apply(GoFirst{});
  project_.apply(ChangeSpeed{20});
  project_.apply(ChangeSpeed{-2});
  const auto speed = project_.clock().speed().minutes_a_second;
  project_.apply(Play{1});
  const auto number = capture();
  project_.apply(Play{0});
  project_.apply(ChangeSpeed{-3});
  project_.apply(ShowScene{number});
  EXPECT_EQ(project_.clock().direction(), 1);
  EXPECT_EQ(project_.clock().speed().minutes_a_second, speed);
}

TEST_F(Briefing, WhatASceneHighlightsIsFoundAgainWhereTheStoryIsReadAnew) {
  project_.apply(SelectEvents{{"mosul"}});
  const auto number = capture();
  // The same words, read by a later program that gives its events other ids.
  auto anew = std::make_shared<event::Document>(*june());
  anew->events[0].id = "otherwise";
  anew->events.erase(anew->events.begin() + 1);
  project_.apply(StoryRead{anew});
  project_.apply(ClearSelection{});
  project_.apply(ShowScene{number});
  EXPECT_THAT(project_.selected(), ElementsAre("otherwise"));
  EXPECT_EQ(project_.said(), "");
}

TEST_F(Briefing, WhatIsNoLongerToldIsSaidAndKept) {
  project_.apply(SelectEvents{{"mosul"}});
  const auto number = capture();
  project_.apply(CloseStory{0});
  project_.apply(ShowScene{number});
  EXPECT_THAT(project_.selected(), IsEmpty());
  EXPECT_EQ(project_.said(), "An event that this scene highlights is no longer told");
  project_.apply(Undo{});
  project_.apply(ShowScene{number});
  EXPECT_THAT(project_.selected(), ElementsAre("mosul"));
}

TEST_F(Briefing, AnotherProjectBeginsWithItsOwnScenes) {
  capture();
  project_.open(std::make_unique<MemoryArchive>());
  EXPECT_THAT(order(), IsEmpty());
  EXPECT_EQ(project_.scene(), 0U);
}

TEST_F(Briefing, ViewsAreKeptAndShownAsBefore) {
  project_.apply(SetPlayhead{noon("2014-06-12")});
  const Camera camera = project_.camera();
  project_.apply(SaveView{"June"});
  project_.apply(GoFirst{});
  project_.apply(ZoomCamera{0, 0, 2});
  project_.apply(ShowView{project_.ledger().records().back().number});
  land();
  EXPECT_EQ(project_.playhead(), noon("2014-06-12"));
  EXPECT_NEAR(project_.camera().zoom, camera.zoom, 1e-9);
}

TEST_F(Briefing, ScenesAreAddedBehindTheLastInOneStepWhateverRoomThereIs) {
  const auto own = capture();
  project_.apply(AddScenes{});
  EXPECT_THAT(order(), ElementsAre(own)) << "of none no step is made";
  std::vector<Scene> drafted(3);
  drafted[0].kind = SceneKind::title;
  drafted[0].title = "One";
  drafted[1].kind = drafted[2].kind = SceneKind::section;
  drafted[1].title = "Two";
  drafted[2].title = "Three";
  const std::size_t steps = project_.ledger().done().size();
  project_.apply(AddScenes{drafted});
  EXPECT_EQ(project_.ledger().done().size(), steps + 1);
  std::vector<std::string> titles;
  for (const auto& s : project_.briefing()) titles.push_back(s.scene->title);
  EXPECT_THAT(titles, ElementsAre("", "One", "Two", "Three"));
  EXPECT_EQ(project_.scene(), order()[1]);
  EXPECT_EQ(project_.said(), "3 scenes drafted");
  EXPECT_EQ(project_.undo_name(), "draft 3 scenes");
  project_.apply(Undo{});
  EXPECT_THAT(order(), ElementsAre(own));
}

TEST_F(Briefing, MendedScenesStayWhereTheyAreAndTheOneShownIsShownAnew) {
  const auto a = capture();
  project_.apply(SetPlayhead{noon("2014-06-12")});
  const auto b = capture();
  Scene mended = scene(b);
  mended.caption = "Better";
  mended.order = 99;
  mended.look->playhead = noon("2014-06-14");
  const std::size_t steps = project_.ledger().done().size();
  project_.apply(MendScenes{{{b, mended}, {a, scene(a)}, {4711, mended}}});
  EXPECT_EQ(project_.ledger().done().size(), steps + 1);
  EXPECT_EQ(project_.undo_name(), "put scene 2 right");
  EXPECT_THAT(order(), ElementsAre(a, b));
  EXPECT_EQ(scene(b).caption, "Better");
  EXPECT_EQ(project_.playhead(), noon("2014-06-14"));
  project_.apply(MendScenes{{{b, scene(b)}}});
  EXPECT_EQ(project_.ledger().done().size(), steps + 1) << "nothing was wrong";
  project_.apply(Undo{});
  EXPECT_NE(scene(b).caption, "Better");
}

TEST_F(Briefing, WhatIsSelectedCanLeaveMapAndTimeAsTheyAre) {
  project_.apply(SetPlayhead{noon("2014-06-11")});
  project_.apply(GoToPlace{*geo::LngLat::from_degrees(100, 10), 5, "Far"});
  land();
  const Camera camera = project_.camera();
  project_.apply(SelectEvents{{"embassy"}, false, {}, true});
  EXPECT_FALSE(project_.moving());
  EXPECT_EQ(project_.camera(), camera);
  EXPECT_EQ(project_.playhead(), noon("2014-06-11"));
  EXPECT_THAT(project_.selected(), ElementsAre("embassy"));
  project_.apply(SelectEvents{{"embassy"}});
  EXPECT_TRUE(project_.moving());
}

}  // namespace
}  // namespace dateline::project
