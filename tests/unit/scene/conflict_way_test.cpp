#include "scene/conflict_way.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "scene/timeline_scene.hpp"
#include "support/sample_events.hpp"

namespace dateline::scene {
namespace {

using event::EventType;
using tests::june;

constexpr PixelBox kLanes{0, 0, 800, 200};

/// Names of 80 pixels behind `x`, at the middle of a row of 18 pixels.
PixelBox name_at(float x, int row) {
  const float middle = 9 + 18 * static_cast<float>(row);
  return {x, middle - 4, x + 80, middle + 4};
}
PixelBox bar(float x0, float x1, int row) {
  const float middle = 9 + 18 * static_cast<float>(row);
  return {x0, middle - 5, x1, middle + 5};
}

TEST(ConflictWay, IsStraightWhereNoNameIsCrossed) {
  const auto way = conflict_way(bar(100, 200, 0), bar(150, 300, 3), {}, kLanes, 1);
  ASSERT_EQ(way.size(), 2U);
  EXPECT_EQ(way[0].x, way[1].x);
  EXPECT_GT(way[0].x, 150) << "within the time that both share";
  EXPECT_LT(way[0].x, 200);
  EXPECT_GT(way[0].y, bar(100, 200, 0).y1);
  EXPECT_LT(way[1].y, bar(150, 300, 3).y0);
}

TEST(ConflictWay, MovesWithinTheSharedTimeBesideAName) {
  const std::vector<PixelBox> names{name_at(300, 1)};
  const auto way = conflict_way(bar(100, 600, 0), bar(100, 600, 2), names, kLanes, 1);
  ASSERT_EQ(way.size(), 2U) << "still straight";
  EXPECT_EQ(names_crossed(way, names, 1), 0U);
  EXPECT_EQ(names_crossed(std::vector<PathPoint>{{350, 17}, {350, 40}}, names, 1), 1U);
}

TEST(ConflictWay, GoesAroundANameThatIsWiderThanBothBars) {
  const std::vector<PixelBox> names{name_at(280, 1), name_at(310, 2)};
  const PixelBox a = bar(306, 318, 0);
  const PixelBox b = bar(330, 342, 3);
  const auto way = conflict_way(a, b, names, kLanes, 1);
  EXPECT_EQ(names_crossed(way, names, 1), 0U);
  EXPECT_GE(way.size(), 3U);
  EXPECT_GE(way.front().x, a.x0);
  EXPECT_LE(way.front().x, a.x1);
  EXPECT_GE(way.back().x, b.x0);
  EXPECT_LE(way.back().x, b.x1);
  for (const PathPoint& p : way) EXPECT_TRUE(kLanes.contains(p.x, p.y));
  // The other way round it is the same.
  EXPECT_EQ(names_crossed(conflict_way(b, a, names, kLanes, 1), names, 1), 0U);
}

TEST(ConflictWay, PassesBelowTheNamesOfItsOwnRow) {
  const std::vector<PixelBox> names{name_at(117, 0)};
  const auto way = conflict_way(bar(100, 112, 0), bar(300, 312, 0), names, kLanes, 1);
  EXPECT_EQ(names_crossed(way, names, 1), 0U);
}

TEST(ConflictWay, IsTheStraightOneWhereThereIsNoRoomAtAll) {
  const std::vector<PixelBox> names{{0, 20, 800, 34}};
  const auto way = conflict_way(bar(100, 200, 0), bar(100, 200, 2), names, kLanes, 1);
  ASSERT_EQ(way.size(), 2U);
  EXPECT_EQ(way[0].x, 150);
  EXPECT_EQ(way[1].x, 150);
}

/// Rows of events with long names between two that contradict each other.
TEST(ConflictWay, CrossesNoNameOfATimelineAtAnyWidthOrScale) {
  auto type = typeset::Typesetter::open(DATELINE_SOURCE_DIR "/assets/fonts");
  ASSERT_TRUE(type) << type.error().to_string();
  EventMarks events;
  const auto add = [&](EventType kind, const char* place, unsigned first, unsigned last) {
    events.marks.push_back(tests::mark(kind, place, 43, 36, first, last));
    events.marks.back().index = static_cast<std::uint32_t>(events.marks.size());
  };
  add(EventType::capture, "Mosul", 10, 10);
  add(EventType::airstrike, "Tal Afar and the villages around", 8, 9);
  add(EventType::airstrike, "Baiji", 14, 15);
  add(EventType::bombing, "Kirkuk, beside the old bridge", 9, 9);
  add(EventType::bombing, "Samarra", 13, 13);
  add(EventType::abduction, "Mosul", 7, 12);
  add(EventType::withdrawal, "Mosul", 12, 12);
  add(EventType::statement, "Baghdad", 5, 6);
  add(EventType::statement, "Baghdad", 16, 17);
  TimelineInput input;
  input.events = &events;
  input.visible = input.data = {static_cast<double>(time::Minute::start_of(june(3)).count()),
                                static_cast<double>(time::Minute::start_of(june(20)).count())};
  for (std::uint32_t a = 0; a < events.marks.size(); ++a) {
    for (std::uint32_t b = 0; b < a; ++b) input.conflicts.emplace_back(a, b);
  }
  std::size_t drawn = 0;
  std::size_t bent = 0;
  std::size_t straight_across = 0;
  for (const float scale : {1.0F, 1.5F, 2.0F}) {
    for (float width = 700; width < 2000; width += 130) {
      for (const float height : {170.0F, 260.0F}) {
        input.scale = scale;
        input.box = {0, 0, width * scale, height * scale};
        const TimelineParts parts = build_timeline(input, Theme::light(), *type).parts;
        ASSERT_EQ(parts.conflict_ways.size(), parts.conflicts);
        EXPECT_GE(parts.names.size(), 4U);
        for (const auto& way : parts.conflict_ways) {
          EXPECT_EQ(names_crossed(way, parts.names, scale), 0U)
              << width << " wide at " << scale << ", from " << way.front().x << ", "
              << way.front().y << " to " << way.back().x << ", " << way.back().y;
          ++drawn;
          if (way.size() == 2) continue;
          ++bent;
          const std::vector<PathPoint> straight{way.front(), way.back()};
          straight_across += names_crossed(straight, parts.names, scale) > 0 ? 1U : 0U;
        }
      }
    }
  }
  EXPECT_GT(drawn, 500U);
  EXPECT_GT(straight_across, 0U) << "there are names in the way";
  EXPECT_LT(bent, drawn) << "and most go straight";
}

}  // namespace
}  // namespace dateline::scene
