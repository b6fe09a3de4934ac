#include "text/name_key.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "text/folded.hpp"

namespace dateline::text {
namespace {

std::string skeleton(std::string_view name) { return name_skeleton(name_key(name)); }

TEST(NameKey, IsEqualForNamesThatDifferInCaseMarksAndPunctuation) {
  EXPECT_EQ(name_key("S\u00e3o Paulo"), "sao paulo");
  EXPECT_EQ(name_key("TALL \u02bfAFAR"), name_key("Tall 'Afar"));
  EXPECT_EQ(name_key("Deir al-Zor"), "deir al zor");
  EXPECT_EQ(name_key("U.S."), "us");
  EXPECT_EQ(name_key("St. Louis"), name_key("Saint Louis"));
  EXPECT_EQ(name_key("The Hague"), "hague");
  EXPECT_EQ(name_key("\u0141\u00f3d\u017a"), "lodz");
  EXPECT_EQ(name_key("\u0130zmir"), "izmir");
  EXPECT_EQ(name_key("Malm\u00f6"), name_key("Malmo\u0308"));
}

TEST(NameKey, UnifiesFormsOfArabicLetters) {
  EXPECT_EQ(name_key("\u0627\u0644\u0641\u0644\u0648\u062c\u0629"),
            name_key("\u0627\u0644\u0641\u0644\u0648\u062c\u0647"));
  EXPECT_EQ(name_key("\u0623\u0631\u0628\u064a\u0644"), name_key("\u0627\u0631\u0628\u06cc\u0644"));
  EXPECT_EQ(name_key("\u0645\u064f\u0648\u0635\u0640\u0644"), name_key("\u0645\u0648\u0635\u0644"));
}

TEST(NameKey, OfALongerNameBeginsWithTheKeyOfItsBeginning) {
  const auto beginning = [](std::string_view name) {
    std::string changed;
    return std::string(key_of_beginning(folded(name), changed));
  };
  EXPECT_EQ(beginning("St."), "saint");
  EXPECT_EQ(name_key("St."), "st") << "alone it stands for itself";
  EXPECT_EQ(beginning("The"), "") << "an article says nothing";
  EXPECT_EQ(beginning("The St."), "saint");
  EXPECT_EQ(beginning("Boston"), "boston");
  for (const std::string name : {"St. Louis Park", "The Mt. Vernon House", "Ste. Foy la Grande",
                                 "Fort St. John", "S\u00e3o Jos\u00e9 dos Campos"}) {
    for (std::size_t at = name.find(' '); at != std::string::npos; at = name.find(' ', at + 1)) {
      const std::string key = beginning(name.substr(0, at));
      EXPECT_TRUE(key.empty() || name_key(name).starts_with(key + " ")) << name << " " << key;
    }
  }
}

TEST(NameKey, OfTextWithoutLettersOrBrokenTextIsEmpty) {
  EXPECT_EQ(name_key(""), "");
  EXPECT_EQ(name_key(" -. "), "");
  EXPECT_EQ(name_key("\xff\xfe"), "");
}

TEST(NameSkeleton, MeetsAcrossRomanisationsAndScripts) {
  for (const char* name : {"Tal Afar", "Tel Afar", "Talafar", "Telafer", "Tall \u02bfAfar",
                           "\u062a\u0644\u0639\u0641\u0631"}) {
    EXPECT_EQ(skeleton(name), "tlfr") << name;
  }
  EXPECT_EQ(skeleton("Al-Qa'im"), skeleton("Qaim"));
  EXPECT_EQ(skeleton("Fallujah"), skeleton("Falloudja"));
  EXPECT_EQ(skeleton("Abu Ghraib"), skeleton("Abu Ghurayb"));
  EXPECT_EQ(skeleton("An Nasiriyah"), skeleton("Nasiriya"));
  EXPECT_EQ(skeleton("Dhuluiya"), skeleton("Duluiyah"));
  EXPECT_NE(skeleton("Mosul"), skeleton("Basra"));
}

TEST(NameSimilarity, RanksRomanisationsAboveOtherNamesOfTheSameConsonants) {
  const auto alike = [](const char* a, const char* b) {
    return name_similarity(name_key(a), name_key(b));
  };
  EXPECT_GT(alike("Amerli", "Amirli"), 0.9);
  EXPECT_GT(alike("Telafer", "Talafar"), 0.85);
  EXPECT_GT(alike("Khurmatu", "Khormato"), 0.9);
  EXPECT_LT(alike("Mosul", "Masala"), 0.85);
  EXPECT_LT(alike("Tel Aviv", "Tall Afif"), 0.85);
  EXPECT_EQ(alike("Mosul", "MOSUL"), 1);
}

TEST(NameLikeness, SaysTheSameToManyNamesAndNoMoreThanAskedFor) {
  const char* const names[] = {"Amerli",    "Amirli",
                               "Telafer",   "Tall Afar",
                               "Tel Aviv",  "Mosul",
                               "Masala",    "Mosul",
                               "al-Mawsil", "Khurmatu",
                               "A",         "Khormato",
                               "",          "\u062a\u0644\u0639\u0641\u0631"};
  for (const char* a : names) {
    NameLikeness likeness(name_key(a));
    for (const char* b : names) {
      const double alike = name_similarity(name_key(a), name_key(b));
      EXPECT_EQ(likeness.to(name_key(b)), alike) << a << ", " << b;
      for (const double least : {0.3, 0.85, 0.97}) {
        const double said = likeness.to(name_key(b), least);
        EXPECT_TRUE(alike < least ? said < least : said == alike) << a << ", " << b;
      }
    }
  }
}

}  // namespace
}  // namespace dateline::text
