// The tables that make looking at words and names fast say what the long way says.

#include <gtest/gtest.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/packed_word.hpp"
#include "geoparse/lexicon.hpp"
#include "geoparse/name_finder.hpp"
#include "geoparse/stretch_tree.hpp"
#include "geoparse/tally.hpp"
#include "geoparse/text_map.hpp"
#include "geoparse/tokens.hpp"
#include "support/gazetteer_world.hpp"
#include "text/name_key.hpp"
#include "text/story.hpp"

namespace dateline::geoparse {
namespace {

using base::PackedWord;

const std::filesystem::path kLexicon =
    std::filesystem::path(DATELINE_SOURCE_DIR) / "assets/lexicon/geo";

const std::string kPlaces =
    "IQ\tIraq\t\tcountry\tPCLI\tIQ\t\t\t33\t44\t450\t\tt\n"
    "mosul\tMosul\t\tsettlement\tPPLA\tIQ\t\t\t36.335\t43.119\t10\t1683000\tt\n"
    "talafar\tTal Afar\tTel Afar\tsettlement\tPPL\tIQ\t\t\t36.379\t42.448\t3\t80000\tt\n";

TEST(NameFinder, FindsFromMemoryWhatTheGazetteerFinds) {
  // Names that several layers have, several places of one name, and one that a layer above hides.
  const tests::SmallWorld world(
      {{kPlaces + "mosul2\tMosul\t\tsettlement\tPPL\tXX\t\t\t1\t2\t3\t9\tt\n"},
       {"nineveh\tNineveh\tMosul\tregion\tADM1\tIQ\t\t\t36\t42\t90\t0\tt\n"}});
  const gazetteer::Gazetteer& gazetteer = world.gazetteer();
  const NameFinder asking(gazetteer);
  const NameFinder prepared = NameFinder::prepared(gazetteer);
  for (const std::string_view key :
       {"iraq", "mosul", "tal afar", "tel afar", "nineveh", "paris", ""}) {
    const HashedKey hashed(key);
    const auto there = gazetteer.find_key(key);
    for (const NameFinder* finder : {&asking, &prepared}) {
      EXPECT_TRUE(there.empty() || finder->may_hold(hashed.hash)) << key;
      const auto found = finder->find(hashed);
      ASSERT_EQ(found.size(), there.size()) << key;
      for (std::size_t i = 0; i < found.size(); ++i) {
        EXPECT_EQ(found[i].id, there[i].id) << key;
        EXPECT_EQ(found[i].primary, there[i].primary) << key;
        EXPECT_EQ(gazetteer.spelling(found[i].name), gazetteer.spelling(there[i].name)) << key;
      }
    }
  }
  int passed = 0;
  for (int i = 0; i < 1000; ++i) {
    passed += prepared.may_hold(HashedKey("qwx " + std::to_string(i)).hash) ? 1 : 0;
  }
  EXPECT_LT(passed, 10);
  EXPECT_TRUE(asking.may_hold(HashedKey("nowhere").hash)) << "nothing was read";
  EXPECT_TRUE(asking.may_be_demonym(HashedKey("nowherian").hash));
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

TEST(PackedWord, MakesCapitalsSmallAndLeavesTheRest) {
  EXPECT_EQ(PackedWord("TheCITY@[`{Z-9A\xC3").lowered().low, PackedWord("thecity@[`{z-9a\xC3").low);
  EXPECT_EQ(PackedWord("TheCITY@[`{Z-9A\xC3").lowered().high,
            PackedWord("thecity@[`{z-9a\xC3").high);
}

TEST(PackedWord, IsTheSameOfAStringAndSeesAllItsLettersAtOnce) {
  const std::string letters = "aZ@[`{9-M\xC3pqrst!";
  for (std::size_t size = 0; size <= PackedWord::kMostBytes; ++size) {
    std::string text = letters.substr(0, size);
    for (int round = 0; round < 2; ++round) {
      const PackedWord word = PackedWord::of(text);
      EXPECT_EQ(word.low, PackedWord(std::string_view(text)).low) << text;
      EXPECT_EQ(word.high, PackedWord(std::string_view(text)).high) << text;
      text.reserve(100);  // held elsewhere
    }
  }
  const PackedWord word("aZ@[`{9-MNOPqrst");
  EXPECT_EQ(word.letters().small.low, word.between('a', 'z').low);
  EXPECT_EQ(word.letters().small.high, word.between('a', 'z').high);
  EXPECT_EQ(word.letters().capitals.low, word.between('A', 'Z').low);
  EXPECT_EQ(word.letters().capitals.high, word.between('A', 'Z').high);
}

TEST(StretchTree, NumbersTheSameStretchesAlikeAndOthersApart) {
  StretchTree tree;
  const std::string long_word = "Antidisestablishmentarianism";
  std::map<std::uint32_t, std::string> stretches;
  for (int round = 0; round < 2; ++round) {
    for (int i = 0; i < 3000; ++i) {
      const std::string word = i % 100 == 0 ? long_word + std::to_string(i) : std::to_string(i);
      const std::uint32_t one = tree.step(StretchTree::kRoot, word, false);
      const std::uint32_t glued = tree.step(one, "of", false);
      const std::uint32_t parted = tree.step(one, "of", true);
      const std::uint32_t more = tree.step(parted, long_word, true);
      for (const auto& [node, text] : {std::pair{one, word},
                                       {glued, word + "of"},
                                       {parted, word + " of"},
                                       {more, word + " of " + long_word}}) {
        EXPECT_LT(node, tree.size());
        const auto [held, added] = stretches.try_emplace(node, text);
        EXPECT_EQ(added, round == 0);
        EXPECT_EQ(held->second, text);
      }
    }
  }
  EXPECT_EQ(tree.size(), 4U * 3000 + 1);
  tree.clear();
  EXPECT_EQ(tree.size(), 1U);
  EXPECT_EQ(tree.step(StretchTree::kRoot, "7", false), 1U);
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

TEST(Tally, NumbersTextsAndTellsThoseOfOneIdApart) {
  Tally<double> tally(4);
  const std::string other = "a";
  for (int round = 1; round <= 2; ++round) {
    EXPECT_EQ(tally.number("a", 7), 0U);
    tally[0] += 1;
    EXPECT_EQ(tally.number("b", 7), 1U);
    tally[1] += 2;
    EXPECT_EQ(tally.number(other, 7), 0U) << "alike wherever it stands";
    tally[0] += 3;
    EXPECT_EQ(tally.number("c", 8), 2U);
    EXPECT_EQ(tally[0], 4.0 * round);
    EXPECT_EQ(tally[1], 2.0 * round);
    EXPECT_EQ(tally[2], 0);
  }
}

}  // namespace
}  // namespace dateline::geoparse
