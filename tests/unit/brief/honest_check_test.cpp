// What scenes may tell wrongly: of each kind of finding a scene that has it, one that has it not,
// and the remedy that mends it.

#include "brief/honest_check.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "briefing_world.hpp"

namespace dateline::brief {
namespace {

using curation::SceneKind;
using event::EventType;
using event::Status;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::UnorderedElementsAre;

std::optional<Finding> found(const BriefingWorld& world, std::size_t at, FindingKind kind,
                             const Showing& how = {}) {
  for (Finding& finding : check_scene(world.project, at, how)) {
    if (finding.kind == kind) return std::move(finding);
  }
  return std::nullopt;
}

/// Does what the finding offers: then it is gone, as one step, and comes back when that is undone.
void expect_mended(BriefingWorld& world, std::size_t at, FindingKind kind,
                   const Showing& how = {}) {
  const auto finding = found(world, at, kind, how);
  ASSERT_TRUE(finding);
  ASSERT_TRUE(finding->remedy) << finding->words;
  EXPECT_FALSE(finding->cure.empty());
  const std::size_t steps = world.project.ledger().done().size();
  world.project.apply(finding->remedy->command);
  world.land();
  EXPECT_EQ(world.project.ledger().done().size(), steps + 1);
  const auto still = found(world, at, kind, how);
  EXPECT_FALSE(still) << still->words;
  world.project.apply(project::Undo{});
  EXPECT_TRUE(found(world, at, kind, how)) << "undone";
}

/// Two sources tell of a capture in Tikrit on the 11th, one of a clash in Baiji on the 12th.
class Check : public testing::Test {
 protected:
  Check() {
    world_.tell(story_by("Northwire", "2014-06-16",
                         {happening("tikrit", EventType::capture, "rebels", kTikrit, "2014-06-11"),
                          happening("baiji", EventType::clash, "army", kBaiji, "2014-06-12")}));
    world_.tell(
        story_by("Daily Post", "2014-06-15",
                 {happening("again", EventType::capture, "rebels", kTikrit, "2014-06-11")}));
  }
  BriefingWorld world_;
};

TEST_F(Check, OneSourceIsFoundOfWhatIsHighlightedUnlessTheCaptionSaysSo) {
  world_.project.apply(project::SelectEvents{{"tikrit"}});
  const std::size_t sure = world_.capture(kTikrit, 4, "2014-06-12");
  EXPECT_FALSE(found(world_, sure, FindingKind::one_source)) << "two independent sources";
  world_.project.apply(project::SelectEvents{{"baiji"}});
  const std::size_t weak = world_.capture(kTikrit, 4, "2014-06-12");
  world_.caption(weak, "Fighting in Baiji");
  const auto finding = found(world_, weak, FindingKind::one_source);
  ASSERT_TRUE(finding);
  EXPECT_EQ(finding->place, weak + 1);
  EXPECT_EQ(finding->scene, world_.project.briefing()[weak].number);
  EXPECT_THAT(finding->events, ElementsAre("baiji"));
  EXPECT_THAT(finding->words, HasSubstr("Northwire"));
  expect_mended(world_, weak, FindingKind::one_source);
  world_.caption(weak, "Fighting in Baiji, according to Northwire");
  EXPECT_FALSE(found(world_, weak, FindingKind::one_source));
}

TEST_F(Check, OneSourceIsSaidInAnyLanguageAndByTheNameOfTheSource) {
  world_.project.apply(project::SelectEvents{{"baiji"}});
  const std::size_t at = world_.capture(kTikrit, 4, "2014-06-12");
  for (const char* words :
       {"K\u00E4mpfe in Baiji (Northwire)", "Combats \u00E0 Baiji, selon l\u2019arm\u00E9e",
        // "Fighting in Baiji, by one source"
        "\u0645\u0639\u0627\u0631\u0643 \u0641\u064A \u0628\u064A\u062C\u064A "
        "\u0628\u062D\u0633\u0628 \u0645\u0635\u062F\u0631 \u0648\u0627\u062D\u062F"}) {
    world_.caption(at, words);
    EXPECT_FALSE(found(world_, at, FindingKind::one_source)) << words;
  }
  for (const char* words : {"K\u00E4mpfe in Baiji", "Combats \u00E0 Baiji"}) {
    world_.caption(at, words);
    EXPECT_TRUE(found(world_, at, FindingKind::one_source)) << words;
  }
}

TEST_F(Check, OneSourceOfASceneWithoutHighlightsIsOneFindingOfAllThatIsNewsOnItsMap) {
  event::Event more = happening("more", EventType::attack, "gunmen", kTikrit, "2014-06-12");
  world_.tell(story_by("Gulf Sheet", "2014-06-16", {more}));
  world_.project.apply(project::ClearSelection{});
  const std::size_t at = world_.capture(kTikrit, 4, "2014-06-12");
  const auto findings = check_scene(world_.project, at);
  EXPECT_EQ(std::ranges::count(findings, FindingKind::one_source, &Finding::kind), 1);
  EXPECT_THAT(found(world_, at, FindingKind::one_source)->events,
              UnorderedElementsAre("baiji", "more"));
  expect_mended(world_, at, FindingKind::one_source);
}

TEST_F(Check, AClaimIsFoundThoughSeveralSourcesTellIt) {
  event::Event claim = happening("claim", EventType::attack, "gunmen", kBaiji, "2014-06-12");
  claim.status = Status::reported;
  event::Event twice = claim;
  twice.id = "twice";
  world_.tell(story_by("Gulf Sheet", "2014-06-16", {claim}));
  world_.tell(story_by("Evening Star", "2014-06-15", {twice}));
  world_.project.apply(project::SelectEvents{{"claim"}});
  const std::size_t at = world_.capture(kTikrit, 4, "2014-06-12");
  const auto finding = found(world_, at, FindingKind::one_source);
  ASSERT_TRUE(finding);
  EXPECT_THAT(finding->words, HasSubstr("claim"));
  expect_mended(world_, at, FindingKind::one_source);
}

TEST_F(Check, NewsJustOutsideOfTheMapIsFoundAndWhatIsFarAwayIsNot) {
  world_.tell(story_by("Gulf Sheet", "2014-06-16",
                       {happening("basra", EventType::protest, "workers", kBasra, "2014-06-12")}));
  const std::size_t narrow = world_.capture(kTikrit, 0.4, "2014-06-12");
  const auto finding = found(world_, narrow, FindingKind::off_frame);
  ASSERT_TRUE(finding);
  EXPECT_THAT(finding->events, ElementsAre("baiji"));
  expect_mended(world_, narrow, FindingKind::off_frame);
  const std::size_t wide = world_.capture(kTikrit, 2, "2014-06-12");
  EXPECT_FALSE(found(world_, wide, FindingKind::off_frame)) << "Basra is another map";
  const std::size_t later = world_.capture(kTikrit, 0.4, "2014-06-30");
  EXPECT_FALSE(found(world_, later, FindingKind::off_frame)) << "it is no news any more";
}

TEST_F(Check, WhatIsHighlightedAndNotOnTheMapIsFoundHoweverFar) {
  world_.tell(story_by("Gulf Sheet", "2014-06-16",
                       {happening("basra", EventType::protest, "workers", kBasra, "2014-06-12")}));
  world_.project.apply(project::SelectEvents{{"basra"}});
  const std::size_t at = world_.capture(kTikrit, 3, "2014-06-12");
  const auto finding = found(world_, at, FindingKind::off_frame);
  ASSERT_TRUE(finding);
  EXPECT_THAT(finding->events, ElementsAre("basra"));
  expect_mended(world_, at, FindingKind::off_frame);
}

TEST_F(Check, WhatHasNoPlaceOrNoTimeIsFoundWhereItBelongs) {
  const std::size_t before = world_.capture(kTikrit, 3, "2014-06-12");
  EXPECT_FALSE(found(world_, before, FindingKind::not_on_map));
  event::Event placeless = happening("talks", EventType::talks, "ministers", kBaiji, "2014-06-12");
  placeless.place.reset();
  event::Event timeless = happening("convoy", EventType::attack, "gunmen", kBaiji, "2014-06-12");
  timeless.bounds = timeless.start = timeless.end = {};
  timeless.timed = false;
  event::Event neither = timeless;
  neither.id = "neither";
  neither.type = EventType::abduction;
  neither.place.reset();
  event::Event said = placeless;
  said.id = "said";
  said.type = EventType::statement;
  world_.tell(story_by("Gulf Sheet", "2014-06-16", {placeless, timeless, neither, said}));
  const auto early = found(world_, before, FindingKind::not_on_map);
  ASSERT_TRUE(early);
  EXPECT_THAT(early->events, UnorderedElementsAre("talks", "convoy", "neither"))
      << "what was said is no thing of the map; the last scene has what is in none";
  expect_mended(world_, before, FindingKind::not_on_map);
  const std::size_t last = world_.capture(kBasra, 3, "2014-06-20");
  EXPECT_THAT(found(world_, before, FindingKind::not_on_map)->events,
              UnorderedElementsAre("talks", "convoy"));
  EXPECT_THAT(found(world_, last, FindingKind::not_on_map)->events, ElementsAre("neither"));
}

TEST_F(Check, WhatDidNotHappenIsFoundWhereItIsHighlightedAsAFact) {
  event::Event planned = happening("planned", EventType::attack, "army", kBaiji, "2014-06-12");
  planned.status = Status::planned;
  world_.tell(story_by("Gulf Sheet", "2014-06-16", {planned}));
  world_.project.apply(project::SelectEvents{{"planned"}});
  const std::size_t at = world_.capture(kTikrit, 3, "2014-06-13");
  world_.caption(at, "The army attacks Baiji");
  const auto finding = found(world_, at, FindingKind::not_happened);
  ASSERT_TRUE(finding);
  EXPECT_THAT(finding->words, HasSubstr("planned"));
  expect_mended(world_, at, FindingKind::not_happened);
  world_.caption(at, "The army plans to attack Baiji");
  EXPECT_FALSE(found(world_, at, FindingKind::not_happened));
  world_.project.apply(project::SelectEvents{{"baiji"}});
  const std::size_t other = world_.capture(kTikrit, 3, "2014-06-13");
  EXPECT_FALSE(found(world_, other, FindingKind::not_happened))
      << "its symbol says that it is planned";
}

TEST_F(Check, WhatDidNotHappenIsFoundInHeatAndInCircles) {
  event::Event denied = happening("denied", EventType::attack, "army", kBaiji, "2014-06-12");
  denied.status = Status::denied;
  world_.tell(story_by("Gulf Sheet", "2014-06-16", {denied}));
  world_.project.apply(project::ClearSelection{});
  world_.project.apply(project::ShowHeat{true});
  const std::size_t heat = world_.capture(kTikrit, 3, "2014-06-13");
  const auto finding = found(world_, heat, FindingKind::not_happened);
  ASSERT_TRUE(finding);
  EXPECT_THAT(finding->events, ElementsAre("denied"));
  EXPECT_THAT(finding->words, HasSubstr("heat map"));
  expect_mended(world_, heat, FindingKind::not_happened);
  world_.project.apply(project::ShowHeat{false});
  world_.project.apply(project::ResetFilter{});  // what was mended is still looked at
  const std::size_t symbols = world_.capture(kTikrit, 3, "2014-06-13");
  EXPECT_FALSE(found(world_, symbols, FindingKind::not_happened)) << "each has its symbol";
  std::vector<event::Event> many;
  const std::vector<std::string> names = {"first", "second",  "third",  "fourth", "fifth",
                                          "sixth", "seventh", "eighth", "ninth",  "tenth"};
  for (const std::string& n : names) {
    const Spot street{n.c_str(), kBaiji.lng, kBaiji.lat};
    many.push_back(happening(n.c_str(), EventType::shelling, n.c_str(), street, "2014-06-12"));
  }
  world_.tell(story_by("Evening Star", "2014-06-16", many));
  ASSERT_EQ(world_.project.snapshot().occurrences(), 13U);
  const auto circle = found(world_, symbols, FindingKind::not_happened);
  ASSERT_TRUE(circle);
  EXPECT_THAT(circle->events, ElementsAre("denied"));
  expect_mended(world_, symbols, FindingKind::not_happened);
}

TEST_F(Check, GainsWithoutLossesAreFoundWhereTheFilterHidesThem) {
  world_.tell(story_by("Gulf Sheet", "2014-06-16",
                       {happening("retaken", EventType::capture, "army", kBaiji, "2014-06-12"),
                        happening("left", EventType::withdrawal, "rebels", kBaiji, "2014-06-12")}));
  world_.project.apply(project::ClearSelection{});
  const std::size_t all = world_.capture(kTikrit, 3, "2014-06-13");
  EXPECT_FALSE(found(world_, all, FindingKind::one_sided));
  store::Filter one;
  one.actor = "rebels";
  one.types.reset(static_cast<std::size_t>(EventType::withdrawal));
  world_.project.apply(project::SetFilter{one});
  const std::size_t sided = world_.capture(kTikrit, 3, "2014-06-13");
  const auto finding = found(world_, sided, FindingKind::one_sided);
  ASSERT_TRUE(finding);
  EXPECT_THAT(finding->events, UnorderedElementsAre("retaken", "left"));
  EXPECT_THAT(finding->words, HasSubstr("rebels"));
  expect_mended(world_, sided, FindingKind::one_sided);
  store::Filter fights;
  fights.types.reset();
  fights.types.set(static_cast<std::size_t>(EventType::clash));
  world_.project.apply(project::SetFilter{fights});
  const std::size_t none = world_.capture(kTikrit, 3, "2014-06-13");
  EXPECT_FALSE(found(world_, none, FindingKind::one_sided)) << "no gain is shown either";
}

TEST_F(Check, TheLastMapIsOutOfDateWhereStoriesTellOfLaterDays) {
  const std::size_t first = world_.capture(kTikrit, 3, "2014-06-10");
  EXPECT_TRUE(found(world_, first, FindingKind::stale));
  const std::size_t last = world_.capture(kTikrit, 3, "2014-06-11");
  EXPECT_FALSE(found(world_, first, FindingKind::stale)) << "a briefing goes on from there";
  const auto finding = found(world_, last, FindingKind::stale);
  ASSERT_TRUE(finding);
  EXPECT_THAT(finding->events, ElementsAre("baiji"));
  EXPECT_THAT(finding->words, HasSubstr("11 June 2014"));
  expect_mended(world_, last, FindingKind::stale);
  const std::size_t newest = world_.capture(kTikrit, 3, "2014-06-13");
  EXPECT_FALSE(found(world_, newest, FindingKind::stale));
}

TEST_F(Check, WhatWasKnownByADayIsFoundWhereLaterStoriesTellAndTheCaptionIsSilent) {
  store::Filter then;
  then.known_by = *time::parse_iso_date("2014-06-15");
  world_.project.apply(project::SetFilter{then});
  conclude(world_.project);
  const std::size_t at = world_.capture(kTikrit, 3, "2014-06-13");
  world_.project.apply(project::ResetFilter{});
  conclude(world_.project);
  const auto finding = found(world_, at, FindingKind::stale);
  ASSERT_TRUE(finding);
  EXPECT_THAT(finding->words, HasSubstr("known by 15 June 2014"));
  expect_mended(world_, at, FindingKind::stale);
  for (const char* words : {"As it was known by 15 June", "Stand: 15.6.2014"}) {
    world_.caption(at, words);
    EXPECT_FALSE(found(world_, at, FindingKind::stale)) << words;
  }
  world_.caption(at, "Rebels hold Tikrit");
  EXPECT_TRUE(found(world_, at, FindingKind::stale));
}

TEST_F(Check, AStoryThatCameAfterASceneAndTellsWhatItShowsIsFoundUntilTheSceneIsChanged) {
  const std::size_t at = world_.capture(kTikrit, 3, "2014-06-13");
  EXPECT_FALSE(found(world_, at, FindingKind::stale));
  std::this_thread::sleep_for(std::chrono::milliseconds(1100));  // steps are dated to the second
  world_.tell(story_by("Gulf Sheet", "2014-06-16",
                       {happening("more", EventType::attack, "gunmen", kTikrit, "2014-06-13")}));
  const auto finding = found(world_, at, FindingKind::stale);
  ASSERT_TRUE(finding);
  EXPECT_THAT(finding->events, ElementsAre("more"));
  EXPECT_FALSE(finding->remedy) << "whether its words still hold nobody but the editor knows";
  world_.caption(at, "Gunmen attacked in Tikrit, too");
  EXPECT_FALSE(found(world_, at, FindingKind::stale));
}

/// A layer of points, as it is drawn.
scene::LayerOnMap points_of(const curation::Layer& layer, const std::vector<Spot>& spots) {
  geo::FeatureSet set;
  for (const Spot& at : spots) {
    set.features.push_back({geo::FeatureSet::Shape::points,
                            static_cast<std::uint32_t>(set.part_starts.size() - 1), 1, 0});
    set.points.push_back(geo::to_world(at.lng, at.lat));
    set.part_starts.push_back(static_cast<std::uint32_t>(set.points.size()));
  }
  return scene::layer_on_map(layer, scene::LayerShape::make(1, std::move(set)), nullptr, "");
}

TEST_F(Check, ALayerWithNothingInTheFrameIsFoundWhereTheLegendNamesIt) {
  curation::Layer layer;
  layer.name = "Camps";
  layer.file = "/maps/camps.geojson";
  world_.project.apply(project::PutLayers{{layer}});
  world_.project.apply(project::ShowHolders{false});
  const std::size_t at = world_.capture(kTikrit, 1, "2014-06-13");
  std::vector<Spot> spots;
  Showing how;
  how.layer = [&](curation::RecordNumber) { return points_of(layer, spots); };
  spots = {kMosul, kBasra};
  EXPECT_TRUE(found(world_, at, FindingKind::legend, how)) << "around the frame, and not in it";
  expect_mended(world_, at, FindingKind::legend, how);
  spots = {kMosul, kTikrit, kBasra};
  EXPECT_FALSE(found(world_, at, FindingKind::legend, how));
  spots = {kBasra};
  EXPECT_FALSE(found(world_, at, FindingKind::legend, how)) << "it is in no legend either";
}

TEST_F(Check, ALayerThatIsNotToBeSeenIsFoundInTheLegend) {
  curation::Layer layer;
  layer.name = "Front";
  layer.file = "/maps/front.geojson";
  world_.project.apply(project::PutLayers{{layer}});
  const std::size_t seen = world_.capture(kTikrit, 3, "2014-06-13");
  EXPECT_FALSE(found(world_, seen, FindingKind::legend));
  layer = *world_.project.layers()[0].layer;
  layer.opacity = 0.02;
  world_.project.apply(project::ChangeLayer{world_.project.layers()[0].number, layer});
  const auto finding = found(world_, seen, FindingKind::legend);
  ASSERT_TRUE(finding);
  EXPECT_THAT(finding->words, HasSubstr("Front"));
  expect_mended(world_, seen, FindingKind::legend);
}

TEST_F(Check, LayersOfOneColourAndFaintOnesAreFound) {
  curation::Layer front;
  front.name = "Front";
  front.file = "/maps/front.geojson";
  curation::Layer camps = front;
  camps.name = "Camps";
  camps.file = "/maps/camps.geojson";
  world_.project.apply(project::PutLayers{{front, camps}});
  world_.project.apply(project::ShowHolders{false});
  const std::size_t at = world_.capture(kTikrit, 3, "2014-06-13");
  EXPECT_FALSE(found(world_, at, FindingKind::colours)) << "each was given a colour of its own";
  curation::Layer same = *world_.project.layers()[1].layer;
  same.colour = world_.project.layers()[0].layer->colour;
  const auto number = world_.project.layers()[1].number;
  world_.project.apply(project::ChangeLayer{number, same});
  const auto finding = found(world_, at, FindingKind::colours);
  ASSERT_TRUE(finding);
  EXPECT_THAT(finding->words, HasSubstr("Front"));
  expect_mended(world_, at, FindingKind::colours);
  world_.project.apply(project::Undo{});
  ASSERT_FALSE(found(world_, at, FindingKind::colours));
  curation::Layer faint = *world_.project.layers()[1].layer;
  faint.opacity = 0.15;
  world_.project.apply(project::ChangeLayer{number, faint});
  EXPECT_THAT(found(world_, at, FindingKind::colours)->words, HasSubstr("hardly be seen"));
  expect_mended(world_, at, FindingKind::colours);
}

TEST_F(Check, ALayerOfAHoldersColourIsFoundWhereItHoldsAPlace) {
  curation::Layer front;
  front.name = "Front";
  front.file = "/maps/front.geojson";
  world_.project.apply(project::PutLayers{{front}});
  const std::size_t at = world_.capture(kTikrit, 3, "2014-06-13");
  std::size_t alike = 0;
  const auto number = world_.project.layers()[0].number;
  for (std::size_t i = 0; i < curation::kLayerColours; ++i) {
    front = *world_.project.layers()[0].layer;
    front.colour = static_cast<curation::LayerColour>(i);
    world_.project.apply(project::ChangeLayer{number, front});
    const auto finding = found(world_, at, FindingKind::colours);
    if (!finding) continue;
    ++alike;
    EXPECT_THAT(finding->words, HasSubstr("rebels"));
    expect_mended(world_, at, FindingKind::colours);
  }
  EXPECT_EQ(alike, 1U) << "the rebels, who hold Tikrit, have one colour";
}

TEST_F(Check, SmallTypeIsFoundOncePerShowingOfMaps) {
  Showing how;
  EXPECT_THAT(check_showing(world_.project, how), IsEmpty());
  how.type_share = 1.0 / 80;
  EXPECT_THAT(check_showing(world_.project, how), IsEmpty()) << "there is no map to read";
  world_.capture(kTikrit, 3, "2014-06-13");
  const auto small = check_showing(world_.project, how);
  ASSERT_THAT(small, SizeIs(1));
  EXPECT_EQ(small[0].kind, FindingKind::small_type);
  EXPECT_EQ(small[0].place, 0U);
  EXPECT_FALSE(small[0].remedy);
  how.larger_type = Remedy{"Larger", project::SetDisplay{}};
  EXPECT_TRUE(check_showing(world_.project, how)[0].remedy);
}

TEST_F(Check, ScenesOfWordsAloneHaveNoFindingAndScenesAreLookedAtAsAsked) {
  world_.project.apply(project::AddScene{SceneKind::title});
  world_.project.apply(project::AddScene{SceneKind::black});
  EXPECT_THAT(check_scenes(world_.project, {0, 1}), IsEmpty());
  world_.project.apply(project::SelectEvents{{"baiji"}});
  const std::size_t at = world_.capture(kTikrit, 3, "2014-06-13");
  ASSERT_EQ(at, 2U);
  world_.caption(at, "Fighting in Baiji");
  EXPECT_THAT(check_scenes(world_.project, {0, 1}), IsEmpty());
  EXPECT_THAT(check_scenes(world_.project, {0, 2}), SizeIs(1));
}

}  // namespace
}  // namespace dateline::brief
