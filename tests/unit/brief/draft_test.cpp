// A briefing begun from the events: which are turns, what their scenes look at and say.

#include "brief/draft.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "brief/event_caption.hpp"
#include "brief/honest_check.hpp"
#include "brief/sight.hpp"
#include "brief/turning_points.hpp"
#include "briefing_world.hpp"

namespace dateline::brief {
namespace {

using curation::SceneKind;
using event::EventType;
using event::Status;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

std::vector<std::string> turns(const project::Project& project) {
  std::vector<std::string> out;
  for (const TurningPoint& turn : turning_points(project)) {
    out.push_back(project.snapshot().event(turn.row).id);
  }
  return out;
}

TEST(TurningPoints, AreInOrderOfTimeAndLeaveOutWhatDidNotHappenOrHasNoPlaceOrTime) {
  BriefingWorld world;
  event::Event planned = happening("planned", EventType::capture, "b", kBaiji, "2014-06-13");
  planned.status = Status::planned;
  event::Event denied = happening("denied", EventType::capture, "c", kBaiji, "2014-06-14");
  denied.status = Status::denied;
  event::Event nowhere = happening("nowhere", EventType::capture, "d", kBaiji, "2014-06-12");
  nowhere.place.reset();
  event::Event never = happening("never", EventType::capture, "e", kBaiji, "2014-06-12");
  never.bounds = never.start = never.end = {};
  never.timed = false;
  world.tell(story_by(
      "Northwire", "2014-06-16",
      {happening("late", EventType::capture, "rebels", kTikrit, "2014-06-15"),
       happening("early", EventType::capture, "rebels", kMosul, "2014-06-10"), planned, denied,
       nowhere, never, happening("said", EventType::statement, "f", kBaiji, "2014-06-11")}));
  EXPECT_THAT(turns(world.project), ElementsAre("early", "late"));
}

TEST(TurningPoints, OfOnePlaceAndDayTheWeightiestStandsForAllButLostAndWonBackAreTwo) {
  BriefingWorld world;
  event::Event clash = happening("clash", EventType::clash, "army", kTikrit, "2014-06-11");
  world.tell(
      story_by("Northwire", "2014-06-16",
               {clash, happening("taken", EventType::capture, "rebels", kTikrit, "2014-06-11"),
                happening("shelled", EventType::shelling, "army", kTikrit, "2014-06-11"),
                happening("retaken", EventType::capture, "army", kTikrit, "2014-06-12")}));
  EXPECT_THAT(turns(world.project), ElementsAre("taken", "retaken"));
}

TEST(TurningPoints, PutTheDeadliestBeforeTheRestAndNeverTakeMoreThanTheMost) {
  BriefingWorld world;
  std::vector<event::Event> events;
  std::vector<std::string> ids;
  for (int i = 0; i < 40; ++i) ids.push_back("clash-" + std::to_string(i));
  const std::vector<std::string> days = {"2014-06-01", "2014-06-03", "2014-06-05", "2014-06-07"};
  for (int i = 0; i < 40; ++i) {
    const Spot at{ids[static_cast<std::size_t>(i)].c_str(), 40 + 0.3 * (i % 10),
                  33 + 0.4 * (i / 10)};
    events.push_back(happening(at.name, EventType::clash, at.name, at,
                               days[static_cast<std::size_t>(i) % 4].c_str()));
  }
  event::Amount dead;
  dead.of = "killed";
  dead.at_least = 60;
  events[7].numbers.push_back(dead);
  world.tell(story_by("Northwire", "2014-06-16", events));
  const auto found = turns(world.project);
  EXPECT_THAT(found, SizeIs(kFewestTurns))
      << "none but the one is weighty: as many as fill a draft";
  EXPECT_THAT(found, testing::Contains("clash-7"));
  for (event::Event& e : events) e.type = EventType::capture;
  BriefingWorld busy;
  busy.tell(story_by("Northwire", "2014-06-16", events));
  EXPECT_THAT(turns(busy.project), SizeIs(kMostTurns));
}

TEST(TurningPoints, WhatEndsALongQuietAndWhatMostTellCountMore) {
  const auto weight_of = [](const project::Project& project, const char* id) {
    for (const TurningPoint& turn : turning_points(project)) {
      if (project.snapshot().event(turn.row).id == id) return turn.weight;
    }
    return -1.0;
  };
  const auto clashes = [](const char* last) {
    return std::vector<event::Event>{happening("a", EventType::clash, "a", kTikrit, "2014-06-01"),
                                     happening("b", EventType::clash, "b", kBaiji, "2014-06-02"),
                                     happening("c", EventType::clash, "c", kMosul, last)};
  };
  BriefingWorld steady;
  steady.tell(story_by("Northwire", "2014-06-30", clashes("2014-06-03")));
  BriefingWorld quiet;
  quiet.tell(story_by("Northwire", "2014-06-30", clashes("2014-06-25")));
  EXPECT_GT(weight_of(quiet.project, "c"), weight_of(steady.project, "c"));
  BriefingWorld retold;
  retold.tell(story_by("Northwire", "2014-06-30", clashes("2014-06-03")));
  event::Event again = happening("again", EventType::clash, "c", kMosul, "2014-06-03");
  retold.tell(story_by("Daily Post", "2014-06-30", {again}));
  EXPECT_GT(weight_of(retold.project, "c"), weight_of(steady.project, "c"));
}

class Draft : public testing::Test {
 protected:
  Draft() {
    world_.tell(
        story_by("Northwire", "2014-06-16",
                 {happening("mosul", EventType::capture, "rebels", kMosul, "2014-06-10"),
                  happening("tikrit", EventType::capture, "rebels", kTikrit, "2014-06-11"),
                  happening("baiji", EventType::shelling, "army", kBaiji, "2014-06-11"),
                  happening("basra", EventType::protest, "workers", kBasra, "2014-06-14")}));
  }
  BriefingWorld world_;
};

TEST_F(Draft, IsATitleAndASceneForEachTurnThatLooksAtItAndSaysHowSureItIs) {
  const auto scenes = draft_of(world_.project);
  ASSERT_THAT(scenes, SizeIs(5));
  EXPECT_EQ(scenes[0].kind, SceneKind::title);
  EXPECT_THAT(scenes[0].caption, HasSubstr("10 June 2014 to 14 June 2014"));
  EXPECT_THAT(scenes[0].caption, HasSubstr("Northwire"));
  const curation::Scene& tikrit =
      scenes[2].caption.find("Tikrit") != std::string::npos ? scenes[2] : scenes[3];
  EXPECT_EQ(tikrit.caption, "Rebels captured Tikrit on 11 June 2014. One source only: Northwire.");
  ASSERT_TRUE(tikrit.look);
  EXPECT_EQ(tikrit.look->playhead, time::Minute::end_of(*time::parse_iso_date("2014-06-11")));
  ASSERT_THAT(tikrit.look->selected, SizeIs(1));
  EXPECT_EQ(tikrit.look->selected[0].event, "tikrit");
  ASSERT_TRUE(tikrit.quote);
  EXPECT_EQ(tikrit.quote->source, "Northwire, 16 June 2014");
  EXPECT_THAT(tikrit.notes, HasSubstr("who holds Tikrit"));
  for (std::size_t i = 2; i < scenes.size(); ++i) {
    EXPECT_LE(*scenes[i - 1].look->playhead, *scenes[i].look->playhead);
  }
}

TEST_F(Draft, FramesTheEventAndWhatWasNewsAroundItAndNotTheFarAway) {
  world_.project.apply(project::AddScenes{draft_of(world_.project)});
  bool found = false;
  for (std::size_t i = 0; i < world_.project.briefing().size(); ++i) {
    const auto sight = sight_of(world_.project, i);
    if (!sight || sight->look->selected[0].event != "tikrit") continue;
    found = true;
    const auto frames = [&](const char* id) {
      return sight->frames(*world_.project.snapshot().find(id));
    };
    EXPECT_TRUE(frames("tikrit"));
    EXPECT_TRUE(frames("baiji")) << "of the same day";
    EXPECT_FALSE(frames("basra"));
    const auto row = *world_.project.snapshot().find("tikrit");
    EXPECT_TRUE(project::shows(sight->camera, sight->size,
                               geo::to_world(world_.project.snapshot().event(row).place->at), 90))
        << "with room for names";
  }
  EXPECT_TRUE(found);
}

TEST_F(Draft, IsOneStepBehindTheScenesThatAreThereAndUndoneAsOne) {
  world_.project.apply(project::AddScene{SceneKind::section});
  const auto before = world_.project.briefing().size();
  const auto own = world_.project.briefing()[0].number;
  const auto drafted = draft_of(world_.project);
  world_.project.apply(project::AddScenes{drafted});
  ASSERT_EQ(world_.project.briefing().size(), before + drafted.size());
  EXPECT_EQ(world_.project.briefing()[0].number, own) << "nothing is written over";
  for (std::size_t i = 0; i < drafted.size(); ++i) {
    EXPECT_EQ(world_.scene(before + i).caption, drafted[i].caption);
  }
  EXPECT_EQ(world_.project.scene(), world_.project.briefing()[before].number);
  EXPECT_EQ(world_.project.undo_name(), "draft 5 scenes");
  world_.project.apply(project::Undo{});
  ASSERT_EQ(world_.project.briefing().size(), before);
  world_.project.apply(project::Redo{});
  EXPECT_EQ(world_.project.briefing().size(), before + drafted.size());
}

TEST_F(Draft, IsMadeOfWhatPassesTheFilterAndSaysSo) {
  store::Filter filter;
  filter.actor = "army";
  world_.project.apply(project::SetFilter{filter});
  const auto scenes = draft_of(world_.project);
  ASSERT_THAT(scenes, SizeIs(2));
  EXPECT_THAT(scenes[1].caption, HasSubstr("Shelling by army in Baiji"));
  EXPECT_EQ(scenes[1].look->filter, filter);
  EXPECT_THAT(scenes[0].notes, HasSubstr("Of 4 events the 1 that pass the filter"));
  filter.actor = "nobody";
  world_.project.apply(project::SetFilter{filter});
  EXPECT_THAT(draft_of(world_.project), IsEmpty());
}

TEST_F(Draft, IsHonestByItsOwnCheck) {
  world_.project.apply(project::AddScenes{draft_of(world_.project)});
  for (std::size_t i = 0; i < world_.project.briefing().size(); ++i) {
    for (const Finding& f : check_scene(world_.project, i)) {
      ADD_FAILURE() << "scene " << f.place << ": " << f.words;
    }
  }
}

TEST(DraftOfMuch, EndsWithTheLatestAndSaysWhatItsMapsCannotShow) {
  BriefingWorld world;
  std::vector<event::Event> events;
  const std::vector<std::string> ids = {"one", "two", "three", "four", "five", "six"};
  const std::vector<std::string> days = {"2014-06-01", "2014-06-02", "2014-06-03",
                                         "2014-06-04", "2014-06-05", "2014-06-06"};
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const Spot at{ids[i].c_str(), 40 + 0.9 * static_cast<double>(i), 34};
    events.push_back(
        happening(ids[i].c_str(), EventType::capture, ids[i].c_str(), at, days[i].c_str()));
  }
  // No turning point, but told of later days; and what no map shows.
  events.push_back(happening("aid", EventType::aid, "charity", kBaiji, "2014-06-20"));
  event::Event placeless = happening("talks", EventType::talks, "ministers", kBaiji, "2014-06-22");
  placeless.place.reset();
  event::Event nowhere = happening("arrest", EventType::arrest, "police", kBaiji, "2014-06-05");
  nowhere.place.reset();
  nowhere.bounds = nowhere.start = nowhere.end = {};
  nowhere.timed = false;
  event::Event planned = happening("planned", EventType::attack, "army", kTikrit, "2014-06-20");
  planned.status = Status::planned;
  events.push_back(placeless);
  events.push_back(nowhere);
  events.push_back(planned);
  world.tell(story_by("Northwire", "2014-06-23", events));
  const auto scenes = draft_of(world.project);
  ASSERT_THAT(scenes, SizeIs(ids.size() + 2)) << "a title, the turns, and the latest";
  EXPECT_THAT(scenes[0].caption, HasSubstr("1 June 2014 to 22 June 2014"));
  const curation::Scene& last = scenes.back();
  EXPECT_THAT(last.caption, AllOf(HasSubstr("Aid by charity in Baiji on 20 June 2014"),
                                  HasSubstr("Not on the map"), HasSubstr("arrest")));
  EXPECT_THAT(last.notes, HasSubstr("It is the latest that is told"));
  EXPECT_EQ(last.look->playhead->day(), *time::parse_iso_date("2014-06-22"));
  world.project.apply(project::AddScenes{scenes});
  for (std::size_t i = 0; i < world.project.briefing().size(); ++i) {
    for (const Finding& f : check_scene(world.project, i)) {
      ADD_FAILURE() << "scene " << f.place << ": " << f.words;
    }
  }
}

TEST(DraftOfMuch, WarnsTheSpeakerOfWhatTheFilterLeavesOut) {
  BriefingWorld world;
  world.tell(story_by("Northwire", "2014-06-16",
                      {happening("taken", EventType::capture, "rebels", kTikrit, "2014-06-11"),
                       happening("retaken", EventType::capture, "army", kTikrit, "2014-06-10")}));
  store::Filter filter;
  filter.actor = "rebels";
  world.project.apply(project::SetFilter{filter});
  const auto scenes = draft_of(world.project);
  ASSERT_THAT(scenes, SizeIs(2));
  EXPECT_EQ(scenes[1].look->filter, filter) << "it was chosen";
  EXPECT_THAT(scenes[1].notes, HasSubstr("Beware: What rebels took is shown"));
}

TEST(DraftOfMuch, SaysByWhenItWasKnownWhereNoLaterStoryCounts) {
  BriefingWorld world;
  world.tell(story_by("Northwire", "2014-06-12",
                      {happening("taken", EventType::capture, "rebels", kTikrit, "2014-06-11")}));
  world.tell(story_by("Daily Post", "2014-06-16",
                      {happening("more", EventType::capture, "rebels", kMosul, "2014-06-11")}));
  store::Filter filter;
  filter.known_by = *time::parse_iso_date("2014-06-13");
  world.project.apply(project::SetFilter{filter});
  conclude(world.project);
  const auto scenes = draft_of(world.project);
  ASSERT_THAT(scenes, SizeIs(2));
  EXPECT_THAT(scenes[1].caption, HasSubstr("As known by 13 June 2014."));
}

TEST(EventCaption, SaysClaimsCasualtiesAndUncertainDays) {
  BriefingWorld world;
  event::Event e = tests::event_on("a", "2014-06-08", "2014-06-14");
  e.actor = e.actor_id = "the rebels";
  e.place = happening("", EventType::capture, "", kTikrit, "2014-06-10").place;
  e.status = Status::reported;
  event::Amount dead;
  dead.of = "killed";
  dead.at_least = 10;
  e.numbers.push_back(dead);
  world.tell(story_by("Northwire", "2014-06-16", {e}));
  EXPECT_EQ(event_caption(world.project.snapshot(), 0),
            "The rebels captured Tikrit around 11 June 2014; at least 10 killed. Claimed, not "
            "confirmed; one source only: Northwire.");
  store::EventTimes month;
  month.whole =
      time::Bounds::of(*time::parse_iso_date("2014-06-01"), *time::parse_iso_date("2014-06-30"));
  EXPECT_EQ(when_words(month, false), "some time in June 2014");
  store::EventTimes went_on;
  went_on.whole =
      time::Bounds::of(*time::parse_iso_date("2014-06-11"), *time::parse_iso_date("2014-06-13"));
  went_on.start =
      time::Bounds::of(*time::parse_iso_date("2014-06-11"), *time::parse_iso_date("2014-06-11"));
  went_on.end =
      time::Bounds::of(*time::parse_iso_date("2014-06-13"), *time::parse_iso_date("2014-06-13"));
  EXPECT_EQ(when_words(went_on, false), "from 11 June 2014 to 13 June 2014");
  EXPECT_EQ(when_words({}, false), "");
}

TEST(EventCaption, CallsAStoryWithoutAPublisherByItsTitleAndCountsTheDeadOnce) {
  BriefingWorld world;
  event::Event e = happening("a", EventType::bombing, "", kTikrit, "2014-06-12");
  e.target = "12 people";
  event::Amount dead;
  dead.of = "killed";
  dead.at_least = dead.at_most = 12;
  e.numbers.push_back(dead);
  auto story = std::make_shared<event::Document>(*story_by("", "2014-06-16", {e}));
  story->story.title = "Market hit";
  world.tell(story);
  EXPECT_EQ(
      event_caption(world.project.snapshot(), 0),
      "Bombing in Tikrit on 12 June 2014; 12 killed. One source only: \u201CMarket hit\u201D.");
}

TEST(EventCaption, NamesNoPlaceTwiceAndSaysNothingWeakOfWhatTwoSourcesTell) {
  BriefingWorld world;
  event::Event e = happening("a", EventType::shelling, "troops", kBaiji, "2014-06-12");
  e.target = "Baiji";
  world.tell(story_by("Northwire", "2014-06-16", {e}));
  event::Event again = e;
  again.id = "b";
  world.tell(story_by("Daily Post", "2014-06-15", {again}));
  ASSERT_EQ(world.project.snapshot().occurrences(), 1U);
  EXPECT_EQ(event_caption(world.project.snapshot(), 0), "Troops shelled Baiji on 12 June 2014.");
}

}  // namespace
}  // namespace dateline::brief
