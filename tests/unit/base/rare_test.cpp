#include "base/rare.hpp"

#include <gtest/gtest.h>

#include <string>

namespace dateline::base {
namespace {

TEST(Rare, IsWhatItWasGivenAndCopiesAreTheirOwn) {
  Rare<std::string> none;
  EXPECT_FALSE(none);
  EXPECT_EQ(sizeof(none), sizeof(void*));
  Rare<std::string> one = std::string("Tikrit");
  Rare<std::string> copy = one;
  *copy = "Mosul";
  EXPECT_EQ(*one, "Tikrit");
  EXPECT_EQ(copy->size(), 5U);
  one = copy;
  copy.reset();
  EXPECT_FALSE(copy.has_value());
  EXPECT_EQ(*one, "Mosul");
  const Rare<std::string>& self = one;
  one = self;
  EXPECT_EQ(*one, "Mosul");
}

TEST(Rare, TakesWhatMayOrMayNotBeThere) {
  std::optional<std::string> maybe;
  Rare<std::string> one = std::string("Tikrit");
  one = maybe;
  EXPECT_FALSE(one);
  maybe = "Mosul";
  one = maybe;
  EXPECT_EQ(*one, "Mosul");
  one = std::nullopt;
  EXPECT_FALSE(one);
  EXPECT_EQ(one.emplace(), "");
  EXPECT_TRUE(one);
}

}  // namespace
}  // namespace dateline::base
