// Stories that come in by the hundred, one after the other.

#include "io/story_adder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

#include "base/checksum.hpp"
#include "read_stories.hpp"
#include "support/documents.hpp"
#include "support/temp_folder.hpp"

namespace dateline::io {
namespace {

using testing::HasSubstr;
using Mode = ProjectStore::Mode;

ReadSource source(const std::string& id, const std::string& text) {
  auto document = std::make_shared<event::Document>(
      *tests::document_with({tests::event_on("e", "2014-06-10", "2014-06-11")}, text));
  document->story.id = id;
  ReadSource out;
  out.source.id = id;
  out.source.text = text;
  out.text = base::fnv1a(text);
  out.document = std::move(document);
  return out;
}

std::size_t stories_read(const ProjectStore& store) {
  std::vector<curation::ReadingRef> refs;
  for (const auto& e : store.ledger().records()) {
    refs.push_back(std::get<curation::StoryEntry>(*e.record).reading);
  }
  std::size_t out = 0;
  for (const auto& read : store.readings(refs, 1)) out += read ? 1U : 0U;
  return out;
}

class ManyStories : public testing::Test {
 protected:
  ManyStories() {
    options_.list = "June";
    options_.by = {"1", "2", "3"};
  }
  AddOptions options_;
  tests::TempFolder folder_;
  std::filesystem::path path_ = folder_.path() / "war.dateline";
};

TEST_F(ManyStories, EndBeforeThereAreMoreThanCanBeOpenedAndNoneIsLost) {
  for (const ProjectLimits limits :
       {ProjectLimits{ProjectFile::kMostBytes, 3}, ProjectLimits{3'000, 1000}}) {
    std::filesystem::remove(path_);
    std::size_t added = 0;
    {
      ProjectStore store = ProjectStore::create(path_, limits).value();
      StoryAdder adder(store, tests::shipped_reader(), options_);
      while (added < 100 && adder.put(source("s" + std::to_string(added),
                                             "Rebels took mill " + std::to_string(added) + "."))) {
        ++added;
      }
      ASSERT_TRUE(adder.error());
      EXPECT_EQ(adder.error()->code, base::ErrorCode::too_large);
      EXPECT_THAT(adder.error()->to_string(), HasSubstr("Put further stories to another project"));
      EXPECT_EQ(adder.report.added, added);
      EXPECT_GE(added, 3U);
      EXPECT_EQ(store.ledger().next_number(), added + 1) << "the one that was refused took none";
      ASSERT_TRUE(store.keep());
    }
    auto store = ProjectStore::open(path_, Mode::write, limits);
    ASSERT_TRUE(store) << store.error().to_string();
    EXPECT_EQ(store->ledger().records().size(), added);
    EXPECT_EQ(stories_read(*store), added);
    ASSERT_TRUE(store->save());
    EXPECT_LE(std::filesystem::file_size(path_), limits.bytes);
  }
}

TEST_F(ManyStories, ThatAreThereAlreadyAreReadAgainWhenNoMoreCanBeAdded) {
  ProjectStore store = ProjectStore::create(path_, {ProjectFile::kMostBytes, 1}).value();
  StoryAdder adder(store, tests::shipped_reader(), options_);
  ASSERT_TRUE(adder.put(source("a", "Rebels took the mill.")));
  EXPECT_TRUE(adder.put(source("a", "Rebels took the mill. It rained.")));
  EXPECT_FALSE(adder.put(source("b", "Rebels left the mill.")));
  EXPECT_EQ(adder.report.changed, 1U);
}

TEST_F(ManyStories, AreKeptByWhoeverAddsThemUnlessTheOptionsSayOtherwise) {
  for (const bool keeps : {true, false}) {
    std::filesystem::remove(path_);
    ProjectStore store = ProjectStore::create(path_).value();
    options_.keeps = keeps;
    StoryAdder adder(store, tests::shipped_reader(), options_);
    ASSERT_TRUE(adder.put(source("a", "Rebels took the mill.")));
    std::this_thread::sleep_for(std::chrono::milliseconds(1100));
    ASSERT_TRUE(adder.put(source("b", "Rebels left the mill.")));
    EXPECT_EQ(store.unkept(), !keeps);
  }
}

}  // namespace
}  // namespace dateline::io
