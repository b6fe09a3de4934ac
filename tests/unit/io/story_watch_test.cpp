// Files of stories that hold another text than was read.

#include "io/story_watch.hpp"

#include <gmock/gmock.h>

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/checksum.hpp"
#include "support/temp_folder.hpp"

namespace dateline::io {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::IsEmpty;

class Watch : public testing::Test {
 protected:
  fs::path write(const std::string& name, const std::string& text) const {
    return folder_.write(name, text);
  }
  StoryWatch::Story read(curation::RecordNumber number, const fs::path& file,
                         const std::string& text) {
    return {number, file, base::fnv1a(text)};
  }
  std::vector<curation::RecordNumber> look(const std::vector<StoryWatch::Story>& stories) {
    return watch_.look(stories, [] { return true; });
  }
  tests::TempFolder folder_;
  StoryWatch watch_;
};

TEST_F(Watch, TellsThoseThatHoldAnotherTextAndNoOthers) {
  const auto a = read(1, write("a.txt", "Rebels took the mill."), "Rebels took the mill.");
  const auto b = read(4, write("b.txt", "Rebels left the mill."), "Rebels took the mill.");
  EXPECT_THAT(look({a, b}), ElementsAre(4));
  write("a.txt", "Rebels took the hill.");  // as long as before
  EXPECT_THAT(look({a, b}), ElementsAre(1, 4));
  write("a.txt", "Rebels took the mill.");
  write("b.txt", "Rebels took the mill.");
  EXPECT_THAT(look({a, b}), IsEmpty());
}

TEST_F(Watch, TouchingAFileOrTakingItAwayChangesNothing) {
  const auto a = read(1, write("a.txt", "Rebels took the mill."), "Rebels took the mill.");
  EXPECT_THAT(look({a}), IsEmpty());
  fs::last_write_time(a.file, fs::last_write_time(a.file) + std::chrono::hours(1));
  EXPECT_THAT(look({a}), IsEmpty());
  fs::remove(a.file);
  EXPECT_THAT(look({a}), IsEmpty());
}

TEST_F(Watch, AStoryReadAgainIsNoLongerToldAndOneOfACollectionNever) {
  const auto a = read(1, write("a.txt", "Rebels left."), "Rebels took the mill.");
  EXPECT_THAT(look({a}), ElementsAre(1));
  EXPECT_THAT(look({read(1, a.file, "Rebels left.")}), IsEmpty());
  curation::Ledger ledger;
  const auto put = [&](const char* id, const char* file, std::uint64_t size) {
    curation::StoryEntry s;
    s.id = id;
    s.file = file;
    s.reading.size = size;
    ledger.apply(
        {id,
         "",
         0,
         {{ledger.take_number(), std::make_shared<const curation::Record>(std::move(s))}}});
  };
  put("own", "/stories/a.txt", 5);
  put("collected", "/stories/all.jsonl", 5);
  put("pasted", "", 5);
  put("unread", "/stories/b.txt", 0);
  const auto stories = StoryWatch::stories_of(ledger);
  ASSERT_EQ(stories.size(), 1U);
  EXPECT_EQ(stories[0].file, "/stories/a.txt");
}

}  // namespace
}  // namespace dateline::io
