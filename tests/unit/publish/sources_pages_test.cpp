// What scenes rest on, in pages.
#include "publish/sources_pages.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <variant>
#include <vector>

namespace dateline::publish {
namespace {

class SourcesPagesTest : public testing::Test {
 protected:
  SourcesPagesTest() : type_(typeset::Typesetter::open(DATELINE_SOURCE_DIR "/assets/fonts")) {}
  void SetUp() override { ASSERT_TRUE(type_); }

  /// The lines of each page, from above.
  std::vector<std::vector<std::string>> pages(const std::vector<SceneSources>& scenes,
                                              const std::string& map = "") {
    std::vector<std::vector<std::string>> out;
    for (const auto& page :
         sources_pages(*type_, scenes, map, 640, 360, 1, scene::Theme::light())) {
      out.emplace_back();
      for (const auto& op : page.sketch->ops) {
        const auto* words = std::get_if<scene::Sketch::Words>(&op.what);
        if (words != nullptr) out.back().push_back(words->utf8);
      }
    }
    return out;
  }

  base::Result<typeset::Typesetter> type_;
};

TEST_F(SourcesPagesTest, ThereAreNoneWithoutSources) {
  EXPECT_TRUE(pages({{"1. Where it began", "", ""}}, "A map").empty());
}

TEST_F(SourcesPagesTest, ScenesStandUnderTheirNamesWithWhatTheyRestOn) {
  const auto all = pages({{"1. Tikrit falls", "Northwire, 12 June 2014", "An officer"}}, "A map");
  ASSERT_EQ(all.size(), 1U);
  EXPECT_THAT(all[0], testing::ElementsAre("Sources", "1. Tikrit falls", "Northwire, 12 June 2014",
                                           "Quoted: An officer", "A map"));
}

TEST_F(SourcesPagesTest, NoPageEndsWithTheNameOfASceneWhatFollowsIsOnTheNext) {
  std::vector<SceneSources> scenes;
  for (int i = 1; i <= 40; ++i) {
    // As many lines as it takes to meet each end of a page.
    std::string sources = "Northwire, 12 June 2014";
    for (int more = i % 4; more > 0; --more)
      sources += "; the other wire of the north, 13 June 2014";
    scenes.push_back({std::to_string(i) + ". Scene", sources, i % 3 == 0 ? "An officer" : ""});
  }
  const auto all = pages(scenes);
  ASSERT_GT(all.size(), 5U);
  for (const auto& page : all) {
    ASSERT_FALSE(page.empty());
    EXPECT_THAT(page.back(), testing::Not(testing::EndsWith(". Scene")));
  }
}

}  // namespace
}  // namespace dateline::publish
