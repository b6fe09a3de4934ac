#include "gui/forgiving_match.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace dateline::gui {
namespace {

/// Those that are meant by what was typed, the best first.
std::vector<std::string> ranked(const char* typed, std::vector<std::string> texts) {
  const ForgivingMatch match(typed);
  std::erase_if(texts, [&](const std::string& t) { return !match.cost(t); });
  std::ranges::stable_sort(texts, {}, [&](const std::string& t) { return *match.cost(t); });
  return texts;
}

using Texts = std::vector<std::string>;

TEST(ForgivingMatch, TakesWordsInAnyOrderAndHalfTyped) {
  EXPECT_TRUE(ForgivingMatch("place held").cost("Hide who held which place"));
  EXPECT_TRUE(ForgivingMatch("held pl").cost("Hide who held which place"));
  EXPECT_FALSE(ForgivingMatch("held town").cost("Hide who held which place"));
  EXPECT_LT(*ForgivingMatch("held place").cost("Hide who held which place"),
            *ForgivingMatch("place held").cost("Hide who held which place"));
}

TEST(ForgivingMatch, TakesFirstLetters) {
  EXPECT_TRUE(ForgivingMatch("hwhwp").cost("Hide who held which place"));
  EXPECT_TRUE(ForgivingMatch("whwp").cost("Hide who held which place"));
  EXPECT_TRUE(ForgivingMatch("pt").cost("Page the timeline")) << "small words may be left out";
  EXPECT_TRUE(ForgivingMatch("ptt").cost("Page the timeline"));
  EXPECT_FALSE(ForgivingMatch("wp").cost("Hide who held which place"))
      << "two letters are found everywhere";
}

TEST(ForgivingMatch, TakesOneSlipInAWord) {
  for (const char* typed : {"timelien", "tmeline", "timelinee", "timeoine", "timelone", "timel1"}) {
    EXPECT_TRUE(ForgivingMatch(typed).cost("Page the timeline")) << typed;
  }
  EXPECT_FALSE(ForgivingMatch("tmielnie").cost("Page the timeline")) << "two slips";
  EXPECT_FALSE(ForgivingMatch("hide").cost("side")) << "short words with a slip are other words";
  EXPECT_FALSE(ForgivingMatch("hold").cost("Fold the timeline away"));
}

TEST(ForgivingMatch, RanksWhatIsMoreLikeWhatWasTypedBefore) {
  EXPECT_EQ(ranked("play", {"Display again", "Play backward", "Plays", "Play", "Stop playing"}),
            (Texts{"Play", "Play backward", "Plays", "Stop playing", "Display again"}));
  EXPECT_EQ(ranked("scene", {"Previous scene", "Scene", "Capture it as a secne"}),
            (Texts{"Scene", "Previous scene", "Capture it as a secne"}));
}

TEST(ForgivingMatch, CountsOtherWordsForLess) {
  const ForgivingMatch match("night");
  EXPECT_TRUE(match.cost("Dark colours", "night mode"));
  EXPECT_FALSE(match.cost("Dark colours"));
  EXPECT_LT(*match.cost("Night view"), *match.cost("Dark colours", "night mode"));
}

TEST(ForgivingMatch, DoesNotMindCaseOrDiacritics) {
  EXPECT_EQ(ForgivingMatch("AL-QA\u02bfIM").cost("al qaim"), 0);
  EXPECT_TRUE(ForgivingMatch("").cost("anything"));
  EXPECT_TRUE(ForgivingMatch("  ?!").empty());
}

}  // namespace
}  // namespace dateline::gui
