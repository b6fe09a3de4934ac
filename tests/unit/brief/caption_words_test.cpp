// What captions say of how sure they are, in the languages of newsrooms.

#include "brief/caption_words.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/file.hpp"

namespace dateline::brief {
namespace {

using testing::HasSubstr;
using testing::IsSupersetOf;

bool says(std::string_view words, Admission what) {
  return CaptionWords::shipped().say(words, what);
}

TEST(CaptionWords, AreThoseOfTheTableThatIsShipped) {
  const auto table =
      base::read_file(DATELINE_SOURCE_DIR "/assets/lexicon/caption/admissions.tsv", 1U << 20U);
  ASSERT_TRUE(table);
  const auto read = CaptionWords::parse(*table, "admissions.tsv");
  ASSERT_TRUE(read) << read.error().to_string();
  EXPECT_THAT(read->languages(),
              IsSupersetOf({"ar", "de", "en", "es", "fa", "fr", "it", "pt", "ru", "tr", "uk"}));
  EXPECT_EQ(read->languages(), CaptionWords::shipped().languages());
}

TEST(CaptionWords, SayThatSomethingIsClaimedInAnyOfTheLanguages) {
  for (const char* words : {
           "Rebels captured Tikrit. One source only: Northwire.",
           "The army CLAIMED it",
           "Tikrit, \u0628\u062D\u0633\u0628 \u0634\u0647\u0648\u062F",
           // "And from one source": what is written onto a word, and vowel marks, do not count.
           "\u0648\u0645\u0635\u0652\u062F\u064E\u0631 \u0648\u0627\u062D\u062F",
           "Les rebelles ont pris Tikrit, selon un habitant",
           "Tikrit, d\u2019apr\u00E8s un habitant",
           "Rebellen nahmen Tikrit ein (nur eine Quelle)",
           "Tikrit, seg\u00FAn vecinos",
           "\u041F\u043E \u0434\u0430\u043D\u043D\u044B\u043C \u0430\u0440\u043C\u0438\u0438",
       }) {
    EXPECT_TRUE(says(words, Admission::weak)) << words;
  }
  for (const char* words : {
           "Rebels reclaimed Tikrit",  // and no claim
           "Rebels captured Tikrit",
           // "arrested", "leaders": words with "said" and "claimed" in them
           "\u0627\u0639\u062A\u0642\u0627\u0644 \u0632\u0639\u0645\u0627\u0621",
           "",
       }) {
    EXPECT_FALSE(says(words, Admission::weak)) << words;
  }
}

TEST(CaptionWords, TellWhatIsPlannedFromWhatIsDenied) {
  EXPECT_TRUE(says("The army may attack", Admission::planned));
  EXPECT_FALSE(says("The army attacked on 3 May", Admission::planned)) << "the month";
  EXPECT_FALSE(says("A plane was shot down", Admission::planned));
  EXPECT_TRUE(says("L\u2019arm\u00E9e pourrait attaquer", Admission::planned));
  EXPECT_FALSE(says("The army attacked", Admission::denied));
  EXPECT_TRUE(says("The army denies it", Admission::denied));
  EXPECT_TRUE(says("\u0648\u0646\u0641\u0649 \u0627\u0644\u062C\u064A\u0634", Admission::denied));
  EXPECT_FALSE(says("The army denies it", Admission::planned));
  EXPECT_TRUE(says("Day unknown: attack in Baiji.", Admission::missing));
  EXPECT_TRUE(says("Ort unbekannt", Admission::missing));
  EXPECT_TRUE(says("As it was known by 15 June", Admission::known));
}

TEST(CaptionWords, NameWhoTellsAndDaysInNumbersWhateverTheLanguage) {
  EXPECT_TRUE(name_it("Tikrit ist gefallen (NORTHWIRE)", "Northwire"));
  EXPECT_FALSE(name_it("Northwires", "Northwire"));
  EXPECT_TRUE(name_it("D\u2019apr\u00E8s \u00ABMarket hit\u00BB", "\u201CMarket hit\u201D"));
  EXPECT_FALSE(name_it("No", "No")) << "too short to be told from a word";
  for (const char* words : {"Stand: 15.6.2014", "2014-06-15", "15/06", "\u0665 6/15"}) {
    EXPECT_TRUE(have_day_in_numbers(words, 6, 15)) << words;
  }
  for (const char* words : {"15 dead, 6 hurt", "16.6.2014", "615", "", "15. und 6"}) {
    EXPECT_FALSE(have_day_in_numbers(words, 6, 15)) << words;
  }
}

TEST(CaptionWords, OfATableThatIsDamagedTellTheLine) {
  for (const char* row : {"en\tmaybe\tperhaps", "en\tweak\t*", "en\tweak\ta*b", "en\tweak"}) {
    const auto read =
        CaptionWords::parse("language\tsays\twords\n" + std::string(row) + "\n", "own.tsv");
    ASSERT_FALSE(read) << row;
    EXPECT_THAT(read.error().to_string(), HasSubstr("own.tsv:2"));
  }
}

}  // namespace
}  // namespace dateline::brief
