#include "geoparse/small_words.hpp"

#include <gtest/gtest.h>

#include <string>

namespace dateline::geoparse {
namespace {

TEST(SmallWord, SaysWhatAWordTellsOfANameBesideIt) {
  EXPECT_NE(small_word("in") & kInside, 0U);
  EXPECT_NE(small_word("from") & kFrom, 0U);
  EXPECT_NE(small_word("into") & kTowards, 0U);
  EXPECT_NE(small_word("into") & kOnto, 0U);
  EXPECT_EQ(small_word("to") & kOnto, 0U);
  EXPECT_NE(small_word("near") & kInside, 0U);
  EXPECT_NE(small_word("near") & kNextTo, 0U);
  EXPECT_NE(small_word("downtown") & kWhichPart, 0U);
  EXPECT_NE(small_word("fleeing") & kLeaving, 0U);
}

TEST(SmallWord, SaysNothingOfOtherWordsOfAnyLength) {
  for (std::size_t size = 0; size < 40; ++size) EXPECT_EQ(small_word(std::string(size, 'q')), 0U);
  EXPECT_EQ(small_word("In"), 0U) << "words come in lower case";
  EXPECT_EQ(small_word("inn"), 0U);
  EXPECT_EQ(small_word("i"), 0U);
}

}  // namespace
}  // namespace dateline::geoparse
