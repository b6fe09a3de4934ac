#include "project/project.hpp"

#include <gmock/gmock.h>

#include "support/documents.hpp"

namespace dateline::project {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using tests::event_on;

time::Minute end_of(const char* iso) { return time::Minute::end_of(*time::parse_iso_date(iso)); }
time::Minute start_of(const char* iso) {
  return time::Minute::start_of(*time::parse_iso_date(iso));
}

std::shared_ptr<const event::Document> story(const std::string& text,
                                             std::vector<event::Event> events) {
  return tests::document_with(std::move(events), text);
}

std::shared_ptr<const event::Document> june() {
  event::Event mosul = event_on("mosul", "2014-06-10", "2014-06-10");
  mosul.place = event::EventPlace{};
  mosul.place->name = "Mosul";
  mosul.place->at = *geo::LngLat::from_degrees(43.13, 36.34);
  event::Event kirkuk =
      event_on("kirkuk", "2014-06-12", "2014-06-12", event::EventType::withdrawal);
  event::Event embassy =
      event_on("embassy", "2014-06-15", "2014-06-15", event::EventType::evacuation);
  embassy.place = event::EventPlace{};
  embassy.place->at = *geo::LngLat::from_degrees(44.4, 33.3);
  return story("Rebels took the mill in June.", {mosul, kirkuk, embassy});
}

Project opened() {
  Project project;
  project.apply(SetMapSize{{800, 500}});
  project.apply(StoryRead{june()});
  return project;
}

TEST(Project, ShowsAStoryWholeWhenItIsOpened) {
  const Project project = opened();
  EXPECT_EQ(project.counts().all, 3U);
  EXPECT_EQ(project.counts().shown, 3U);
  EXPECT_EQ(project.counts().unplaced, 1U);
  EXPECT_EQ(project.window().from, start_of("2014-06-10"));
  EXPECT_EQ(project.playhead(), project.window().to);
  EXPECT_TRUE(shows(project.camera(), project.map_size(), geo::to_world(43.13, 36.34), 20));
  EXPECT_TRUE(shows(project.camera(), project.map_size(), geo::to_world(44.4, 33.3), 20));
}

/// Ids of the events that are shown.
std::vector<std::string> shown(const Project& project) {
  std::vector<std::string> out;
  for (const store::Row row : project.shown()) out.push_back(project.snapshot().event(row).id);
  return out;
}

TEST(Project, ShowsOnlyWhatIsInViewAsTheMapMoves) {
  Project project = opened();
  project.apply(ShowOnlyInView{});
  EXPECT_THAT(shown(project), ElementsAre("mosul", "kirkuk", "embassy"));
  project.apply(GoToPlace{*geo::LngLat::from_degrees(43.13, 36.34), 5, "Mosul"});
  while (project.moving()) project.tick(1);
  EXPECT_THAT(shown(project), ElementsAre("mosul", "kirkuk")) << "Kirkuk has no place here";
  const auto before = project.shown_revision();
  project.apply(PanCamera{3, 3});
  EXPECT_EQ(project.shown_revision(), before) << "nothing came or went";
  project.apply(FitAll{});
  while (project.moving()) project.tick(1);
  EXPECT_EQ(shown(project).size(), 3U);
  project.apply(ResetFilter{});
  EXPECT_TRUE(project.filter().all());
}

TEST(Project, ShowsOnlyWhatWasSelectedUntilThatIsSwitchedOff) {
  Project project = opened();
  project.apply(SelectEvents{{"mosul", "embassy"}});
  project.apply(ShowOnlySelected{});
  EXPECT_THAT(shown(project), ElementsAre("mosul", "embassy"));
  project.apply(ClearSelection{});
  EXPECT_THAT(shown(project), ElementsAre("mosul", "embassy"));
  project.apply(ShowOnlySelected{false});
  EXPECT_EQ(shown(project).size(), 3U);
}

TEST(Project, AViewKeepsItsFiltersAndWhatIsInViewGoesByItsMap) {
  Project project = opened();
  project.apply(GoToPlace{*geo::LngLat::from_degrees(43.13, 36.34), 5, "Mosul"});
  while (project.moving()) project.tick(1);
  project.apply(ShowOnlyInView{});
  project.apply(SaveView{"north"});
  project.apply(ResetFilter{});
  project.apply(FitAll{});
  while (project.moving()) project.tick(1);
  for (const auto& e : project.ledger().records()) {
    if (std::holds_alternative<curation::SavedView>(*e.record)) {
      project.apply(ShowView{e.number});
      break;
    }
  }
  while (project.moving()) project.tick(1);
  EXPECT_TRUE(project.filter().in_view);
  EXPECT_THAT(shown(project), ElementsAre("mosul", "kirkuk"));
}

TEST(Project, TakesInWhatFollowsFromItsStoriesAndKeepsWhatIsLookedAt) {
  Project project = opened();
  project.apply(SelectEvents{{"kirkuk"}});
  const auto before = project.playhead();
  const auto camera = project.camera();
  const auto asked = project.take_unconcluded();
  ASSERT_NE(asked, nullptr);
  EXPECT_EQ(project.take_unconcluded(), nullptr) << "asked once";
  project.apply(Concluded{std::make_shared<const store::Snapshot>(asked->concluded())});
  ASSERT_NE(project.snapshot().conclusions(), nullptr);
  EXPECT_THAT(project.selected(), ElementsAre("kirkuk"));
  EXPECT_EQ(project.playhead(), before);
  EXPECT_EQ(project.camera(), camera);
  EXPECT_EQ(project.undo_name(), opened().undo_name()) << "it is no step to undo";
  EXPECT_EQ(project.take_unconcluded(), nullptr);
}

TEST(Project, IgnoresWhatFollowsFromStoriesThatAreNoLongerThese) {
  Project project = opened();
  const auto asked = project.take_unconcluded();
  project.apply(CloseStory{0});
  project.apply(Concluded{std::make_shared<const store::Snapshot>(asked->concluded())});
  EXPECT_EQ(project.snapshot().documents().size(), 0U);
  project.apply(Undo{});
  EXPECT_NE(project.take_unconcluded(), nullptr) << "it is asked for again";
}

TEST(Project, StepsFromEventToEventAndStopsAtTheEnds) {
  Project project = opened();
  project.apply(GoFirst{});
  EXPECT_EQ(project.playhead(), start_of("2014-06-10"));
  std::vector<std::string> seen;
  for (int i = 0; i < 4; ++i) {
    project.apply(StepEvent{1});
    seen.push_back(project.selected().front());
  }
  EXPECT_THAT(seen, ElementsAre("mosul", "kirkuk", "embassy", "embassy"));
  EXPECT_EQ(project.playhead(), end_of("2014-06-15"));
  project.apply(StepEvent{-1});
  EXPECT_THAT(project.selected(), ElementsAre("kirkuk"));
  EXPECT_EQ(project.playhead(), end_of("2014-06-12"));
  project.apply(StepEvent{-1});
  project.apply(StepEvent{-1});
  EXPECT_THAT(project.selected(), ElementsAre("mosul"));
}

TEST(Project, StepsThroughEventsOfOneTimeOneByOne) {
  Project project;
  project.apply(
      StoryRead{story("Three at once on one day.", {event_on("a", "2014-06-15", "2014-06-15"),
                                                    event_on("b", "2014-06-15", "2014-06-15"),
                                                    event_on("c", "2014-06-15", "2014-06-15")})});
  project.apply(GoFirst{});
  std::vector<std::string> seen;
  for (int i = 0; i < 3; ++i) {
    project.apply(StepEvent{1});
    seen.push_back(project.selected().front());
  }
  EXPECT_THAT(seen, ElementsAre("a", "b", "c"));
}

TEST(Project, StepsByDaysToTheirBorders) {
  Project project = opened();
  project.apply(SetPlayhead{start_of("2014-06-12") + 600});
  project.apply(StepDay{1});
  EXPECT_EQ(project.playhead(), start_of("2014-06-13"));
  project.apply(StepDay{-1});
  EXPECT_EQ(project.playhead(), start_of("2014-06-12"));
  project.apply(SetPlayhead{start_of("2014-06-12") + 600});
  project.apply(StepDay{-1});
  EXPECT_EQ(project.playhead(), start_of("2014-06-12"));
}

TEST(Project, PlaysFromTheBeginningWhenItStandsAtTheEndAndStopsThere) {
  Project project = opened();
  project.apply(PlayPause{});
  EXPECT_EQ(project.playhead(), project.window().from);
  EXPECT_TRUE(project.moving());
  project.tick(1);
  EXPECT_GT(project.playhead(), project.window().from);
  project.tick(1000);
  EXPECT_EQ(project.playhead(), project.ends().to);
  EXPECT_FALSE(project.moving());
}

TEST(Project, KeepsThePlayheadWhenTheMapChangesItsSize) {
  Project project = opened();
  project.apply(GoFirst{});
  project.apply(StepEvent{1});
  project.apply(SetMapSize{{500, 500}});  // as when the inspector opens
  EXPECT_EQ(project.playhead(), end_of("2014-06-10"));
  EXPECT_TRUE(shows(project.camera(), project.map_size(), geo::to_world(43.13, 36.34), 20));
}

TEST(Project, StopsPlayingWhenThePlayheadIsTaken) {
  Project project = opened();
  project.apply(Play{1});
  project.apply(SetPlayhead{start_of("2014-06-13")});
  EXPECT_EQ(project.clock().direction(), 0);
  EXPECT_EQ(project.playhead(), start_of("2014-06-13"));
}

TEST(Project, MovesThePlayheadToAnEventThatWasNotYetThere) {
  Project project = opened();
  project.apply(GoFirst{});
  project.apply(SelectEvents{{"embassy"}});
  EXPECT_EQ(project.playhead(), end_of("2014-06-15"));
  project.apply(SelectEvents{{"mosul"}});
  EXPECT_EQ(project.playhead(), end_of("2014-06-15"));  // it is shown there already
}

TEST(Project, LightsTheSentenceOfASelectedEventAndTheEventsOfASentence) {
  Project project = opened();
  project.apply(SelectEvents{{"kirkuk"}});
  ASSERT_TRUE(project.focus());
  EXPECT_EQ(*project.focus(), (SentenceRef{0, 0}));
  project.apply(ClearSelection{});
  EXPECT_FALSE(project.focus());
  project.apply(SelectSentence{0, 0});
  EXPECT_THAT(project.selected(), ElementsAre("mosul", "kirkuk", "embassy"));
}

TEST(Project, ShowsASentenceAndLeavesAllElseAsItIs) {
  Project project = opened();
  project.apply(SelectEvents{{"mosul"}});
  project.apply(GoFirst{});
  const time::Minute playhead = project.playhead();
  const auto shown = project.focus_revision();
  project.apply(ShowSentence{{0, 0}});
  EXPECT_EQ(project.document(), 0U);
  EXPECT_EQ(project.focus(), (SentenceRef{0, 0}));
  EXPECT_GT(project.focus_revision(), shown) << "also where it was shown before";
  EXPECT_THAT(project.selected(), ElementsAre("mosul"));
  EXPECT_EQ(project.playhead(), playhead);
  project.apply(ShowSentence{{7, 0}});
  EXPECT_EQ(project.document(), 0U) << "there is no such story";
}

TEST(Project, AddsToASelectionAndTakesOutWhatIsSelectedAlready) {
  Project project = opened();
  project.apply(SelectEvents{{"mosul"}});
  project.apply(SelectEvents{{"kirkuk"}, true});
  EXPECT_THAT(project.selected(), ElementsAre("mosul", "kirkuk"));
  project.apply(SelectEvents{{"mosul"}, true});
  EXPECT_THAT(project.selected(), ElementsAre("kirkuk"));
  project.apply(SelectEvents{{"nonsense"}});
  EXPECT_THAT(project.selected(), IsEmpty());
}

TEST(Project, KeepsTheSelectionWhenAnotherStoryIsOpened) {
  Project project = opened();
  project.apply(SelectEvents{{"kirkuk"}});
  project.apply(StoryRead{story("Older things.", {event_on("old", "2014-06-01", "2014-06-01")})});
  EXPECT_THAT(project.selected(), ElementsAre("kirkuk"));
  ASSERT_TRUE(project.primary());
  EXPECT_EQ(project.snapshot().event(*project.primary()).id, "kirkuk");
  EXPECT_EQ(project.counts().all, 4U);
}

TEST(Project, OpensTheSameStoryOnce) {
  Project project = opened();
  project.apply(StoryRead{june()});
  EXPECT_EQ(project.snapshot().documents().size(), 1U);
  EXPECT_EQ(project.counts().all, 3U);
}

TEST(Project, TakesBackOpeningAndClosingByName) {
  Project project = opened();
  project.apply(CloseStory{0});
  EXPECT_EQ(project.counts().all, 0U);
  EXPECT_EQ(project.current(), nullptr);
  EXPECT_THAT(project.undo_name(), testing::StartsWith("close "));
  project.apply(Undo{});
  EXPECT_EQ(project.counts().all, 3U);
  EXPECT_THAT(project.undo_name(), testing::StartsWith("open "));
  project.apply(Undo{});
  EXPECT_EQ(project.counts().all, 0U);
  EXPECT_EQ(project.undo_name(), "");
  project.apply(Undo{});
  project.apply(Redo{});
  project.apply(Redo{});
  EXPECT_EQ(project.counts().all, 0U);
  EXPECT_EQ(project.redo_name(), "");
}

TEST(Project, CountsWhatTheFilterHides) {
  Project project = opened();
  store::Filter filter;
  filter.types.reset(static_cast<std::size_t>(event::EventType::withdrawal));
  project.apply(SetFilter{filter});
  EXPECT_EQ(project.counts().shown, 2U);
  EXPECT_EQ(project.counts().all, 3U);
  project.apply(SetRange{TimeRange{start_of("2014-06-14"), end_of("2014-06-16")}});
  EXPECT_EQ(project.counts().shown, 1U);
  EXPECT_EQ(project.ends().from, start_of("2014-06-14"));
  project.apply(ResetFilter{});
  EXPECT_EQ(project.counts().shown, 3U);
}

TEST(Project, AsksForTheDateOfAStoryThatHasNone) {
  event::Event e = event_on("a", "1970-01-01", "1970-01-01");
  e.relative = true;
  auto document = std::make_shared<event::Document>(*story("No date here.", {e}));
  document->date.reset();
  document->date_from = event::DateFrom::none;
  Project project;
  project.apply(StoryRead{document});
  EXPECT_EQ(project.asks_date_of(), document->story.id);
  EXPECT_EQ(project.counts().undated, 0U) << "it stands on an axis that counts from the story";
  EXPECT_EQ(project.playhead(), time::Minute::end_of(time::Days{}));
  project.apply(SetPlayhead{time::Minute(-60)});
  project.apply(StepEvent{1});
  EXPECT_THAT(project.selected(), ElementsAre("a"));
  project.apply(SetStoryDate{document->story.id, *time::parse_iso_date("2014-06-16")});
  EXPECT_EQ(project.asks_date_of(), "");
  const auto requests = project.take_requests();
  ASSERT_EQ(requests.size(), 1U);
  EXPECT_EQ(time::to_iso_date(*requests.front().date), "2014-06-16");
  ASSERT_TRUE(requests.front().again);
  EXPECT_EQ(requests.front().again->id, document->story.id);
  EXPECT_THAT(project.take_requests(), IsEmpty());
}

TEST(Project, KeepsWhatIsOpenWhenAStoryCannotBeRead) {
  Project project = opened();
  project.apply(
      ShowError{{base::ErrorCode::not_found, "There is no such file", "nowhere.txt", ""}});
  EXPECT_TRUE(project.error());
  EXPECT_EQ(project.counts().all, 3U);
  project.apply(DismissError{});
  EXPECT_FALSE(project.error());
}

TEST(Project, RemembersTheStoriesOpenedTheLastOneFirst) {
  Project project;
  for (const char* name : {"a.txt", "b.txt", "a.txt"}) {
    auto document = std::make_shared<event::Document>(*story(name, {}));
    document->story.path = name;
    project.apply(StoryRead{document});
  }
  EXPECT_THAT(project.settings().recent, ElementsAre("a.txt", "b.txt"));
}

TEST(Project, GoesToATypedDayAtItsEnd) {
  Project project = opened();
  project.apply(GoTo{time::Bounds::of(*time::parse_iso_date("2014-06-12"))});
  EXPECT_EQ(project.playhead(), end_of("2014-06-12"));
  project.apply(GoTo{time::Bounds::of(*time::parse_iso_date("2003-03-20"))});
  EXPECT_TRUE(project.window().contains(end_of("2003-03-20")));
}

TEST(Project, FliesToAPlaceAndPinsItUntilItIsUnselected) {
  Project project = opened();
  const geo::LngLat paris = *geo::LngLat::from_degrees(2.35, 48.86);
  project.apply(GoToPlace{paris, 0.01, "Paris"});
  ASSERT_TRUE(project.pin());
  EXPECT_EQ(project.pin()->label, "Paris");
  EXPECT_EQ(project.pin()->at, paris);
  EXPECT_TRUE(project.moving());
  project.tick(2);
  EXPECT_NEAR(project.camera().centre.x, geo::to_world(paris).x, 1e-9);
  EXPECT_NEAR(project.camera().centre.y, geo::to_world(paris).y, 1e-9);
  EXPECT_NEAR(project.camera().zoom, 9, 1e-9);
  project.apply(ClearSelection{});
  EXPECT_FALSE(project.pin());
}

TEST(Project, ShowsAllOfALargePlaceThatItGoesTo) {
  Project project = opened();
  project.apply(GoToPlace{*geo::LngLat::from_degrees(44, 33), 500, "Iraq"});
  project.tick(2);
  EXPECT_TRUE(shows(project.camera(), project.map_size(), geo::to_world(44, 37), 20));
  EXPECT_TRUE(shows(project.camera(), project.map_size(), geo::to_world(44, 29), 20));
  // At the edge of the world there is nothing to be centred.
  project.apply(GoToPlace{*geo::LngLat::from_degrees(180, 90), 0, "the pole"});
  project.tick(2);
  EXPECT_LE(project.camera().centre.x, 1);
  EXPECT_GE(project.camera().centre.y, 0);
}

TEST(Project, ReadsCoordinatesOutInTheNotationChosen) {
  Project project;
  EXPECT_EQ(project.settings().notation, geo::Notation::decimal);
  project.apply(SetNotation{geo::Notation::mgrs});
  EXPECT_EQ(project.settings().notation, geo::Notation::mgrs);
}

TEST(Project, GoesOverToTheConicInAWhileAndAtOnceUnderTheHand) {
  Project project = opened();
  project.apply(GoToPlace{*geo::LngLat::from_degrees(44, 33), 500, "Iraq"});
  project.tick(2);
  const Camera before = project.camera();
  project.apply(SetProjection{Projection::conic});
  EXPECT_EQ(project.camera(), before) << "it does not jump";
  ASSERT_TRUE(project.moving());
  project.tick(0.2);
  EXPECT_GT(project.camera().conic, 0.1);
  EXPECT_LT(project.camera().conic, 0.9);
  EXPECT_EQ(project.camera().centre, before.centre);
  EXPECT_EQ(project.camera().zoom, before.zoom);
  project.apply(PanCamera{});
  EXPECT_FALSE(project.moving());
  EXPECT_EQ(project.camera().conic, 1);
  project.apply(FitAll{});
  project.tick(2);
  EXPECT_EQ(project.camera().conic, 1) << "wherever the map goes";
  project.apply(SetProjection{Projection::mercator});
  project.tick(2);
  EXPECT_EQ(project.camera().conic, 0);
}

TEST(Project, AFlightUnderWayEndsWhereItLedToInTheOtherProjection) {
  Project project = opened();
  project.apply(GoToPlace{*geo::LngLat::from_degrees(44, 33), 500, "Iraq"});
  project.tick(2);
  const Camera there = project.camera();
  project.apply(GoToPlace{*geo::LngLat::from_degrees(41, 36), 100, "Hasakah"});
  project.tick(2);
  project.apply(GoToPlace{*geo::LngLat::from_degrees(44, 33), 500, "Iraq"});
  project.tick(0.1);
  project.apply(SetProjection{Projection::conic});
  project.tick(2);
  EXPECT_NEAR(project.camera().centre.x, there.centre.x, 1e-9);
  EXPECT_EQ(project.camera().conic, 1);
}

TEST(Project, FliesToWhatIsSelectedOffTheMap) {
  Project project = opened();
  project.apply(SelectEvents{{"mosul"}});
  EXPECT_FALSE(project.moving());
  project.apply(PanCamera{{5000, 0}});
  project.apply(SelectEvents{{"embassy"}});
  EXPECT_TRUE(project.moving());
  project.tick(0.1);
  project.tick(2);
  EXPECT_FALSE(project.moving());
  EXPECT_TRUE(shows(project.camera(), project.map_size(), geo::to_world(44.4, 33.3), 24));
}

}  // namespace
}  // namespace dateline::project
