#include "gui/moment_words.hpp"

#include <gtest/gtest.h>

namespace dateline::gui {
namespace {

constexpr std::int64_t kNow = 1'700'000'000;  // 14 November 2023
constexpr std::int64_t kDay = 86'400;

TEST(MomentWords, NameTodayAndYesterdayAndElseTheDay) {
  EXPECT_EQ(moment_words(kNow, kNow).substr(0, 6), "today ");
  EXPECT_EQ(moment_words(kNow - kDay, kNow).substr(0, 10), "yesterday ");
  EXPECT_EQ(moment_words(kNow, kNow).size(), std::string("today 14:02").size());
  EXPECT_NE(moment_words(kNow - 400 * kDay, kNow).find(" October 2022, "), std::string::npos);
  EXPECT_EQ(moment_words(0, kNow), "");
}

TEST(MomentWords, SayWhoWhereThatIsKnown) {
  EXPECT_EQ(by_words("J. Smith", 0, kNow), "J. Smith");
  EXPECT_EQ(by_words("", kNow, kNow).substr(0, 6), "today ");
  EXPECT_EQ(by_words("J. Smith", kNow, kNow).substr(0, 16), "J. Smith, today ");
}

}  // namespace
}  // namespace dateline::gui
