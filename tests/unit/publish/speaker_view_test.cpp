// What who speaks sees: the words, what scrolls, and that it fits into any window.

#include "publish/speaker_view.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/utf8.hpp"
#include "typeset/typesetter.hpp"

namespace dateline::publish {
namespace {

constexpr const char* kArabic =
    "\u0627\u0644\u0645\u0648\u0635\u0644 \u0645\u062F\u064A\u0646\u0629 \u0641\u064A "
    "\u0634\u0645\u0627\u0644 \u0627\u0644\u0639\u0631\u0627\u0642";

class SpeakerViewTest : public testing::Test {
 protected:
  SpeakerViewTest() : type_(typeset::Typesetter::open(DATELINE_SOURCE_DIR "/assets/fonts")) {
    content_.place = 4;
    content_.of = 12;
    content_.name = "Tikrit";
    content_.notes = "Say who held the town.\nThen the road north.";
    content_.sources = "Northwire, 16 June 2014";
    content_.next_name = "The road to Baiji";
    content_.clock = "14:05";
    content_.spent = 754;
    content_.spent_here = 45;
    small_ = {16, 9, std::vector<std::uint8_t>(std::size_t{4} * 16 * 9, 200)};
    content_.now = content_.next = &small_;
  }
  SpeakerView laid(int width = 1280, int height = 720) {
    EXPECT_TRUE(type_);
    return lay_out_speaker_view(*type_, content_, {width, height}, true);
  }
  static std::vector<const scene::Sketch::Words*> words_of(const SpeakerView& view) {
    std::vector<const scene::Sketch::Words*> out;
    for (const auto& op : view.mesh.sketch->ops) {
      if (const auto* words = std::get_if<scene::Sketch::Words>(&op.what)) out.push_back(words);
    }
    return out;
  }
  static bool says(const SpeakerView& view, const std::string& what) {
    return std::ranges::any_of(words_of(view), [&](const auto* words) {
      return words->utf8.find(what) != std::string::npos;
    });
  }

  base::Result<typeset::Typesetter> type_;
  SpeakerContent content_;
  render::Image small_;
};

TEST_F(SpeakerViewTest, TellsWhereItIsTheTimesTheNotesAndTheSources) {
  const SpeakerView view = laid();
  for (const char* what :
       {"Scene 4 of 12", "Tikrit", "Say who held the town.", "Then the road north.",
        "Next: The road to Baiji", "14:05", "12:34", "0:45", "Source: Northwire, 16 June 2014"}) {
    EXPECT_TRUE(says(view, what)) << what;
  }
  content_.spent = 3723;
  EXPECT_TRUE(says(laid(), "1:02:03"));
}

TEST_F(SpeakerViewTest, TellsWhatIsOutOfTheOrdinaryAndNothingElse) {
  for (const char* what : {"Enter goes", "black", "white", "Looking around", "by itself"}) {
    EXPECT_FALSE(says(laid(), what)) << what;
  }
  content_.typed = "7";
  content_.screen = brief::TalkScreen::black;
  EXPECT_TRUE(says(laid(), "Enter goes to scene 7"));
  EXPECT_TRUE(says(laid(), "The screen is black"));
  content_.typed = "13";
  content_.off_path = true;
  content_.screen = brief::TalkScreen::scene;
  EXPECT_TRUE(says(laid(), "There is no scene 13"));
  EXPECT_TRUE(says(laid(), "Looking around: Backspace returns"));
  content_.typed.clear();
  content_.by_itself = true;
  EXPECT_TRUE(says(laid(), "Goes on by itself"));
  content_.paused = true;
  EXPECT_TRUE(says(laid(), "Stands still"));
  content_.over = true;
  content_.next_name.clear();
  EXPECT_TRUE(says(laid(), "The briefing has ended"));
  EXPECT_TRUE(says(laid(), "No scene comes after"));
}

TEST_F(SpeakerViewTest, LongNotesScrollToTheirEndAndNoFurther) {
  EXPECT_EQ(laid().most_scroll, 0);
  content_.notes.clear();
  for (int i = 1; i <= 60; ++i) content_.notes += "Line number " + std::to_string(i) + ".\n";
  SpeakerView view = laid();
  EXPECT_GT(view.most_scroll, 0);
  EXPECT_TRUE(says(view, "Line number 1."));
  EXPECT_FALSE(says(view, "Line number 60."));
  content_.scroll = 1e6F;
  view = laid();
  EXPECT_EQ(view.scroll, view.most_scroll);
  EXPECT_FALSE(says(view, "Line number 1."));
  EXPECT_TRUE(says(view, "Line number 60."));
  content_.scroll = -5;
  EXPECT_EQ(laid().scroll, 0);
}

TEST_F(SpeakerViewTest, ArabicNotesBeginAtTheRight) {
  const auto end_of = [&](const SpeakerView& view, const std::string& what) {
    for (const auto* words : words_of(view)) {
      if (words->utf8.find(what) == std::string::npos) continue;
      return std::pair(words->pen.x, words->pen.x + type_->width(words->utf8, words->style.weight,
                                                                 words->style.size));
    }
    ADD_FAILURE() << what;
    return std::pair(0.0F, 0.0F);
  };
  content_.notes = std::string("In English\n") + kArabic;
  const SpeakerView view = laid();
  EXPECT_FLOAT_EQ(end_of(view, "In English").first, view.notes.x0);
  EXPECT_NEAR(end_of(view, kArabic).second, view.notes.x1, 16);
}

TEST_F(SpeakerViewTest, FitsIntoAnyWindow) {
  content_.notes = std::string(400, 'w') + " " + std::string(900, 'x') + "\n" + kArabic;
  content_.name = std::string(300, 'n');
  content_.next_name = std::string(300, 'm');
  for (int i = 0; i < 200; ++i) content_.sources += "; Northwire, 16 June 2014";
  content_.typed = "9999";
  content_.off_path = content_.by_itself = true;
  for (const auto& [w, h] :
       {std::pair{1280, 720}, {3840, 2160}, {800, 600}, {600, 900}, {320, 240}, {8192, 400}}) {
    const SpeakerView view = laid(w, h);
    const auto width = static_cast<float>(w);
    const auto height = static_cast<float>(h);
    for (const auto* words : words_of(view)) {
      EXPECT_GE(words->pen.x, 0) << words->utf8 << w;
      EXPECT_LE(words->pen.x + type_->width(words->utf8, words->style.weight, words->style.size),
                width)
          << words->utf8 << w;
      EXPECT_FALSE(base::first_invalid_utf8(words->utf8));
    }
    for (const scene::PixelBox& box : {view.now, view.next}) {
      EXPECT_GE(box.x0, 0);
      EXPECT_LE(box.x1, width);
      EXPECT_LE(box.y1, height);
    }
    EXPECT_LE(view.notes.y0, view.notes.y1 + 1) << w;
  }
}

TEST_F(SpeakerViewTest, WithoutNotesAndPicturesItSaysSo) {
  content_.notes.clear();
  content_.now = content_.next = nullptr;
  const SpeakerView view = laid();
  EXPECT_TRUE(says(view, "This scene has no notes"));
  EXPECT_EQ(view.now.width(), 0);
  EXPECT_EQ(view.next.width(), 0);
}

}  // namespace
}  // namespace dateline::publish
