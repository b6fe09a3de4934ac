#include "typeset/typesetter.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/temp_folder.hpp"

namespace dateline::typeset {
namespace {

class TypesetterTest : public testing::Test {
 protected:
  TypesetterTest() : opened_(Typesetter::open(DATELINE_SOURCE_DIR "/assets/fonts")) {}
  void SetUp() override { ASSERT_TRUE(opened_) << opened_.error().to_string(); }
  Typesetter& type() { return *opened_; }

 private:
  base::Result<Typesetter> opened_;
};

constexpr std::string_view kBaghdadArabic = "\u0628\u063A\u062F\u0627\u062F";

TEST_F(TypesetterTest, SetsLatinFromLeftToRightInOneFace) {
  const ShapedText line = type().shape("Tal Afar", Weight::bold);
  ASSERT_EQ(line.glyphs.size(), 8U);
  EXPECT_FALSE(line.right_to_left);
  for (std::size_t i = 0; i < line.glyphs.size(); ++i) {
    EXPECT_EQ(line.glyphs[i].face, Face::bold);
    EXPECT_EQ(line.glyphs[i].byte, i);
    if (i > 0) {
      EXPECT_GT(line.glyphs[i].x, line.glyphs[i - 1].x);
    }
  }
  EXPECT_GT(line.width, 3.0F);
  EXPECT_LT(line.width, 6.0F);
}

TEST_F(TypesetterTest, JoinsArabicLettersAndSetsThemFromRightToLeft) {
  const ShapedText word = type().shape(kBaghdadArabic, Weight::regular);
  EXPECT_TRUE(word.right_to_left);
  ASSERT_EQ(word.glyphs.size(), 5U);
  EXPECT_EQ(word.glyphs.front().face, Face::arabic);
  EXPECT_GT(word.glyphs.front().byte, word.glyphs.back().byte) << "the last letter is leftmost";
  // A letter that joins its neighbour has another shape than the letter alone.
  const ShapedText alone = type().shape("\u0628", Weight::regular);
  ASSERT_EQ(alone.glyphs.size(), 1U);
  EXPECT_NE(word.glyphs.back().glyph, alone.glyphs.front().glyph);
}

TEST_F(TypesetterTest, OrdersArabicInsideAnEnglishLine) {
  const std::string text = "Baghdad (" + std::string(kBaghdadArabic) + ") 2014";
  const ShapedText line = type().shape(text, Weight::regular);
  EXPECT_FALSE(line.right_to_left);
  EXPECT_EQ(line.glyphs.front().byte, 0U);
  EXPECT_EQ(line.glyphs.back().byte, text.size() - 1);
  std::vector<std::uint32_t> arabic;
  for (const ShapedGlyph& g : line.glyphs) {
    if (g.face == Face::arabic) arabic.push_back(g.byte);
  }
  ASSERT_EQ(arabic.size(), 5U);
  EXPECT_TRUE(std::is_sorted(arabic.rbegin(), arabic.rend()));
}

TEST_F(TypesetterTest, HasEveryLetterOfTransliteratedNamesAndTheMarksOfLabels) {
  for (const std::string_view text :
       {"\u1E28alab \u02BFAyn D\u012Bw\u0101n\u012Byah \u015Eanl\u0131urfa",
        "15\u201316 June \u00B7 \u2026", "\u0698\u06D5\u06CE\u06C6 \u067E\u0686\u06AF"}) {
    for (const ShapedGlyph& g : type().shape(text, Weight::regular).glyphs) {
      EXPECT_NE(g.glyph, 0U) << "no glyph in " << text;
    }
  }
}

TEST_F(TypesetterTest, FallsBackToIconsForTheirCodePoints) {
  const ShapedText icon = type().shape("\uF04B", Weight::regular);
  ASSERT_EQ(icon.glyphs.size(), 1U);
  EXPECT_EQ(icon.glyphs[0].face, Face::icons);
  EXPECT_NE(icon.glyphs[0].glyph, 0U);
}

TEST_F(TypesetterTest, RemembersGlyphsSoThatWarmTextTouchesNothing) {
  const ShapedText line = type().shape("Mosul", Weight::regular);
  std::vector<AtlasRect> first;
  for (const ShapedGlyph& g : line.glyphs) first.push_back(type().glyph(g, 14, 1, 0).rect);
  EXPECT_FALSE(type().atlas().take_dirty().empty());
  for (std::size_t i = 0; i < line.glyphs.size(); ++i) {
    EXPECT_EQ(type().glyph(line.glyphs[i], 14, 1, 0).rect, first[i]);
  }
  EXPECT_TRUE(type().atlas().take_dirty().empty());
}

TEST_F(TypesetterTest, AHaloIsLargerThanItsGlyphOnEverySide) {
  const ShapedGlyph g = type().shape("o", Weight::regular).glyphs.at(0);
  const MaskImage plain = type().glyph(g, 16, 0, 0);
  const MaskImage halo = type().glyph(g, 16, 0, 2);
  EXPECT_LT(halo.left, plain.left);
  EXPECT_LT(halo.top, plain.top);
  EXPECT_GT(halo.left + halo.rect.width, plain.left + plain.rect.width);
  EXPECT_GT(halo.top + halo.rect.height, plain.top + plain.rect.height);
}

TEST_F(TypesetterTest, WrapsAtSpacesWithinTheWidth) {
  const std::string_view text = "The militants captured Tal Afar overnight\nafter fighting";
  const auto lines = wrap(type(), text, Weight::regular, 16, 150);
  ASSERT_GT(lines.size(), 2U);
  std::string joined;
  for (const auto line : lines) {
    EXPECT_LE(type().width(line, Weight::regular, 16), 150) << line;
    joined += std::string(joined.empty() ? "" : " ") + std::string(line);
  }
  EXPECT_EQ(joined, "The militants captured Tal Afar overnight after fighting");
}

TEST_F(TypesetterTest, ElidesWhatIsTooLongAtAWholeCharacter) {
  const std::string cut = elide(type(), "\u015Eanl\u0131urfa and beyond", Weight::regular, 16, 60);
  EXPECT_LE(type().width(cut, Weight::regular, 16), 60);
  EXPECT_TRUE(cut.ends_with("\u2026"));
  EXPECT_TRUE(cut.starts_with("\u015Ean"));
  EXPECT_EQ(elide(type(), "short", Weight::regular, 16, 600), "short");
}

TEST_F(TypesetterTest, TakesIllFormedBytesAndEmptyText) {
  EXPECT_TRUE(type().shape("", Weight::regular).glyphs.empty());
  EXPECT_EQ(type().shape("a\xFF\xFE", Weight::regular).glyphs.size(), 3U);
}

TEST(FontSet, NamesTheFontThatIsMissingOrBroken) {
  const tests::TempFolder folder;
  const auto missing = FontSet::open(folder.path());
  ASSERT_FALSE(missing);
  EXPECT_NE(missing.error().to_string().find("NotoSans-Regular.ttf"), std::string::npos);
  folder.write("NotoSans-Regular.ttf", "no font");
  const auto broken = FontSet::open(folder.path());
  ASSERT_FALSE(broken);
  EXPECT_EQ(broken.error().code, base::ErrorCode::bad_format);
  EXPECT_NE(broken.error().to_string().find("NotoSans-Regular.ttf"), std::string::npos);
}

}  // namespace
}  // namespace dateline::typeset
