#include "text/sixty_four.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

#include "text/characters.hpp"

namespace dateline::text {
namespace {

bool has(std::uint64_t bits, std::size_t i) { return (bits >> i & 1U) != 0; }

TEST(SixtyFour, SeesWhatALookAtEachCharacterSees) {
  // Every character of ASCII, those beside the ends of ranges, and what a byte cannot hold.
  std::u32string letters;
  for (char32_t c = 0; c < 0x80; ++c) letters.push_back(c);
  letters += U"\u0080\u00a0\u00c1\u00e1\u00ff\u0100\u0161\u2019\u3042\U0001F600\U0010FFFF";
  std::mt19937 random(7);
  for (int round = 0; round < 5000; ++round) {
    // Shorter ones are filled up with blanks.
    std::u32string text;
    const std::size_t size = random() % 100;
    while (text.size() < size) text.push_back(letters[random() % letters.size()]);
    SixtyFour at(text);
    text.resize(std::max(size, SixtyFour::kSize), U' ');
    const char looked_for = static_cast<char>(random() % 0x80);
    for (std::size_t i = 0; i < SixtyFour::kSize; ++i) {
      const char32_t c = text[i];
      const bool other = c >= 0x80;
      EXPECT_EQ(has(at.others(), i), other);
      EXPECT_EQ(has(at.letters(), i), !other && is_letter(c));
      EXPECT_EQ(has(at.blanks(), i), !other && is_space(c));
      EXPECT_EQ(has(at.equal_to(looked_for), i), c == static_cast<char32_t>(looked_for));
      const auto byte = static_cast<unsigned char>(at.bytes()[i]);
      EXPECT_TRUE(other ? byte >= 0x80 : byte == c);
    }
    for (std::size_t i = 0; i < SixtyFour::kSize; ++i) {
      if (!has(at.others(), i)) continue;
      at.take_for(i, '"');
      EXPECT_FALSE(has(at.others(), i));
      EXPECT_TRUE(has(at.taken(), i));
      EXPECT_EQ(at.bytes()[i], '"');
    }
    if (HasFailure()) break;
  }
}

TEST(SixtyFour, FindsTheFirstOfSome) {
  EXPECT_EQ(SixtyFour::first(0), SixtyFour::kSize);
  EXPECT_EQ(SixtyFour::first(0b101000), 3U);
  EXPECT_EQ(SixtyFour::from(0b101000, 0), 0b101000U);
  EXPECT_EQ(SixtyFour::from(0b101000, 3), 0b101000U);
  EXPECT_EQ(SixtyFour::from(0b101000, 4), 0b100000U);
  EXPECT_EQ(SixtyFour::from(0b101000, 6), 0U);
  EXPECT_EQ(SixtyFour::first(SixtyFour::from(~std::uint64_t{0}, 63)), 63U);
  EXPECT_EQ(SixtyFour::between(3, 5), 0b11000U);
  EXPECT_EQ(SixtyFour::between(0, 63), ~std::uint64_t{0} >> 1U);
}

}  // namespace
}  // namespace dateline::text
