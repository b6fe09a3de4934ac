#include "intake/charset.hpp"

#include "unit/intake/read_all.hpp"

namespace dateline::intake {
namespace {

using testing::HasSubstr;

std::string utf16(const std::string& ascii, bool big) {
  std::string out;
  for (const char c : ascii) out += big ? std::string{'\0', c} : std::string{c, '\0'};
  return out;
}

TEST(Charset, PlainUtf8StaysAsItIsInTheFile) {
  const std::string bytes =
      "\xEF\xBB\xBF"
      "Caf\xC3\xA9 in Mosul.\r\n\r\n\tTwo.";
  const Article a = article("a.txt", bytes);
  EXPECT_EQ(a.text, bytes);
  EXPECT_TRUE(a.notes.empty());
}

TEST(Charset, WhatIsNoUtf8IsReadAsWindows1252AndSaysSo) {
  const Article a = article("a.txt", "Caf\xE9 \x96 \x93Mosul\x94");
  EXPECT_EQ(a.text, "Caf\u00E9 \u2013 \u201CMosul\u201D");
  ASSERT_EQ(a.notes.size(), 1U);
  EXPECT_THAT(a.notes[0], HasSubstr("windows-1252"));
}

TEST(Charset, Utf16IsReadWithAndWithoutItsMark) {
  const std::string words = "Rebels took the mill at dawn.";
  for (const bool big : {false, true}) {
    EXPECT_EQ(article("a.txt", (big ? "\xFE\xFF" : "\xFF\xFE") + utf16(words, big)).text, words);
    const Article a = article("a.txt", utf16(words, big));
    EXPECT_EQ(a.text, words);
    EXPECT_THAT(a.notes.at(0), HasSubstr("UTF-16"));
  }
}

TEST(Charset, TextThatIsUtf8ButForAByteIsRefusedWithItsLine) {
  EXPECT_THAT(error_of("a.txt", "Caf\xC3\xA9 and th\xC3\xA9.\nDamaged \xE9 here."),
              HasSubstr("a.txt:2: "));
}

TEST(Charset, DeclaredEncodingsAreUsedAndUnknownOnesAreNot) {
  EXPECT_EQ(decoded("\xCC\xEE\xF1\xEA\xE2\xE0", "windows-1251").text,
            "\u041C\u043E\u0441\u043A\u0432\u0430");
  EXPECT_EQ(decoded("\xED\xCF\xD3\xCB\xD7\xC1", "KOI8-R").text,
            "\u041C\u043E\u0441\u043A\u0432\u0430");
  EXPECT_EQ(decoded("caf\xE9", "iso-8859-1").text, "caf\u00E9");
  EXPECT_EQ(decoded("caf\xC3\xA9", "UTF-8//TRANSLIT").text, "caf\u00E9");
  EXPECT_EQ(decoded("caf\xC3\xA9", "../../etc/passwd").text, "caf\u00E9");
  EXPECT_EQ(declared_in_html("<html><head><META http-equiv=x content='text/html; charset=koi8-r'>"),
            "koi8-r");
  EXPECT_EQ(declared_in_html("<meta charset=\"windows-1256\">"), "windows-1256");
  EXPECT_EQ(declared_in_xml("<?xml version='1.0' encoding='ISO-8859-2'?>"), "ISO-8859-2");
}

TEST(Charset, WhatDoesNotFitIsLeftOpenAndTold) {
  const Decoded text = decoded("a\x81\xFF", "shift_jis");
  EXPECT_THAT(text.text, HasSubstr("a"));
  EXPECT_THAT(text.note, HasSubstr("do not fit"));
}

}  // namespace
}  // namespace dateline::intake
