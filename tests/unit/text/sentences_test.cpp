#include "text/sentences.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "base/utf8.hpp"

namespace dateline::text {
namespace {

std::vector<std::string> split(std::string_view bytes) {
  const std::u32string text = base::to_code_points(bytes);
  const auto tokens = tokenize(text);
  std::vector<std::string> out;
  for (const Range& r : split_sentences(text, tokens)) {
    std::u32string part = text.substr(tokens[r.begin].span.start,
                                      tokens[r.end - 1].span.end - tokens[r.begin].span.start);
    for (char32_t& c : part) c = c == U'\n' ? U'|' : c;
    out.push_back(base::to_utf8(part));
  }
  return out;
}

using testing::ElementsAre;

TEST(Sentences, EndAtStops) {
  EXPECT_THAT(split("Rebels fled. The army came! Who won? Nobody."),
              ElementsAre("Rebels fled.", "The army came!", "Who won?", "Nobody."));
}

TEST(Sentences, GoOnAfterAbbreviationsAndInitials) {
  for (const char* text : {
           "Lt. Gen. Ali Hassan and Mr. George W. Bush met at St. James.",
           "It fell on Nov. 15 to U.S. Marines near Mt. Sinjar.",
           "The U.S. President spoke at 9 a.m. Monday, 10 p.m. Baghdad time.",
           "Convoy No. 5 of Jones Inc. trucks left.",
           "He earned 3.5 million vs. nothing before.",
           "The wreck lies at lat. 36.34, lon. 43.13 near 110 N. Main Street.",
           "Gunmen from the town of St. Georges came in Jan. 2014.",
       }) {
    EXPECT_THAT(split(text), ElementsAre(text));
  }
}

TEST(Sentences, EndWithAnAbbreviationWhereTheNextOneClearlyBegins) {
  EXPECT_THAT(split("They met in the U.S. The talks failed."),
              ElementsAre("They met in the U.S.", "The talks failed."));
  EXPECT_THAT(split("It began at 9 a.m. Shelling went on all day."),
              ElementsAre("It began at 9 a.m.", "Shelling went on all day."));
}

TEST(Sentences, EndBehindTheLetterOfCoordinates) {
  for (const char* place :
       {"36.34 N 43.13 E", "36 20 06 N, 43 08 10 W", "36\u00B020\u2032N 43\u00B008\u2032E",
        "36\u00B020'06\"S 43\u00B008'10\"E", "36.34\u00B0 N, 43.13\u00B0 E", "36.34N 43.13E",
        "38S LF 325 234"}) {
    const std::string first = std::string("The plane fell at ") + place + ".";
    EXPECT_THAT(split(first + " Rescuers came."), ElementsAre(first, "Rescuers came."));
  }
}

TEST(Sentences, KeepClosingQuotesAndTheirSpeaker) {
  EXPECT_THAT(
      split("\"The city was overrun. Many were killed,\" said an official. \"We fled.\" He left."),
      ElementsAre("\"The city was overrun.", "Many were killed,\" said an official.",
                  "\"We fled.\"", "He left."));
  EXPECT_THAT(split("\"Where are they?\" Abadi asked. (They had gone.) Nobody spoke."),
              ElementsAre("\"Where are they?\" Abadi asked.", "(They had gone.)", "Nobody spoke."));
  EXPECT_THAT(
      split("\xE2\x80\x9CRun!\xE2\x80\x9D one shouted. \xE2\x80\x98Go.\xE2\x80\x99 They went."),
      ElementsAre("\xE2\x80\x9CRun!\xE2\x80\x9D one shouted.", "\xE2\x80\x98Go.\xE2\x80\x99",
                  "They went."));
}

TEST(Sentences, RunOverHardWrapsButNotOverBlankLines) {
  EXPECT_THAT(
      split("The army held\nthe town. Rebels\nfled to Kirkuk.\nIt was night.\n\nHeadline\n\nNext"),
      ElementsAre("The army held|the town.", "Rebels|fled to Kirkuk.", "It was night.", "Headline",
                  "Next"));
  EXPECT_THAT(split("The dead were\r\nburied\r\n\r\nAli said"),
              ElementsAre("The dead were\r|buried", "Ali said"));
}

TEST(Sentences, BeginWithASmallArticleOfAName) {
  EXPECT_THAT(split("It fell. al-Qaeda claimed it. al Shabaab did not."),
              ElementsAre("It fell.", "al-Qaeda claimed it.", "al Shabaab did not."));
}

TEST(Sentences, AreCutAtItemsOfAList) {
  EXPECT_THAT(split("Key events:\n- Mosul falls\n- Tikrit falls"),
              ElementsAre("Key events:", "- Mosul falls", "- Tikrit falls"));
}

TEST(Sentences, CoverEveryTokenOnce) {
  const std::u32string text = U"A. \"B.\" c! ... (D.) ?? e.g. F. \n\n g . \" h";
  const auto tokens = tokenize(text);
  std::uint32_t at = 0;
  for (const Range& r : split_sentences(text, tokens)) {
    EXPECT_EQ(r.begin, at);
    EXPECT_LT(r.begin, r.end);
    at = r.end;
  }
  EXPECT_EQ(at, tokens.size());
  EXPECT_TRUE(split_sentences(U"", {}).empty());
}

TEST(Sentences, AreCutBehindACommaWhereTheyAreLongerThanAnyoneWrites) {
  std::u32string text;
  for (int i = 0; i < 1000; ++i) text += i % 10 == 9 ? U"fell, " : U"town ";
  const auto tokens = tokenize(text);
  const auto sentences = split_sentences(text, tokens);
  ASSERT_GT(sentences.size(), 1U);
  std::uint32_t at = 0;
  for (const Range& r : sentences) {
    EXPECT_EQ(r.begin, at);
    EXPECT_LE(r.size(), kLongestSentence);
    EXPECT_EQ(tokens[r.end - 1].form, ",");
    at = r.end;
  }
  EXPECT_EQ(at, tokens.size());
}

TEST(Sentences, TakeAMillionCharactersOnOneLine) {
  for (const char32_t* unit : {U"Ali fled. ", U"\"", U". ", U"(", U"a.m. ", U"al "}) {
    std::u32string text;
    while (text.size() < 1'000'000) text += unit;
    const auto tokens = tokenize(text);
    EXPECT_FALSE(split_sentences(text, tokens).empty());
  }
}

}  // namespace
}  // namespace dateline::text
