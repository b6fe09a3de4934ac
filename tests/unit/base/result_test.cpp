#include "base/result.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace dateline::base {
namespace {

TEST(Result, HoldsAValueThatCanBeMovedOut) {
  Result<std::unique_ptr<int>> r = std::make_unique<int>(7);
  ASSERT_TRUE(r);
  const std::unique_ptr<int> taken = std::move(r).value();
  EXPECT_EQ(*taken, 7);
}

TEST(Result, SaysWhatWhereAndWhatNow) {
  const Result<int> r = Error{ErrorCode::not_found, "no such file", "a.txt", "Check the path"};
  ASSERT_FALSE(r);
  EXPECT_EQ(r.error().to_string(), "a.txt: no such file. Check the path.");
}

TEST(Result, OfVoidIsSuccessByDefault) {
  EXPECT_TRUE(Result<void>{});
  EXPECT_FALSE(Result<void>(Error{}));
}

}  // namespace
}  // namespace dateline::base
