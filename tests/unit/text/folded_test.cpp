#include "text/folded.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace dateline::text {
namespace {

TEST(Folded, HasNeitherCaseNorDiacriticsInAnyScript) {
  EXPECT_EQ(folded("Çalı"), "cali");
  EXPECT_EQ(folded("MÜNCHEN"), "munchen");
  EXPECT_EQ(folded("Straße"), "strasse");
  EXPECT_EQ(folded("ΑΘΉΝΑ"), folded("Αθήνα"));
  EXPECT_EQ(folded("КИЇВ"), folded("київ"));
  EXPECT_EQ(folded("e\u0301te\u0301"), folded("\u00e9t\u00e9"));
}

TEST(Folded, HasOneFormOfArabicLetters) {
  EXPECT_EQ(folded("أربيل"), folded("اربيل"));
  EXPECT_EQ(folded("الفلّوجة"), folded("الفلوجه"));
  EXPECT_EQ(folded("كركوك"), folded("کرکوک"));
}

TEST(Folded, PartsWordsByOneSpaceWhateverStandsBetweenThem) {
  EXPECT_EQ(folded("  Al-Anbar,\n  Tall \u02bfAfar; U.S. "), "al anbar tall afar us");
  EXPECT_EQ(folded(""), "");
  EXPECT_EQ(folded(" - "), "");
}

TEST(FindFolded, TellsWhereInTheTextItStands) {
  const std::u32string text = U"In \u00c7al\u0131 and CALI.";
  EXPECT_EQ(find_folded(text, "cali"), (std::vector<Span>{{3, 7}, {12, 16}}));
  EXPECT_TRUE(find_folded(text, "tikrit").empty());
  EXPECT_TRUE(find_folded(text, "").empty());
}

TEST(FindFolded, TakesMarksWithTheirLetterAndOneLetterOfTwoAsAWhole) {
  EXPECT_EQ(find_folded(U"cafe\u0301s", "cafe"), (std::vector<Span>{{0, 5}}));
  EXPECT_EQ(find_folded(U"Stra\u00dfen", "stras"), (std::vector<Span>{{0, 5}}));
}

TEST(FindFolded, LooksPastLineBreaks) {
  EXPECT_EQ(find_folded(U"two car\nbombs", "car bombs"), (std::vector<Span>{{4, 13}}));
}

TEST(FindFolded, NeverOverlaps) {
  EXPECT_EQ(find_folded(U"aaaa", "aa"), (std::vector<Span>{{0, 2}, {2, 4}}));
}

}  // namespace
}  // namespace dateline::text
