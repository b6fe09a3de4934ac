#include "scene/kind_words.hpp"

#include <gtest/gtest.h>

namespace dateline::scene {
namespace {

TEST(KindWords, AreInEnglishTheNamesThatFilesHave) {
  for (int i = 0; i < event::kEventTypes; ++i) {
    const auto type = static_cast<event::EventType>(i);
    EXPECT_EQ(words_of(type), event::name(type));
  }
  for (int i = 0; i < event::kFamilies; ++i) {
    const auto family = static_cast<event::Family>(i);
    EXPECT_EQ(words_of(family), event::name(family));
  }
  for (int i = 0; i < event::kStatuses; ++i) {
    const auto status = static_cast<event::Status>(i);
    EXPECT_EQ(words_of(status), event::name(status));
  }
}

}  // namespace
}  // namespace dateline::scene
