// Names in a list with too little room for them.

#include "brief/list_names.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dateline::brief {
namespace {

using testing::ElementsAre;

std::string cut(const std::string& name) { return name.substr(0, 20); }

TEST(ListNames, ThatWouldLookAlikeBeginWhereTheyDiffer) {
  EXPECT_THAT(
      list_names(
          {"Military Forces of Iraq captured Mosul", "Rebels captured Tikrit",
           "Military Forces of Iraq captured Mogadishu", "Military Forces of Iraq captured Tikrit"},
          cut),
      ElementsAre("\u2026 Mosul", "Rebels captured Tikrit", "\u2026 Mogadishu", "\u2026 Tikrit"));
}

TEST(ListNames, StayAsTheyAreWhereTheyAreTheSameOrHaveRoom) {
  const std::vector<std::string> names{"Rebels captured Tikrit on Sunday", "Title", "",
                                       "Rebels captured Tikrit on Sunday", "Title of all"};
  EXPECT_EQ(list_names(names, cut), names);
  EXPECT_THAT(
      list_names({"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaab"}, cut),
      ElementsAre("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaab"))
      << "one word is not cut in two";
}

TEST(ListNames, OneThatIsTheBeginningOfAnotherKeepsItsLastWord) {
  EXPECT_THAT(list_names({"Rebels captured Tikrit once", "Rebels captured Tikrit once more"}, cut),
              ElementsAre("\u2026 once", "\u2026 once more"));
}

}  // namespace
}  // namespace dateline::brief
