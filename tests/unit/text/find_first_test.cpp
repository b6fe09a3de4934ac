#include "text/find_first.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace dateline::text {
namespace {

TEST(FindFirst, FindsWhatALookAtEachCharacterFinds) {
  const std::u32string letters = U"abc \n9/:;\u00e1\u2013\U0010FFFF";
  const auto may = [](char32_t c) { return (c == U'\n') | is_beyond(c, 0x2000); };
  const auto is = [](char32_t c) { return c == U'\n' || c == 0x2013; };
  std::mt19937 random(7);
  for (int round = 0; round < 5000; ++round) {
    std::u32string text(random() % 150, U'x');
    for (auto n = random() % 4; n > 0 && !text.empty(); --n) {
      text[random() % text.size()] = letters[random() % letters.size()];
    }
    const std::size_t begin = random() % (text.size() + 1);
    const std::size_t end = begin + random() % (text.size() - begin + 1);
    std::size_t first = begin;
    while (first < end && !is(text[first])) ++first;
    ASSERT_EQ(find_first(text, begin, end, may, is), first);
  }
}

}  // namespace
}  // namespace dateline::text
