// Which stories are copies of one text.

#include "text/wording.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace dateline::text {
namespace {

const std::string kBody =
    "The river rose by two metres in the night and carried away the wooden bridge of the village, "
    "its mayor said. Some forty families who live by the water were taken to a school on the hill, "
    "where volunteers handed out bread, blankets and tea until the morning.\n";
const std::string kOther =
    "Ministers of five countries met in the capital to talk about the price of grain, which has "
    "doubled since the spring. They agreed on nothing but to meet again in a month, said one of "
    "the delegates, who asked not to be named because the talks were held behind closed doors.\n";

Wording wording(const std::string& text) { return Wording(make_story(text, "test").value()); }

TEST(Wording, OfACopyIsContainedWhateverItsCase) {
  std::string loud = kBody;
  for (char& c : loud) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  EXPECT_DOUBLE_EQ(wording(kBody).containment(wording(kBody)), 1);
  EXPECT_DOUBLE_EQ(wording(kBody).containment(wording(loud)), 1);
  EXPECT_DOUBLE_EQ(wording(kBody).containment(wording(kOther)), 0);
}

TEST(Wording, OfAShortenedStoryIsContainedInTheLongOne) {
  const Wording whole = wording(kBody + kOther);
  EXPECT_GT(wording(kBody).containment(whole), 0.9);
  EXPECT_DOUBLE_EQ(wording(kBody).containment(whole), whole.containment(wording(kBody)));
}

TEST(Wording, OfAFewWordsTellsNothing) {
  EXPECT_DOUBLE_EQ(wording("The river rose again.").containment(wording("The river rose again.")),
                   0);
}

TEST(Copies, AreOfTheFirstOfTheirText) {
  const std::vector<Wording> all{wording(kOther), wording(kBody), wording(kOther + " No one left."),
                                 wording("The river rose again."), wording(kBody)};
  EXPECT_EQ(copies(all), (std::vector<std::uint32_t>{0, 1, 0, 3, 1}));
  EXPECT_TRUE(copies({}).empty());
}

TEST(Copies, AreLookedForUpToTheStoryAtWhichItIsToldToStop) {
  const std::vector<Wording> all(4, wording(kBody));
  EXPECT_EQ(copies(all), (std::vector<std::uint32_t>{0, 0, 0, 0}));
  int asked = 0;
  EXPECT_EQ(copies(all, base::StopCheck([&] { return ++asked > 2; })),
            (std::vector<std::uint32_t>{0, 0, 2, 3}));
  EXPECT_EQ(asked, 3);
}

}  // namespace
}  // namespace dateline::text
