#include "scene/curved_text.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace dateline::scene {
namespace {

constexpr const char* kArabic = "\u0646\u0647\u0631 \u0627\u0644\u0641\u0631\u0627\u062A";

class CurvedTextTest : public testing::Test {
 protected:
  CurvedTextTest() : type_(typeset::Typesetter::open(DATELINE_SOURCE_DIR "/assets/fonts")) {
    style_.size = 12;
    style_.weight = Weight::italic;
  }
  void SetUp() override { ASSERT_TRUE(type_) << type_.error().to_string(); }
  Painter& painter() {
    if (!painter_) painter_.emplace(*type_, mesh_, PixelBox{0, 0, 1000, 1000});
    return *painter_;
  }
  /// Part of a circle through 200, 200, from left to right over its top.
  static std::vector<PathPoint> arc(float radius, float half_angle) {
    std::vector<PathPoint> out;
    for (int i = -40; i <= 40; ++i) {
      const float t = half_angle * static_cast<float>(i) / 40;
      out.push_back({200 + radius * std::sin(t), 200 + radius - radius * std::cos(t)});
    }
    return out;
  }
  std::optional<CurvedText> set(const std::vector<PathPoint>& line, const char* text) {
    return set_along(painter(), line, length_of(line) / 2, text, style_);
  }
  base::Result<typeset::Typesetter> type_;
  Mesh mesh_;
  std::optional<Painter> painter_;
  TextStyle style_;
};

TEST_F(CurvedTextTest, TurnsEachLetterWithTheLine) {
  const auto set_text = set(arc(150, 0.6F), "Euphrates");
  ASSERT_TRUE(set_text);
  ASSERT_EQ(set_text->pieces.size(), 9U);
  for (std::size_t i = 1; i < set_text->pieces.size(); ++i) {
    EXPECT_GT(set_text->pieces[i].angle, set_text->pieces[i - 1].angle);
  }
  EXPECT_LT(set_text->pieces.front().angle, -0.1F);
  EXPECT_GT(set_text->pieces.back().angle, 0.1F);
  for (const TextPiece& piece : set_text->pieces) {
    const float from_middle = std::hypot(piece.pen.x - 200, piece.pen.y - 350);
    EXPECT_NEAR(from_middle, 150, 0.6F) << "a letter's foot is off the line";
  }
}

TEST_F(CurvedTextTest, KeepsTheWordsOfAJoinedScriptWhole) {
  const auto set_text = set(arc(220, 0.5F), kArabic);
  ASSERT_TRUE(set_text);
  ASSERT_EQ(set_text->pieces.size(), 2U) << "one a word";
  EXPECT_GT(set_text->pieces[0].count, 3U);
  EXPECT_NE(set_text->pieces[0].angle, set_text->pieces[1].angle);
  EXPECT_LT(set_text->pieces[0].pen.x, set_text->pieces[1].pen.x);
  // The river's name, which comes last when it is read, is on the left.
  EXPECT_GT(set_text->pieces[0].width, set_text->pieces[1].width);
}

TEST_F(CurvedTextTest, RefusesALineThatIsTooTightOrTooShort) {
  EXPECT_FALSE(set(arc(30, 1.2F), "Euphrates"));
  EXPECT_FALSE(set(arc(60, 0.8F), kArabic)) << "a long word would stand off the line";
  EXPECT_FALSE(set(arc(400, 0.02F), "Euphrates"));
  EXPECT_FALSE(set({{10, 10}}, "Euphrates"));
  const std::vector<PathPoint> corner{{0, 0}, {100, 0}, {100, 100}};
  EXPECT_FALSE(set(corner, "Euphrates"));
}

TEST_F(CurvedTextTest, CoversWithItsBoxesWhatItDraws) {
  for (const char* text : {"Euphrates", "Jiggly \u00C5ngstr\u00F6m", kArabic}) {
    const auto set_text = set(arc(220, 0.5F), text);
    ASSERT_TRUE(set_text) << text;
    Mesh mesh;
    Painter(*type_, mesh, {0, 0, 1000, 1000}).text_pieces(set_text->pieces, text, style_);
    ASSERT_GT(mesh.vertices.size(), 20U);
    for (std::size_t i = 0; i + 3 < mesh.vertices.size(); i += 4) {
      PathPoint middle{0, 0};
      for (std::size_t k = 0; k < 4; ++k) {
        middle.x += mesh.vertices[i + k].x / 4;
        middle.y += mesh.vertices[i + k].y / 4;
      }
      EXPECT_TRUE(std::ranges::any_of(set_text->boxes, [&](const PixelBox& b) {
        return b.contains(middle.x, middle.y);
      })) << text;
    }
  }
}

TEST_F(CurvedTextTest, LeavesMeandersUnnamed) {
  std::vector<PathPoint> meanders;
  for (int i = 0; i <= 300; ++i) {
    const auto x = static_cast<float>(i);
    meanders.push_back({100 + x, 300 + 14 * std::sin(x / 4)});
  }
  for (const Closeness closeness : {Closeness::bends, Closeness::way}) {
    const auto line = baseline_beside(meanders, {250, 300}, 60, 12, LineSide::above, closeness);
    EXPECT_FALSE(line && set(*line, "Euphrates"));
  }
}

/// A course with small bends, as rivers have them.
std::vector<PathPoint> river(bool from_the_right) {
  std::vector<PathPoint> out;
  for (int i = 0; i <= 150; ++i) {
    const auto x = static_cast<float>(i) * 2;
    out.push_back({100 + x, 300 + 40 * std::sin(x / 120) + 2.5F * std::sin(x / 6)});
  }
  if (from_the_right) std::ranges::reverse(out);
  return out;
}

TEST(BaselineBeside, IsReadUprightWhereverTheRiverComesFrom) {
  for (const bool from_the_right : {false, true}) {
    for (const LineSide side : {LineSide::above, LineSide::below}) {
      const auto line = baseline_beside(river(from_the_right), {250, 300}, 80, 11, side);
      ASSERT_TRUE(line);
      EXPECT_LT(line->front().x, line->back().x);
      EXPECT_GE(length_of(*line), 80);
    }
  }
}

TEST(BaselineBeside, StaysClearOfTheRiver) {
  const auto course = river(false);
  const auto gap = [&](const std::vector<PathPoint>& line) {
    float least = 1e9F;
    for (const PathPoint& p : line) {
      for (const PathPoint& c : course) least = std::min(least, std::hypot(p.x - c.x, p.y - c.y));
    }
    return least;
  };
  const auto above = baseline_beside(course, {250, 300}, 80, 11, LineSide::above);
  const auto below = baseline_beside(course, {250, 300}, 80, 11, LineSide::below);
  ASSERT_TRUE(above);
  ASSERT_TRUE(below);
  EXPECT_GE(gap(*above), 0.2F * 11);
  EXPECT_GE(gap(*below), 0.8F * 11) << "letters stand up from there";
  EXPECT_LT((*above)[above->size() / 2].y, (*below)[below->size() / 2].y);
}

TEST(BaselineBeside, FollowsTheBendsOrTheWay) {
  EXPECT_FALSE(baseline_beside(river(false), {250, 300}, 400, 11, LineSide::above));
  const auto bends = baseline_beside(river(false), {250, 300}, 80, 11, LineSide::above);
  const auto way =
      baseline_beside(river(false), {250, 300}, 80, 11, LineSide::above, Closeness::way);
  ASSERT_TRUE(bends && way);
  EXPECT_LT(length_of(*way), length_of(*bends)) << "smoother";
}

}  // namespace
}  // namespace dateline::scene
