#include "base/shared_text.hpp"

#include <gtest/gtest.h>

#include <string>

namespace dateline::base {
namespace {

TEST(SharedText, IsOneForAllCopies) {
  const SharedText one("The table gives coordinates.");
  SharedText other = one;
  EXPECT_EQ(&one.str(), &other.str());
  EXPECT_EQ(other, "The table gives coordinates.");
  other = "Another.";
  EXPECT_EQ(one, "The table gives coordinates.") << "whoever is given another text changes none";
  EXPECT_NE(one, other);
  EXPECT_EQ(other, SharedText(std::string("Another."))) << "texts are the same, wherever they lie";
  EXPECT_LT(other, one);
}

TEST(SharedText, OfNothingIsEmpty) {
  SharedText gone("x");
  gone.clear();
  for (const SharedText& none : {SharedText(), SharedText(""), SharedText(std::string()), gone}) {
    EXPECT_TRUE(none.empty());
    EXPECT_EQ(none, "");
    EXPECT_EQ(none.str(), "");
  }
}

}  // namespace
}  // namespace dateline::base
