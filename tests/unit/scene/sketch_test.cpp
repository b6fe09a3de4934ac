// What a Painter keeps as shapes and words beside its triangles.
#include "scene/sketch.hpp"

#include <gtest/gtest.h>

#include <variant>

#include "scene/painter.hpp"

namespace dateline::scene {
namespace {

TEST(Sketch, TrianglesThatShareCornersHaveOneOutline) {
  const std::vector<PathPoint> square{{0, 0}, {4, 0}, {4, 4}, {0, 4}};
  for (const std::vector<std::uint32_t>& cut :
       {std::vector<std::uint32_t>{0, 1, 2, 0, 2, 3}, {0, 2, 1, 0, 2, 3}, {3, 1, 0, 1, 3, 2}}) {
    const auto outline = outline_of(square, cut);
    ASSERT_EQ(outline.size(), 1U);
    EXPECT_EQ(outline[0].size(), 4U) << "no line across";
  }
}

TEST(Sketch, ARingOfTrianglesHasAnOuterAndAnInnerOutline) {
  const std::vector<PathPoint> points{{0, 0}, {9, 0}, {9, 9}, {0, 9},
                                      {3, 3}, {6, 3}, {6, 6}, {3, 6}};
  std::vector<std::uint32_t> cut;
  for (std::uint32_t i = 0; i < 4; ++i) {
    const std::uint32_t j = (i + 1) % 4;
    for (const std::uint32_t at : {i, j, 4 + j, i, 4 + j, 4 + i}) cut.push_back(at);
  }
  const auto outlines = outline_of(points, cut);
  ASSERT_EQ(outlines.size(), 2U);
  for (const auto& outline : outlines) EXPECT_EQ(outline.size(), 4U);
}

TEST(Sketch, IndicesThatNoPointHasAreLeftOut) {
  const std::vector<PathPoint> points{{0, 0}, {4, 0}, {4, 4}};
  EXPECT_TRUE(outline_of(points, std::vector<std::uint32_t>{0, 1, 7}).empty());
}

TEST(Sketch, IsKeptWhereItIsAskedForAndSaysWhatBelongsTogether) {
  auto type = typeset::Typesetter::open(DATELINE_SOURCE_DIR "/assets/fonts");
  ASSERT_TRUE(type);
  Mesh with;
  Mesh without;
  with.sketch.emplace();
  for (Mesh* mesh : {&with, &without}) {
    Painter painter(*type, *mesh, {0, 0, 100, 100});
    painter.begin_item("capture, Mosul");
    painter.push_clip({10, 10, 50, 200});
    painter.disc({20, 20}, 5, {1, 2, 3, 255});
    painter.pop_clip();
    painter.end_item();
    painter.text(5, 50, "Mosul", plain_text(12, {0, 0, 0, 255}));
  }
  EXPECT_FALSE(without.sketch);
  EXPECT_EQ(with.indices, without.indices) << "triangles are the same";
  Mesh all;
  all.sketch.emplace();
  all.append(with);
  all.append(with);
  const Sketch& sketch = *all.sketch;
  ASSERT_EQ(sketch.ops.size(), 4U);
  EXPECT_EQ(sketch.items.at(sketch.ops[0].item), "capture, Mosul");
  EXPECT_NE(sketch.ops[2].item, sketch.ops[0].item) << "another thing of that name";
  EXPECT_EQ(sketch.ops[0].clip, (PixelBox{10, 10, 50, 100})) << "within the clips around it";
  EXPECT_EQ(sketch.ops[1].item, 0U);
  EXPECT_EQ(std::get<Sketch::Words>(sketch.ops[1].what).utf8, "Mosul");
}

}  // namespace
}  // namespace dateline::scene
