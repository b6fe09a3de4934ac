// What pages call languages, and which way these run.

#include "base/language_tag.hpp"

#include <gtest/gtest.h>

namespace dateline::base {
namespace {

TEST(LanguageTag, IsThatOfPagesForTheCodeOfAFile) {
  EXPECT_EQ(language_tag("it"), "it");
  EXPECT_EQ(language_tag("pt_BR"), "pt-BR");
  EXPECT_EQ(language_tag("sr@latin"), "sr");
}

TEST(LanguageTag, TellsWhatRunsFromRightToLeft) {
  for (const char* tag : {"ar", "ar-EG", "fa", "he", "ckb"}) EXPECT_TRUE(runs_right_to_left(tag));
  for (const char* tag : {"en", "arn", "", "it", "ar_EG"}) EXPECT_FALSE(runs_right_to_left(tag));
}

}  // namespace
}  // namespace dateline::base
