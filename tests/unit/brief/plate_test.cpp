// What is on a plate and what is not: by the filter, the time and the part of the map of its scene.

#include "brief/plate.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "support/documents.hpp"
#include "support/placed_events.hpp"

namespace dateline::brief {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::UnorderedElementsAre;

constexpr project::MapSize kSize{960, 400};

using tests::at;
using tests::noon;

project::DocumentPtr story(const char* publisher, const char* text,
                           std::vector<event::Event> events) {
  auto document = std::make_shared<event::Document>(*tests::document_with(std::move(events), text));
  document->story.publisher = publisher;
  document->story.id = publisher;
  return document;
}

/// Two stories of Iraq and one of Yemen: Mosul on the 10th, the embassy on the 15th, Sanaa on the
/// 12th.
class Plates : public testing::Test {
 protected:
  Plates() {
    project_.apply(project::SetMapSize{{800, 500}});
    project_.apply(project::StoryRead{
        story("Northwire", "Rebels took the mill.",
              {at(tests::event_on("mosul", "2014-06-10", "2014-06-10"), 43.13, 36.34)})});
    project_.apply(project::StoryRead{story(
        "Daily Post", "The embassy was left.",
        {at(tests::event_on("embassy", "2014-06-15", "2014-06-15", event::EventType::evacuation),
            44.4, 33.3)})});
    project_.apply(project::StoryRead{
        story("Gulf Sheet", "Sanaa was taken.",
              {at(tests::event_on("sanaa", "2014-06-12", "2014-06-12"), 44.2, 15.35)})});
    conclude(project_);
    iraq(8);
  }
  /// Looks at Iraq, so far away that both its events are in sight.
  void iraq(double half_degrees) {
    const auto a = geo::to_world(44 - half_degrees / 2, 35 + half_degrees / 2);
    const auto b = geo::to_world(44 + half_degrees / 2, 35 - half_degrees / 2);
    project_.apply(project::FitGround{{a.x, a.y, b.x, b.y}});
    while (project_.moving()) project_.tick(1);
  }
  std::size_t capture() {
    project_.apply(project::CaptureScene{});
    return *curation::place_in(project_.briefing(), project_.scene());
  }
  [[nodiscard]] std::vector<std::string> ids(const scene::EventMarks& marks) const {
    std::vector<std::string> out;
    for (const auto& mark : marks.marks) out.push_back(project_.snapshot().event(mark.index).id);
    return out;
  }

