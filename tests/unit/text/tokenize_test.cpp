#include <gmock/gmock.h>

#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.hpp"
#include "text/token.hpp"

namespace dateline::text {
namespace {

std::vector<std::string> forms(std::string_view text) {
  std::vector<std::string> out;
  for (const Token& t : tokenize(base::to_code_points(text))) out.push_back(t.form);
  return out;
}

std::string cut(std::string_view text) {
  std::string out;
  for (const std::string& form : forms(text)) out += (out.empty() ? "" : " ") + form;
  return out;
}

TEST(Tokenize, CutsWordsAsUniversalDependenciesDoes) {
  struct Case {
    const char* text;
    const char* tokens;
  };
  const Case cases[] = {
      {"Rebels took the bridge.", "Rebels took the bridge ."},
      {"Iran's army didn't reply", "Iran 's army did n't reply"},
      {"the forces' base", "the forces ' base"},
      {"They've said they'll go; I'm, we're, he'd",
       "They 've said they 'll go ; I 'm , we 're , he 'd"},
      {"It cannot hold and can't move", "It can not hold and ca n't move"},
      {"Iran-backed fighters", "Iran - backed fighters"},
      {"a two-month siege", "a two - month siege"},
      {"non-combatants, anti-aircraft, ex-soldiers",
       "non-combatants , anti-aircraft , ex-soldiers"},
      {"Nuri al-Maliki of Al-Anbar", "Nuri al-Maliki of Al-Anbar"},
      {"al Qaeda in an-Nasiriyah and as-yet free", "al Qaeda in an-Nasiriyah and as - yet free"},
      {"Salah-al-Din's governor", "Salah-al-Din 's governor"},
      {"Shi'ite and Ba'athist, Sana'a", "Shi'ite and Ba'athist , Sana'a"},
      {"the U.S. and U.N. troops", "the U.S. and U.N. troops"},
      {"U.S.-led air strikes", "U.S. - led air strikes"},
      {"at 9 a.m. on Nov. 15, 2016", "at 9 a.m. on Nov. 15 , 2016"},
      {"Lt. Gen. J. Smith (Ret.)", "Lt. Gen. J. Smith ( Ret . )"},
      {"some 15,000 of 3.5 million", "some 15,000 of 3.5 million"},
      {"$40,500 or 25% more", "$ 40,500 or 25 % more"},
      {"20-25 km, 9/11, 2016-12-15", "20 - 25 km , 9/11 , 2016-12-15"},
      {"10km north, 8am, 1st, 1980s, 1990's", "10 km north , 8 am , 1st , 1980s , 1990's"},
      {"No. 5 said no.", "No. 5 said no ."},
      {"\"Why?\" he asked...", "\" Why ? \" he asked ..."},
      {"gone--for now - he said", "gone -- for now - he said"},
      {"see www.example.org, or mail a.b@example.org.",
       "see www.example.org , or mail a.b@example.org ."},
      {"Hawija,Iraq (AP)", "Hawija , Iraq ( AP )"},
      {"and/or", "and / or"},
      {"the town.The army", "the town . The army"},
      {"the '90s", "the '90s"},
      {"He dont, wanna but cannot", "He do nt , wan na but can not"},
      {"What last data of extra not went", "What last data of extra not went"},
      {"Antidisestablishmentarianism counterrevolutionaries, both",
       "Antidisestablishmentarianism counterrevolutionaries , both"},
      {"one\ttwo\r\nthree  four", "one two three four"},
      {"caf\u00e9 society na\u00efve\u00a0reader", "caf\u00e9 society na\u00efve reader"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(cut(c.text), c.tokens) << c.text;
    // Words far from the end of the text are cut by a shorter way.
    EXPECT_EQ(cut(c.text + std::string(40, ' ')), c.tokens) << c.text;
  }
}

TEST(Tokenize, MakesCurlyQuotesAndOddSpacesPlainButKeepsTheirPlaces) {
  // "Baghdad's" with a curly apostrophe, no-break space, soft hyphen, zero-width joiner.
  const std::u32string text = U"\u201CBaghdad\u2019s\u00A0for\u00ADces\u200D\u201D";
  const auto tokens = tokenize(text, 100);
  ASSERT_EQ(tokens.size(), 5U);
  EXPECT_EQ(tokens[0].form, "\"");
  EXPECT_EQ(tokens[1].form, "Baghdad");
  EXPECT_EQ(tokens[2].form, "'s");
  EXPECT_EQ(tokens[3].form, "forces");
  EXPECT_EQ(tokens[4].form, "\"");
  EXPECT_EQ(tokens[1].span, (Span{101, 108}));
  EXPECT_EQ(tokens[3].span, (Span{111, 118}));
  EXPECT_FALSE(tokens[1].space_after);
  EXPECT_TRUE(tokens[2].space_after);
}

TEST(Tokenize, CountsCodePointsNotBytes) {
  const auto tokens =
      tokenize(base::to_code_points("caf\xC3\xA9 \xD8\xA8\xD8\xBA\xD8\xAF\xD8\xA7\xD8\xAF fell"));
  ASSERT_EQ(tokens.size(), 3U);
  EXPECT_EQ(tokens[1].span, (Span{5, 10}));
  EXPECT_EQ(tokens[2].span, (Span{11, 15}));
}

TEST(Tokenize, FindsNothingInEmptyOrBlankText) {
  EXPECT_TRUE(tokenize(U"").empty());
  EXPECT_TRUE(tokenize(U" \n\t\u00A0\u200B\u00AD ").empty());
}

TEST(Tokenize, SpansOfAnyTextAreInOrderAndNotEmpty) {
  std::uint32_t seed = 7;
  const std::u32string alphabet = U"aAzU.'-,@1290&/\u2019\u00AD\u200B \n\"!?:)$%\u0301\u0628tnsw";
  for (int round = 0; round < 300; ++round) {
    std::u32string text;
    for (int i = 0; i < 80; ++i) {
      seed = seed * 1664525U + 1013904223U;
      text += alphabet[(seed >> 16U) % alphabet.size()];
    }
    std::uint32_t last = 0;
    for (const Token& t : tokenize(text)) {
      ASSERT_GE(t.span.start, last);
      ASSERT_LT(t.span.start, t.span.end);
      ASSERT_LE(t.span.end, text.size());
      ASSERT_FALSE(t.form.empty());
      last = t.span.end;
    }
  }
}

TEST(Tokenize, CutsPlainWordsAsItCutsOddOnes) {
  // A word joiner within a stretch of text says nothing, but keeps it from being seen as plain.
  constexpr char32_t kJoiner = 0x2060;
  const std::u32string_view parts[] = {U"the",
                                       U"town",
                                       U"Nov",
                                       U"no",
                                       U"No",
                                       U"cannot",
                                       U"CANNOT",
                                       U"Dont",
                                       U"went",
                                       U"data",
                                       U"don't",
                                       U"Iran's",
                                       U"U.S",
                                       U"al",
                                       U"-",
                                       U"Mosul",
                                       U"15",
                                       U"3.5",
                                       U"1990's",
                                       U"10km",
                                       U",",
                                       U".",
                                       U"...",
                                       U"?",
                                       U"!",
                                       U":",
                                       U";)",
                                       U"\"",
                                       U"\u201C",
                                       U"\u201D",
                                       U"\u2019",
                                       U"\u2019s",
                                       U"''",
                                       U"``",
                                       U"(",
                                       U")",
                                       U"$",
                                       U"%",
                                       U"@",
                                       U"_",
                                       U"/",
                                       U"&",
                                       U"\u2013",
                                       U"\u0161",
                                       U"www",
                                       U"http://",
                                       U"x",
                                       U"I",
                                       U"governmentally",
                                       U"Internationalisation"};
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    std::u32string text;
    std::u32string odd;
    for (int stretch = 0; stretch < 12; ++stretch) {
      std::u32string one;
      for (auto n = 1 + random() % 4; n > 0; --n) one += parts[random() % std::size(parts)];
      text += one + U' ';
      odd += one.substr(0, 1) + kJoiner + one.substr(1) + U' ';
    }
    const auto told = [&](const std::u32string& from) {
      std::string out;
      for (const Token& t : tokenize(from)) {
        std::u32string in_text = from.substr(t.span.start, t.span.end - t.span.start);
        std::erase(in_text, kJoiner);
        out += t.form + '|' + base::to_utf8(in_text) + (t.space_after ? "| " : "|");
      }
      return out;
    };
    ASSERT_EQ(told(text), told(odd)) << base::to_utf8(text);
  }
}

TEST(Tokenize, TakesAMillionCharactersWithoutASpace) {
  for (const char32_t* unit :
       {U"a", U"a-", U"1-", U"\"", U"A.", U"'s", U"a.", U"www.,", U"x@", U"al-"}) {
    std::u32string text;
    while (text.size() < 1'000'000) text += unit;
    EXPECT_FALSE(tokenize(text).empty());
  }
}

}  // namespace
}  // namespace dateline::text
