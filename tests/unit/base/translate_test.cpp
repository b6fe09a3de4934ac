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