  project::Project project_;
};

TEST_F(Plates, ShowWhatHadHappenedByTheTimeOfTheScene) {
  project_.apply(project::SetPlayhead{noon("2014-06-11")});
  const std::size_t early = capture();
  project_.apply(project::SetPlayhead{noon("2014-06-16")});
  const std::size_t late = capture();
  const Plate before = take_plate(project_, early, kSize);
  EXPECT_EQ(before.map->playhead, noon("2014-06-11"));
  EXPECT_THAT(before.map->as_of, HasSubstr("11 June 2014"));
  EXPECT_THAT(ids(before.map->on_timeline), UnorderedElementsAre("mosul", "embassy", "sanaa"));
  for (const auto& mark : before.map->marks.marks) {
    const bool has = project_.snapshot().event(mark.index).id == "mosul";
    EXPECT_EQ(mark.happened > 0, has);
  }
  const Plate after = take_plate(project_, late, kSize);
  for (const auto& mark : after.map->marks.marks) EXPECT_EQ(mark.happened, 1);
  EXPECT_EQ(before.place, 1U);
  EXPECT_EQ(after.place, 2U);
  EXPECT_EQ(after.of, 2U);
}

TEST_F(Plates, LeaveOutWhatTheFilterDoesAndItsSource) {
  store::Filter filter;
  filter.text = "embassy";
  project_.apply(project::SetFilter{filter});
  const std::size_t one = capture();
  project_.apply(project::ResetFilter{});
  const std::size_t all = capture();
  const Plate filtered = take_plate(project_, one, kSize);
  EXPECT_THAT(ids(filtered.map->marks), ElementsAre("embassy"));
  EXPECT_THAT(ids(filtered.map->on_timeline), ElementsAre("embassy"));
  EXPECT_EQ(filtered.map->sources, "Daily Post, 16 June 2014");
  EXPECT_THAT(filtered.map->as_of, HasSubstr("1 of 3 events"));
  const Plate whole = take_plate(project_, all, kSize);
  EXPECT_EQ(whole.map->marks.marks.size(), 3U);
  EXPECT_THAT(whole.map->as_of, Not(HasSubstr("of 3 events")));
}

TEST_F(Plates, NameTheStoriesOfWhatIsInSightAlone) {
  project_.apply(project::SetPlayhead{noon("2014-06-16")});
  // A window of time before Sanaa, so that it is on neither the map nor the timeline.
  project_.apply(project::SetTimeWindow{{noon("2014-06-13"), noon("2014-06-18")}});
  const std::size_t there = capture();
  EXPECT_THAT(take_plate(project_, there, kSize).map->sources,
              testing::AllOf(HasSubstr("Northwire"), HasSubstr("Daily Post"),
                             Not(HasSubstr("Gulf Sheet"))));
  project_.apply(project::SetTimeWindow{{noon("2014-06-11"), noon("2014-06-18")}});
  const std::size_t wider = capture();
  EXPECT_THAT(take_plate(project_, wider, kSize).map->sources, HasSubstr("Gulf Sheet"));
}

TEST_F(Plates, ShowOnlyWhatTheMapOfThePlateDoesWhereThatIsAsked) {
  project_.apply(project::ShowOnlyInView{true});
  const std::size_t at = capture();
  const Plate plate = take_plate(project_, at, kSize);
  EXPECT_THAT(ids(plate.map->marks), UnorderedElementsAre("mosul", "embassy"));
}

TEST_F(Plates, ShowTheGroundThatTheWindowShowedWhateverTheirShape) {
  const geo::WorldBox seen = project::box_of(project_.camera(), project_.map_size());
  const std::size_t at = capture();
  for (const project::MapSize& size : {project::MapSize{960, 300}, {540, 400}, {400, 900}}) {
    const Plate plate = take_plate(project_, at, size);
    EXPECT_EQ(plate.map->size, size);
    const geo::WorldBox box = project::box_of(plate.map->camera, size);
    EXPECT_LE(box.x0, seen.x0 + 1e-9);
    EXPECT_LE(box.y0, seen.y0 + 1e-9);
    EXPECT_GE(box.x1, seen.x1 - 1e-9);
    EXPECT_GE(box.y1, seen.y1 - 1e-9);
  }
}

TEST_F(Plates, HighlightWhatTheSceneDoesAndKeepItsPinHeatAndLanguage) {
  project_.apply(project::SelectEvents{{"mosul"}});
  project_.apply(project::GoToPlace{*geo::LngLat::from_degrees(43.5, 34.9), 50, "Mill Hill"});
  project_.apply(project::ShowHeat{true});
  project_.apply(project::ShowGraticule{true});
  project_.apply(project::SetLanguage{project::Language::arabic});
  while (project_.moving()) project_.tick(1);
  const std::size_t lit = capture();
  project_.apply(project::ClearSelection{});
  project_.apply(project::ShowHeat{false});
  project_.apply(project::ShowGraticule{false});
  project_.apply(project::SetLanguage{project::Language::english});
  const std::size_t plain = capture();
  const Plate plate = take_plate(project_, lit, kSize);
  for (const auto& mark : plate.map->marks.marks) {
    EXPECT_EQ(mark.selected, project_.snapshot().event(mark.index).id == "mosul");
  }
  ASSERT_TRUE(plate.map->pin);
  EXPECT_EQ(plate.map->pin->label, "Mill Hill");
  EXPECT_TRUE(plate.map->heat);
  EXPECT_TRUE(plate.map->graticule);
  EXPECT_EQ(plate.map->language, scene::MapLanguage::arabic);
  EXPECT_EQ(take_plate(project_, lit, kSize, project::Language::english).map->language,
            scene::MapLanguage::english);
  const Plate other = take_plate(project_, plain, kSize);
  EXPECT_FALSE(other.map->pin);
  EXPECT_FALSE(other.map->heat);
  EXPECT_EQ(other.map->language, scene::MapLanguage::english);
  for (const auto& mark : other.map->marks.marks) EXPECT_FALSE(mark.selected);
}

TEST_F(Plates, AreTheSameWhicheverWereTakenBefore) {
  project_.apply(project::SelectEvents{{"embassy"}});
  const std::size_t first = capture();
  project_.apply(project::ClearSelection{});
  project_.apply(project::SetPlayhead{noon("2014-06-12")});
  project_.apply(project::Play{1});
  const std::size_t playing = capture();
  const Plate alone = take_plate(project_, playing, kSize);
  const Plate other = take_plate(project_, first, kSize);
  const Plate again = take_plate(project_, playing, kSize);
  EXPECT_EQ(alone.map->camera, again.map->camera);
  EXPECT_EQ(alone.map->playhead, again.map->playhead);
  EXPECT_EQ(alone.map->playhead, noon("2014-06-12")) << "one that plays is taken as it begins";
  EXPECT_EQ(alone.map->as_of, again.map->as_of);
  EXPECT_EQ(alone.map->sources, again.map->sources);
  EXPECT_NE(other.map->playhead, again.map->playhead);
}

TEST_F(Plates, OfWordsAloneHaveNoMap) {
  project_.apply(project::AddScene{curation::SceneKind::title});
  project_.apply(project::AddScene{curation::SceneKind::black});
  EXPECT_FALSE(take_plate(project_, 0, kSize).map);
  EXPECT_EQ(take_plate(project_, 0, kSize).scene.kind, curation::SceneKind::title);
  EXPECT_FALSE(take_plate(project_, 1, kSize).map);
}

}  // namespace
}  // namespace dateline::brief
