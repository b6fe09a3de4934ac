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

TEST(Utf8, ACodePointOfAnyKindMayStandAnywhereInLongText) {
  for (const char32_t odd : std::u32string{0xB7, 0x627, 0x2013, 0xFFFD, 0x1F4CD, 0x10FFFF}) {
    for (std::size_t at = 0; at < 40; ++at) {
      for (const std::size_t apart : {1U, 5U, 8U, 17U}) {
        std::u32string text(40, U'x');
        text[at] = odd;
        text[(at + apart) % text.size()] = odd;
        const std::string utf8 = to_utf8(text);
        ASSERT_EQ(to_code_points(utf8), text) << at << " and " << apart;
        ASSERT_EQ(count_code_points(utf8), text.size());
        ASSERT_EQ(first_invalid_utf8(utf8), std::nullopt);
        std::u32string behind = U"\u0627before ";
        append_code_points(behind, utf8);
        ASSERT_EQ(behind, U"\u0627before " + text);
      }
    }
  }
  EXPECT_EQ(to_utf8(std::u32string(20, char32_t{0x110000})).size(), 60U)
      << "replaced, none left over";
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

TEST(Utf8, MakesCodePointsUpToWhatIsIllFormed) {
  for (std::size_t at = 0; at < 70; ++at) {
    const std::string before(at, 'x');
    for (const char* odd : {"\xFF", "\xE2\x80", "\xC0\xAF", "\xED\xA0\x80"}) {
      std::u32string out = U"\u0627";
      EXPECT_EQ(append_well_formed(out, before + odd), at);
      EXPECT_EQ(out, U"\u0627" + std::u32string(at, U'x'));
    }
    std::u32string out;
    const std::string whole = before + "\u2019" + std::string(600, 'y');
    EXPECT_EQ(append_well_formed(out, whole), whole.size());
    EXPECT_EQ(out, std::u32string(at, U'x') + U"\u2019" + std::u32string(600, U'y'));
  }
}

TEST(LowerAscii, LeavesAllOtherLettersAsTheyAre) {
  EXPECT_EQ(lower_ascii("The ISIL of \u00c7a\u0130ra, 3rd"), "the isil of \u00c7a\u0130ra, 3rd");
}

}  // namespace
}  // namespace dateline::base
