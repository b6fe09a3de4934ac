#include "base/translate.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <string>
#include <thread>

namespace dateline::base {
namespace {

std::unique_ptr<const Catalogue> italian(const std::string& text) {
  const auto file = PoFile::parse(text, "it.po");
  EXPECT_TRUE(file) << file.error().to_string();
  return std::make_unique<Catalogue>(*Catalogue::make(*file));
}

class Translate : public testing::Test {
 protected:
  void TearDown() override { set_language(nullptr); }
};

TEST_F(Translate, IsEnglishWhereNoLanguageIsChosen) {
  set_language(nullptr);
  EXPECT_STREQ(tr("Close"), "Close");
  EXPECT_STREQ(tr_in("month", "May"), "May");
  EXPECT_EQ(tr_format("{} of {}", 2, 3), "2 of 3");
  EXPECT_EQ(tr_count("{} event", "{} events", 1), "1 event");
  EXPECT_EQ(tr_count("{} event", "{} events", 12345), "12,345 events");
}

TEST_F(Translate, SpeaksTheLanguageAtOnceAndEnglishWhereItHasNoText) {
  set_language(
      italian("msgid \"Close\"\nmsgstr \"Chiudi\"\n"
              "msgid \"{} of {}\"\nmsgstr \"{1}: {0}\"\n"
              "msgid \"{} event\"\nmsgid_plural \"{} events\"\n"
              "msgstr[0] \"{} evento\"\nmsgstr[1] \"{} eventi\"\n"));
  const char* kept = tr("Close");
  EXPECT_STREQ(kept, "Chiudi");
  EXPECT_STREQ(tr("Open"), "Open");
  EXPECT_EQ(tr_format("{} of {}", 2, 3), "3: 2");
  EXPECT_EQ(tr_count("{} event", "{} events", 1), "1 evento");
  EXPECT_EQ(tr_count("{} event", "{} events", 1200), "1,200 eventi");
  set_language(nullptr);
  EXPECT_STREQ(tr("Close"), "Close");
  EXPECT_STREQ(kept, "Chiudi");  // another thread may hold it still
}

TEST_F(Translate, ATranslationThatDoesNotFormatGivesTheEnglish) {
  set_language(
      italian("msgid \"{:d} km\"\nmsgstr \"{:d} chilometri\"\n"
              "msgid \"{} m\"\nmsgstr \"m\"\n"
              "msgid \"{} s\"\nmsgstr \"{} { s\"\n"
              "msgid \"{} h\"\nmsgstr \"{:q} h\"\n"));
  EXPECT_EQ(tr_format("{:d} km", 5), "5 chilometri");
  EXPECT_EQ(tr_format("{} m", 5), "5 m");
  EXPECT_EQ(tr_format("{} s", 5), "5 s");
  EXPECT_EQ(tr_format("{} h", 5), "5 h");
}

TEST_F(Translate, RemembersWhatTheLanguageHasNot) {
  watch_missing();
  set_language(italian("msgid \"Close\"\nmsgstr \"Chiudi\"\n"));
  EXPECT_STREQ(tr("Close"), "Chiudi");
  EXPECT_STREQ(tr("Open"), "Open");
  EXPECT_EQ(tr_count("{} event", "{} events", 2), "2 events");
  EXPECT_EQ(missing_texts(), (std::vector<std::string>{"Open", "{} event"}));
}

TEST_F(Translate, ACountIsToldWithOrWithoutMarksBetweenThousands) {
  EXPECT_EQ(tr_plain_count("{} day", "{} days", 1), "1 day");
  EXPECT_EQ(tr_plain_count("{} day", "{} days", 12345), "12345 days");
}

TEST_F(Translate, WhatIsKeptInEnglishIsShownInTheLanguage) {
  set_language(
      italian("msgctxt \"step\"\nmsgid \"take back {}\"\nmsgstr \"annulla {}\"\n"
              "msgctxt \"step\"\nmsgid \"rename {} to {}\"\nmsgstr \"{1} era {0}\"\n"
              "msgctxt \"step\"\nmsgid \"rename {} to {} again\"\nmsgstr \"{0}, {1}: ancora\"\n"
              "msgctxt \"step\"\nmsgid \"read again\"\nmsgstr \"rileggi\"\n"
              "msgctxt \"in a sentence\"\nmsgid \"clash in {}\"\nmsgstr \"scontro a {}\"\n"
              "msgid \"Mosul\"\nmsgstr \"no\"\n"));
  EXPECT_EQ(tr_kept("step", "read again"), "rileggi");
  EXPECT_EQ(tr_kept("step", "rename North to South"), "South era North");
  EXPECT_EQ(tr_kept("step", "rename North to South again"), "North, South: ancora");
  EXPECT_EQ(tr_kept("step", "take back clash in Mosul"), "annulla scontro a Mosul");
  EXPECT_EQ(tr_kept("step", "take back a {} \"b\""), "annulla a {} \"b\"");
  EXPECT_EQ(find_kept("step", "take back "), std::nullopt);
  EXPECT_EQ(find_kept("another context", "read again"), std::nullopt);
  watch_missing();
  EXPECT_EQ(tr_kept("step", "of an earlier version"), "of an earlier version");
  EXPECT_EQ(missing_texts(), std::vector<std::string>{"of an earlier version"});
  set_language(nullptr);
  EXPECT_EQ(tr_kept("step", "take back clash in Mosul"), "take back clash in Mosul");
}

TEST_F(Translate, WhatGoesIntoFilesIsEnglishOnItsThreadAlone) {
  set_language(
      italian("msgid \"Close\"\nmsgstr \"Chiudi\"\nmsgid \"{} m\"\nmsgstr \"metri {}\"\n"));
  {
    const InEnglish file;
    const InEnglish part_of_it;
    EXPECT_STREQ(tr("Close"), "Close");
    EXPECT_EQ(tr_format("{} m", 2), "2 m");
    std::thread([] { EXPECT_STREQ(tr("Close"), "Chiudi"); }).join();
  }
  EXPECT_STREQ(tr("Close"), "Chiudi");
}

TEST_F(Translate, ThreadsSpeakWhileTheLanguageChanges) {
  std::atomic<bool> done = false;
  std::thread reader([&] {
    while (!done) {
      const std::string word = tr("Close");
      EXPECT_TRUE(word == "Close" || word == "Chiudi") << word;
    }
  });
  for (int i = 0; i < 100; ++i) {
    set_language(italian("msgid \"Close\"\nmsgstr \"Chiudi\"\n"));
    set_language(nullptr);
  }
  done = true;
  reader.join();
}

}  // namespace
}  // namespace dateline::base
