#include "text/story.hpp"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "support/temp_folder.hpp"

namespace dateline::text {
namespace {

Story story(std::string_view bytes) {
  auto made = make_story(bytes, "test");
  EXPECT_TRUE(made) << made.error().to_string();
  return std::move(made).value();
}

TEST(Story, TellsTitleDateAndDatelineFromTheBody) {
  const Story s = story(
      "Gunmen raid market in Hawija\n12 March 2015\n\nKIRKUK, Iraq (Wire) - Gunmen raided a market "
      "on Tuesday.\n"
      "Police came later.\n");
  EXPECT_EQ(s.title, "Gunmen raid market in Hawija");
  EXPECT_EQ(s.utf8(s.dateline.place), "KIRKUK");
  EXPECT_EQ(s.utf8(s.dateline.agency), "Wire");
  ASSERT_EQ(s.date_candidates.size(), 1U);
  EXPECT_EQ(s.utf8(s.date_candidates[0]), "12 March 2015");
  ASSERT_GE(s.sentences.size(), 3U);
  EXPECT_EQ(s.utf8(s.sentences.back().span), "Police came later.");
}

struct DatelineCase {
  const char* text;
  const char* place;
  const char* date;
  const char* agency;
  const char* rest;
};

class Datelines : public testing::TestWithParam<DatelineCase> {};

TEST_P(Datelines, AreReadAsPlaceDateAndAgency) {
  const DatelineCase& c = GetParam();
  const Story s = story(c.text);
  EXPECT_EQ(s.utf8(s.dateline.place), c.place);
  EXPECT_EQ(s.utf8(s.dateline.date), c.date);
  EXPECT_EQ(s.utf8(s.dateline.agency), c.agency);
  EXPECT_EQ(s.utf8(s.sentences.back().span), c.rest);
}

INSTANTIATE_TEST_SUITE_P(
    Forms, Datelines,
    testing::Values(DatelineCase{"Reuters, Baghdad :\nA bridge fell.", "Baghdad", "", "Reuters",
                                 "A bridge fell."},
                    DatelineCase{"BAGHDAD, Jan 4, 2014 - A bridge fell.", "BAGHDAD", "Jan 4, 2014",
                                 "", "A bridge fell."},
                    DatelineCase{"BEIRUT (Wire) Dec 15, 2016\n\nA bridge fell.", "BEIRUT",
                                 "Dec 15, 2016", "Wire", "A bridge fell."},
                    DatelineCase{"TUZ KHURMATO, Iraq, August 31 - A bridge fell.", "TUZ KHURMATO",
                                 "August 31", "", "A bridge fell."},
                    DatelineCase{"AL-QAIM, Iraq \xE2\x80\x94 A bridge fell.", "AL-QAIM", "", "",
                                 "A bridge fell."},
                    DatelineCase{"Erbil, 10 June (AFP) -- A bridge fell.", "Erbil", "10 June",
                                 "AFP", "A bridge fell."},
                    DatelineCase{"A bridge fell - nobody knows why.", "", "", "",
                                 "A bridge fell - nobody knows why."},
                    DatelineCase{"The army: its men and arms.", "", "", "",
                                 "The army: its men and arms."}));

TEST(Story, KnowsItsHeadAgainWhenItIsPastedTwice) {
  const std::string once =
      "Rebels take mill above the town\n24 January 2014\n\nRebels took the mill on Thursday, the "
      "miller said.\n\n";
  const auto story = make_story(once + once, "test");
  ASSERT_TRUE(story);
  std::vector<Part> parts;
  for (const Paragraph& p : story->paragraphs) parts.push_back(p.part);
  EXPECT_EQ(parts, (std::vector<Part>{Part::title, Part::metadata, Part::body, Part::title,
                                      Part::metadata, Part::body}));
  EXPECT_EQ(story->date_candidates.size(), 1U);
  const std::size_t n = story->sentences.size() / 2;
  ASSERT_EQ(story->sentences.size(), 2 * n);
  EXPECT_EQ(story->first_told[n], 0U) << "its title is told again";
  EXPECT_EQ(story->first_told[2 * n - 1], n - 1);
}

TEST(Story, GivesAnyOfItsTextAsOneLine) {
  const auto story = make_story("Rebels took\nthe mill\r\nand\rthe bridge.", "test");
  ASSERT_TRUE(story);
  const Span all{0, static_cast<std::uint32_t>(story->text.size())};
  EXPECT_EQ(story->line(all), "Rebels took the mill and the bridge.");
  EXPECT_EQ(story->line({9, 9}), "");
}

TEST(Story, IsCalledByItsFileElseItsTitle) {
  auto story = make_story("Mill taken\n\nRebels took the mill.", "test").value();
  EXPECT_EQ(story.name(), "Mill taken");
  story.path = "stories/mill.txt";
  EXPECT_EQ(story.name(), "mill.txt");
}

TEST(Story, KeepsByteOrderMarkAndCarriageReturnsInItsOffsets) {
  const Story s = story("\xEF\xBB\xBFOne came.\r\nTwo went.\r\n\r\nThree stayed.\r\n");
  ASSERT_EQ(s.sentences.size(), 3U);
  EXPECT_EQ(s.sentences[0].span, (Span{1, 10}));
  EXPECT_EQ(s.utf8(s.sentences[1].span), "Two went.");
  EXPECT_EQ(s.utf8(s.sentences[2].span), "Three stayed.");
  EXPECT_EQ(s.paragraphs.size(), 3U);
}

TEST(Story, JoinsLinesThatAreWrappedInMidSentence) {
  const Story s = story("Washington was considering making\ncontact with Iran. It said so.\n");
  ASSERT_EQ(s.paragraphs.size(), 1U);
  ASSERT_EQ(s.sentences.size(), 2U);
  EXPECT_EQ(s.utf8(s.sentences[0].span), "Washington was considering making\ncontact with Iran.");
}

TEST(Story, KnowsSentencesThatRepeatEarlierOnes) {
  const std::string once = "Rebels took the old mill on Friday.\nNobody was hurt in the raid.\n";
  const Story s = story(once + once);
  ASSERT_EQ(s.sentences.size(), 4U);
  EXPECT_EQ(s.first_told, (std::vector<std::uint32_t>{0, 1, 0, 1}));
}

TEST(Story, TellsSentencesApartThatDifferInOneWord) {
  const std::string text =
      "Rebels took the mill on Friday.\nRebels took old mill on Friday.\n"
      "REBELS TOOK OLD MILL ON FRIDAY.\nRebels took her mill on Friday.\n"
      "Rebels took the mill on Friday.\nRebels took her \u201Cmill\u201D on Friday.\n"
      "Rebels took her mill on Friday.\nRebels took old mill on Friday.\nIt is so.\nIt is so.\n"
      "No, no.\nNo, no.\n";
  const Story s = story(text);
  ASSERT_EQ(s.sentences.size(), 12U);
  EXPECT_EQ(s.first_told, (std::vector<std::uint32_t>{0, 1, 1, 3, 0, 5, 3, 1, 8, 8, 10, 10}));
}

TEST(Story, GuessesItsLanguage) {
  EXPECT_EQ(story("The men of the town said that the road to it was cut by the army and that they "
                  "had no water.")
                .language,
            "en");
  EXPECT_EQ(story("Les forces de l'ordre ont repris la ville et le pont dans la nuit, selon des "
                  "sources qui sont sur place.")
                .language,
            "fr");
  EXPECT_EQ(story("\xD8\xB3\xD9\x8A\xD8\xB7\xD8\xB1 \xD8\xA7\xD9\x84\xD8\xAC\xD9\x8A\xD8\xB4 "
                  "\xD8\xB9\xD9\x84\xD9\x89")
                .language,
            "ar");
}

TEST(Story, GuessesTheSameLanguageOfPlainWordsAsOfOddOnes) {
  const auto words = std::to_array<std::string_view>(
      {"the", "of", "and", "La",  "les", "que",   "der",      "und",    "nicht", "DEL",
       "una", "di", "che", "het", "van", "Mosul", "governor", "olarak", "de",    "internationally",
       "en",  "da", "em"});
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::string plain;
    std::string odd;
    const auto kinds = 1 + random() % words.size();
    for (auto n = 1 + random() % 150; n > 0; --n) {
      const std::string word(words[random() % kinds]);
      plain += word + (random() % 9 == 0 ? ". " : " ");
      odd += word + "\u2019 ";  // which ends no word and is of none
    }
    ASSERT_EQ(story(plain).language, story(odd).language) << plain;
  }
}

TEST(Story, RefusesWhatIsNoTextAndSaysWhere) {
  EXPECT_EQ(make_story("", "x").error().message, "holds no text");
  EXPECT_EQ(make_story(" \n\r\n", "x").error().code, base::ErrorCode::bad_format);
  EXPECT_EQ(make_story("one\ntwo \xFF", "x").error().where, "x:2");
  EXPECT_EQ(make_story(std::string_view("PK\x03\0", 4), "x").error().code,
            base::ErrorCode::bad_encoding);
  EXPECT_EQ(make_story("\xFF\xFE"
                       "a",
                       "x")
                .error()
                .message,
            "is UTF-16 text");
  EXPECT_EQ(make_story(std::string(kMaxStoryBytes + 1, 'a'), "x").error().code,
            base::ErrorCode::too_large);
}

TEST(Story, ReadsAMillionCharactersInOneLine) {
  std::string line;
  while (line.size() < 1'000'000) line += "word ";
  EXPECT_EQ(story(line).tokens.size(), 200'000U);
}

TEST(Story, IsReadFromAFile) {
  const tests::TempFolder folder;
  const auto path = folder.write("a.txt", "Rain fell.");
  EXPECT_EQ(read_story(path)->path, path);
  EXPECT_EQ(read_story(folder.path() / "none.txt").error().code, base::ErrorCode::not_found);
}

}  // namespace
}  // namespace dateline::text
