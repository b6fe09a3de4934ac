#include "gui/text_selection.hpp"

#include <gtest/gtest.h>

#include <string>

namespace dateline::gui {
namespace {

class TextSelectionTest : public ::testing::Test {
 protected:
  TextSelectionTest() : type_(typeset::Typesetter::open(DATELINE_SOURCE_DIR "/assets/fonts")) {}

  void read(std::string_view text, float width = 200) {
    document_.story = text::make_story(text, "test").value();
    layout_ = StoryLayout::make(document_, *type_, width, 1);
  }
  /// Where words stand in the story.
  text::Span find(std::u32string_view words) {
    const auto begin = static_cast<std::uint32_t>(document_.story.text.find(words));
    return {begin, begin + static_cast<std::uint32_t>(words.size())};
  }

  base::Result<typeset::Typesetter> type_;
  event::Document document_;
  StoryLayout layout_;
};

TEST_F(TextSelectionTest, TakesTheGapThatThePointIsNearestTo) {
  read(
      "Title\n\nThe army recaptured Tikrit on June 12, after a siege of many weeks, police "
      "said.\n");
  const text::Span tikrit = find(U"Tikrit");
  const auto boxes = boxes_of(layout_, *type_, tikrit);
  ASSERT_EQ(boxes.size(), 1U);
  const float y = (boxes[0].y0 + boxes[0].y1) / 2;
  EXPECT_EQ(gap_at(layout_, *type_, boxes[0].x0 + 1, y), tikrit.start);
  EXPECT_EQ(gap_at(layout_, *type_, boxes[0].x1 - 1, y), tikrit.end);
  EXPECT_EQ(character_at(layout_, *type_, boxes[0].x0 + 1, y), tikrit.start);
  EXPECT_EQ(gap_at(layout_, *type_, 0, -50), 0U);
  EXPECT_EQ(gap_at(layout_, *type_, 1000, 1000), find(U"said.").end);
  EXPECT_FALSE(character_at(layout_, *type_, 1000, y));
}

TEST_F(TextSelectionTest, LiesOnAsManyLinesAsItCovers) {
  read(
      "Title\n\nThe army recaptured Tikrit on June 12, after a siege of many weeks, police "
      "said.\n");
  const text::Span span{find(U"army").start, find(U"police").end};
  const auto boxes = boxes_of(layout_, *type_, span);
  ASSERT_GE(boxes.size(), 3U);
  for (std::size_t i = 1; i < boxes.size(); ++i) EXPECT_GT(boxes[i].y0, boxes[i - 1].y0);
  EXPECT_TRUE(boxes_of(layout_, *type_, {5, 5}).empty());
}

TEST_F(TextSelectionTest, IsCopiedAsItIsSet) {
  read("Title\n\nThe army\nrecaptured Tikrit.\n\nIt was quiet.\n");
  EXPECT_EQ(words_of(layout_, {find(U"army").start, find(U"It").end}),
            "army recaptured Tikrit.\n\nIt");
}

TEST_F(TextSelectionTest, OfADoubleClickIsTheWord) {
  read("Title\n\nThe army recaptured Tikrit, police said.\n");
  const text::Span tikrit = find(U"Tikrit");
  EXPECT_EQ(word_at(document_.story, tikrit.start + 3), tikrit);
  EXPECT_TRUE(word_at(document_.story, tikrit.start - 1).empty()) << "a blank is no word";
  EXPECT_EQ(trimmed(document_.story, {tikrit.start - 1, tikrit.end}), tikrit);
}

TEST_F(TextSelectionTest, GoesFromRightToLeftInArabic) {
  read("\u0633\u0642\u0637\u062a \u062a\u0643\u0631\u064a\u062a\n");
  const text::Span first{0, 4};
  const auto boxes = boxes_of(layout_, *type_, first);
  ASSERT_FALSE(boxes.empty());
  const float y = (boxes[0].y0 + boxes[0].y1) / 2;
  EXPECT_EQ(gap_at(layout_, *type_, boxes[0].x1 - 0.5F, y), 0U);
  EXPECT_EQ(gap_at(layout_, *type_, boxes[0].x0 + 0.5F, y), 4U);
}

}  // namespace
}  // namespace dateline::gui
