// The tables that make looking at words and names fast say what the long way says.

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "geoparse/lexicon.hpp"
#include "geoparse/name_filter.hpp"
#include "geoparse/packed_word.hpp"
#include "geoparse/tally.hpp"
#include "geoparse/text_map.hpp"
#include "geoparse/tokens.hpp"
#include "support/gazetteer_world.hpp"
#include "text/name_key.hpp"
#include "text/story.hpp"

namespace dateline::geoparse {
namespace {

const std::filesystem::path kLexicon =
    std::filesystem::path(DATELINE_SOURCE_DIR) / "assets/lexicon/geo";

const std::string kPlaces =
    "IQ\tIraq\t\tcountry\tPCLI\tIQ\t\t\t33\t44\t450\t\tt\n"
    "mosul\tMosul\t\tsettlement\tPPLA\tIQ\t\t\t36.335\t43.119\t10\t1683000\tt\n"
    "talafar\tTal Afar\tTel Afar\tsettlement\tPPL\tIQ\t\t\t36.379\t42.448\t3\t80000\tt\n";

TEST(NameFilter, LetsEveryNamePassAndHardlyAnythingElse) {
  const tests::SmallWorld world({{kPlaces}});
  const NameFilter filter(world.gazetteer());
  for (const char* name : {"Iraq", "Mosul", "Tal Afar", "Tel Afar"}) {
    EXPECT_TRUE(filter.may_hold(text::name_key(name))) << name;
  }
  int passed = 0;
  for (int i = 0; i < 1000; ++i) passed += filter.may_hold("qwx " + std::to_string(i)) ? 1 : 0;
  EXPECT_LT(passed, 10);
}

TEST(NameFilter, LetsAllPassWhereNothingWasRead) {
  const NameFilter filter;
  EXPECT_TRUE(filter.may_hold("nowhere"));
  EXPECT_TRUE(filter.may_be_demonym("nowherian"));
}

TEST(PackedWord, SeesCapitalsAndSmallLettersOfAnyLength) {
  const std::string long_word = "aZ@[`{9-MNOPqrst";
  for (std::size_t size = 0; size <= PackedWord::kMostBytes; ++size) {
    const std::string_view text = std::string_view(long_word).substr(0, size);
    const PackedWord word(text);
    EXPECT_TRUE(word.is_ascii());
    const PackedWord capitals = word.between('A', 'Z');
    const PackedWord small = word.between('a', 'z');
    for (std::size_t i = 0; i < size; ++i) {
      const auto marked = [i](const PackedWord& of) {
        return ((i < 8 ? of.low : of.high) >> (8 * (i % 8) + 7) & 1U) != 0;
      };
      EXPECT_EQ(marked(capitals), text[i] >= 'A' && text[i] <= 'Z') << text << " " << i;
      EXPECT_EQ(marked(small), text[i] >= 'a' && text[i] <= 'z') << text << " " << i;
    }
  }
  EXPECT_FALSE(PackedWord("Na\xC3\xAFve").is_ascii());
  EXPECT_FALSE(PackedWord("Mosul").between('A', 'Z').several());
  EXPECT_TRUE(PackedWord("US").between('A', 'Z').several());
  EXPECT_TRUE(PackedWord("McDonaldsburgHil").between('A', 'Z').several());
}

TEST(Tokens, SayTheSameOfAWordWhateverItsLength) {
  const auto story =
      text::make_story("Antidisestablishmentarianism Al-Qaim al-Qaim NATO Mosul's 42nd USA-backed",
                       "story")
          .value();
  const Lexicon lexicon = Lexicon::read(kLexicon).value();
  const Tokens tokens(story, {}, lexicon);
  ASSERT_GE(tokens.size(), 7);
  EXPECT_EQ(tokens[0].lower, "antidisestablishmentarianism");
  EXPECT_TRUE(tokens[0].capital);
  EXPECT_EQ(tokens[1].lower, "al-qaim");
  EXPECT_TRUE(tokens[1].capital);
  EXPECT_EQ(tokens[2].lower, "al-qaim");
  EXPECT_TRUE(tokens[2].capital) << "behind its article";
  EXPECT_EQ(tokens[3].lower, "nato");
  EXPECT_TRUE(tokens[3].all_caps);
  EXPECT_EQ(tokens[4].lower, "mosul");
  EXPECT_FALSE(tokens[4].all_caps);
  EXPECT_EQ(tokens[5].lower, "'s");
  EXPECT_FALSE(tokens[5].capital);
  EXPECT_TRUE(tokens[6].number);
}

TEST(Lexicon, KnowsLongWordsAndThoseWithAFullStop) {
  const Lexicon lexicon = Lexicon::read(kLexicon).value();
  EXPECT_NE(lexicon.classes("province") & kRegionWord, 0U);
  EXPECT_EQ(lexicon.classes("province"), lexicon.classes("province."));
  EXPECT_NE(lexicon.classes("mr.") & kTitle, 0U);
  EXPECT_EQ(lexicon.classes(""), 0U);
  EXPECT_EQ(lexicon.classes("antidisestablishmentarianism"), 0U);
}

TEST(TextMap, HoldsWhatWasPutInWhileItGrows) {
  TextMap<int> map;
  for (int i = 0; i < 5000; ++i) map["text " + std::to_string(i)] = i;
  EXPECT_EQ(map.size(), 5000U);
  const int* first = map.find("text 0");
  map["one more"] = 1;
  EXPECT_EQ(map.find("text 0"), first) << "its address is kept";
  for (int i = 0; i < 5000; ++i) {
    const int* found = map.find("text " + std::to_string(i));
    ASSERT_NE(found, nullptr);
    EXPECT_EQ(*found, i);
  }
  EXPECT_EQ(map.find("text 5000"), nullptr);
  map.clear();
  EXPECT_EQ(map.find("text 0"), nullptr);
}

TEST(Tally, TellsTextsOfOneIdApart) {
  Tally tally(4);
  tally("a", 7) += 1;
  tally("b", 7) += 2;
  tally("a", 7) += 3;
  EXPECT_EQ(tally.get("a", 7), 4);
  EXPECT_EQ(tally.get("b", 7), 2);
  EXPECT_EQ(tally.get("c", 7), 0);
}

}  // namespace
}  // namespace dateline::geoparse
