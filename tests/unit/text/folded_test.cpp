#include "text/folded.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace dateline::text {
namespace {

TEST(Folded, HasNeitherCaseNorDiacriticsInAnyScript) {
  EXPECT_EQ(folded("\u00c7al\u0131"), "cali");
  EXPECT_EQ(folded("M\u00dcNCHEN"), "munchen");
  EXPECT_EQ(folded("Stra\u00dfe"), "strasse");
  EXPECT_EQ(folded("\u0391\u0398\u0389\u039d\u0391"), folded("\u0391\u03b8\u03ae\u03bd\u03b1"));
  EXPECT_EQ(folded("\u041a\u0418\u0407\u0412"), folded("\u043a\u0438\u0457\u0432"));
  EXPECT_EQ(folded("e\u0301te\u0301"), folded("\u00e9t\u00e9"));
}

TEST(Folded, HasOneFormOfArabicLetters) {
  EXPECT_EQ(folded("\u0623\u0631\u0628\u064a\u0644"), folded("\u0627\u0631\u0628\u064a\u0644"));
  EXPECT_EQ(folded("\u0627\u0644\u0641\u0644\u0651\u0648\u062c\u0629"),
            folded("\u0627\u0644\u0641\u0644\u0648\u062c\u0647"));
  EXPECT_EQ(folded("\u0643\u0631\u0643\u0648\u0643"), folded("\u06a9\u0631\u06a9\u0648\u06a9"));
}

TEST(Folded, PartsWordsByOneSpaceWhateverStandsBetweenThem) {
  EXPECT_EQ(folded("  Al-Anbar,\n  Tall \u02bfAfar; U.S. "), "al anbar tall afar us");
  EXPECT_EQ(folded(""), "");
  EXPECT_EQ(folded(" - "), "");
}

TEST(Folder, FoldsPiecesAsItFoldsThemTogether) {
  Folder folder;
  for (const std::vector<std::string>& pieces : {std::vector<std::string>{"Tal", "-", "Afar"},
                                                 {" The ", "U.S", ".", " ", "\u00c7al\u0131"},
                                                 {"e", "\u0301", "t\u00e9 ", " - "},
                                                 {"-", " "},
                                                 {std::string(300, 'A'), "b"},
                                                 {}}) {
    folder.clear();
    std::string all;
    for (const std::string& piece : pieces) {
      folder.add(piece);
      all += piece;
      EXPECT_EQ(folder.text(), folded(all)) << all;
    }
    EXPECT_EQ(folder.text(), folded(all));
  }
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
