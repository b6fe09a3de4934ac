#include "text/sixteen.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

#include "text/characters.hpp"

namespace dateline::text {
namespace {

/// How many of the first sixteen there are before the first for which `ends` holds.
std::uint32_t before(const std::u32string& text, auto ends) {
  return static_cast<std::uint32_t>(std::ranges::find_if(text, ends) - text.begin());
}

TEST(Sixteen, SeesWhatALookAtEachCharacterSees) {
  // Every character of ASCII, those beside the ends of ranges, and what a byte cannot hold.
  std::u32string letters;
  for (char32_t c = 0; c < 0x80; ++c) letters.push_back(c);
  letters += U"\u0080\u00a0\u00e1\u00ff\u0100\u0161\u2019\u3042\U0001F600\U0010FFFF";
  std::mt19937 random(7);
  for (int round = 0; round < 20000; ++round) {
    // Runs of a kind, so that they end anywhere.
    std::u32string text;
    while (text.size() < Sixteen::kSize) {
      const char32_t c = letters[random() % letters.size()];
      const bool run = random() % 2 == 0;
      text.append(run ? random() % Sixteen::kSize : 1, random() % 3 == 0 ? U' ' : c);
    }
    text.resize(Sixteen::kSize);
    const Sixteen at(text.data());
    const auto is_other = [](char32_t c) { return c >= 0x80; };
    const auto is_plain_letter = [&](char32_t c) { return !is_other(c) && is_letter(c); };
    const auto is_plain_blank = [&](char32_t c) { return !is_other(c) && is_space(c); };
    EXPECT_EQ(at.letters(), before(text, [&](char32_t c) { return !is_plain_letter(c); }));
    EXPECT_EQ(at.blanks(), before(text, [&](char32_t c) { return !is_plain_blank(c); }));
    EXPECT_EQ(at.before_letter(),
              before(text, [&](char32_t c) { return is_plain_letter(c) || is_other(c); }));
    EXPECT_EQ(at.before_blank(),
              before(text, [&](char32_t c) { return is_plain_blank(c) || is_other(c); }));
    for (std::uint32_t i = 0; i < Sixteen::kSize; ++i) {
      EXPECT_EQ(at.is_other(i), is_other(text[i]));
      const auto byte = static_cast<unsigned char>(at.bytes()[i]);
      EXPECT_TRUE(is_other(text[i]) ? byte >= 0x80 : byte == text[i]);
    }
    if (HasFailure()) break;
  }
}

}  // namespace
}  // namespace dateline::text
