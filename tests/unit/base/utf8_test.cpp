#include "base/utf8.hpp"

#include <gtest/gtest.h>

#include <string>

namespace dateline::base {
namespace {

TEST(Utf8, RoundTripsEveryKindOfCodePoint) {
  const std::u32string all = {U'a',   0x7F,   0x80,   0x7FF,   0x800,   0x2019,
                              0xD7FF, 0xE000, 0xFFFD, 0x10000, 0x10FFFF};
  EXPECT_EQ(to_code_points(to_utf8(all)), all);
  EXPECT_EQ(first_invalid_utf8(to_utf8(all)), std::nullopt);
  EXPECT_EQ(count_code_points(to_utf8(all)), all.size());
}

TEST(Utf8, NamesTheByteWhereTextStopsBeingUtf8) {
  EXPECT_EQ(first_invalid_utf8("ab\xFFz"), 2U);
  EXPECT_EQ(first_invalid_utf8("ab\xE2\x80"), 2U) << "cut off";
  EXPECT_EQ(first_invalid_utf8("\xC0\xAF"), 0U) << "overlong";
  EXPECT_EQ(first_invalid_utf8("\xED\xA0\x80"), 0U) << "a surrogate";
  EXPECT_EQ(first_invalid_utf8("\xF4\x90\x80\x80"), 0U) << "beyond U+10FFFF";
}

TEST(Utf8, PutsReplacementCharactersForWhatIsIllFormed) {
  EXPECT_EQ(to_code_points("a\xFF"
                           "b"),
            (std::u32string{U'a', 0xFFFD, U'b'}));
  EXPECT_EQ(to_utf8(std::u32string{char32_t{0xD800}}), "\xEF\xBF\xBD");
}

TEST(LowerAscii, LeavesAllOtherLettersAsTheyAre) {
  EXPECT_EQ(lower_ascii("The ISIL of \u00c7a\u0130ra, 3rd"), "the isil of \u00c7a\u0130ra, 3rd");
}

}  // namespace
}  // namespace dateline::base
