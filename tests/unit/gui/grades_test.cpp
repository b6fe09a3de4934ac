#include "gui/grades.hpp"

#include <gtest/gtest.h>

namespace dateline::gui {
namespace {

using curation::Grades;

TEST(Grades, AreWrittenAsTheCodeHasThemAndSpelledOut) {
  EXPECT_EQ(short_grade({'B', 2}), "B2");
  EXPECT_EQ(short_grade({'F', 0}), "F");
  EXPECT_EQ(short_grade({0, 6}), "6");
  EXPECT_EQ(short_grade({}), "");
  EXPECT_EQ(spelled_out({'B', 2}), "B2: usually reliable, probably true");
  EXPECT_EQ(spelled_out({0, 1}), "1: confirmed by other sources");
  EXPECT_EQ(spelled_out({'F', 0}), "F: cannot be judged");
  EXPECT_EQ(spelled_out({}), "");
}

TEST(Grades, OfTheMoreReliableSourceAreBetterAndNoneIsWorst) {
  EXPECT_TRUE(is_better({'A', 4}, {'B', 1}));
  EXPECT_TRUE(is_better({'B', 1}, {'B', 2}));
  EXPECT_TRUE(is_better({'F', 6}, {}));
  EXPECT_FALSE(is_better({}, {}));
  EXPECT_FALSE(is_better({0, 1}, {'E', 0}));
}

}  // namespace
}  // namespace dateline::gui
