// Scenes of what was known by a day, and projects of which conclusions are yet to be drawn.

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "briefing_world.hpp"

namespace dateline::brief {
namespace {

TEST(KnownThen, PlatesOfWhatWasKnownByADaySayWhatFollowsFromThat) {
  BriefingWorld world;
  // More events than are compared at once.
  for (const char* publisher : {"Northwire", "Daily Post"}) {
    std::vector<event::Event> many;
    for (int i = 0; i < 200; ++i) {
      const std::string id = publisher + std::to_string(i);
      many.push_back(
          happening(id.c_str(), event::EventType::clash, id.c_str(), kTikrit, "2014-06-10"));
    }
    const bool later = publisher[0] == 'D';
    world.tell(story_by(publisher, later ? "2014-06-20" : "2014-06-12", std::move(many)));
  }
  store::Filter filter;
  filter.known_by = time::parse_iso_date("2014-06-15");
  world.project.apply(project::SetFilter{filter});
  const std::size_t then = world.capture(kTikrit, 4, "2014-06-11");
  world.project.apply(project::ResetFilter{});
  const Plate plate = take_plate(world.project, then, {960, 400});
  EXPECT_TRUE(world.project.snapshot().is_concluded());
  EXPECT_EQ(plate.map->sources.find("Daily Post"), std::string::npos);
}

TEST(KnownThen, ATwinOfAProjectThatIsBeingConcludedIsConcludedByItself) {
  project::Project open;
  open.apply(project::StoryRead{story_by("Northwire", "2014-06-12", {})});
  ASSERT_NE(open.take_unconcluded(), nullptr);
  EXPECT_EQ(open.take_unconcluded(), nullptr);
  EXPECT_NE(open.twin()->take_unconcluded(), nullptr);
}

}  // namespace
}  // namespace dateline::brief
