#include "typeset/vector_mask.hpp"

#include <gtest/gtest.h>

#include "typeset/font_set.hpp"

namespace dateline::typeset {
namespace {

class VectorMaskTest : public testing::Test {
 protected:
  VectorMaskTest() : fonts_(FontSet::open(DATELINE_SOURCE_DIR "/assets/fonts")) {}
  [[nodiscard]] VectorMask make(int w, int h) const { return {fonts_->library(), w, h}; }
  [[nodiscard]] static int at(const VectorMask& m, int x, int y) {
    return m.coverage()[static_cast<std::size_t>(y * m.width() + x)];
  }
  base::Result<FontSet> fonts_;
};

const Contour kSquare = {{2, 2}, {8, 2}, {8, 8}, {2, 8}};

TEST_F(VectorMaskTest, FillsTheInsideAndCoversEdgesByTheirShare) {
  VectorMask mask = make(10, 10);
  const Contour half = {{2, 2}, {8, 2}, {8, 4.5F}, {2, 4.5F}};
  mask.fill(std::vector<Contour>{half});
  EXPECT_EQ(at(mask, 4, 3), 255);
  EXPECT_NEAR(at(mask, 4, 4), 128, 2);
  EXPECT_EQ(at(mask, 4, 6), 0);
  EXPECT_EQ(at(mask, 0, 0), 0);
}

TEST_F(VectorMaskTest, MakesHolesByTheEvenOddRule) {
  VectorMask mask = make(10, 10);
  mask.fill(std::vector<Contour>{kSquare, Contour{{4, 4}, {6, 4}, {6, 6}, {4, 6}}}, true);
  EXPECT_EQ(at(mask, 3, 3), 255);
  EXPECT_EQ(at(mask, 5, 5), 0);
}

TEST_F(VectorMaskTest, StrokesAreAsWideAsAsked) {
  VectorMask mask = make(20, 20);
  mask.stroke(std::vector<Contour>{Contour{{3, 10}, {17, 10}}}, 4, false);
  EXPECT_EQ(at(mask, 10, 8), 255);
  EXPECT_EQ(at(mask, 10, 11), 255);
  EXPECT_EQ(at(mask, 10, 7), 0);
  EXPECT_EQ(at(mask, 10, 12), 0);
}

TEST_F(VectorMaskTest, CombinesMasks) {
  VectorMask a = make(10, 10);
  a.fill(std::vector<Contour>{kSquare});
  VectorMask b = make(10, 10);
  b.fill(std::vector<Contour>{Contour{{5, 0}, {10, 0}, {10, 10}, {5, 10}}});
  VectorMask both = a;
  both.intersect(b);
  EXPECT_EQ(at(both, 3, 5), 0);
  EXPECT_EQ(at(both, 6, 5), 255);
  VectorMask rest = a;
  rest.subtract(b);
  EXPECT_EQ(at(rest, 3, 5), 255);
  EXPECT_EQ(at(rest, 6, 5), 0);
  rest.unite(b);
  EXPECT_EQ(at(rest, 9, 0), 255);
}

}  // namespace
}  // namespace dateline::typeset
