#include "base/po_file.hpp"

#include <gtest/gtest.h>

#include <string>

namespace dateline::base {
namespace {

const std::string kWhole =
    "\xef\xbb\xbf# A comment\r\n"
    "msgid \"\"\r\n"
    "msgstr \"\"\r\n"
    "\"Language: it\\n\"\r\n"
    "\"Content-Type: text/plain; charset=UTF-8\\n\"\r\n"
    "\r\n"
    "#: gui/a.cpp\r\n"
    "msgctxt \"the month\"\r\n"
    "msgid \"May\"\r\n"
    "msgstr \"maggio\"\r\n"
    "#, fuzzy, c-format\n"
    "msgid \"Say \\\"yes\\\" \"\n"
    "\"or\\tno\"\n"
    "msgstr \"\"\n"
    "\n"
    "msgid \"{} event\"\n"
    "msgid_plural \"{} events\"\n"
    "msgstr[0] \"{} evento\"\n"
    "msgstr[1] \"{} eventi\"\n"
    "#~ msgid \"Gone\"\n"
    "#~ msgstr \"Andato\"";

TEST(PoFile, IsReadAsTranslatorsToolsWriteIt) {
  const auto file = PoFile::parse(kWhole, "it.po");
  ASSERT_TRUE(file) << file.error().to_string();
  EXPECT_EQ(file->field("Language"), "it");
  EXPECT_EQ(file->field("Lang"), "");
  ASSERT_EQ(file->messages.size(), 3U);
  EXPECT_EQ(file->messages[0].context, "the month");
  EXPECT_EQ(file->messages[0].id, "May");
  EXPECT_EQ(file->messages[0].texts.front(), "maggio");
  EXPECT_FALSE(file->messages[0].fuzzy);
  EXPECT_EQ(file->messages[1].id, "Say \"yes\" or\tno");
  EXPECT_EQ(file->messages[1].context, "");
  EXPECT_TRUE(file->messages[1].fuzzy);
  EXPECT_FALSE(file->messages[2].fuzzy);
  EXPECT_EQ(file->messages[2].plural, "{} events");
  EXPECT_EQ(file->messages[2].texts, (std::vector<std::string>{"{} evento", "{} eventi"}));
}

TEST(PoFile, WhatIsSaidOfAnObsoleteMessageIsNotSaidOfTheNext) {
  const auto file = PoFile::parse(
      "msgid \"a\"\nmsgstr \"A\"\n\n#, fuzzy\n#~ msgid \"gone\"\n#~ msgstr \"G\"\n\n"
      "msgid \"b\"\nmsgstr \"B\"\n",
      "it.po");
  ASSERT_TRUE(file) << file.error().to_string();
  ASSERT_EQ(file->messages.size(), 2U);
  EXPECT_FALSE(file->messages[0].fuzzy);
  EXPECT_FALSE(file->messages[1].fuzzy);
}

std::string where(const std::string& text) {
  const auto file = PoFile::parse(text, "it.po");
  return file ? "" : file.error().where;
}

TEST(PoFile, WhatCannotBeReadIsToldWithItsLine) {
  EXPECT_EQ(where("msgid \"a\"\nmsgstr \"b\n"), "it.po:2");
  EXPECT_EQ(where("msgid \"a\"\nmsgstr \"b\\q\"\n"), "it.po:2");
  EXPECT_EQ(where("msgid \"a\"\nmsgstr \"b\\\"\n"), "it.po:2");
  EXPECT_EQ(where("msgid \"a\"\nmsgstr b\n"), "it.po:2");
  EXPECT_EQ(where("\"a\"\n"), "it.po:1");
  EXPECT_EQ(where("msgstr \"a\"\n"), "it.po:1");
  EXPECT_EQ(where("msgid \"a\"\nmsgid \"b\"\nmsgstr \"c\"\n"), "it.po:2");
  EXPECT_EQ(where("msgid \"a\"\nmsgctxt \"b\"\n"), "it.po:2");
  EXPECT_EQ(where("msgid \"a\"\nmsgstr \"b\"\nmsgid_plural \"c\"\n"), "it.po:3");
  EXPECT_EQ(where("msgid \"a\"\nmsgstr[0] \"b\"\n"), "it.po:2");
  EXPECT_EQ(where("msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[1] \"b\"\n"), "it.po:3");
  EXPECT_EQ(where("<html>\n"), "it.po:1");
  EXPECT_EQ(where("msgid \"a\"\n"), "it.po:1");
}

TEST(PoFile, OtherEncodingsAreToldWithTheirCure) {
  for (const char* text :
       {"msgid \"a\"\nmsgstr \"\xe9\"\n",
        "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=CP1251\\n\"\n"}) {
    const auto file = PoFile::parse(text, "it.po");
    ASSERT_FALSE(file);
    EXPECT_EQ(file.error().code, ErrorCode::bad_encoding);
    EXPECT_NE(file.error().cure.find("msgconv"), std::string::npos);
  }
}

TEST(PoFile, CutOffAnywhereItIsReadOrToldAndNeverBreaks) {
  for (std::size_t size = 0; size <= kWhole.size(); ++size) {
    const auto file = PoFile::parse(std::string_view(kWhole).substr(0, size), "it.po");
    EXPECT_TRUE(!file || file->messages.size() <= 3) << size;
  }
}

}  // namespace
}  // namespace dateline::base
